/** Keeps text, list and panel in step with the claim that is chosen. */

const desk = document.getElementById("main");
const panel = document.getElementById("panel");

/** @returns {string} the key of the claim in the panel, or "" */
export function chosenClaim() {
  return panel.querySelector("[data-claim]")?.dataset.claim ?? "";
}

/**
 * The link of a claim in the list.
 * @param {string} key
 * @returns {HTMLAnchorElement | null}
 */
export function rowOf(key) {
  return key ? document.querySelector(`#claims a[data-claim="${CSS.escape(key)}"]`) : null;
}

/** Open a claim as if its row had been clicked. */
export function openClaim(key) {
  rowOf(key)?.click();
}

/** Empty the panel; the address names no claim any more. */
export function closePanel() {
  const key = chosenClaim();
  panel.replaceChildren(document.getElementById("no-claim").content.cloneNode(true));
  history.replaceState(null, "", desk.dataset.address);
  showChosen();
  rowOf(key)?.focus({ preventScroll: true });
}

/** Mark the chosen claim in text and list, and tell whoever draws them that it changed. */
export function showChosen() {
  const key = chosenClaim();
  for (const mark of document.querySelectorAll("mark[data-claims]")) {
    mark.classList.toggle("chosen", mark.dataset.claims.split(" ").includes(key));
  }
  for (const row of document.querySelectorAll("#claims a[data-claim]")) {
    const chosen = row.dataset.claim === key;
    row.parentElement.classList.toggle("chosen", chosen);
    if (chosen) {
      row.setAttribute("aria-current", "true");
    } else {
      row.removeAttribute("aria-current");
    }
  }
  document.dispatchEvent(new Event("claim-chosen"));
}

/** Whether an element lies in what can be seen of it, below the bar and above an open drawer. */
function isInSight(element) {
  const box = element.getBoundingClientRect();
  const drawer = matchMedia("(max-width: 48rem)").matches ? panel.getBoundingClientRect().top : Infinity;
  const top = document.querySelector(".bar").getBoundingClientRect().bottom;
  return box.top >= top && box.bottom <= Math.min(innerHeight, drawer);
}

/** Bring the chosen claim into sight, where it is not, in text and list. */
function reveal() {
  const key = chosenClaim();
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
  const isNew = opener?.matches?.("a[data-claim]");
  const wrong = panel.querySelector(".invalid :is(input, select, textarea)");
  const first = (failed && (wrong || panel.querySelector("[role=alert]"))) || panel.querySelector("[data-autofocus]") || panel.querySelector("#panel-title");
  showChosen();
  delete desk.dataset.claimsShown;
  if (first?.getAttribute("role") === "alert") {
    first.tabIndex = -1;
  }
  first?.focus({ preventScroll: first.id === "panel-title" });
  if (isNew) {
    panel.scrollTop = 0;
    reveal();
  }
}

/** Wire the page. */
export function startChosen() {
  document.addEventListener("click", (event) => {
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
  reveal();
}
