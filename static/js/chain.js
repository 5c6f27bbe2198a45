/** The links of who said it: added, taken out, and put in another order. */

function add(form) {
  const list = form.querySelector("[data-links]");
  list.append(form.querySelector("template[data-empty-link]").content.cloneNode(true));
  list.lastElementChild.querySelector("input").focus();
}

function move(item, direction) {
  if (direction === "up") {
    item.previousElementSibling?.before(item);
  } else {
    item.nextElementSibling?.after(item);
  }
}

function remove(item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  next?.querySelector("input").focus();
}

/** Wire the page. */
export function startChain() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-adds-link], [data-moves], [data-removes]");
    if (!button) {
      return;
    }
    const item = button.closest("[data-links] > li");
    if ("addsLink" in button.dataset) {
      add(button.closest("form"));
    } else if ("removes" in button.dataset) {
      remove(item);
    } else {
      move(item, button.dataset.moves);
      button.focus();
    }
  });
}
