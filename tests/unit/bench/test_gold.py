"""The labels' own tools: finding quotes, entering, resolving, checking."""

import copy
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.gold import agree, check, enter, find, resolve
from bench.gold.draw import SECOND, TEST, THIRD, draw, draw_second, draw_third
from bench.gold.form import GOLD, POLNEAR, Gold, paragraphs
from bench.score_gold import PARTS

TEXT = (
    "By Lena Moss\n\n"
    "Mayor Ann Tran said the bridge “will open” on Monday, The Herald reported.\n\n"
    "The bridge cost 3 million euros, and Tran’s rivals call the bridge a gift to Ito.\n"
)
SCRATCH = """
article own bridge
labeler A
speaker T | Ann Tran | Mayor
p 0
x byline
p 1
= Mayor Ann Tran .. reported
> the bridge .. Monday
@ T | Mayor Ann Tran | said
: plan 2 mixed
l Bridge to open on Monday, Tran says
s The bridge "will open" on Monday.
via The Herald
p 2
= The bridge cost 3 million euros
: statistic 3 none
l Bridge cost 3 million euros
"""
WHOLE = [(0, len(TEXT))]

needs_corpus = pytest.mark.skipif(not POLNEAR.is_dir(), reason="the PolNeAR corpus is not here")


@pytest.fixture
def labeled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Gold]:
    """The invented article entered from its scratch file and read back."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "bridge.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(enter, "GOLD", tmp_path)
    enter.write(enter.read(SCRATCH.splitlines()), own / "bridge.json")
    return resolve.load(own / "bridge.json")


def test_an_entered_article_has_strings_beside_its_offsets(labeled: tuple[str, Gold]) -> None:
    text, gold = labeled
    first, second = gold["claims"]
    assert first["text"] == text[first["start"] : first["end"]]
    assert first["text"].startswith("Mayor Ann Tran said")
    assert first["content"]["text"] == "the bridge “will open” on Monday"
    assert (first["speaker"], first["speaker_role"], first["cue"]) == ("Ann Tran", "Mayor", "said")
    assert first["relays"] == ["The Herald"]
    assert first["paragraph"] == 1
    assert second["statement"] == "The bridge cost 3 million euros."
    assert (second["speaker"], second["quote_type"]) == (None, "none")
    assert [line["text"] for line in gold["excluded"]] == ["By Lena Moss"]
    assert list(check.problems(text, gold)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"start": 17}, "text is not a stretch of the text"),
        ({"label": "x" * 61}, "label has 61 characters"),
        ({"label": ""}, "label has 0 characters"),
        ({"checkworthy": 4}, "checkworthy is not 0 to 3"),
        ({"claim_type": "rumor"}, "unknown claim_type rumor"),
        ({"quote_type": "none"}, "in the article's own voice, yet somebody says it"),
        ({"speaker": None, "relays": []}, "reported, yet by nobody"),
        ({"relays_context": ["The Herald"]}, "a relay is both named and from context"),
        ({"paragraph": 2}, "its paragraph is another, or it runs over two"),
        ({"statement": "Bridge"}, "statement is not a sentence"),
    ],
)
def test_a_fault_in_a_claim_is_found(
    labeled: tuple[str, Gold], change: dict[str, Any], fault: str
) -> None:
    text, gold = labeled
    broken = copy.deepcopy(gold)
    broken["claims"][0].update(change)  # type: ignore[typeddict-item]
    assert f"c01: {fault}" in list(check.problems(text, broken))


def test_content_of_another_paragraph_is_out_of_reach(labeled: tuple[str, Gold]) -> None:
    text, gold = labeled
    gold["claims"][0]["content"] = gold["claims"][1]["content"]
    assert "c01: its content is out of the sentence's reach" in list(check.problems(text, gold))


def test_an_excluded_line_holds_no_claim(labeled: tuple[str, Gold]) -> None:
    text, gold = labeled
    claim = gold["claims"][1]
    gold["excluded"].append(
        {"start": claim["start"], "end": claim["end"], "text": claim["text"], "kind": "caption"}
    )
    assert f"c02: overlaps the excluded line at {claim['start']}" in list(
        check.problems(text, gold)
    )


def test_ids_are_used_once(labeled: tuple[str, Gold]) -> None:
    text, gold = labeled
    gold["claims"][1]["id"] = "c01"
    assert "c01: used twice" in list(check.problems(text, gold))


def test_a_quote_is_found_where_it_stands_once() -> None:
    start, end = find.find(TEXT, "will open", WHOLE)
    assert TEXT[start:end] == "will open"


def test_straight_marks_find_typographic_ones() -> None:
    start, end = find.find(TEXT, "Tran's rivals", WHOLE)
    assert TEXT[start:end] == "Tran’s rivals"


def test_the_ends_of_a_long_stretch_are_enough() -> None:
    start, end = find.find(TEXT, "The bridge cost .. euros", WHOLE)
    assert TEXT[start:end] == "The bridge cost 3 million euros"


def test_a_quote_at_two_places_is_refused() -> None:
    with pytest.raises(find.QuoteAmbiguous):
        find.find(TEXT, "the bridge", WHOLE)


def test_its_number_or_neighborhood_picks_a_place() -> None:
    second = TEXT.rindex("the bridge")
    assert find.find(TEXT, "the bridge #2", WHOLE)[0] == second
    assert find.find(TEXT, "the bridge", WHOLE, near=second)[0] == second
    assert find.find(TEXT, "the bridge", WHOLE, outside=[(0, second)])[0] == second


def test_half_a_word_is_not_found() -> None:
    with pytest.raises(find.QuoteNotFound):
        find.find(TEXT, "the brid", WHOLE)


def test_borrowed_runs_of_a_sentence_become_offsets() -> None:
    sentence = 'In Northfield the bridge "will open" on Monday.'
    parts = find.as_parts(TEXT, sentence, 40)
    assert [type(part) for part in parts] == [str, list, str]
    assert resolve.joined(parts, TEXT) == "In Northfield the bridge “will open” on Monday."


def test_every_claim_that_cannot_be_entered_is_reported(
    labeled: tuple[str, Gold], tmp_path: Path
) -> None:
    wrong = SCRATCH.replace("= Mayor Ann", "= Mayor Bob").replace("= The bridge cost", "= It cost")
    scratch = enter.read(wrong.splitlines())
    with pytest.raises(enter.ScratchFault, match=r"Mayor Bob(.|\n)*It cost"):
        enter.write(scratch, tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


def test_an_unknown_line_is_refused() -> None:
    with pytest.raises(enter.ScratchFault, match="line 1"):
        enter.read(["speak T | Ann Tran"])


def test_an_own_article_lies_in_the_folder_of_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own" / "dev"
    folder.mkdir(parents=True)
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(enter, "GOLD", tmp_path)
    scratch = SCRATCH.replace("own bridge", "own dev/bridge").splitlines()
    enter.write(enter.read(scratch), folder / "bridge.json")
    assert resolve.load(folder / "bridge.json")[1]["article"] == "bridge.txt"
    assert check.check_file(folder / "bridge.json") == []


def test_the_form_of_an_own_label_file_is_checked(labeled: tuple[str, Gold]) -> None:
    _, gold = labeled
    del gold["claims"][0]["hedge"]  # type: ignore[misc]
    gold["claims"][1]["cue"] = "said"
    assert list(check.form_faults(Path("mill.json"), gold)) == [
        "speaks of bridge.txt",
        "c01: missing or unknown keys: hedge",
        "c02: cue and cue_span differ",
    ]


def test_each_own_article_has_its_labels_and_no_faults() -> None:
    files = resolve.gold_files("own")
    assert {path.stem: check.check_file(path) for path in files} == {p.stem: [] for p in files}
    texts = sorted((GOLD / "own").rglob("*.txt"))
    assert [path.with_suffix(".json") for path in texts] == files
    parts = [part for part in PARTS if part.startswith("own/")]
    assert files == sorted(path for part in parts for path in resolve.gold_files(part))


@needs_corpus
def test_another_text_than_the_labeled_one_is_refused(tmp_path: Path) -> None:
    path = resolve.gold_files("dev")[0]
    article = json.loads(path.read_text(encoding="utf-8"))["article"]
    folder = tmp_path / article["split"] / "text"
    folder.mkdir(parents=True)
    (folder / article["file"]).write_text("another text", encoding="utf-8")
    with pytest.raises(resolve.CorpusChanged):
        resolve.load(path, tmp_path)
    with pytest.raises(resolve.CorpusMissing):
        resolve.load(path, tmp_path / "nowhere")


@needs_corpus
def test_every_label_file_is_free_of_faults() -> None:
    files = sorted(GOLD.rglob("*.json"))
    assert files
    assert {path.stem: check.check_file(path) for path in files} == {p.stem: [] for p in files}


@needs_corpus
def test_words_copied_from_the_article_are_found() -> None:
    path = resolve.gold_files("dev")[0]
    stored = json.loads(path.read_text(encoding="utf-8"))
    text = resolve.article_text(stored["article"])
    start, end = paragraphs(text)[3]
    stored["claims"][0]["note"] = text[start:end]
    assert any("copies the article" in fault for fault in check.borrowed(text, stored))


@needs_corpus
def test_the_draw_is_what_it_says() -> None:
    drawn = draw()
    assert [len(drawn), len({article.name for article in drawn})] == [40, 40]
    assert sum(article.split == "train" for article in drawn) == 30
    assert sum(article.part == "test" for article in drawn) == TEST
    assert sum(article.twice for article in drawn) == 10
    assert sum(article.twice and article.part == "test" for article in drawn) >= 4


@needs_corpus
def test_the_second_draw_takes_nothing_of_the_first() -> None:
    second = draw_second()
    assert {article.split for article in second} == {"train"}
    assert len({article.name for article in [*draw(), *second]}) == 60
    assert Counter(article.part for article in second) == SECOND
    for part in SECOND:
        outlets = {a.name.partition("_")[0] for a in second if a.part == part}
        assert len(outlets) == 7


@needs_corpus
def test_the_third_draw_takes_nothing_of_the_others() -> None:
    third = draw_third()
    assert {(article.split, article.part) for article in third} == {("train", "third")}
    assert len({article.name for article in [*draw(), *draw_second(), *third]}) == 60 + 4 * THIRD


@needs_corpus
def test_each_label_file_lies_in_the_part_it_was_drawn_for() -> None:
    parts = {article.name: article.part for article in [*draw(), *draw_second(), *draw_third()]}
    for folder in sorted((GOLD / "polnear").iterdir()):
        part = folder.name.removesuffix("-again")
        assert [parts[p.stem] for p in folder.glob("*.json")] == [
            part for _ in folder.glob("*.json")
        ]


def test_a_second_labeling_is_compared_claim_by_claim(labeled: tuple[str, Gold]) -> None:
    text, gold = labeled
    other = copy.deepcopy(gold)
    other["claims"][0]["speaker"] = "Ito"
    other["claims"].pop()
    tally = agree.Tally()
    tally.add(text, gold, other)
    rows = dict(tally.rows())
    assert rows["claims, F1"] == pytest.approx(2 / 3)
    assert rows["same speaker"] == 0
    assert rows["relays, F1"] == rows["same text span"] == rows["excluded lines, F1"] == 1


def test_spans_pair_from_half_an_overlap_on(labeled: tuple[str, Gold]) -> None:
    gold = labeled[1]["claims"]
    one, other = copy.deepcopy(gold[0]), copy.deepcopy(gold[0])
    one["start"], one["end"] = 0, 20
    other["start"], other["end"] = 10, 20
    assert agree.overlap(one, other) == 0.5
    assert agree.paired_by_span([one], [other]) == [(one, other)]
    other["start"] = 11
    assert agree.paired_by_span([one], [other]) == []
    other["start"], other["end"] = 30, 40
    assert agree.overlap(one, other) == 0


def test_weighted_kappa_counts_far_apart_more() -> None:
    assert agree.kappa([(0, 0), (3, 3), (1, 1)]) == 1
    assert agree.kappa([(0, 1), (3, 3), (1, 1)]) > agree.kappa([(0, 3), (3, 3), (1, 1)])
