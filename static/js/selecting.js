/** Selected words become a claim, or the words of the form that asks for them. */
import { placeOf } from "./offsets.js";
import { bindCommands } from "./keys.js";
import { tell } from "./toasts.js";

const lines = document.getElementById("lines");
const button = document.getElementById("mark-words");
let picked = null;
let picker = null;

/** The place of the selection in the article, or null. */
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  return range.intersectsNode(lines) ? placeOf(range, lines) : null;
}

/** The field group that takes the words: the one last used, else the first of the open form. */
function presentPicker() {
  const all = [...document.querySelectorAll("#panel [data-picks]")];
  if (!all.includes(picker)) {
    picker = all[0] ?? null;
  }
  for (const group of all) {
    group.classList.toggle("picking", all.length > 1 && group === picker);
  }
  return picker;
}

/** Put the button under the end of the selection, inside the window. */
function place() {
  const boxes = getSelection().getRangeAt(0).getClientRects();
  const box = boxes[boxes.length - 1];
  if (!box) {
    return;
  }
  button.hidden = false;
  button.querySelector("span").textContent = presentPicker() ? "Use these words" : "Mark as claim";
  const { width, height } = button.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.right - width / 2, innerWidth - width - 8));
  const below = box.bottom + 10;
  button.style.left = `${left}px`;
  button.style.top = `${below + height < innerHeight ? below : Math.max(8, box.top - height - 10)}px`;
}

function refresh() {
  picked = selected();
  if (picked) {
    place();
  } else {
    button.hidden = true;
  }
}

/** Give the selected words to the open form. */
function fill(group, words) {
  const field = group.querySelector("[data-words]");
  const [start, end] = group.querySelectorAll("input[type=hidden]");
  field.value = words.words;
  start.value = String(words.start);
  end.value = String(words.end);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** Open the form for a new claim with the selected words in it. */
function openForm(words) {
  const address = new URL(document.getElementById("main").dataset.newClaim, location.href);
  for (const [name, value] of Object.entries(words)) {
    address.searchParams.set(name, String(value));
  }
  window.htmx.ajax("GET", address.pathname + address.search, { target: "#panel", swap: "innerHTML" });
}

function use() {
  const words = picked ?? selected();
  if (!words) {
    const add = document.querySelector("[data-adds]");
    add?.click();
    return;
  }
  if (words.words.length > 5000) {
    tell("That is more than 5,000 characters. Select the words of one claim.", "warning");
    return;
  }
  const group = presentPicker();
  getSelection().removeAllRanges();
  refresh();
  if (group) {
    fill(group, words);
  } else {
    openForm(words);
  }
}

/** Wire the page; without the button the person may not add claims. */
export function startSelecting() {
  if (!button) {
    return;
  }
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 60);
  });
  document.getElementById("text").addEventListener("scroll", refresh, { passive: true });
  addEventListener("resize", refresh);
  // A press must not take the selection away before it is used.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", use);
  bindCommands({ "claim.add": use });
  document.addEventListener("focusin", (event) => {
    const group = event.target.closest?.("#panel [data-picks]");
    if (group) {
      picker = group;
      presentPicker();
    }
  });
  // Typed words are looked for by the server; the place of an older selection no longer holds.
  document.addEventListener("input", (event) => {
    if (event.isTrusted && event.target.matches?.("[data-words]")) {
      for (const hidden of event.target.closest("[data-picks]").querySelectorAll("input[type=hidden]")) {
        hidden.value = "";
      }
    }
  });
  document.addEventListener("htmx:afterSettle", presentPicker);
}
