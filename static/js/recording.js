/** Fields of the keys' settings take the key that is pressed; Tab goes on, Backspace empties. */
import { pressOf } from "./keys.js";

const LEFT_ALONE = new Set(["Tab", "Shift+Tab", "Escape", "Enter", "Ctrl+Enter"]);
let latest = null;
let before = 0;

/** Put a press into a field; one that follows within a second makes a row of two. */
function record(field, press) {
  const follows = latest === field && performance.now() - before < 1000 && !field.value.includes(" ");
  field.value = follows && field.value ? `${field.value} ${press}` : press;
  latest = field;
  before = performance.now();
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-records-key]");
  const press = field ? pressOf(event) : "";
  if (!press || LEFT_ALONE.has(press)) {
    return;
  }
  event.preventDefault();
  if (press === "Backspace" || press === "Delete") {
    field.value = "";
  } else {
    record(field, press);
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}, true);
