/**
 * The one place where the browser's offsets (UTF-16 units) become the server's (Unicode code
 * points), and places in the page become places in the article's text.
 *
 * Each line of the text is an element with `data-start`: the place of its first character in the
 * article, in code points. Its text content is the line, exactly.
 */

/**
 * How many code points the first `units` UTF-16 units of a text are; half a pair counts as one.
 * @param {string} text
 * @param {number} units
 * @returns {number}
 */
export function codePoints(text, units = text.length) {
  let count = 0;
  let place = 0;
  const end = Math.min(units, text.length);
  while (place < end) {
    place += text.codePointAt(place) > 0xffff ? 2 : 1;
    count += 1;
  }
  return count;
}

/**
 * How many UTF-16 units the first `points` code points of a text are.
 * @param {string} text
 * @param {number} points
 * @returns {number}
 */
export function utf16Units(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * The text node, and the place in it, that a number of code points into a line is.
 * @param {Element} line
 * @param {number} points
 * @returns {[Node, number]}
 */
export function nodeAt(line, points) {
  let units = utf16Units(line.textContent, points);
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (units <= node.length) {
      return [node, units];
    }
    units -= node.length;
  }
  return [line, line.childNodes.length];
}

/**
 * The part of a range that lies in one line.
 * @param {Range} range
 * @param {Element} line
 * @returns {{start: number, end: number, words: string}} code points of the article, half-open
 */
function within(range, line) {
  const whole = document.createRange();
  whole.selectNodeContents(line);
  const part = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  const before = whole.cloneRange();
  before.setEnd(part.startContainer, part.startOffset);
  const start = Number(line.dataset.start) + codePoints(before.toString());
  const words = part.toString();
  return { start, end: start + codePoints(words), words };
}

/**
 * The place of a range in the article, without white space at its edges.
 * @param {Range} range
 * @param {Element} text the element that holds the lines
 * @returns {{start: number, end: number, words: string} | null} null where there are no words
 */
export function placeOf(range, text) {
  const parts = [];
  for (const line of text.querySelectorAll("[data-start]")) {
    if (range.intersectsNode(line)) {
      const part = within(range, line);
      const words = part.words.trim();
      if (words) {
        const lead = part.words.length - part.words.trimStart().length;
        const start = part.start + codePoints(part.words, lead);
        parts.push({ start, end: start + codePoints(words), words });
      }
    }
  }
  if (parts.length === 0) {
    return null;
  }
  return {
    start: parts[0].start,
    end: parts.at(-1).end,
    words: parts.map((part) => part.words).join("\n"),
  };
}
