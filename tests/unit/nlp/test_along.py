"""Claims inside reports: the speaker's where they say which is meant, else the article's own."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "Mayor Ann Lee said on Friday that the port should repay the nine firms that lost"
                " money in the flood of 2019."
            ),
            "the nine firms that lost money",
        ),
        (
            (
                "Rosa Ibarra found that the ministry had paid 40 clinics which never treated a"
                " single patient in Osse."
            ),
            "40 clinics which never treated",
        ),
        (
            (
                "Rosa Ibarra told the board the mill was sold by a bank the council had rescued"
                " in 2011 with public money."
            ),
            "a bank the council had rescued",
        ),
        (
            "The mill employs 52 people, while the port has a staff of 33, Ann Lee argued.",
            "the port has a staff of 33",
        ),
    ],
)
def test_what_says_which_one_is_the_speakers(split: Splitter, text: str, words: str) -> None:
    """Close relative clauses, and all that stands before the report."""
    assert speaker_of(split, text, words) not in {"", "unclear"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "Ann Lee said the fund was empty, a charge that the treasurer of the port denied in"
                " March."
            ),
            "a charge that the treasurer",
        ),
        (
            "Ann Lee said the port belongs to Orrum, which paid 3 million euros for it in 2016.",
            "which paid 3 million",
        ),
        (
            "Ann Lee said the port was safe, while nine workers lay in the clinic of Tarn.",
            "nine workers lay",
        ),
    ],
)
def test_what_is_set_off_is_the_articles(split: Splitter, text: str, words: str) -> None:
    """Nobody is made to say what the article adds behind a comma."""
    own = [c for c in split(text).claims if c.text.startswith(words) or words in c.text]
    assert not own[-1].attributions
