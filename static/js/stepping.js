/** Going from claim to claim by key or button; Escape closes. */
import { chosenClaim, closePanel, openClaim } from "./chosen.js";
import { wantedClaim } from "./panels.js";
import { shownRows } from "./rows.js";
import { bindCommands, isForThePage } from "./keys.js";
import { tell } from "./toasts.js";

/**
 * Open the claim a number of claims on from the one that is open, else from the focus in the list.
 * @param {number} by 1 or -1
 */
function step(by) {
  const all = shownRows();
  const open = wantedClaim() ?? chosenClaim();
  const at = all.findIndex((row) => (open ? row.dataset.claim === open : row === document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (!next) {
    return;
  }
  openClaim(next.dataset.claim);
}

/** Open the next claim without a verdict, from the first one on again after the last. */
function toOpen() {
  const all = shownRows();
  const at = all.findIndex((row) => row.dataset.claim === chosenClaim());
  const isOpen = (row) => ["open", "stale"].includes(row.parentElement.dataset.state);
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(isOpen);
  if (!next || next.dataset.claim === chosenClaim()) {
    tell("No other claim of this article is open.");
    return;
  }
  openClaim(next.dataset.claim);
}

/** Wire keys and buttons. */
export function startStepping() {
  bindCommands({
    next: () => step(1),
    previous: () => step(-1),
    "next-open": toOpen,
    open: () => document.activeElement?.closest?.("a[data-claim]")?.click(),
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-step]");
    if (button) {
      step(Number(button.dataset.step));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isForThePage(event) && document.querySelector("#panel .panel-body")) {
      const cancel = document.querySelector("#panel [data-cancels]");
      if (cancel) {
        cancel.click();
      } else {
        closePanel();
      }
    }
  });
}
