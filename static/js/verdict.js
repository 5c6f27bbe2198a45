/** Verdicts by key: the choice is marked, and the focus led to its rationale. */
import { bindCommands } from "./keys.js";

const VERDICTS = ["verified", "disputed", "unattributed"];

function choose(verdict) {
  const choice = document.querySelector(`#panel [data-verdict][value="${verdict}"]`);
  if (!choice) {
    return false;
  }
  const form = choice.closest("details");
  if (form) {
    form.open = true;
  }
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  choice.form.querySelector("textarea")?.focus();
  return true;
}

/** Bind the three. */
export function startVerdictKeys() {
  for (const verdict of VERDICTS) {
    const handler = () => choose(verdict);
    handler.applies = () => Boolean(document.querySelector(`#panel [data-verdict][value="${verdict}"]`));
    bindCommands({ [`verdict.${verdict}`]: handler });
  }
}
