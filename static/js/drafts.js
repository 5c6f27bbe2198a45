/**
 * Keeps what is typed into forms with `data-draft` in this browser until it is saved, so that
 * neither another form of the panel, nor a reload, a closed tab, a lost connection or a sign-out
 * takes it away.
 */
import { forgetFor, keepFor, keptFor, keysOf } from "./kept.js";

const KIND = "draft";
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "once", "version", "seen", "find"]);

function keep(form) {
  const typed = [...new FormData(form)].filter(
    ([name, value]) => !NOT_TYPED.has(name) && typeof value === "string",
  );
  keepFor(KIND, form.dataset.draft, typed);
}

function forget(form) {
  forgetFor(KIND, form.dataset.draft);
}

/** Put a draft back into its form; what the server filled in for a new selection stands. */
function fill(form) {
  const kept = keptFor(KIND, form.dataset.draft);
  if (!kept) {
    return;
  }
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field?.type === "radio") {
      field.value = value;
      const radio = form.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
      if (radio) {
        radio.checked = true;
      }
    } else if (field && field.type !== "checkbox") {
      field.value = value;
    }
  }
}

function fillAll() {
  document.querySelectorAll("#panel form[data-draft]").forEach(fill);
}

/** Forget every draft of the claim whose form was saved or given up. */
function forgetFrom(element, status) {
  const form = element?.closest?.("form[data-draft]");
  if (form && status < 300) {
    forget(form);
  }
  if (element?.closest?.("[data-cancels], [data-discards-drafts]") && status < 300) {
    document.querySelectorAll("#panel form[data-draft]").forEach(forget);
    const claim = document.querySelector("#panel [data-claim]")?.dataset.claim;
    for (const key of keysOf(KIND)) {
      if (claim && key.endsWith(`-${claim}`)) {
        forgetFor(KIND, key);
      }
    }
  }
}

/** Wire the page. */
export function startDrafts() {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("form[data-draft]");
      if (form) {
        keep(form);
      }
    });
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    const asked = event.detail.requestConfig;
    if (asked?.verb !== "get" || asked?.elt.closest?.("[data-cancels]")) {
      forgetFrom(asked.elt, event.detail.xhr.status);
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "panel" && event.detail.xhr?.status < 300) {
      fillAll();
    }
  });
  document.addEventListener("panel-refreshed", fillAll);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-closes-panel]")) {
      document.querySelectorAll("[data-new] form[data-draft]").forEach(forget);
    }
  }, true);
  fillAll();
}
