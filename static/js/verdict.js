/** V, D and U mark a verdict and lead to its rationale; Ctrl+Enter sends the form one types in. */
import { bindKeys } from "./keys.js";

function choose(letter) {
  const choice = document.querySelector(`#panel [data-verdict="${letter}"]`);
  if (choice) {
    choice.closest("details").open = true;
    choice.checked = true;
    choice.dispatchEvent(new Event("input", { bubbles: true }));
    document.getElementById("panel_rationale").focus();
  }
}

/** Wire the keys. */
export function startVerdictKeys() {
  bindKeys({ v: () => choose("v"), d: () => choose("d"), u: () => choose("u") });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("#panel form");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}
