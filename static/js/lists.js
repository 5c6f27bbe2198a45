/** Going through the rows of a list by key: the focus moves, Enter opens. */
import { bindCommands } from "./keys.js";

const ROWS = "main a.title";

/** @returns {HTMLAnchorElement[]} the links of the rows in sight */
export function listRows() {
  return [...document.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());
}

/** The row that the focus is in, or the one that had it last. */
export function presentRow() {
  const focused = document.activeElement?.closest?.("li, tr")?.querySelector(ROWS);
  return focused ?? document.querySelector(`${ROWS}.present`);
}

/**
 * Lead the focus a number of rows on.
 * @param {number} by 1 or -1
 * @returns {HTMLAnchorElement | false} the row
 */
export function stepRow(by) {
  const all = listRows();
  const at = all.indexOf(presentRow());
  const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (!row) {
    return false;
  }
  document.querySelector(`${ROWS}.present`)?.classList.remove("present");
  row.classList.add("present");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return row;
}

/** Bind the keys; a page with a way of its own to step binds its own after these. */
export function startLists() {
  const hasRows = () => listRows().length > 0;
  const bindings = {
    next: () => Boolean(stepRow(1)),
    previous: () => Boolean(stepRow(-1)),
    open: () => {
      const row = presentRow();
      row?.click();
      return Boolean(row);
    },
  };
  for (const handler of Object.values(bindings)) {
    handler.applies = hasRows;
  }
  bindCommands(bindings);
}
