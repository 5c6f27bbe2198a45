/**
 * Keeps the console for what went wrong: a search that a newer one takes the place of was called
 * off on purpose. When a request fails for real, htmx reports `htmx:sendError` besides.
 */

const NO_ERRORS = new Set(["htmx:afterRequest", "htmx:sendAbort"]);

/** Take the mark of an error off events of requests that were called off. */
export function startReplaced() {
  window.htmx.logger = (element, name, detail) => {
    if (NO_ERRORS.has(name)) {
      delete detail.error;
    }
  };
}
