/**
 * The command palette: whatever is typed finds commands that would do something here, and claims,
 * articles, sources and people. A combobox with a listbox (ARIA Authoring Practices): the focus stays
 * in the field, the arrows choose.
 */
import { applies, bindCommands, commands, run } from "./keys.js";

const WAIT = 90; // milliseconds after a key press until the server is asked
const MOST_COMMANDS = 6;
const dialog = document.getElementById("palette");
const input = document.getElementById("palette-input");
const list = document.getElementById("palette-list");
let asked = null;
let waiting = 0;
let moved = false;

const options = () => [...list.querySelectorAll("[role=option]")];
const active = () => list.querySelector("[aria-selected=true]");

/** Mark an option as the one that Enter takes. */
function choose(option) {
  active()?.setAttribute("aria-selected", "false");
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
}

function move(by) {
  const all = options();
  if (all.length > 0) {
    moved = true;
    choose(all[(all.indexOf(active()) + by + all.length) % all.length]);
  }
}

function element(name, className, words) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}

/** A command as an option, with its key. */
function optionOf(command) {
  const option = document.createElement("div");
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.id = `option-command-${command.id.replace(".", "-")}`;
  option.dataset.runs = command.id;
  const words = command.group === "Go to" ? `Go to ${command.words.toLowerCase()}` : command.words;
  option.append(element("span", "palette-title", words));
  const keys = element("span", "palette-keys", "");
  for (const press of command.key.split(" ").filter(Boolean)) {
    keys.append(element("kbd", "", press.replaceAll("+", " ").replace("Enter", "↵").toUpperCase()), " ");
  }
  option.append(keys);
  return option;
}

/** The commands whose words begin with what was typed, and that would do something here. */
function commandsFor(typed) {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ id, words, group }) => {
    const own = `${group} ${words}`.toLowerCase().split(/[\s,]+/);
    return id !== "palette" && wanted.every((word) => own.some((part) => part.startsWith(word))) && applies(id);
  });
}

function commandGroup(typed) {
  const found = commandsFor(typed);
  if (found.length === 0) {
    return [];
  }
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", "palette-commands");
  const head = element("p", "palette-head", "Commands");
  head.id = "palette-commands";
  head.setAttribute("role", "presentation");
  group.append(head, ...found.slice(0, typed ? MOST_COMMANDS : found.length).map(optionOf));
  return [group];
}

/** Draw what was found: the first is chosen, unless somebody has gone to another one meanwhile. */
function draw(found, typed) {
  const before = active()?.id;
  const own = commandGroup(typed);
  list.replaceChildren(...(typed ? [...own, ...found] : [...found, ...own]));
  const all = options();
  choose((moved && all.find((option) => option.id === before)) || all[0]);
  if (all.length === 0) {
    list.append(element("p", "palette-none soft", `Nothing meets “${typed}”.`));
  }
  document.getElementById("palette-told").textContent = `${all.length} found`;
}

async function ask() {
  const typed = input.value.trim();
  asked?.abort();
  asked = new AbortController();
  try {
    const address = `${dialog.dataset.address}?${new URLSearchParams({ q: typed })}`;
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: asked.signal });
    const away = answer.headers.get("HX-Redirect");
    if (away) {
      location.assign(away);
      return;
    }
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    draw([...page.body.children], typed);
  } catch (error) {
    if (error.name !== "AbortError") {
      draw([], typed);
    }
  }
}

/** Take what is chosen: go there, or do it once the dialog is out of the way. */
function take(option) {
  if (!option) {
    return;
  }
  const { href, runs } = option.dataset;
  dialog.close();
  if (runs) {
    run(runs);
  } else {
    location.assign(href);
  }
}

function open() {
  if (document.querySelector("dialog[open]")) {
    return document.querySelector("dialog[open]") === dialog;
  }
  input.value = "";
  moved = false;
  draw([], "");
  dialog.showModal();
  input.focus();
  ask();
  return true;
}

/** Wire the dialog. */
export function startPalette() {
  if (!dialog) {
    return;
  }
  bindCommands({ palette: open });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    moved = false;
    draw([...list.querySelectorAll("[role=group]")].filter((group) => !group.querySelector("[data-runs]")), input.value.trim());
    waiting = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (by) {
      event.preventDefault();
      move(by);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active());
    }
  });
  list.addEventListener("click", (event) => take(event.target.closest("[role=option]")));
  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && option !== active()) {
      moved = true;
      choose(option);
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-opens-palette]")) {
      open();
    } else if (event.target === dialog) {
      dialog.close();
    }
  });
}
