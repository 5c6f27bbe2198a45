/**
 * Tells what was found in a line that was brought back. The line itself fills in with whatever
 * brings the page up to date first; the word about it comes from here.
 */

const PAUSE = 1000; // milliseconds between two questions
const MOST = 120;

/** Ask until the line was read, then pass on what the answer tells. */
async function ask(address, left) {
  if (left === 0) {
    return;
  }
  await new Promise((done) => { setTimeout(done, PAUSE); });
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer || answer.status === 204) {
    await ask(address, left - 1);
    return;
  }
  const told = JSON.parse(answer.headers.get("HX-Trigger") ?? "{}");
  for (const [name, detail] of Object.entries(told)) {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Wire the document. */
export function startLineRead() {
  document.addEventListener("line-asked", (event) => ask(event.detail.address, MOST));
}
