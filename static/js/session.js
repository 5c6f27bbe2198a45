/** Sends the key of the present session with every request of htmx, also after signing in anew. */

/** The key that the server left in a cookie; it changes when somebody signs in in another tab. */
function presentKey() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
}

/** Replace the key that was written into the page when it was made. */
export function startSession() {
  document.addEventListener("htmx:configRequest", (event) => {
    const key = presentKey();
    if (key) {
      event.detail.headers["X-CSRFToken"] = key;
      delete event.detail.parameters.csrfmiddlewaretoken;
    }
  });
}
