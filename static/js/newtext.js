/** Keeps an unsaved text in this tab, and leads to what the server says of it. */

const PREFIX = "kept:";
const PAUSE = 400; // milliseconds without typing before a long text is written down
const KEPT = ["text", "reason", "seen", "base"];
let waiting = 0;

const theForm = () => document.getElementById("new-text");
const keyOf = (form) => PREFIX + form.dataset.keeps;

function values(form) {
  return Object.fromEntries(KEPT.map((name) => [name, form.elements.namedItem(name).value]));
}

/** Write down what is typed, at once; a browser that has no room for it goes without. */
function keep() {
  clearTimeout(waiting);
  waiting = 0;
  const form = theForm();
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ ...values(form), at: Date.now() }));
  } catch {
    sessionStorage.removeItem(keyOf(form));
  }
}

function forget() {
  clearTimeout(waiting);
  waiting = 0;
  sessionStorage.removeItem(keyOf(theForm()));
}

/** Put back what was typed before a reload or a new sign-in, unless the page has it anyway. */
function putBack() {
  const form = theForm();
  const kept = sessionStorage.getItem(keyOf(form));
  if (!kept) {
    return;
  }
  const before = JSON.parse(kept);
  const now = values(form);
  if (before.text === now.text && before.reason === now.reason) {
    return;
  }
  for (const name of KEPT) {
    form.elements.namedItem(name).value = before[name];
  }
  form.querySelector("[data-kept]").hidden = false;
}

/** Lead the focus to the news: what somebody else saved, or what the text will do. */
function lead() {
  const form = theForm();
  const title = form.querySelector("[data-leads]") ?? form.querySelector(".invalid :is(textarea, input)");
  title?.focus();
}

document.addEventListener("input", (event) => {
  if (event.target.form === theForm() && KEPT.includes(event.target.name)) {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  }
});
addEventListener("pagehide", () => {
  if (waiting) {
    keep();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-forgets]")) {
    forget();
  }
  if (event.target.closest?.("[data-starts-again]")) {
    forget();
    location.reload();
  }
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target === theForm()) {
    keep();
  }
});
document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (event.detail.xhr.getResponseHeader("HX-Redirect")) {
    forget();
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "new-text") {
    keep();
    lead();
  }
});
putBack();
