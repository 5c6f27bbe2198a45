"""What holds for every text: no crash, exact spans, short labels; and the answers' form."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.nlp import predict
from factcheck.nlp.reading import LONGEST_PIECE, clean, pieces
from factcheck.nlp.types import Split

Splitter = Callable[[str], Split]

MARKS = "“”‘’«»„\"'.,;:!?()—–-\n \t"
WORDS = ["Ann Lee", "said", "he", "the port", "lost 400 jobs", "which", "and", "according to",
         "Reuters", "told", "CNN", "that",
         "“", "”", "\"", "‘", "’", ",", ".", "\n", "😀", "I", "we",
         "was quoted as saying", "reportedly", "NATO", "not", "?", "—", "(", ")"]  # fmt: skip

PAIRS = ["“”", "‘’", "«»", "„“", "「」", "❝❞", '""', "''", ("``", "''"), "‟”", "‹›"]


@st.composite
def marked(draw: st.DrawFn, depth: int = 0) -> str:
    """Words inside marks inside marks, some of them never closed or never opened."""
    opening, closing = draw(st.sampled_from(PAIRS))
    parts = [draw(st.sampled_from(WORDS))]
    for _ in range(draw(st.integers(0, 2 if depth < 4 else 0))):
        parts.append(draw(marked(depth + 1)))
        parts.append(draw(st.sampled_from(["he said", "said Ann Lee", "\n", "and", "it rained."])))
    inner = draw(st.sampled_from([" ", ""])).join(parts)
    return (
        f"{opening if draw(st.booleans()) else ''}{inner}{closing if draw(st.booleans()) else ''}"
    )


def bare(text: str) -> str:
    """The text without any mark."""
    return "".join(c for c in text if c.isalnum() or c in " \n")


hostile = st.one_of(
    st.lists(marked(), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map(lambda words: " ".join(words).upper()),
    st.lists(st.sampled_from(WORDS), max_size=60).map(lambda words: bare(" ".join(words))),
    st.text(max_size=200),
    st.text(alphabet=MARKS + "abcXY", max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.text(alphabet=st.characters(exclude_categories=[]), max_size=60),
)


def check(text: str, result: Split) -> None:
    order = [(c.start, c.end) for c in result.claims]
    assert order == sorted(order)
    for claim in result.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.start <= claim.content_start < claim.content_end <= claim.end
        assert 0 < len(claim.label) <= 60
        assert claim.statement
        assert 0 <= claim.score <= 1
        for link in claim.attributions:
            assert link.name
            for start, end in (
                (link.source_start, link.source_end),
                (link.cue_start, link.cue_end),
            ):
                if start is not None and end is not None:
                    assert 0 <= start < end <= len(text)
    for line in result.excluded:
        assert 0 <= line.start < line.end <= len(text)
        assert line.kind
        assert line.reason


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=hostile)
def test_any_text_gives_exact_spans(split: Splitter, text: str) -> None:
    check(text, split(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "\x00",
        "\ud800 lone \udfff surrogates said so today",
        "“" * 400 + "the port lost 400 jobs" + "”" * 200,
        "THE MAYOR SAID THE PORT LOST 400 JOBS. " * 30,
        "the mayor said the port lost 400 jobs and then " * 200,
        "x" * 100_000,
        "He said that " * 400 + "it rains.",
        "the mayor of Lindvik who said that the port which lost 400 jobs was " * 357,
        ("THE PORT LOST 400 JOBS AND THE MAYOR TOLD CNN THAT SHE WOULD NOT RESIGN " * 357),
        "“‘«„「❝``" * 300 + " he said " + "”’»“」❞''" * 300,
        "\n" * 20_000,
        ", " * 10_000,
        "He said:\u2028“It rained 🌧️ for 3 days,” and left.\x85Then it stopped.",
    ],
    ids=range(15),
)
def test_hostile_texts_are_stood(split: Splitter, text: str) -> None:
    check(text, split(text))


def test_offsets_count_code_points(split: Splitter) -> None:
    text = "😀😀 News 👩‍🚒\n“The port lost 400 jobs 🎉,” Mayor Ann Lee said."
    (claim,) = split(text).claims
    assert claim.text == "“The port lost 400 jobs 🎉,” Mayor Ann Lee said."
    assert text[claim.content_start : claim.content_end].startswith("The port lost 400 jobs")


def test_a_text_in_another_language_gives_no_claims(split: Splitter) -> None:
    text = "Die Stadt hat am Montag beschlossen, die Gebühren zu senken, wie der Sprecher sagte."
    result = split(text)
    assert (result.language, result.is_english, result.claims) == ("de", False, ())


def test_long_lines_are_read_in_pieces_without_losing_a_character() -> None:
    text = clean("The port lost 400 jobs. " * 500 + "x" * 10_000 + "\ud800")
    parts = pieces(text, [(0, len(text))])
    assert "".join(text[p.start : p.end] for p in parts) == text
    assert max(p.end - p.start for p in parts) <= LONGEST_PIECE


def test_progress_counts_paragraphs_and_claims() -> None:
    seen: list[tuple[int, int, int]] = []
    text = "The port lost 400 jobs.\n\nThe mayor resigned on Friday."
    result = predict.split(text, progress=lambda *now: seen.append(now))
    assert seen[0][:2] == (1, 2)
    assert seen[-1] == (2, 2, len(result.claims))
    assert len(result.claims) == 2


def test_progress_counts_claims_while_reading() -> None:
    seen: list[tuple[int, int, int]] = []
    text = "\n".join(["The port lost 400 jobs, and the mayor resigned on Friday."] * 5)
    predict.split(text, progress=lambda *now: seen.append(now))
    assert [claims for _, _, claims in seen] == [2, 4, 6, 8, 10, 10]


def test_excluded_lines_hold_no_claim(split: Splitter) -> None:
    text = "The port lost 400 jobs.\nRead more: The port in numbers\nLeave a Comment"
    result = split(text)
    assert [e.kind for e in result.excluded] == ["related", "comment-form"]
    assert all(c.end <= result.excluded[0].start for c in result.claims)


def test_claims_have_the_keys_of_the_gold() -> None:
    (claim,) = predict.claims("“The port lost 400 jobs,” Mayor Ann Lee told CNN.")
    assert claim["speaker"] == "Ann Lee"
    assert claim["speaker_role"] == "Mayor"
    assert claim["cue"] == "told"
    assert claim["quote_type"] == "direct"
    assert claim["relays"] == ["CNN"]
    assert claim["relays_context"] == []
    assert claim["content"]["text"] == "The port lost 400 jobs"
    assert claim["claim_type"] == "statistic"
    assert set(claim) >= {"start", "end", "text", "statement", "label", "hedge", "anonymous"}


def test_statements_stand_where_their_claims_stand() -> None:
    text = "The port lost 400 jobs."
    (found,) = predict.statements(text, grain="claim")
    assert found == {"statement": text, "start": 0, "end": len(text)}
