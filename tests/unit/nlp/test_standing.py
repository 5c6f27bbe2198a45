"""Quotations that are a paragraph of their own and name nobody."""

import pytest

from tests.unit.nlp.asking import Splitter, speaker_of


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "The ferry will sail again in June, Robert Holt told the council.\n\n"
                "“We have spent 3 million crowns on the engine. It is safe.”\n\n"
                "The council votes on Friday."
            ),
            "Robert Holt",
        ),
        (
            (
                "Robert Holt bought the old ferry at an auction in May.\n\n"
                "“We have spent 3 million crowns on the engine. It is safe.”\n\n"
                "Holt said that he had turned down two offers."
            ),
            "Robert Holt",
        ),
        (
            (
                "Robert Holt said that some captains had predicted a wreck.\n\n"
                '"We have spent 3 million crowns on the engine. It is safe."\n\n'
                "The council votes on Friday."
            ),
            "Robert Holt",
        ),
        (
            (
                "“The ferry will sail in June,” Robert Holt told the council.\n\n"
                "“We have spent 3 million crowns on the engine. It is safe.”\n\n"
                "Holt added that he had turned down two offers."
            ),
            "Robert Holt",
        ),
    ],
)
def test_a_quotation_alone_belongs_to_who_speaks_beside_it(
    split: Splitter, text: str, speaker: str
) -> None:
    assert speaker_of(split, text, "3 million") == speaker


@pytest.mark.parametrize(
    "text",
    [
        # It answers a question.
        (
            "“What did the engine cost?” Susan Lomax asked.\n\n"
            "“We have spent 3 million crowns on the engine. It is safe.”\n\nThe hall was quiet."
        ),
        # Somebody else may answer.
        (
            "“The engine was too dear,” Susan Lomax told the council.\n\n"
            "“We have spent 3 million crowns on the engine. It is safe.”\n\nThe hall was quiet."
        ),
        # Nobody speaks beside it, or who speaks behind is not the first thing told.
        (
            "The ferry was sold in May.\n\n"
            "“We have spent 3 million crowns on the engine. It is safe.”\n\nThe hall was quiet."
        ),
        (
            "The ferry was sold in May.\n\n"
            "“We have spent 3 million crowns on the engine. It is safe.”\n\n"
            "In the hall on Monday, after three hours of talk, Susan Lomax said nothing was safe."
        ),
    ],
)
def test_a_quotation_alone_that_may_be_another_s_has_no_speaker(split: Splitter, text: str) -> None:
    assert speaker_of(split, text, "3 million") in {"", "unclear"}
