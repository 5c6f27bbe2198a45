/** The rows of the list of claims. */

/**
 * The link of a claim in the list.
 * @param {string} key
 * @returns {HTMLAnchorElement | null}
 */
export function rowOf(key) {
  return key ? document.getElementById(`claim-${key}`) : null;
}

/** The links of the claims that can be seen, in the order of the text, then those to be placed. */
export function shownRows() {
  return [...document.querySelectorAll("#listed > li:not([hidden]) > a, #to-place > li > a")];
}
