/** One button opens and closes all folded passages of a comparison. */

const button = document.querySelector("[data-unfolds]");
const folds = document.querySelectorAll("details.fold");

if (button && folds.length > 0) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const opens = button.getAttribute("aria-pressed") === "false";
    for (const fold of folds) {
      fold.open = opens;
    }
    button.setAttribute("aria-pressed", String(opens));
    button.textContent = opens ? "Fold the unchanged passages" : "Show all unchanged passages";
  });
}
