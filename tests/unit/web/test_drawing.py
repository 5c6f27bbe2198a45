from hypothesis import given
from hypothesis import strategies as st

from factcheck.lib.words import Place
from factcheck.web.revisions.compare import side_by_side
from factcheck.web.revisions.drawing import Drawing, Mark, line_passages

TEXT = "Ada 🚢 said so.\n\n  Two ferries\tsank.\nThree sail."


def mark(start: int, end: int, key: int = 1) -> Mark:
    return Mark(start, end, key, "open", f"Claim {key}")


def test_lines_that_are_blank_are_no_passages() -> None:
    found = [TEXT[slice(*place)] for place in line_passages(TEXT)]
    assert found == ["Ada 🚢 said so.", "  Two ferries\tsank.", "Three sail."]


def test_words_belong_to_the_shortest_claim_and_to_the_change() -> None:
    drawing = Drawing(TEXT, [mark(0, 13), mark(4, 5, 2)], changes=[(4, 10)])
    drawn = drawing.passage(line_passages(TEXT)[0])
    assert [(p.text, p.mark and p.mark.key, p.changed) for p in drawn] == [
        ("Ada ", 1, False),
        ("🚢", 2, True),
        (" said", 1, True),
        (" so", 1, False),
        (".", None, False),
    ]


def test_a_claim_goes_on_in_the_next_passage() -> None:
    drawing = Drawing(TEXT, [mark(6, TEXT.index("ferries"))])
    drawn = [drawing.passage(place) for place in line_passages(TEXT)]
    assert ["".join(p.text for p in line if p.mark) for line in drawn] == ["said so.", "  Two ", ""]


places = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(places, max_size=6))
def test_every_passage_is_drawn_whole(claims: list[Place]) -> None:
    drawing = Drawing(TEXT, [mark(*place, key) for key, place in enumerate(claims)])
    for start, end in line_passages(TEXT):
        assert "".join(piece.text for piece in drawing.passage((start, end))) == TEXT[start:end]


def test_unchanged_runs_are_folded_but_for_what_stands_around_a_change() -> None:
    lines = [f"Line {n} tells of ferry {n * 7} today." for n in range(12)]
    old, new = "\n".join(lines), "\n".join([*lines[:6], "This is quite new here.", *lines[6:]])
    parts = side_by_side(old, new).parts
    assert [(part.folded, len(part.passages)) for part in parts] == [
        (True, 5),
        (False, 3),
        (True, 5),
    ]
    assert parts[0].words == 5 * 7
    assert all(len(part.passages) == 12 for part in side_by_side(old, old).parts)
