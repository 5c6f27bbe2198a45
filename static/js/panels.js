/**
 * Opens claims at once: the choice shows as soon as a key is pressed, and the panels of the next and
 * the previous claim are fetched ahead. What changed is forgotten, so no panel is older than the list.
 */
import { rowOf, shownRows } from "./rows.js";

const KEPT_SECONDS = 20;
const HEADERS = { "HX-Request": "true" };
const panel = document.getElementById("panel");
const ahead = new Map();
let wanted = null;

/** The claim that is to be shown: the one on its way, else none. */
export function wantedClaim() {
  return wanted;
}

/** Forget what was fetched of a claim, since it changed. */
export function forgetPanel(key) {
  ahead.delete(key);
}

/** Forget everything that was fetched ahead. */
export function forgetPanels() {
  ahead.clear();
}

function addressOf(key) {
  return document.getElementById("main").dataset.panel.replace("/0", `/${key}`);
}

/** Fetch a panel before somebody asks for it. */
function fetchAhead(key) {
  const kept = ahead.get(key);
  if (kept && performance.now() - kept.at < KEPT_SECONDS * 1000) {
    return;
  }
  const html = fetch(addressOf(key), { headers: HEADERS, priority: "low" })
    .then((answer) => (answer.ok && !answer.headers.get("HX-Redirect") ? answer.text() : null))
    .catch(() => null);
  ahead.set(key, { at: performance.now(), html });
}

/** Fetch the panels to which one key leads. */
export function fetchNeighbors(key) {
  const all = shownRows();
  const at = all.findIndex((row) => row.dataset.claim === key);
  for (const row of [all[at + 1], at > 0 ? all[at - 1] : null]) {
    if (row) {
      fetchAhead(row.dataset.claim);
    }
  }
}

/** The panel that was fetched ahead, or null; it is used once. */
function takeAhead(key) {
  const kept = ahead.get(key);
  ahead.delete(key);
  return kept && performance.now() - kept.at < KEPT_SECONDS * 1000 ? kept.html : null;
}

/** After what was marked has been painted: the press of a key shows before the panel is drawn. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100); // A tab in the background paints nothing.
  });
}

/** Show a panel as if htmx had fetched it for the row. */
function show(row, html) {
  const eventInfo = { target: panel, elt: panel, xhr: { status: 200 }, requestConfig: { elt: row, verb: "get" } };
  window.htmx.swap(panel, html, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 }, { eventInfo });
}

/**
 * Open a claim.
 * @param {string} key
 */
export async function loadPanel(key) {
  const row = rowOf(key);
  if (!row) {
    return;
  }
  wanted = key;
  document.dispatchEvent(new CustomEvent("claim-wanted", { detail: { key } }));
  const [html] = await Promise.all([takeAhead(key), painted()]);
  if (wanted !== key) {
    return;
  }
  if (html) {
    show(row, html);
  } else {
    await window.htmx.ajax("GET", addressOf(key), { source: row, target: "#panel", swap: "innerHTML" }).catch(() => {});
  }
  if (wanted === key) {
    wanted = null;
  }
}
