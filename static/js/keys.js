/** Single keys for what an element offers by `data-key-target`; silent while somebody types. */
import { tinykeys } from "../vendor/tinykeys/tinykeys.mjs";

const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/**
 * Whether a key press is meant for a page and not for a field, a dialog or the browser.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isForThePage(event) {
  return !(
    event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    event.target.closest?.(TYPING) || document.querySelector("dialog[open]")
  );
}

/**
 * Bind keys of a page; each handler runs only when the key is meant for the page.
 * @param {Record<string, (event: KeyboardEvent) => void>} bindings
 * @returns {() => void} takes the bindings off again
 */
export function bindKeys(bindings) {
  const guarded = Object.entries(bindings).map(([key, handler]) => [
    key,
    (event) => {
      if (isForThePage(event)) {
        event.preventDefault();
        handler(event);
      }
    },
  ]);
  return tinykeys(window, Object.fromEntries(guarded));
}

/** Bind the keys that every page has. */
export function startKeys() {
  bindKeys({
    "/": () => document.querySelector("[data-key-target=search]")?.focus(),
    "[Shift]+?": () => document.getElementById("help")?.showModal(),
  });
}
