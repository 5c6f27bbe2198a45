/**
 * Offers people after an @ in a text area inside `[data-names]`, whose value is the address of the
 * names. Keys and roles of the list are those of the ARIA combobox (@github/combobox-nav).
 */
import Combobox from "../vendor/combobox-nav/index.js";

const TYPED = /(?:^|[^\w/@.+=&?#-])@([\w.+-]*)$/u;
const MOST = 8;
let people;

async function everybody(address) {
  people ??= fetch(address, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : { people: [] }))
    .then((answer) => answer.people)
    .catch(() => []);
  const found = await people;
  if (!found.length) {
    people = undefined;
  }
  return found;
}

/** @returns {string | null} what is typed after the @ before the caret, or null */
function asked(area) {
  const typed = TYPED.exec(area.value.slice(0, area.selectionStart));
  return typed ? typed[1] : null;
}

function fits(person, words) {
  const wanted = words.toLowerCase();
  const names = [person.key, ...person.name.split(/\s+/)];
  return names.some((name) => name.toLowerCase().startsWith(wanted));
}

/** One list at one text area; it stands as long as a name is being typed. */
class Naming {
  constructor(area, list) {
    this.area = area;
    this.list = list;
    this.combobox = new Combobox(area, list);
    list.addEventListener("combobox-commit", (event) => {
      this.take(event.target.closest("[role=option]").dataset.key);
    });
    this.combobox.start();
    // A text area stays a text area: only what ARIA allows on one is left of the combobox.
    for (const name of ["role", "aria-expanded", "aria-haspopup"]) {
      area.removeAttribute(name);
    }
  }

  show(found) {
    this.list.replaceChildren(...found.map((person, at) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${at}`;
      option.setAttribute("role", "option");
      option.dataset.key = person.key;
      const name = document.createElement("strong");
      name.textContent = person.name;
      const key = document.createElement("small");
      key.textContent = `@${person.key}`;
      option.append(name, " ", key);
      return option;
    }));
    this.combobox.clearSelection();
    this.combobox.navigate(1);
    const count = found.length === 1 ? "1 person" : `${found.length} people`;
    this.list.nextElementSibling.textContent = `${count}. Up and down choose, Enter names them.`;
  }

  take(key) {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const start = before.lastIndexOf("@");
    this.close();
    this.area.setRangeText(`@${key} `, start, before.length, "end");
    this.area.focus();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.combobox.destroy();
    this.list.nextElementSibling.remove();
    this.list.remove();
    naming = undefined;
  }
}

let naming;

async function offer(area) {
  const words = asked(area);
  const place = area.closest("[data-names]");
  const found = words === null
    ? []
    : (await everybody(place.dataset.names)).filter((person) => fits(person, words)).slice(0, MOST);
  if (asked(area) !== words || document.activeElement !== area) {
    return;
  }
  if (!found.length) {
    naming?.close();
    return;
  }
  if (naming?.area !== area) {
    naming?.close();
    const list = document.createElement("ul");
    list.id = "naming";
    list.className = "naming-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "People");
    const told = document.createElement("p");
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    place.append(list, told);
    naming = new Naming(area, list);
  }
  naming.show(found);
}

/** Wire the whole document once; what is swapped in later works too. */
export function startNaming() {
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-names] textarea")) {
      offer(event.target);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (naming && event.key === "Escape" && event.target === naming.area) {
      event.stopImmediatePropagation();
      event.preventDefault();
      naming.close();
    }
  }, true);
  // A press on the list must not take the focus, and with it the list, away.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("#naming")) {
      event.preventDefault();
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === naming?.area) {
      naming.close();
    }
  });
}
