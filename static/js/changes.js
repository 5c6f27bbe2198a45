/**
 * Puts what changed into the article page: rows of the list, lines of the text, numbers. Focus,
 * scroll, selection and what is being typed stay. An answer carries what changed in
 * `<template data-changes>`; what others do is asked for at `data-changes` of the page.
 */
import { codePoints, nodeAt } from "./offsets.js";
import { chosenClaim, showChosen } from "./chosen.js";
import { forgetPanel } from "./panels.js";

const desk = document.getElementById("main");
const lines = document.getElementById("lines");

/** A name that no other tab has. */
function newName() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The name of this tab, by which others see it once. */
export let tab = newName();

/** Take another name: under the one before, the tab has been left. */
export function renameTab() {
  tab = newName();
}

let asking = null;
let again = false;

const slider = () => document.getElementById("least");
const panelOf = () => document.querySelector("#panel .panel-body[data-claim]");

/** What the page shows, as the server wants to know it. */
function seen() {
  return {
    since: desk.dataset.since,
    revision: desk.dataset.revision,
    claim: chosenClaim(),
    version: panelOf()?.dataset.version ?? "",
    least: slider().value,
  };
}

/** The place of a row in the text: start, end and key. */
function placeOf(row) {
  return [...row.dataset.place.split(" ").map(Number), Number(row.dataset.claim)];
}

/** Whether one row comes before another in the text. */
function isBefore(row, other) {
  const [left, right] = [placeOf(row), placeOf(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at >= 0 && left[at] < right[at];
}

/** Put a row where it belongs; among rows in text order the place is found by halving. */
function insert(list, row) {
  const all = list.children;
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(all[middle], row)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  list.insertBefore(row, all[low] ?? null);
}

/** What a person did to a row that the server knows nothing of. */
function keepOwn(old, row) {
  for (const box of row.querySelectorAll("input[type=checkbox]")) {
    const before = old.querySelector(`input[name="${CSS.escape(box.name)}"]`);
    box.checked = before?.checked ?? box.checked;
    box.toggleAttribute("checked", box.checked);
  }
}

function putRow(row) {
  const list = document.getElementById(row.dataset.state === "dismissed" || row.dataset.state === "superseded" ? "put-aside" : "listed");
  const old = document.getElementById(row.id);
  forgetPanel(row.dataset.claim);
  if (!old) {
    insert(list, row);
    window.htmx.process(row);
    return;
  }
  if (Number(old.dataset.version) > Number(row.dataset.version)) {
    return;
  }
  const stays = old.parentElement === list && old.dataset.place === row.dataset.place;
  const focused = old.contains(document.activeElement);
  keepOwn(old, row);
  window.Idiomorph.morph(old, row.outerHTML, { morphStyle: "outerHTML" });
  if (!stays) {
    const moved = document.getElementById(row.id);
    moved.remove();
    insert(list, moved);
    if (focused) {
      moved.querySelector("a").focus({ preventScroll: true });
    }
  }
}

/** The selection inside a line as code points of it, or null. */
function selectionIn(line) {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!line.contains(range.startContainer) || !line.contains(range.endContainer)) {
    return null;
  }
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(range.startContainer, range.startOffset);
  const start = codePoints(before.toString());
  return [start, start + codePoints(range.toString())];
}

function putLine(paragraph) {
  const start = paragraph.querySelector("[data-start]").dataset.start;
  const old = lines.querySelector(`[data-start="${CSS.escape(start)}"]`);
  if (!old) {
    return;
  }
  const selected = selectionIn(old);
  const place = old.parentElement;
  window.Idiomorph.morph(place, paragraph.outerHTML, { morphStyle: "outerHTML" });
  const line = lines.querySelector(`[data-start="${CSS.escape(start)}"]`);
  window.htmx.process(line.parentElement);
  if (selected) {
    const range = document.createRange();
    range.setStart(...nodeAt(line, selected[0]));
    range.setEnd(...nodeAt(line, selected[1]));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}

function putNumbers(tally) {
  if (tally) {
    document.getElementById("rail-tally").replaceChildren(...tally.childNodes);
  }
  const [listed, aside] = ["listed", "put-aside"].map((id) => document.getElementById(id).childElementCount);
  document.getElementById("no-claims").hidden = listed > 0;
  document.getElementById("aside-of-list").hidden = aside === 0;
  document.getElementById("put-aside-count").textContent = `${aside} put aside`;
}

/** Text and list as they are now, where too much changed to be sent piece by piece. */
async function fetchWhole() {
  await window.htmx.ajax("GET", desk.dataset.body, { target: "#lines", swap: "morph:innerHTML", source: lines });
}

/**
 * Put what changed in place.
 * @param {HTMLTemplateElement} template
 */
export function apply(template) {
  const { since, gone, whole } = template.dataset;
  const content = template.content;
  const events = { whole: whole !== undefined, rows: content.querySelector("[data-rows]"), panel: content.querySelector("[data-of-panel]"), text: content.querySelector("[data-new-text]"), people: content.querySelector("[data-people]") };
  desk.dataset.since = since;
  for (const row of content.querySelectorAll("[data-rows] > li")) {
    putRow(row);
  }
  for (const key of gone?.split(" ") ?? []) {
    document.getElementById(`row-${key}`)?.remove();
    forgetPanel(key);
  }
  document.querySelectorAll('#put-aside > [data-state="superseded"]:not(.chosen)').forEach((row) => row.remove());
  content.querySelectorAll("[data-lines] > p").forEach(putLine);
  const tally = content.querySelector("[data-tally]");
  if (tally || gone) {
    putNumbers(tally);
    showChosen();
  }
  if (events.whole) {
    fetchWhole();
  }
  document.dispatchEvent(new CustomEvent("changes-shown", { detail: events }));
}

/** Fetch what changed since this page was last brought up to date; one request at a time. */
export async function askForChanges() {
  if (asking) {
    again = true;
    return asking;
  }
  asking = ask().finally(() => {
    asking = null;
    if (again) {
      again = false;
      askForChanges();
    }
  });
  return asking;
}

async function ask() {
  const address = `${desk.dataset.changes}?${new URLSearchParams({ ...seen(), tab })}`;
  const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Current-URL": location.href } });
  const away = answer.headers.get("HX-Redirect");
  if (away) {
    document.dispatchEvent(new CustomEvent("session-ended", { detail: { address: away } }));
    return;
  }
  if (!answer.ok) {
    throw new Error(`changes: ${answer.status}`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  apply(page.querySelector("template[data-changes]"));
}

/** Wire the page. */
export function startChanges() {
  document.addEventListener("htmx:configRequest", (event) => {
    for (const [name, value] of Object.entries(seen())) {
      event.detail.headers[`X-Seen-${name}`] = value;
    }
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const template of document.querySelectorAll("template[data-changes]")) {
      template.remove();
      apply(template);
    }
  });
  // What stands above the text is left as it is while somebody is at it.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const part = event.detail.target;
    const isInUse = part.contains(document.activeElement) || part.querySelector("details[open]");
    if (part.matches("#article-head, #at-desk") && isInUse) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("claims-changed", () => askForChanges().catch(() => {}));
}
