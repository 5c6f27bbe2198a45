/** Taking back what was done last, by key or by the button beside the message that told of it. */
import { bindCommands, commands } from "./keys.js";
import { refresh } from "./refreshing.js";
import { tell } from "./toasts.js";

let busy = false;

/** Send what is to be taken back; one at a time, so that a held key takes back one thing. */
async function send(values) {
  if (busy) {
    return;
  }
  busy = true;
  const address = document.querySelector("[data-undo-address]").dataset.undoAddress;
  await window.htmx.ajax("POST", address, { values, source: document.body, swap: "none" }).catch(() => {});
  busy = false;
}

/** The button beside a message. */
function offer({ key, words, again }) {
  const toast = [...document.querySelectorAll("#toasts .success")].at(-1) ?? tell(`You ${words}.`, "success");
  toast.querySelector("[data-undo]")?.remove();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.dataset.undo = key;
  const cap = commands.find(({ id }) => id === (again ? "redo" : "undo"))?.key;
  button.textContent = again ? "Do it again" : "Undo";
  if (cap) {
    const shown = document.createElement("kbd");
    shown.textContent = cap.replace("+", " ").toUpperCase();
    button.append(" ", shown);
  }
  toast.querySelector("[data-dismisses]").before(button);
}

/** Wire keys, buttons and answers. */
export function startUndo() {
  bindCommands({ undo: () => { send({}); }, redo: () => { send({ redo: "1" }); } });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-undo]");
    if (button) {
      event.preventDefault();
      button.closest("[data-toast]")?.remove();
      send({ key: button.dataset.undo });
    }
  });
  document.addEventListener("undone", (event) => {
    document.querySelectorAll("#toasts .success").forEach((toast) => toast.remove());
    tell(event.detail.words, "success");
    refresh();
  });
  document.addEventListener("undoable", (event) => offer(event.detail));
}
