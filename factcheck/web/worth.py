"""Check-worthiness in words."""

WORDS = ((0.85, "very likely"), (0.7, "likely"), (0.4, "perhaps"), (0.2, "unlikely"))
HARDLY = "hardly"


def worth_in_words(score: float) -> str:
    """Whether a claim of this score, from 0 to 1, is worth checking: "very likely" to "hardly".

    The score is a probability (docs/splitter.md); "likely" begins where the third bar does.
    """
    return next((words for least, words in WORDS if score >= least), HARDLY)
