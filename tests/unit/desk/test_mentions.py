"""Who is named in a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.accounts.models import User
from factcheck.desk.mentions import names_in, parts

MAYA = User(username="maya", name="Maya Okafor")
DOTTED = User(username="j.doe", name="Jo Doe")
PEOPLE = {"maya": MAYA, "j.doe": DOTTED}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@maya", [MAYA]),
        ("Ask @Maya.", [MAYA]),
        ("(@maya), please", [MAYA]),
        ("@j.doe.", [DOTTED]),
        ("@j.doe… and @maya!", [DOTTED, MAYA]),
        ("maya@example.org", []),
        ("https://social.example/@maya", []),
        ("@mayabee", []),
        ("@ maya", []),
        ("@nobody", []),
        ("@maya@j.doe", []),
    ],
)
def test_who_is_named(text: str, named: list[User]) -> None:
    found = parts(text, PEOPLE)
    assert [part.person for part in found if part.person] == named
    assert "".join(part.text for part in found) == text


def test_both_readings_of_a_point_are_looked_up() -> None:
    assert names_in("See @Maya. And @j.doe") == {"maya.", "maya", "j.doe"}


@given(st.text(alphabet="@maya.j doe/\n+-é", max_size=60))
def test_cutting_loses_no_character(text: str) -> None:
    assert "".join(part.text for part in parts(text, PEOPLE)) == text
