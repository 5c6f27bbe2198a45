"""Features of claims: the same for a claim alone and among others, the same on every machine."""

from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc

from factcheck.nlp import checkworthy, hashing, pipeline, predict

TEXT = "The port lost 400 jobs in May 2010, 12 percent of all. Ann Lee paid $5. Did it?"


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = pipeline.load()
    return nlp(TEXT, disable=list(pipeline.OWN))


def test_figures_are_all_alike(doc: Doc) -> None:
    nlp = pipeline.load()
    other = nlp(TEXT.replace("400", "730"), disable=list(pipeline.OWN))
    one, two = (hashing.blocks(hashing.columns(d), [[(0, 6)]]) for d in (doc, other))
    for block in checkworthy.BLOCKS:
        assert sorted(one[block][0]) == sorted(two[block][0])


def test_claims_do_not_mix(doc: Doc) -> None:
    have = hashing.columns(doc)
    claims = [[(0, 5)], [(3, 6), (8, 12)], []]
    together = hashing.blocks(have, claims)
    for number, claim in enumerate(claims):
        alone = hashing.blocks(have, [claim])
        for block in checkworthy.BLOCKS:
            keys, rows = together[block]
            assert sorted(keys[rows == number]) == sorted(alone[block][0])


def test_runs_of_three_items_at_most() -> None:
    items = np.array([5, 6, 7, 8], np.uint64)
    keys, rows = hashing.grams(items, np.array([0, 0, 0, 1]), 1)
    assert rows.tolist().count(0) == 3 + 2 + 1
    assert rows.tolist().count(1) == 1
    assert len(set(keys.tolist())) == len(keys)


def test_places_are_the_same_on_every_machine() -> None:
    keys, _ = hashing.grams(np.array([1, 2], np.uint64), np.zeros(2, np.int64), 1)
    assert keys.tolist() == PLACES


PLACES = [376011, 155541, 50354]


def test_shapes_count_figures_names_and_marks(doc: Doc) -> None:
    have = hashing.columns(doc)
    first, last = hashing.shapes(have, [[(0, len(doc) - 3)], [(len(doc) - 3, len(doc))]])
    length, figure, figures, percent, money, question, titles, named = first
    assert (figure, percent, money, question) == (1, 1, 1, 0)
    assert figures == pytest.approx(4 / 3)
    assert titles > 0
    assert named == 1
    assert last[5] == 1
    assert length > last[0]


def test_an_empty_text_has_no_features() -> None:
    nlp = pipeline.load()
    have = hashing.columns(nlp.make_doc(""))
    assert all(len(keys) == 0 for keys, _ in hashing.blocks(have, []).values())


def test_a_claim_scores_the_same_whatever_stands_beside_it(doc: Doc) -> None:
    model, nlp = checkworthy.load(), pipeline.load()
    evidence = model.evidence(nlp, doc)
    alone = model.odds(doc, evidence, [[(0, 12)]])
    among = model.odds(doc, evidence, [[(4, 9)], [(0, 12)], [(1, 3)]])
    assert among[1] == pytest.approx(alone[0])


def test_another_base_model_gives_no_evidence(doc: Doc) -> None:
    model, nlp = checkworthy.load(), pipeline.load()
    assert np.ptp(model.evidence(nlp, doc), axis=0).all()
    other = replace(model, about={**model.about, "base": "en_other 1.0"})
    assert not np.ptp(other.evidence(nlp, doc), axis=0).any()


def test_an_article_is_judged_as_its_pieces_are() -> None:
    text = "Norway sold 40 ships to Kenya last year.\nAdvertisement\nI love ships."
    doc = predict.analyze(text)
    assert doc._.evidence.shape == (len(doc), checkworthy.CLASSES)
