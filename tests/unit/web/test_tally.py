from factcheck.web.tally import SHOWN, Tally


def test_a_bar_is_filled_in_proportion_and_told_in_words() -> None:
    tally = Tally({"verified": 1, "disputed": 0, "open": 3})
    assert tally.total == 4
    assert tally.words == "1 verified, 3 open"
    assert [(s.state, s.start, s.width) for s in tally.segments] == [
        ("verified", 0, 25),
        ("open", 25, 75),
    ]


def test_no_claims_make_no_bar() -> None:
    assert Tally().segments == []
    assert Tally().words == "no claims yet"
    assert len(SHOWN) == 7
