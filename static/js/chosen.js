/** Keeps text, list and panel in step with the claim that is chosen. */

import { fetchNeighbors, loadPanel, wantedClaim } from "./panels.js";
import { rowOf } from "./rows.js";

export { rowOf };

const desk = document.getElementById("main");
const panel = document.getElementById("panel");

/** @returns {string} the key of the claim in the panel, or "" */
export function chosenClaim() {
  return panel.querySelector("[data-claim]")?.dataset.claim ?? "";
}

/** Open a claim as if its row had been clicked. */
export function openClaim(key) {
  loadPanel(key);
}

/** Empty the panel; the address names no claim any more. */
export function closePanel() {
  const key = chosenClaim();
  panel.replaceChildren(document.getElementById("no-claim").content.cloneNode(true));
  history.replaceState(null, "", desk.dataset.address);
  showChosen();
  rowOf(key)?.focus({ preventScroll: true });
}

/** Mark a claim in text and list, and no other. */
function mark(key) {
  for (const old of document.querySelectorAll("#lines mark.chosen, #claim-list li.chosen")) {
    old.classList.remove("chosen");
    old.querySelector(":scope > a")?.removeAttribute("aria-current");
  }
  if (!key) {
    return;
  }
  const row = rowOf(key);
  row?.parentElement.classList.add("chosen");
  row?.setAttribute("aria-current", "true");
  for (const words of document.querySelectorAll(`#lines mark[data-claims~="${CSS.escape(key)}"]`)) {
    words.classList.add("chosen");
  }
}

/** Mark the chosen claim in text and list, and tell whoever draws them that it changed. */
export function showChosen() {
  mark(wantedClaim() ?? chosenClaim());
  document.dispatchEvent(new Event("claim-chosen"));
}

/** Whether an element lies in what can be seen of it, below the bar and above an open drawer. */
function isInSight(element) {
  const box = element.getBoundingClientRect();
  const drawer = matchMedia("(max-width: 48rem)").matches ? panel.getBoundingClientRect().top : Infinity;
  const top = document.querySelector(".bar").getBoundingClientRect().bottom;
  return box.top >= top && box.bottom <= Math.min(innerHeight, drawer);
}

/** Bring a claim into sight, where it is not, in text and list. */
function reveal(key) {
  const mark = key && document.querySelector(`mark[data-claims~="${CSS.escape(key)}"]`);
  if (mark && !isInSight(mark)) {
    const drawn = matchMedia("(max-width: 48rem)").matches;
    if (drawn) {
      scrollBy({ top: mark.getBoundingClientRect().top - 96 });
    } else {
      mark.scrollIntoView({ block: "center" });
    }
  }
  const row = rowOf(key);
  if (row && row.offsetParent && !isInSight(row)) {
    row.scrollIntoView({ block: "nearest" });
  }
}

/**
 * The claim that a click on a mark means: where claims overlap, the next one at each click.
 * @param {HTMLElement} mark
 * @returns {string | undefined} nothing where the list shows none of them
 */
function claimOf(mark) {
  const keys = mark.dataset.claims.split(" ").filter((key) => !rowOf(key)?.parentElement.hidden);
  return keys[(keys.indexOf(chosenClaim()) + 1) % keys.length];
}

/** Lead the focus to what the panel shows now: what was wrong, what is to be typed, or its title. */
function afterPanel(opener, failed) {
  const isNew = opener?.matches?.("#claim-list a[data-claim]");
  const wrong = panel.querySelector(".invalid :is(input, select, textarea)");
  const first = (failed && (wrong || panel.querySelector("[role=alert]"))) || panel.querySelector("[data-autofocus]") || panel.querySelector("#panel-title");
  showChosen();
  delete desk.dataset.claimsShown;
  if (first?.getAttribute("role") === "alert") {
    first.tabIndex = -1;
  }
  first?.focus({ preventScroll: first.id === "panel-title" });
  if (isNew) {
    history.replaceState(history.state, "", opener.href);
    document.dispatchEvent(new Event("claim-chosen"));
    panel.scrollTop = 0;
    fetchNeighbors(chosenClaim());
  }
}

/** Whether a click asks for this tab, and for nothing else of the browser. */
function isPlain(event) {
  return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/** Wire the page. */
export function startChosen() {
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("#claim-list a[data-claim]");
    if (row && isPlain(event) && !event.defaultPrevented) {
      event.preventDefault();
      openClaim(row.dataset.claim);
    }
    const mark = event.target.closest?.("#lines mark[data-claims]");
    const meant = mark && getSelection().isCollapsed && claimOf(mark);
    if (meant) {
      openClaim(meant);
    }
    if (event.target.closest?.("[data-closes-panel]")) {
      closePanel();
    }
    if (event.target.closest?.("[data-shows-claims]")) {
      desk.dataset.claimsShown = "";
    }
    if (event.target.closest?.("[data-hides-claims]")) {
      delete desk.dataset.claimsShown;
    }
    const opener = document.querySelector("[data-shows-claims]");
    opener?.setAttribute("aria-expanded", String("claimsShown" in desk.dataset));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "panel") {
      afterPanel(event.detail.requestConfig?.elt, event.detail.xhr?.status >= 400);
    } else if (event.detail.target?.id === "lines") {
      showChosen();
    }
  });
  // What was pressed shows before the panel is there.
  document.addEventListener("claim-wanted", (event) => {
    mark(event.detail.key);
    reveal(event.detail.key);
  });
  document.addEventListener("mouseover", (event) => {
    const words = event.target.closest?.("#lines mark[data-claims]");
    if (words) {
      const rows = words.dataset.claims.split(" ").map(rowOf).filter(Boolean);
      words.title = rows.map((row) => row.querySelector("strong").textContent).join(" · ");
    }
  });
  const shown = chosenClaim();
  reveal(shown);
  fetchNeighbors(shown);
}
