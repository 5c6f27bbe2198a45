/**
 * Hears what others do: by the server's stream, or by asking every few seconds where there is none.
 * A tab that nobody looks at gives its stream back, since a browser has few of them.
 */
import { askForChanges, renameTab, tab } from "./changes.js";

const POLL = 5000; // milliseconds between two questions where there is no stream
const SILENCE = 40_000; // after which a stream that says nothing is taken for dead
const RETRY = 30_000; // until a stream that could not be had is tried again
const HIDDEN = 30_000; // until a tab that nobody sees gives its stream back
const COUNT = 10_000; // between two counts of unread notices
const SETTLE = 120; // lets one's own answer arrive before its echo, and many tabs not ask at once
const desk = document.getElementById("main");
const own = new Set();
let source = null;
let heardAt = 0;
let triedAt = 0;
let isLost = false;
let asksWhenShown = 0;
let pending = 0;
let counting = 0;
let countedAt = -COUNT;

/** Say how the page hears of changes: "live", "asking" or "lost". */
function tellState() {
  const isLive = source?.readyState === EventSource.OPEN;
  const state = isLost ? "lost" : isLive ? "live" : "asking";
  if (desk.dataset.connection !== state) {
    desk.dataset.connection = state;
    document.dispatchEvent(new CustomEvent("connection", { detail: { state } }));
  }
}

async function ask() {
  try {
    await askForChanges();
    isLost = false;
  } catch {
    isLost = true;
  }
  tellState();
}

function askSoon() {
  clearTimeout(pending);
  pending = setTimeout(ask, SETTLE + Math.random() * SETTLE);
}

/** Let the Inbox count anew, soon but seldom: what others did may be a notice to this person. */
function countNotices() {
  counting ||= setTimeout(() => {
    counting = 0;
    countedAt = performance.now();
    document.body.dispatchEvent(new Event("notices-expected"));
  }, Math.max(SETTLE, countedAt + COUNT - performance.now()));
}

/** Whether a message only tells what this tab did itself and was answered already. */
function isEcho(event) {
  const about = JSON.parse(event.data);
  return about.length > 0 && about.every(({ request }) => request && own.has(request));
}

function open() {
  close();
  triedAt = performance.now();
  heardAt = triedAt;
  const asked = new URLSearchParams({ article: desk.dataset.article, tab });
  source = new EventSource(`${desk.dataset.events}?${asked}`);
  const heard = () => {
    heardAt = performance.now();
    isLost = false;
    tellState();
  };
  source.onopen = heard;
  source.onerror = () => {
    tellState();
    if (source?.readyState === EventSource.CLOSED) {
      ask();
    }
  };
  source.addEventListener("beat", heard);
  source.addEventListener("changes", (event) => {
    heard();
    setTimeout(() => {
      if (!isEcho(event)) {
        askSoon();
        countNotices();
      }
    }, SETTLE);
  });
  source.addEventListener("people", () => {
    heard();
    askSoon();
  });
  source.addEventListener("signed-out", () => {
    close();
    ask();
  });
}

function close() {
  source?.close();
  source = null;
}

/** Look after the stream; ask where there is none. */
function tend() {
  if (document.hidden) {
    return;
  }
  const now = performance.now();
  const isOpen = source?.readyState === EventSource.OPEN;
  if (isOpen && now - heardAt < SILENCE) {
    return;
  }
  ask();
  if (now - triedAt > (source?.readyState === EventSource.CONNECTING ? SILENCE : RETRY)) {
    open();
  }
}

/** Say that this tab is left; when somebody comes back to it, it is another one. */
function leave() {
  const words = new FormData();
  words.append("tab", tab);
  words.append("csrfmiddlewaretoken", document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "");
  navigator.sendBeacon(desk.dataset.left, words);
  renameTab();
  close();
}

/** Wire the page. */
export function startLive() {
  open();
  setInterval(tend, POLL);
  document.addEventListener("htmx:afterRequest", (event) => {
    const made = event.detail.xhr?.getResponseHeader("X-Request-Id");
    if (made && event.detail.requestConfig?.verb !== "get") {
      own.add(made);
    }
  });
  document.addEventListener("changes-shown", ({ detail }) => {
    if (detail.rows && source?.readyState !== EventSource.OPEN) {
      countNotices();
    }
  });
  // A claim that is looked at for a moment: others see who is on it.
  let moving = 0;
  document.addEventListener("claim-chosen", () => {
    clearTimeout(moving);
    moving = setTimeout(ask, 700);
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(asksWhenShown);
    if (document.hidden) {
      asksWhenShown = setTimeout(leave, HIDDEN);
    } else if (!source) {
      open();
      ask();
    }
  });
  addEventListener("online", () => {
    open();
    ask();
  });
  addEventListener("offline", () => {
    isLost = true;
    tellState();
  });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && open());
  document.addEventListener("session-ended", close);
}
