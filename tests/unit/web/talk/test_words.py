"""A comment's words on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.web.talk.words import pieces

MAYA = User(username="maya", name="Maya Okafor")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://port.example/log.", ["https://port.example/log"]),
        ("(http://port.example/a_(b)), then", ["http://port.example/a_(b)"]),
        ("HTTPS://PORT.example/é", ["https://PORT.example/%C3%A9"]),
        ("javascript://port.example/%0aalert(1)", []),
        ("data:text/html,x https:// http://", []),
        ("www.port.example and port.example", []),
        ('https://a.example"onmouseover=x', ["https://a.example"]),
    ],
)
def test_web_addresses(text: str, addresses: list[str]) -> None:
    found = pieces(text, {})
    assert [piece.address for piece in found if piece.address] == addresses
    assert "".join(piece.text for piece in found) == text


def test_a_name_inside_an_address_names_nobody() -> None:
    found = pieces("https://social.example/?u=@maya and @maya", {"maya": MAYA})
    assert [(piece.text, piece.person) for piece in found if piece.person] == [("@maya", MAYA)]


@given(st.text(alphabet="htps:/@maya.x ()[]<>\"'\n", max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text, {"maya": MAYA})) == text
