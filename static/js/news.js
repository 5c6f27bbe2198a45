/**
 * What others did to what one is at: told beside it and shown when asked for. A panel in which
 * nothing is typed brings itself up to date; a text under a reader's eyes is never changed for
 * another one.
 */
import { chosenClaim } from "./chosen.js";
import { forgetPanels } from "./panels.js";

const desk = document.getElementById("main");
const panel = document.getElementById("panel");
const text = document.getElementById("text");

/** Whether something in the panel was typed, chosen or opened that must not go. */
function isInUse() {
  if (panel.matches(".htmx-request") || panel.querySelector(".htmx-request")) {
    return true;
  }
  if (panel.querySelector("form.tool, .invalid, [role=alert], form [data-talk-focus]") || panel.querySelector("dialog[open]")) {
    return true;
  }
  const fields = [...panel.querySelectorAll("form :is(input:not([type=hidden]), textarea, select)")];
  return fields.some((field) => {
    if (field.type === "checkbox" || field.type === "radio") {
      return field.checked !== field.defaultChecked;
    }
    if (field.matches("select")) {
      return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.value !== field.options[0]?.value;
    }
    return field.value !== field.defaultValue || field === document.activeElement;
  });
}

/** Tell something at the lower edge of a column, where it moves nothing. */
function tellAt(column, words, action) {
  column.querySelector(":scope > .news")?.remove();
  const notice = document.createElement("div");
  notice.className = "notice news";
  notice.setAttribute("role", "status");
  const told = document.createElement("p");
  told.textContent = `${words.textContent} `;
  told.append(action);
  notice.append(told);
  column.append(notice);
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/** The panel as it is now; focus and scroll stay, and so do drafts. */
async function refreshPanel(words, isWished = false) {
  const key = chosenClaim();
  const answer = await fetch(desk.dataset.panel.replace("/0", `/${key}`), { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.headers.get("HX-Redirect") || chosenClaim() !== key) {
    return;
  }
  const html = await answer.text();
  if (!isWished && isInUse()) {
    aboutPanel(words); // Something was begun while it was on its way.
    return;
  }
  panel.querySelector(":scope > .news")?.remove();
  window.Idiomorph.morph(panel, html, { morphStyle: "innerHTML" });
  window.htmx.process(panel);
  document.dispatchEvent(new Event("panel-refreshed"));
}

function aboutPanel(words) {
  if (isInUse()) {
    tellAt(panel, words, button("Show", () => refreshPanel(words, true)));
  } else {
    refreshPanel(words);
  }
}

function aboutText(words) {
  forgetPanels();
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Show it";
  tellAt(text, words, link);
}

/** Wire the page. */
export function startNews() {
  // What was kept while the connection was lost has been answered: a panel to be shown, or none.
  document.addEventListener("sent-late", (event) => {
    const { html, isShown, status } = event.detail;
    if (isShown && status < 500) {
      window.htmx.swap(panel, html, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 }, { eventInfo: { target: panel, elt: panel, xhr: { status }, requestConfig: { elt: panel, verb: "post" } } });
    }
    document.dispatchEvent(new Event("claims-changed"));
  });
  document.addEventListener("changes-shown", (event) => {
    if (event.detail.panel) {
      aboutPanel(event.detail.panel);
    }
    if (event.detail.text) {
      aboutText(event.detail.text);
    }
  });
}
