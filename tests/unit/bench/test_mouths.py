"""The comparison of speakers counts what it says it counts."""

import pytest

from bench import mouths
from bench.mouths import Labelled
from factcheck.nlp import predict

TEXT = "Prices rose by half, Ann Lee said. Jon Dahl said the port was closed. It rained, she said."


def labelled(source: str, cue: str, content: str) -> Labelled:
    def at(words: str) -> list[tuple[int, int]]:
        start = TEXT.index(words)
        return [(start, start + len(words))]

    return {"source": at(source), "cue": at(cue), "content": at(content)}


PRICES = labelled("Ann Lee", "said", "Prices rose by half")


def errors(*attributions: Labelled) -> list[str]:
    return [m.error for m in mouths.compare(TEXT, predict.analyze(TEXT), attributions)]


def test_a_speaker_whom_nobody_labelled_is_nobody() -> None:
    assert errors(PRICES)[:2] == ["", "nobody"]


def test_another_source_than_the_labelled_one_is_another() -> None:
    theirs = labelled("Ann Lee", "said the", "the port was closed")
    assert errors(PRICES, theirs)[:2] == ["", "another"]


def test_a_thought_that_nobody_gets_is_no_silence() -> None:
    text = "Critics fear the port will close in May."
    gold: Labelled = {"source": [(0, 7)], "cue": [(8, 12)], "content": [(13, 39)]}
    doc = predict.analyze(text)
    assert {m.error for m in mouths.compare(text, doc, [gold])} == {""}
    gold["cue"] = [(0, 1)]
    assert "silent" in {m.error for m in mouths.compare(text, doc, [gold])}


def test_the_table_gives_rates_and_forms() -> None:
    found = list(mouths.compare(TEXT, predict.analyze(TEXT), [PRICES]))
    lines = list(mouths.table(found))
    assert lines[0].startswith(f"{len(found)} claims: nobody")
    assert any("speech, indirect" in line for line in lines)


def test_articles_kept_for_testing_are_left_out() -> None:
    try:
        names = mouths.kept_back()
        texts = list(mouths.articles("dev"))
    except (ModuleNotFoundError, FileNotFoundError):
        pytest.skip(f"needs the corpus in {mouths.SHARED}")
    assert names
    assert texts
