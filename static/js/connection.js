/** Shows in the bar that the connection is lost, notices when it is back, and sends what was kept. */
import { clearOld } from "./kept.js";
import { sendKept, startOutbox } from "./outbox.js";

const LOOK = 3000; // milliseconds between two looks whether the workbench answers again
const notice = document.getElementById("connection");
let isLost = false;

function show(lost) {
  if (isLost === lost) {
    return;
  }
  isLost = lost;
  notice.hidden = !lost;
  notice.textContent = lost ? "No connection to the workbench. What you type is kept." : "";
  if (lost) {
    setTimeout(look, LOOK);
  } else {
    document.dispatchEvent(new Event("connection-back"));
    sendKept();
  }
}

/** Whatever answers, answers. */
async function look() {
  if (!isLost) {
    return;
  }
  try {
    await fetch(notice.dataset.looksAt, { cache: "no-store" });
    show(false);
  } catch {
    setTimeout(look, LOOK);
  }
}

/** Wire the document. */
export function startConnection() {
  if (!notice) {
    return;
  }
  clearOld();
  startOutbox();
  document.addEventListener("connection", (event) => show(event.detail.state === "lost"));
  addEventListener("offline", () => show(true));
  addEventListener("online", look);
  sendKept();
}
