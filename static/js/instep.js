/** Keeps the list of claims in step with the text as it is scrolled. */
import { rowOf } from "./chosen.js";

const text = document.getElementById("text");
const rail = document.getElementById("claims");

/**
 * The first mark that ends below a line across the text. Marks stand in reading order, so the place
 * is found by halving.
 * @param {number} line pixels from the top of the window
 * @returns {Element | undefined}
 */
function firstBelow(line) {
  const marks = text.querySelectorAll("mark[data-claims]:not(.quiet)");
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].getBoundingClientRect().bottom < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return marks[low];
}

function follow() {
  const mark = firstBelow(text.getBoundingClientRect().top + 24);
  const row = mark?.dataset.claims.split(" ").map(rowOf).find((found) => found?.offsetParent);
  if (!row) {
    return;
  }
  const head = rail.querySelector(".rail-head").offsetHeight;
  const away = row.getBoundingClientRect().top - rail.getBoundingClientRect().top - head;
  rail.scrollTop += away - 8;
}

/** Wire the page: the list follows while somebody scrolls the text, and only then. */
export function startInStep() {
  let led = 0;
  const lead = () => {
    led = performance.now();
  };
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    text.addEventListener(kind, lead, { passive: true });
  }
  text.addEventListener("scroll", () => {
    if (performance.now() - led < 1000) {
      requestAnimationFrame(follow);
    }
  }, { passive: true });
}
