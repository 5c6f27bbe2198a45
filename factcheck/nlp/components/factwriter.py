"""Single facts as sentences."""

from typing import Any

from spacy.tokens import Doc

from factcheck.nlp.components.composition import Word, compose
from factcheck.nlp.components.facts import facts
from factcheck.nlp.components.things import Things
from factcheck.nlp.components.words import Article, Writer, possessive, tidy
from factcheck.nlp.records import Unit

EVERY = -1.0
"""The lead from which pronouns and descriptions are replaced here: the likeliest one always."""


def write_facts(doc: Doc) -> list[dict[str, Any]]:
    """Each fact's statement, the bounds of its sentence, and what was put in."""
    found = []
    names = _Names(doc)
    article = Article(doc, lead=EVERY)
    for fact in facts(doc):
        numbers = [i for i in fact.items if isinstance(i, int)]
        unit = Unit(fact.sentence, fact.sentence, [], numbers[0])
        writer = Writer(article, unit, full=True)
        after = 0
        for item in fact.items:
            if isinstance(item, int):
                if item < after:
                    continue
                stop = names.write(writer, item, numbers)
                after = stop if stop > item + 1 else 0
                if writer.out:
                    writer.out[-1].space = _spaced(doc, stop - 1, numbers)
            else:
                writer.out.append(Word(item, True, -1, inserted=True, kind="grammar"))
        composed = compose(tidy(writer.out))
        span = doc[fact.sentence[0] : fact.sentence[1]]
        found.append(
            {
                "statement": composed.text,
                "start": span.start_char,
                "end": span.end_char,
                "insertions": composed.insertions,
                "unresolved": composed.unresolved,
            }
        )
    return found


class _Names:
    """What to write for "it", "they" and "the teenager", one noun phrase after another."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        found = Things(doc, doc._.people).resolve()
        self.things = {i: t for i, t in found.items() if t.lead >= EVERY}
        self.described: dict[int, tuple[int, str]] = {}
        for i, (mention, answer) in doc._.described.items():
            if answer.lead >= EVERY:
                self.described[mention.start] = (i + 1, answer.name.name)

    def write(self, writer: Writer, i: int, numbers: list[int]) -> int:
        """Write the token at `i` or what stands for it; gives the next token to write."""
        token = self.doc[i]
        stop, name = self.described.get(i, (0, ""))
        if stop and self._whole(i, stop, numbers) and not self._has(numbers, name):
            writer.put(self.doc[stop - 1], name, self.doc[i:stop].text, "mention")
            return stop
        thing = self.things.get(i)
        if thing is None or thing.end - 1 in numbers:
            writer.write(token)
            return i + 1
        text = self.doc[thing.start : thing.end].text
        text = possessive(text) if token.tag_ == "PRP$" else text
        writer.put(token, text, token.text, "mention")
        return i + 1

    def _whole(self, start: int, stop: int, numbers: list[int]) -> bool:
        return all(k in numbers or self.doc[k].is_punct for k in range(start, stop))

    def _has(self, numbers: list[int], name: str) -> bool:
        """Whether the fact names the person already."""
        last = name.rsplit(maxsplit=1)[-1]
        return any(self.doc[k].text == last for k in numbers)


def _spaced(doc: Doc, i: int, numbers: list[int]) -> bool:
    return bool(doc[i].whitespace_) or i + 1 not in numbers
