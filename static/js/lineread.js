/**
 * Tells what was found in a line that was brought back, and has its claims filled in. A line that
 * is being read names the address to ask in `data-being-read`; it is asked to the end even where
 * something else brings the page up to date first.
 */

const PAUSE = 1000; // milliseconds between two questions
const MOST = 120;
const asked = new Set();
const beingRead = () => document.querySelectorAll("#lines [data-being-read]");

/** Ask until the line was read, then pass on what the answer tells. */
async function ask(address, left) {
  if (left === 0) {
    asked.delete(address);
    return;
  }
  await new Promise((done) => { setTimeout(done, PAUSE); });
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || answer.status === 204) {
    await ask(address, left - 1);
    return;
  }
  // Where no claim was found nothing else changes on the page.
  [...beingRead()].find(({ dataset }) => dataset.beingRead === address)?.remove();
  const told = JSON.parse(answer.headers.get("HX-Trigger") ?? "{}");
  for (const [name, detail] of Object.entries(told)) {
    document.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Ask after the lines that are being read, after each once. */
function askAfterLines() {
  for (const { dataset } of beingRead()) {
    const address = dataset.beingRead;
    if (!asked.has(address)) {
      asked.add(address);
      ask(address, MOST);
    }
  }
}

/** Wire the document. */
export function startLineRead() {
  askAfterLines();
  document.addEventListener("htmx:afterSettle", askAfterLines);
}
