/**
 * Keeps what could not be sent because the connection was lost, and sends it once it is back. The
 * form's token makes sure that it acts once, whatever had arrived the first time.
 */
import { forgetFor, keepFor, keptFor, keysOf } from "./kept.js";
import { tell } from "./toasts.js";

const KIND = "sending";
const GATEWAY = new Set([502, 503, 504]);
const FAULTY = 500;
let isSending = false;

/** Keep a form that htmx could not send; its newest words take the place of older ones. */
function keep(detail) {
  const { requestConfig, target } = detail;
  const form = requestConfig?.elt?.closest?.("form");
  if (requestConfig?.verb !== "post" || !form) {
    return false;
  }
  const values = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const submitter = requestConfig.triggeringEvent?.submitter;
  if (submitter?.name && !values.some(([name]) => name === submitter.name)) {
    values.push([submitter.name, submitter.value]);
  }
  const once = values.find(([name]) => name === "once")?.[1];
  if (!once) {
    return false;
  }
  const claim = document.querySelector("#panel [data-claim]")?.dataset.claim ?? "";
  keepFor(KIND, once, { address: requestConfig.path, values, target: target?.id ?? "", draft: form.dataset.draft ?? "", claim });
  return true;
}

function answered(once, kept, status, html) {
  if (status === 403) {
    return; // Signed out in between: it is sent after signing in.
  }
  forgetFor(KIND, once);
  if (status < 300) {
    if (kept.draft) {
      forgetFor("draft", kept.draft);
    }
    tell("The connection is back. What you had sent is saved.", "success");
  } else {
    tell("The connection is back, but what you had sent cannot be saved as it is. Look at it once more.", "warning");
  }
  const isShown = kept.claim && document.querySelector("#panel [data-claim]")?.dataset.claim === kept.claim;
  document.dispatchEvent(new CustomEvent("sent-late", { detail: { html, isShown, status } }));
}

async function send(once) {
  const kept = keptFor(KIND, once);
  const key = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";
  const body = new URLSearchParams(kept.values.filter(([name]) => name !== "csrfmiddlewaretoken"));
  const headers = { "HX-Request": "true", "HX-Target": kept.target, "HX-Current-URL": location.href, "X-CSRFToken": key };
  const answer = await fetch(kept.address, { method: "POST", headers, body });
  if (answer.status < FAULTY) {
    answered(once, kept, answer.status, await answer.text());
  }
}

/** Send what was kept, one after the other; what cannot be sent yet stays. */
export async function sendKept() {
  if (isSending) {
    return;
  }
  isSending = true;
  try {
    for (const once of keysOf(KIND)) {
      await send(once);
    }
  } catch {
    // Not back yet.
  } finally {
    isSending = false;
  }
}

/** Wire the document. */
export function startOutbox() {
  const lost = (event) => {
    const isKept = keep(event.detail);
    const words = isKept
      ? "The workbench cannot be reached. What you sent is kept, and sent as soon as it answers."
      : "The workbench cannot be reached. What you typed is still here; try again.";
    tell(words, "error");
    document.dispatchEvent(new CustomEvent("connection", { detail: { state: "lost" } }));
  };
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:responseError", (event) => {
    if (GATEWAY.has(event.detail.xhr?.status)) {
      lost(event);
    } else {
      tell("Something broke on our side. What you typed is still here; try again.", "error");
    }
  });
}
