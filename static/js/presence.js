/** Who else is on the article: beside its title, and in the panel who is on the same claim. */
import { chosenClaim } from "./chosen.js";

const people = document.getElementById("people");

/** Names as one says them: "Maya", "Maya and Tomas", "Maya, Tomas and Lena". */
function spoken(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Say in the panel who is on its claim; the line is there in any case, so nothing moves. */
function showHere() {
  const line = document.querySelector("#panel [data-here]");
  if (!line) {
    return;
  }
  const key = chosenClaim();
  const here = [...people.children].filter((one) => key && one.dataset.claims.split(" ").includes(key));
  const names = here.map((one) => one.dataset.name);
  const words = names.length ? `${spoken(names)} ${names.length > 1 ? "are" : "is"} on this claim` : "";
  if (line.textContent !== words) {
    line.textContent = words;
  }
}

/** Show who is there; nothing is touched where it is who was there before. */
function show(list) {
  if (people.innerHTML !== list.innerHTML) {
    people.innerHTML = list.innerHTML;
    people.hidden = people.childElementCount === 0;
  }
  showHere();
}

/** Wire the page. */
export function startPresence() {
  document.addEventListener("changes-shown", (event) => {
    if (event.detail.people) {
      show(event.detail.people);
    }
  });
  document.addEventListener("claim-chosen", showHere);
  document.addEventListener("panel-refreshed", showHere);
}
