"""Finding claims by words, quotes and names."""

import pytest

from factcheck.accounts.models import User
from factcheck.claims.actions.corrections import Said, set_attribution
from factcheck.claims.models import Claim
from factcheck.search.claims import best_first, search
from factcheck.search.filters import ClaimFilter
from tests.factories import make_article, make_claim, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def checker() -> User:
    return make_person()


@pytest.fixture
def ferries(checker: User) -> Claim:
    claim = make_claim(by=checker, label="14 ferries damaged", statement="A storm hit the ships.")
    chain = [Said(name="Ada Brandt"), Said(name="The Courier", role="outlet")]
    return set_attribution(by=checker, claim=claim, version=claim.version, chain=chain)


@pytest.fixture
def cost(checker: User) -> Claim:
    return make_claim(
        by=checker,
        quote="Repairs will cost 3.2 million crowns",
        label="Harbor repairs are dear",
        statement="Repairing the harbor costs 3.2 million crowns.",
    )


def found(text: str) -> set[str]:
    return set(search(Claim.objects.all(), text).values_list("label", flat=True))


@pytest.mark.parametrize(
    "text",
    [
        "ferries",
        "ferry",
        "FERR",
        "storm ships",
        "the storm",
        "damaged",  # in label and quote
        "brandt",
        "bran",
        "ada ferries",  # a name and a word
        '"14 ferries"',
        "courier -crowns",
        "some 14",  # in the quote alone
    ],
)
def test_words_in_any_form_and_names_lead_to_a_claim(
    ferries: Claim, cost: Claim, text: str
) -> None:
    assert found(text) == {"14 ferries damaged"}


@pytest.mark.parametrize("text", ['"ferries 14"', "ferries -storm", "ferries crowns", "zzz"])
def test_every_term_must_be_met(ferries: Claim, cost: Claim, text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("text", ["", "  ", "-", '"', "&|!:*()"])
def test_a_query_without_words_shows_everything(ferries: Claim, cost: Claim, text: str) -> None:
    assert len(found(text)) == 2


@pytest.mark.parametrize("text", ["o'neil", "a & b | !c", "\\", "%_", "<->", "x" * 300, "'; --"])
def test_no_query_breaks_the_search(ferries: Claim, text: str) -> None:
    assert found(text) <= {"14 ferries damaged"}


def test_a_claim_whose_label_meets_the_words_comes_first(checker: User) -> None:
    article = make_article(by=checker)
    weak = make_claim(by=checker, article=article, label="Other", statement="One crown of many.")
    strong = make_claim(
        by=checker,
        article=article,
        quote="Repairs will cost 3.2 million crowns",
        label="Crowns and crowns",
        statement="Crowns cost crowns.",
    )
    assert list(best_first(search(Claim.objects.all(), "crown"), "crown")) == [strong, weak]


def test_filters_are_met_together(ferries: Claim, cost: Claim) -> None:
    assert list(ClaimFilter(speaker="ada").claims()) == [ferries]
    assert list(ClaimFilter(outlet="courier").claims()) == [ferries]
    assert not ClaimFilter(outlet="courier", speaker="nobody").claims().exists()
    assert list(ClaimFilter(article=cost.article_id, text="crowns").claims()) == [cost]
    assert not ClaimFilter(worth=0.9).claims().exists()
    assert ClaimFilter(worth=0.5, assignee="nobody").claims().count() == 2


def test_an_outlet_is_the_articles_too(checker: User) -> None:
    claim = make_claim(by=checker, article=make_article(by=checker, outlet="Harbor Courier"))
    assert list(ClaimFilter(outlet="courier").claims()) == [claim]
