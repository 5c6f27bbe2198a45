/** Short messages at the corner: they stay until closed when they tell of a problem. */

const SECONDS = 8;

function settle(toast) {
  if (!toast.classList.contains("error") && !toast.classList.contains("warning")) {
    setTimeout(() => toast.remove(), SECONDS * 1000);
  }
}

/**
 * Show a message that the server did not send, such as a lost connection.
 * @param {string} words
 * @param {string} level "info", "success", "warning" or "error"
 * @returns {HTMLElement} the message
 */
export function tell(words, level = "info") {
  const toast = document.createElement("div");
  toast.className = `notice ${level}`;
  toast.dataset.toast = "";
  const text = document.createElement("p");
  text.textContent = words;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "link";
  close.dataset.dismisses = "";
  close.textContent = "Close";
  toast.append(text, close);
  document.getElementById("toasts").append(toast);
  settle(toast);
  return toast;
}

/** Let messages be closed. */
export function startToasts() {
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-dismisses]")) {
      event.target.closest("[data-toast]").remove();
    }
  });
  document.querySelectorAll("[data-toast]").forEach(settle);
}
