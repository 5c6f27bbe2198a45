/** Where two versions differ: takes the saved one or one's own into the form that is to be sent. */

function take(button) {
  const { takes, value } = button.dataset;
  const notice = button.closest("[role=alert]");
  const form = notice.querySelector("form") ?? notice.parentElement.querySelector("form[method=post]");
  const field = form?.elements.namedItem(takes);
  if (!field) {
    return;
  }
  field.value = value;
  const first = field instanceof RadioNodeList ? field[0] : field;
  first.dispatchEvent(new Event("input", { bubbles: true }));
  for (const other of notice.querySelectorAll(`[data-takes="${CSS.escape(takes)}"]`)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

/** Wire the document once; what is swapped in later works too. */
export function startConflict() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-takes]");
    if (button) {
      take(button);
    }
  });
}
