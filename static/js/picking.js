/**
 * Selecting several claims, by key or mouse, and doing one thing to all of them. In lists the ticks
 * are the selection; in the rail of an article it is kept here and shown on the rows.
 */
import { bindCommands, run } from "./keys.js";
import { presentRow } from "./lists.js";
import { wantedClaim } from "./panels.js";
import { refresh } from "./refreshing.js";
import { tell } from "./toasts.js";

const TICKS = ".claims > li > input[name=claim]";
const RAIL = "#listed > li[data-version]:not([hidden])";
const picked = new Map();
let all = false;
let latest = null;

const ticks = () => [...document.querySelectorAll(TICKS)];
const rail = () => [...document.querySelectorAll(RAIL)];
const bar = () => document.querySelector("[data-selection]");
const ticked = () => ticks().filter((tick) => tick.checked);

/** The selected claims as "key:version". */
function selected() {
  const pairs = ticked().map((tick) => tick.value);
  for (const key of picked.keys()) {
    const row = document.getElementById(`row-${key}`);
    if (row) {
      pairs.push(`${key}:${row.dataset.version}`);
    }
  }
  return pairs;
}

/** Whether anything is selected. */
export function anySelected() {
  return all || picked.size > 0 || ticked().length > 0;
}

/** Show what is selected: the rows, how many, and what can be done with them. */
function show() {
  if (picked.size > 0 || document.querySelector("#listed > .picked")) {
    for (const row of document.querySelectorAll("#listed > li")) {
      row.classList.toggle("picked", picked.has(row.dataset.claim));
    }
  }
  const here = bar();
  if (!here) {
    return;
  }
  const count = all ? Number(here.dataset.total) : selected().length;
  here.toggleAttribute("data-none", count === 0);
  here.querySelector("[data-selected]").textContent = `${count} claim${count === 1 ? "" : "s"} selected`;
  const whole = ticks().length > 0 && ticked().length === ticks().length;
  here.querySelector("[data-selects=all]").hidden = all || !whole || Number(here.dataset.total) <= count;
  here.querySelector("[data-selects=none]").hidden = count === 0;
}

function clear() {
  all = false;
  picked.clear();
  for (const tick of ticks()) {
    tick.checked = false;
  }
  show();
}

/**
 * The row that keys act on: the claim that is chosen in the rail, though its panel may still be on
 * its way, or the row with the focus.
 */
function present() {
  const focused = document.activeElement?.closest?.("#listed > li");
  const chosen = wantedClaim() ?? document.querySelector("#panel [data-claim]")?.dataset.claim;
  return focused ?? document.getElementById(`row-${chosen}`) ?? presentRow()?.closest("li");
}

/** Select a row, or leave it out again. */
function pick(row, on) {
  const tick = row?.querySelector(":scope > input[name=claim]");
  if (tick) {
    tick.checked = on ?? !tick.checked;
  } else if (row?.matches(RAIL)) {
    const key = row.dataset.claim;
    if (on ?? !picked.has(key)) {
      picked.set(key, true);
    } else {
      picked.delete(key);
    }
  } else {
    return false;
  }
  all = false;
  latest = row;
  show();
  return true;
}

/** Select the present row and the one that follows it. */
function extend(command) {
  const row = present();
  if (row) {
    pick(row, true);
  }
  run(command);
  requestAnimationFrame(() => {
    const next = command === "next" ? row?.nextElementSibling : row?.previousElementSibling;
    pick(row ? next : present(), true);
  });
}

/** Select every row from the one selected last to this one. */
function extendTo(row) {
  const rows = row.matches("#listed > li") ? rail() : [...row.parentElement.children];
  const [from, to] = [rows.indexOf(latest), rows.indexOf(row)].sort((left, right) => left - right);
  rows.slice(Math.max(from, 0), to + 1).forEach((one) => pick(one, true));
}

/** Select all rows that are here; where they are already, all of the list. */
function pickAll() {
  const rows = ticks();
  if (rows.length > 0 && rows.every((tick) => tick.checked)) {
    all = true;
  } else {
    rows.forEach((tick) => { tick.checked = true; });
    rail().forEach((row) => picked.set(row.dataset.claim, true));
  }
  show();
  return rows.length > 0 || picked.size > 0;
}

/**
 * Ask in a dialog what is to be done to the selected claims, or to the one that is present.
 * @param {string} what "assign", "dismiss", "priority" or "link"
 * @returns {Promise<void> | false} false where there is no claim
 */
export function ask(what) {
  const dialog = document.getElementById("bulk");
  const row = present();
  const one = row?.querySelector(":scope > input[name=claim]")?.value ?? (row?.dataset.version && `${row.dataset.claim}:${row.dataset.version}`);
  const claim = anySelected() ? selected() : [one].filter(Boolean);
  if (!all && claim.length === 0) {
    return false;
  }
  const values = { do: what, claim, list: location.pathname + location.search, ...(all ? { all: "1" } : {}) };
  return window.htmx.ajax("POST", dialog.dataset.address, { values, target: "#bulk-body", swap: "innerHTML", source: dialog }).then(() => {
    if (dialog.querySelector("form") && !dialog.open) {
      dialog.showModal();
      dialog.querySelector("[autofocus], select, input:not([type=hidden]), textarea")?.focus();
    }
  }).catch(() => {});
}

function bind(command, what, onOne) {
  const handler = () => (anySelected() || onOne) && ask(what) !== false;
  handler.applies = () => anySelected() || Boolean(onOne && present());
  bindCommands({ [command]: handler });
}

function onClick(event) {
  const button = event.target.closest?.("[data-selection] button");
  if (button?.name === "do") {
    event.preventDefault();
    ask(button.value);
  } else if (button?.dataset.selects === "all") {
    all = true;
    show();
  } else if (button?.dataset.selects === "none") {
    clear();
  }
  const asking = event.target.closest?.("[data-asks]");
  if (asking) {
    ask(asking.dataset.asks);
  }
  if (event.target.closest?.("[data-closes-dialog]") && event.target.closest("dialog")) {
    event.preventDefault();
    event.target.closest("dialog").close();
  }
  const tick = event.target.closest?.(TICKS);
  if (tick) {
    const row = tick.parentElement;
    if (event.shiftKey && latest) {
      extendTo(row);
    } else {
      pick(row, tick.checked);
    }
  }
}

/** A click in the rail with Ctrl, Cmd or Shift selects and does not open. */
function onRailClick(event) {
  const row = event.target.closest?.("#listed > li");
  if (row && bar() && (event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey && latest) {
      extendTo(row);
    } else {
      pick(row);
    }
  }
}

/** Wire keys, ticks, rows and answers. */
export function startPicking() {
  bindCommands({
    select: () => pick(present()),
    "select.down": () => extend("next"),
    "select.up": () => extend("previous"),
    "select.all": pickAll,
  });
  bind("claim.assign", "assign", true);
  bind("select.priority", "priority", true);
  bind("claim.source", "link", false);
  bind("claim.dismiss", "dismiss", false);
  document.addEventListener("click", onRailClick, true);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && anySelected() && !document.querySelector("dialog[open]") && !event.defaultPrevented) {
      event.preventDefault();
      clear();
    }
  }, true);
  document.addEventListener("bulk-done", (event) => {
    document.getElementById("bulk").close();
    clear();
    document.querySelectorAll("#toasts .success").forEach((toast) => toast.remove());
    tell(event.detail.words, "success");
    refresh();
  });
  for (const changed of ["htmx:afterSettle", "changes-shown"]) {
    document.addEventListener(changed, show);
  }
  show();
}
