"""What was put into a statement, taken back and kept while the words around it change."""

import pytest

from factcheck.claims.statement import PutIn, still_put_in, still_unsure, take_back


def put_in(statement: str, words: str, replaces: str, kind: str = "name") -> PutIn:
    start = statement.index(words)
    return PutIn(start=start, end=start + len(words), replaces=replaces, kind=kind)


@pytest.mark.parametrize(
    ("statement", "words", "replaces", "restored"),
    [
        ("Ada Brandt opened the harbor.", "Ada Brandt", "she", "She opened the harbor."),
        ("The mayor says Ada Brandt left.", "Ada Brandt", "she", "The mayor says she left."),
        ("Ada Brandt left.", "Ada ", "", "Brandt left."),
        ("The port is closed.", "is", "", "The port closed."),
        ("Part of it should be a bridge.", "Part of it should be", "", "A bridge."),
        ("The storm of May 3 🚢 hit.", "of May 3 ", "last week", "The storm last week 🚢 hit."),
    ],
)
def test_taking_back_reads_as_the_article_did(
    statement: str, words: str, replaces: str, restored: str
) -> None:
    assert take_back(statement, [put_in(statement, words, replaces)], 0) == restored


def test_a_verb_goes_back_with_its_name() -> None:
    statement = "Ada Brandt thinks that NRT erred."
    both = [
        put_in(statement, "Ada Brandt", "I"),
        put_in(statement, "thinks", "think", "agreement"),
        put_in(statement, "NRT", "it"),
    ]
    assert take_back(statement, both, 0) == "I think that NRT erred."
    assert take_back(statement, both, 2) == "Ada Brandt thinks that it erred."


def test_what_stays_put_in_moves_with_its_words() -> None:
    old = "Ada Brandt said that NRT erred."
    new = "Mayor Ada Brandt said on Monday that it erred."
    kept = still_put_in(old, new, [put_in(old, "Ada Brandt", "she"), put_in(old, "NRT", "it")])
    assert [new[words["start"] : words["end"]] for words in kept] == ["Ada Brandt"]
    assert kept[0]["replaces"] == "she"


def test_a_pronoun_stays_unsure_until_it_is_replaced() -> None:
    old = "They said that they won."
    places = [[0, 4], [15, 19]]
    assert [old[start:end] for start, end in places] == ["They", "they"]
    assert still_unsure(old, "They said that Vornia won.", places) == [[0, 4]]
    assert still_unsure(old, "On Monday They said that they won.", places) == [[10, 14], [25, 29]]
