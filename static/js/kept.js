/**
 * What a person's browser keeps for them until it is saved: by person, so that a sign-out and
 * another person at the same machine change nothing, and for two weeks.
 */

const DAYS = 14;
const person = document.body.dataset.person ?? "";

const nameOf = (kind, key) => `${kind}:${person}:${key}`;

/** Keep something; a full or forbidden store keeps nothing, and nobody is stopped by it. */
export function keepFor(kind, key, value) {
  try {
    localStorage.setItem(nameOf(kind, key), JSON.stringify({ at: Date.now(), value }));
  } catch {
    // What is on the screen is still there.
  }
}

/** What is kept under a key, or null. */
export function keptFor(kind, key) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(kind, key)))?.value ?? null;
  } catch {
    return null;
  }
}

/** Forget what is kept under a key. */
export function forgetFor(kind, key) {
  try {
    localStorage.removeItem(nameOf(kind, key));
  } catch {
    // There was no store to forget it from.
  }
}

/** The keys of one kind that this person's browser keeps. */
export function keysOf(kind) {
  const beginning = nameOf(kind, "");
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning)).map((name) => name.slice(beginning.length));
  } catch {
    return [];
  }
}

/** Forget what nobody came back for. */
export function clearOld() {
  const oldest = Date.now() - DAYS * 86_400_000;
  try {
    for (const name of Object.keys(localStorage)) {
      if (/^(draft|sending):/.test(name) && !(JSON.parse(localStorage.getItem(name))?.at > oldest)) {
        localStorage.removeItem(name);
      }
    }
  } catch {
    // What cannot be read is left alone.
  }
}
