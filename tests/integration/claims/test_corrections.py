"""Correcting the machine: words, place, who said it, putting aside and bringing back."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.audit.models import Event
from factcheck.audit.record import Machine, recorded
from factcheck.claims.actions.corrections import (
    Said,
    Stretch,
    add_claim,
    change_extent,
    dismiss,
    edit_claim,
    fit,
    restore,
    set_attribution,
)
from factcheck.claims.models import Anchor, Attribution, Claim
from factcheck.lib.errors import RuleBroken
from factcheck.lib.text import canonical
from tests.factories import make_article, make_claim, make_person, stretch_of

# Astral characters, marks that compose, right-to-left letters, line ends: what offsets trip over.
ALPHABET = st.sampled_from(
    ["a", "é", "e\u0301", "🛶", "👩‍🚀", "𝔉", "م", "ש", " ", "\n", ".", "\r\n"]
)
WORDS = st.lists(ALPHABET, min_size=1, max_size=40).map("".join).map(lambda text: f"{text}x")


@pytest.fixture
def checker() -> User:
    return make_person()


@pytest.fixture
def revision() -> Revision:
    return make_article().revisions.get()


class AnchorsHoldTheirQuotes(TestCase):
    """Any stretch with words in it, of any text, is anchored character for character."""

    @given(st.data(), WORDS)
    def test_in_python_and_in_the_database(self, data: st.DataObject, text: str) -> None:
        revision = make_article(text=text).revisions.get()
        assert revision.text == canonical(text)
        assert revision.length == len(revision.text)
        start = data.draw(st.integers(0, len(revision.text) - 1))
        end = data.draw(st.integers(start + 1, len(revision.text)))
        quote = revision.text[start:end]
        stretch = Stretch(start, end, quote)
        if not any(character.isalnum() for character in quote):
            with pytest.raises(RuleBroken):
                fit(revision, stretch)
            return
        claim = add_claim(by=make_person(), revision=revision, stretch=stretch)
        anchor = claim.anchors.get()
        assert anchor.quote == revision.text[anchor.start : anchor.end] == quote.strip()
        assert revision.text.startswith(
            anchor.prefix + anchor.quote, anchor.start - len(anchor.prefix)
        )
        assert revision.text.startswith(anchor.suffix, anchor.end)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"quote": "Some 15 ferries"}, {"start": 0}, {"end": 10**6}, {"start": 9, "end": 9}]
)
def test_the_database_refuses_other_words(values: dict[str, object]) -> None:
    claim = make_claim()
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="claim.extent"),
    ):
        Anchor.objects.filter(claim=claim).update(**values)


@pytest.mark.django_db
def test_the_database_refuses_an_anchor_in_another_article(revision: Revision) -> None:
    claim = make_claim()
    with (
        pytest.raises(IntegrityError, match="other words"),
        transaction.atomic(),
        recorded(by=Machine("By hand"), action="claim.extent"),
    ):
        Anchor.objects.filter(claim=claim).update(revision=revision)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "quote", "message"),
    [
        (-1, 5, "Harbor", "outside"),
        (5, 5, "", "outside"),
        (0, 10**6, "Harbor", "outside"),
        (0, 6, "Ferry", "other words stand there"),
        (26, 28, "\n\n", "Select the words"),
    ],
)
def test_stretches_that_do_not_fit(
    revision: Revision, start: int, end: int, quote: str, message: str
) -> None:
    with pytest.raises(RuleBroken, match=message):
        fit(revision, Stretch(start, end, quote))


@pytest.mark.django_db
def test_white_space_at_the_edges_and_line_ends_of_a_browser_do_not_matter(
    checker: User, revision: Revision
) -> None:
    start = revision.text.index("storm\n\nThe")
    stretch = Stretch(start - 1, start + 11, " storm\r\n\r\nThe ")
    assert fit(revision, stretch) == (start, start + 10)


@pytest.mark.django_db
def test_a_claim_is_proposed_its_words(checker: User, revision: Revision) -> None:
    quote = "The harbor at Lindholm reopened on Tuesday, mayor Ada Brandt said. Some 14 ferries"
    claim = add_claim(by=checker, revision=revision, stretch=stretch_of(revision, quote))
    assert claim.statement == quote
    assert len(claim.label) <= 60
    assert claim.label.endswith("…")
    assert claim.origin == "person"


@pytest.mark.django_db
def test_the_same_words_are_one_claim(checker: User, revision: Revision) -> None:
    stretch = stretch_of(revision, "14 ferries")
    claim = add_claim(by=checker, revision=revision, stretch=stretch)
    with pytest.raises(RuleBroken, match="a claim already: “14 ferries”"):
        add_claim(by=checker, revision=revision, stretch=stretch)
    dismiss(by=checker, claim=claim, version=claim.version, reason="No claim")
    add_claim(by=checker, revision=revision, stretch=stretch)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [("label", " "), ("label", "x" * 61), ("statement", ""), ("kind", "rumor")],
)
def test_words_are_validated(checker: User, field: str, value: str) -> None:
    claim = make_claim(by=checker)
    words = {"label": "New", "statement": "New.", "kind": "event"} | {field: value}
    with pytest.raises(RuleBroken) as refusal:
        edit_claim(by=checker, claim=claim, version=claim.version, **words)
    assert refusal.value.field == field
    claim.refresh_from_db()
    assert claim.version == 1


@pytest.mark.django_db
def test_the_extent_moves_with_its_quote(checker: User) -> None:
    claim = make_claim(by=checker)
    revision = claim.article.revisions.get()
    stretch = stretch_of(revision, "14 ferries")
    change_extent(
        by=checker, claim=claim, version=claim.version, revision=revision, stretch=stretch
    )
    anchor = claim.anchors.get()
    assert (anchor.quote, anchor.start) == ("14 ferries", stretch.start)
    event = Event.objects.filter(table="claims.anchor", operation="update").get()
    assert event.before
    assert event.before["quote"] == "Some 14 ferries were damaged"


@pytest.mark.django_db
def test_the_chain_is_kept_in_order_and_replaced_whole(checker: User) -> None:
    claim = make_claim(by=checker)
    chain = [
        Said("Grushko", cue="said"),
        Said("Izvestia", role="outlet"),
        Said("Reuters", "outlet"),
    ]
    set_attribution(by=checker, claim=claim, version=claim.version, chain=chain)
    names = claim.attributions.order_by("order").values_list("order", "name", "role")
    assert list(names) == [
        (0, "Grushko", "speaker"),
        (1, "Izvestia", "outlet"),
        (2, "Reuters", "outlet"),
    ]
    set_attribution(by=checker, claim=claim, version=claim.version, chain=[])
    assert not claim.attributions.exists()
    deleted = Event.objects.filter(table="claims.attribution", operation="delete")
    assert {event.before["name"] for event in deleted if event.before} == {
        "Grushko",
        "Izvestia",
        "Reuters",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("said", [Said("  "), Said("Ada", role="oracle"), Said("x" * 201)])
def test_links_of_a_chain_are_validated(checker: User, said: Said) -> None:
    claim = make_claim(by=checker)
    with pytest.raises(RuleBroken):
        set_attribution(by=checker, claim=claim, version=claim.version, chain=[said])
    assert not Attribution.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_dismissing_wants_a_reason(checker: User, reason: str) -> None:
    claim = make_claim(by=checker)
    with pytest.raises(RuleBroken) as refusal:
        dismiss(by=checker, claim=claim, version=claim.version, reason=reason)
    assert refusal.value.field == "reason"


@pytest.mark.django_db
def test_dismissed_and_restored(checker: User) -> None:
    claim = make_claim(by=checker)
    dismiss(by=checker, claim=claim, version=claim.version, reason="A caption")
    assert not Claim.objects.active().filter(pk=claim.pk).exists()
    restore(by=checker, claim=claim, version=claim.version, reason="It is one")
    claim.refresh_from_db()
    assert (claim.status, claim.dismissal_reason, claim.version) == ("active", "", 3)
    told = Event.objects.filter(claim_id=claim.pk).values_list("action", "reason")
    assert list(told)[:2] == [("claim.restore", "It is one"), ("claim.dismiss", "A caption")]
    with pytest.raises(RuleBroken, match="stands already"):
        restore(by=checker, claim=claim, version=claim.version)


@pytest.mark.django_db
def test_links_that_keep_their_name_keep_their_places(checker: User) -> None:
    claim = make_claim(by=checker)
    with recorded(by=Machine("Tests"), action="article.read"):
        places = {"source_start": 68, "source_end": 78, "cue_start": 79, "cue_end": 83}
        Attribution.objects.create(
            claim=claim, order=0, role="speaker", name="Ada Brandt", cue="said", **places
        )
    chain = [Said("Ada Brandt", title="Mayor", cue="told"), Said("NRT", role="outlet")]
    set_attribution(by=checker, claim=claim, version=claim.version, chain=chain)
    ada, nrt = claim.attributions.order_by("order")
    assert (ada.title, ada.source_start, ada.source_end, ada.cue_start) == ("Mayor", 68, 78, None)
    assert nrt.source_start is None


@pytest.mark.django_db
def test_an_edit_keeps_marked_what_it_leaves(checker: User) -> None:
    claim = make_claim(by=checker, statement="Ada Brandt said they left.")
    with recorded(by=Machine("Tests"), action="article.read"):
        Claim.objects.filter(pk=claim.pk).update(
            insertions=[{"start": 0, "end": 10, "replaces": "She", "kind": "name"}],
            unresolved=[[16, 20]],
        )
    claim.refresh_from_db()
    edited = edit_claim(
        by=checker,
        claim=claim,
        version=claim.version,
        label=claim.label,
        statement="On Monday Ada Brandt said the crews left.",
        kind=claim.kind,
    )
    assert edited.insertions == [{"start": 10, "end": 20, "replaces": "She", "kind": "name"}]
    assert edited.unresolved == []
