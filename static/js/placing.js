/** Shows where a claim would stand while one of its possible places has the focus or the pointer. */
import { codePoints, nodeAt } from "./offsets.js";

const NAME = "candidate";
const lines = document.getElementById("lines");

/** The words from `start` to before `end`, code points of the article, as a range of the page. */
function rangeOf(start, end) {
  const all = [...lines.querySelectorAll("[data-start]")];
  const begin = (line) => Number(line.dataset.start);
  const first = all.findLast((line) => begin(line) <= start);
  const last = all.findLast((line) => begin(line) < end);
  if (!first || !last) {
    return null;
  }
  const range = document.createRange();
  range.setStart(...nodeAt(first, start - begin(first)));
  range.setEnd(...nodeAt(last, Math.min(end - begin(last), codePoints(last.textContent))));
  return range;
}

function show(button) {
  const range = rangeOf(...button.dataset.place.split(" ").map(Number));
  if (!range) {
    return;
  }
  CSS.highlights?.set(NAME, new Highlight(range));
  const place = range.startContainer.parentElement;
  const box = range.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight) {
    place.scrollIntoView({ block: "center" });
  }
}

function hide() {
  CSS.highlights?.delete(NAME);
}

/** Wire the page. */
export function startPlacing() {
  const candidate = (event) => event.target.closest?.(".candidates [data-place]");
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => candidate(event) && show(candidate(event)));
  }
  for (const kind of ["focusout", "pointerout"]) {
    document.addEventListener(kind, (event) => candidate(event) && hide());
  }
  document.addEventListener("htmx:afterSettle", () => {
    hide();
    const present = candidate({ target: document.activeElement });
    if (present) {
      show(present);
    }
  });
}
