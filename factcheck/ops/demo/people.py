"""The people of the demo newsroom, and the file that says how to sign in."""

import secrets
from dataclasses import dataclass

from factcheck.accounts.actions import add_person
from factcheck.accounts.models import User
from factcheck.accounts.roles import Role
from factcheck.audit.record import Machine
from factcheck.ops.demo.steps import PREFIX, step
from factcheck.ops.environment import Environment, write_private

DEMO = Machine("Demo newsroom")
STEP = f"{PREFIX}people"
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the demo newsroom."""

    username: str
    name: str
    role: Role


PEOPLE = (
    Person("ruth", "Ruth Ndlovu", Role.ADMIN),
    Person("maya", "Maya Okafor", Role.EDITOR),
    Person("tomas", "Tomás Herrera", Role.EDITOR),
    Person("aiko", "Aiko Tanaka", Role.CHECKER),
    Person("lena", "Lena Lindqvist", Role.CHECKER),
    Person("kofi", "Kofi Mensah", Role.CHECKER),
    Person("priya", "Priya Raman", Role.REPORTER),
    Person("jakub", "Jakub Nowak", Role.REPORTER),
)


def add_people(environment: Environment) -> None:
    """Add everyone with one random password, and leave it in a file only its owner can read.

    The file is written before the people are committed: there is no moment at which they exist and
    nobody knows the password.
    """
    password = make_password()
    with step(STEP):
        for person in PEOPLE:
            add_person(
                by=DEMO,
                username=person.username,
                name=person.name,
                email=f"{person.username}@example.org",
                password=password,
                roles=[person.role],
            )
        write_private(environment.sign_in_path, sign_in_text(password))


def make_password() -> str:
    """A random password of 79 bits that can be read out and typed: four groups of four."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def sign_in_text(password: str) -> str:
    """What the file says: the password, then a line a person."""
    lines = [f"  {person.username:<8}{person.role:<10}{person.name}" for person in PEOPLE]
    return "\n".join(
        [f"Password of everyone in the demo newsroom: {password}", "Sign-in names:", *lines, ""]
    )


def find_people() -> dict[str, User]:
    """The people by their sign-in names."""
    names = [person.username for person in PEOPLE]
    return {person.username: person for person in User.objects.filter(username__in=names)}
