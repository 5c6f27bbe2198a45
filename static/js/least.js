/**
 * The slider over the list: claims that are less likely worth checking step back, in the list and
 * in the text, and lose nothing. The least score stands in the address as `?least=0.4`.
 */
import { chosenClaim } from "./chosen.js";

const slider = document.getElementById("least");
const count = document.getElementById("shown");
const KEPT = ["chosen", "quiet", "hinted"];
const rowsOf = () => document.querySelectorAll("#listed > li");

/** Show what is at least as likely, and the claim in the panel; tell how many that are. */
function apply() {
  const least = Number(slider.value);
  const chosen = chosenClaim();
  const shown = new Map();
  const rows = rowsOf();
  for (const row of rows) {
    const { claim, worth, state } = row.dataset;
    const isShown = Number(worth) >= least || claim === chosen;
    if (row.hidden === isShown) {
      row.hidden = !isShown;
    }
    if (isShown) {
      shown.set(claim, state);
    }
  }
  document.querySelectorAll("#lines mark[data-claims]").forEach((mark) => draw(mark, shown));
  count.textContent = `${shown.size} of ${rows.length} shown`;
  describe();
}

function describe() {
  const least = Number(slider.value);
  slider.setAttribute("aria-valuetext", least > 0 ? `${least.toFixed(2)} and up` : "all claims");
}

/** Draw a mark as the shortest of its claims that are shown; as plain text where none is. */
function draw(mark, shown) {
  const [first] = mark.dataset.claims.split(" ").filter((key) => shown.has(key));
  if (mark.classList.contains("quiet") !== (first === undefined)) {
    mark.classList.toggle("quiet");
  }
  const state = shown.get(first);
  if (state && !mark.classList.contains(state)) {
    const kept = KEPT.filter((name) => mark.classList.contains(name));
    mark.className = [state, ...kept].join(" ");
  }
  const ending = mark.dataset.ending?.split(" ").find((key) => shown.has(key));
  if (ending) {
    if (mark.dataset.ends !== shown.get(ending)) {
      mark.dataset.ends = shown.get(ending);
    }
  } else if (mark.dataset.ends) {
    delete mark.dataset.ends;
  }
}

/** Keep the least score in the address, whatever else of it changed. */
function remember() {
  const address = new URL(location.href);
  const least = Number(slider.value);
  if (least > 0) {
    address.searchParams.set("least", String(least));
  } else {
    address.searchParams.delete("least");
  }
  if (address.href !== location.href) {
    history.replaceState(history.state, "", address);
  }
}

/** Wire the page. */
export function startLeast() {
  let waiting = 0;
  slider.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  slider.addEventListener("change", remember);
  // Choosing and closing a claim write the address anew.
  document.addEventListener("htmx:replacedInHistory", remember);
  document.addEventListener("claim-chosen", () => {
    remember();
    if (Number(slider.value) > 0) {
      apply();
    }
  });
  document.addEventListener("changes-shown", apply);
  describe(); // the server drew the rest
}
