/**
 * The keys of the keyboard. Which command has which key stands in the page as JSON (`#commands`, from
 * web/keys/commands.py with what the person changed); what a command does is bound here by the
 * modules, or is a control that names it: `data-command="claim.comment"`.
 */

const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range]), textarea, select, [contenteditable]";
const REPEATED = new Set(["next", "previous", "next-open", "select.down", "select.up"]);
const PAUSE = 1200; // milliseconds between two presses that belong together

/** @type {{id: string, words: string, key: string, group: string, address: string, typing: boolean}[]} */
export const commands = JSON.parse(document.getElementById("commands")?.textContent ?? "[]");
const byKey = new Map(commands.filter(({ key }) => key).map((command) => [command.key, command]));
const beginnings = new Set([...byKey.keys()].filter((key) => key.includes(" ")).map((key) => key.split(" ")[0]));
const handlers = new Map();
let pending = "";
let pressedAt = 0;

/**
 * Whether somebody types just now, where the event says so.
 * @param {KeyboardEvent} event
 */
function isTyping(event) {
  return event.isComposing || event.keyCode === 229 || Boolean(event.target.closest?.(TYPING));
}

/**
 * Whether a key press is meant for the page and not for a field, a dialog or the browser.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isForThePage(event) {
  return !(
    event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) ||
    document.querySelector("dialog[open]")
  );
}

/**
 * A key press as the table writes it: "j", "?", "Shift+J", "Ctrl+Enter"; "" for a modifier alone.
 * What counts is the letter that the person's layout has there. Where it has none of the Latin
 * ones, the place of the key counts, so that Cyrillic or Greek typists need not switch.
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function pressOf(event) {
  let key = event.key ?? "";
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process"].includes(key)) {
    return "";
  }
  if (/^[^\0-\x7f]$/u.test(key) && /^Key[A-Z]$/.test(event.code)) {
    key = event.code.slice(3);
  }
  const isLetter = /^\p{L}$/u.test(key);
  const isGraph = event.getModifierState?.("AltGraph");
  const held = [
    (event.ctrlKey || event.metaKey) && !isGraph && "Ctrl",
    event.altKey && !isGraph && "Alt",
    event.shiftKey && (isLetter || key.length > 1) && "Shift",
  ].filter(Boolean);
  return [...held, isLetter && !event.shiftKey ? key.toLowerCase() : isLetter ? key.toUpperCase() : key].join("+");
}

/** The first control in sight that does a command. */
function controlFor(id) {
  return [...document.querySelectorAll(`[data-command~="${CSS.escape(id)}"]`)].find(
    (element) => !element.disabled && element.checkVisibility(),
  );
}

/**
 * Bind what commands do on this page. A handler that returns false had nothing to do.
 * @param {Record<string, () => boolean | void>} bindings
 */
export function bindCommands(bindings) {
  for (const [id, handler] of Object.entries(bindings)) {
    handlers.set(id, handler);
  }
}

/**
 * Whether a command would find something to do here.
 * @param {string} id
 */
export function applies(id) {
  const applicable = handlers.get(id)?.applies;
  return (applicable ? applicable() : handlers.has(id)) || Boolean(controlFor(id) || addressOf(id));
}

function addressOf(id) {
  return commands.find((command) => command.id === id)?.address;
}

/**
 * Do a command, if there is something to do.
 * @param {string} id
 * @returns {boolean} whether there was
 */
export function run(id) {
  const handler = handlers.get(id);
  if (handler && handler() !== false) {
    return true;
  }
  const control = controlFor(id);
  if (control) {
    if (control.matches(TYPING)) {
      control.focus();
      control.select?.();
    } else {
      control.click();
    }
    return true;
  }
  if (addressOf(id)) {
    location.assign(addressOf(id));
    return true;
  }
  return false;
}

/** The command of a press, with the one before it where the two belong together. */
function commandOf(press) {
  const before = performance.now() - pressedAt < PAUSE ? pending : "";
  pending = "";
  const command = (before && byKey.get(`${before} ${press}`)) || byKey.get(press);
  if (!command && beginnings.has(press)) {
    pending = press;
    pressedAt = performance.now();
  }
  return command;
}

function onKey(event) {
  const press = event.defaultPrevented || event.isComposing ? "" : pressOf(event);
  if (!press || (isTyping(event) && !/^(?:Ctrl|Alt)\+/.test(press))) {
    return;
  }
  const command = commandOf(press);
  const busy = isTyping(event) || document.querySelector("dialog[open]");
  if (!command || (busy && !command.typing) || (event.repeat && !REPEATED.has(command.id))) {
    return;
  }
  if (run(command.id)) {
    event.preventDefault();
  }
}

/** Send the form that somebody types in, or the one whose dialog is open. */
function save() {
  const form = document.activeElement?.closest?.("form:has([type=submit])") ??
    document.querySelector("dialog[open] form[method=post]") ?? document.querySelector("#panel form:has(:checked)");
  if (!form || form.method === "dialog") {
    return false;
  }
  form.requestSubmit();
  return true;
}

/** Take the next claim of the queue, where no control of the page does it. */
function takeNext() {
  const form = document.getElementById("take-next");
  if (!form || controlFor("queue.next")) {
    return false;
  }
  form.requestSubmit();
  return true;
}

/** Listen to the keyboard, and bind what every page has. */
export function startKeys() {
  document.addEventListener("keydown", onKey);
  takeNext.applies = () => Boolean(document.getElementById("take-next"));
  bindCommands({ save, "queue.next": takeNext, help: () => document.getElementById("help")?.showModal() });
}
