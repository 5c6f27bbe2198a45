/** Keeps the focus in the talk when its section is replaced, and sends with Ctrl+Enter. */

/** Lead the focus to the form that was opened, else to where a comment is written. */
function settle(section) {
  const wanted =
    section.querySelector(".invalid :is(input, textarea)") ??
    section.querySelector("[data-talk-focus]") ??
    section.querySelector("form.say textarea");
  wanted?.focus({ preventScroll: false });
}

/** Wire the page. */
export function startTalk() {
  let mine = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    mine = event.detail.target?.matches?.("[data-talk]") ? event.detail.target.id : "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    const section = mine && document.getElementById(mine);
    mine = "";
    if (section) {
      settle(section);
    }
  });
  // What is said on the chosen claim is before one's eyes: its row need not say so any more.
  document.body.addEventListener("notices-changed", () => {
    document.querySelector("#claims .chosen .unread")?.remove();
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("[data-talk] form");
    if (form && !event.defaultPrevented && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}
