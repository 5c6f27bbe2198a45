"""Stretches are carried to the words they held, or a person is asked; never to other words."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.carry import Carried, Outcome, carry
from factcheck.lib.words import Place, same_words

UNCHANGED, MOVED, CHANGED, GONE, AMBIGUOUS = Outcome

STORM = "The storm damaged 14 ferries in the harbor of Lindholm, the port authority said."
COST = "Repairs will cost 3.2 million crowns and take until the end of March, Ada Brandt said."
VOTE = "The council votes on Tuesday on whether the old pier can be given up for good."
BOAT = "A fishing boat from Torsund is still missing, and nobody has seen its crew of four."
TEXT = f"{STORM}\n\n{COST}\n\n{VOTE}"

WORDS = st.sampled_from(
    ["storm", "ferry", "harbor", "cost", "“", "”", ".", ",", "14", "3.2", "the", "a", "𝔉𝔢", "ß"]
)
TEXTS = st.lists(st.one_of(WORDS, st.just("\n")), min_size=1, max_size=40).map(" ".join)


def where(text: str, words: str) -> Place:
    start = text.index(words)
    return start, start + len(words)


def one(old: str, new: str, words: str) -> Carried:
    return carry(old, new, [where(old, words)])[0]


def shows(new: str, carried: Carried) -> str:
    assert carried.place is not None
    return new[slice(*carried.place)]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, list[Place]]:
    """A text, one made of its pieces and others in some order, and stretches of the first."""
    pieces = draw(st.lists(TEXTS, min_size=1, max_size=4))
    old = "\n".join(pieces)
    new = "\n".join(draw(st.lists(st.one_of(st.sampled_from(pieces), TEXTS), max_size=5)))
    places = st.tuples(st.integers(0, len(old)), st.integers(0, len(old))).map(sorted)
    return old, new, [(a, b) for a, b in draw(st.lists(places, max_size=6)) if a < b]


@given(TEXTS)
def test_in_the_same_text_everything_is_where_it_was(text: str) -> None:
    stretches = [(start, start + 1) for start in range(len(text))]
    assert carry(text, text, stretches) == [Carried(UNCHANGED, stretch) for stretch in stretches]


@given(edits())
def test_what_is_the_same_holds_the_same_words_and_all_lies_in_the_text(
    edit: tuple[str, str, list[Place]],
) -> None:
    old, new, stretches = edit
    for (start, end), carried in zip(stretches, carry(old, new, stretches), strict=True):
        places = carried.candidates if carried.place is None else (carried.place,)
        assert all(0 <= a < b <= len(new) for a, b in places)
        if carried.outcome in {UNCHANGED, MOVED, AMBIGUOUS}:
            assert all(same_words(old[start:end], new[a:b]) for a, b in places)
            assert places
        if carried.outcome == GONE:
            assert places == ()


@given(edits())
def test_words_that_stand_nowhere_are_not_called_the_same(
    edit: tuple[str, str, list[Place]],
) -> None:
    old, _, stretches = edit
    new = "".join(chr(ord(c) + 1) if c.isalnum() else c for c in old)
    for (start, end), carried in zip(stretches, carry(old, new, stretches), strict=True):
        if any(c.isalnum() for c in old[start:end]):
            assert not carried.same_words


@pytest.mark.parametrize("before", ["News. ", "𝔉𝔢𝔯𝔯𝔶 🚢 ", f"{BOAT}\n\n", "\n\n"])
@pytest.mark.parametrize("words", [STORM, "14 ferries", "3.2 million", "erries in th", VOTE])
def test_what_stands_before_shifts_it(before: str, words: str) -> None:
    carried = one(TEXT, before + TEXT, words)
    assert carried.outcome == UNCHANGED
    assert shows(before + TEXT, carried) == words


@given(TEXTS.filter(lambda text: any(c.isalnum() for c in text)))
def test_a_text_before_shifts_the_rest(before: str) -> None:
    new = f"{before}\n{TEXT}"
    (carried,) = carry(TEXT, new, [where(TEXT, COST)])
    assert carried == Carried(UNCHANGED, where(new, COST))


@pytest.mark.parametrize("words", [COST, "Repairs", "until the end of March"])
def test_what_is_deleted_is_gone(words: str) -> None:
    new = TEXT.replace(COST + "\n\n", "")
    assert one(TEXT, new, words) == Carried(GONE)


@pytest.mark.parametrize("words", [STORM, "14 ferries", "the port authority said"])
def test_a_paragraph_elsewhere_is_moved(words: str) -> None:
    new = f"{COST}\n\n{VOTE}\n\n{STORM}"
    carried = one(TEXT, new, words)
    assert carried.outcome == MOVED
    assert shows(new, carried) == words


@pytest.mark.parametrize("words", [COST, "3.2 million crowns", "Ada Brandt"])
def test_a_paragraph_twice_in_a_row_is_for_a_person_to_choose(words: str) -> None:
    new = f"{STORM}\n\n{COST}\n\n{COST}\n\n{VOTE}"
    carried = one(TEXT, new, words)
    assert carried.outcome == AMBIGUOUS
    assert [new[slice(*place)] for place in carried.candidates] == [words] * 2


@pytest.mark.parametrize("words", [COST, "3.2 million crowns", "Ada Brandt"])
def test_a_copy_in_another_place_does_not_draw_it_away(words: str) -> None:
    new = f"{STORM}\n\n{COST}\n\n{VOTE}\n\n{COST}\n\n{BOAT}"
    carried = one(TEXT, new, words)
    assert carried == Carried(UNCHANGED, where(new, words))


def test_a_copy_of_an_edited_passage_is_where_the_words_went() -> None:
    old = f"{STORM}\n\n{COST}\n\n{VOTE}"
    new = "\n\n".join([STORM.replace("14", "15"), COST, VOTE, STORM])
    carried = one(old, new, "The storm damaged 14 ferries in the harbor")
    assert carried.outcome == MOVED


@pytest.mark.parametrize(
    ("words", "old", "new", "shown"),
    [
        ("14 ferries", "14 ferries", "15 ferries", "15 ferries"),
        ("damaged 14 ferries", "14", "some 40", "damaged some 40 ferries"),
        ("The storm damaged", "The storm", "A hard storm", "A hard storm damaged"),
        (
            "take until the end of March",
            "of March",
            "of the year",
            "take until the end of the year",
        ),
        ("3.2 million crowns", "3.2", "3.4", "3.4 million crowns"),
        ("can be given up", "can be", "cannot be", "cannot be given up"),
        ("votes on Tuesday", "on Tuesday", "again on Tuesday", "votes again on Tuesday"),
        (VOTE, "votes on", "decides. It is late. It votes on", None),
    ],
)
def test_edited_words_are_changed(words: str, old: str, new: str, shown: str | None) -> None:
    text = TEXT.replace(old, new)
    carried = one(TEXT, text, words)
    assert carried.outcome == CHANGED
    assert shows(text, carried) == (shown or VOTE.replace(old, new))


def test_new_sentences_beside_changed_words_stay_outside() -> None:
    new = TEXT.replace("The storm damaged 14", "It was cold. A storm damaged 15")
    carried = one(TEXT, new, "The storm damaged 14 ferries")
    assert shows(new, carried) == "A storm damaged 15 ferries"


def test_other_words_in_its_place_are_not_it() -> None:
    new = f"{STORM}\n\n{BOAT}\n\n{VOTE}"
    assert one(TEXT, new, COST) == Carried(GONE)


def test_a_passage_that_was_moved_and_edited_is_changed() -> None:
    edited = COST.replace("3.2", "3.4")
    new = f"{edited}\n\n{BOAT}\n\n{STORM}\n\n{VOTE}"
    carried = one(f"{STORM}\n\n{VOTE}\n\n{BOAT}\n\n{COST}", new, COST)
    assert (carried.outcome, shows(new, carried)) == (CHANGED, edited)


def test_a_few_words_elsewhere_can_be_there_by_chance() -> None:
    old, new = (
        f"{STORM}\nHe resigned.\n{VOTE}",
        f"{STORM}\n{VOTE}\n{BOAT} Then he left. He resigned.",
    )
    carried = one(old, new, "He resigned")
    assert carried == Carried(AMBIGUOUS, candidates=(where(new, "He resigned"),))


def test_the_same_words_of_another_passage_are_not_taken() -> None:
    old = f"{STORM} Ada Brandt resigned.\n{COST}\n{VOTE} Ada Brandt resigned."
    new = old.replace("Brandt resigned", "Brandt never resigned", 1)
    carried = one(old, new, "Ada Brandt resigned")
    assert (carried.outcome, shows(new, carried)) == (CHANGED, "Ada Brandt never resigned")


def test_a_new_sentence_with_the_same_beginning_leaves_it_in_place() -> None:
    old = f"{STORM}\nHe left.\n{VOTE}"
    new = f"{STORM}\nHe resigned. He left.\n{VOTE}"
    assert one(old, new, "He left") == Carried(UNCHANGED, where(new, "He left"))


def test_white_space_and_quotation_marks_are_not_words() -> None:
    old = f"{STORM}\nThe “old pier” will go, he said.\n{VOTE}"
    new = f'{STORM}\n\nThe "old\npier"  will go, he said.\n{VOTE}'
    carried = one(old, new, "“old pier” will")
    assert (carried.outcome, shows(new, carried)) == (UNCHANGED, '"old\npier"  will')


@pytest.mark.parametrize(("one_text", "other"), [("3.2", "3. 2"), ("Polish", "polish"), ("1", "2")])
def test_numbers_and_capitals_count(one_text: str, other: str) -> None:
    assert not same_words(one_text, other)


def article(words: int) -> str:
    """A long text of our own making, with few words that stand in it only once."""
    chance = random.Random(4)
    vocabulary = [f"word{number}" for number in range(4000)]
    lines = []
    while words > 0:
        length = chance.randint(8, 90)
        picked = [vocabulary[int(4000 * chance.random() ** 3)] for _ in range(length)]
        lines.append(" ".join(picked) + ".")
        words -= length
    return "\n".join(lines)


@pytest.mark.parametrize("kind", ["edits", "lines shuffled", "one line over and over"])
def test_long_texts_take_seconds_not_minutes(kind: str) -> None:
    old = article(100_000) if kind != "one line over and over" else "The same line.\n" * 25_000
    middle, quarter = len(old) // 2, len(old) // 4
    new = f"First. {old[:quarter]} not {old[quarter:middle]}{old[middle + 40 :]} Last."
    if kind == "lines shuffled":
        lines = old.split("\n")
        random.Random(5).shuffle(lines)
        new = "\n".join(lines)
    stretches = [(start, start + 80) for start in range(0, len(old) - 80, len(old) // 1000)]
    before = time.process_time()
    results = carry(old, new, stretches)
    assert time.process_time() - before < 12
    if kind == "edits":
        assert sum(carried.outcome == UNCHANGED for carried in results) > 990


def test_what_stands_before_a_sentence_taken_out_stays() -> None:
    old = "Port closed. He did not name them. The first meeting drew nine nations. Ships came."
    new = old.replace(" The first meeting drew nine nations.", "")
    start = old.index("He did")
    (carried,) = carry(old, new, [(start, start + len("He did not name them."))])
    assert carried.outcome == Outcome.UNCHANGED
