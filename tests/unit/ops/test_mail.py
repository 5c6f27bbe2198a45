"""The mail server as one address."""

import pytest

from factcheck.ops.environment import EnvironmentSettingError, read_environment
from factcheck.ops.mail import MailServer, mailers


def test_an_address_says_how_to_speak_with_the_server() -> None:
    server = MailServer.from_url("submission://desk%40example.org:p%40ss@mail.example.org")
    assert server == MailServer("submission", "mail.example.org", 587, "desk@example.org", "p@ss")
    options = mailers(server)["default"]["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"]) == (True, False)
    assert MailServer.from_url("smtps://mail.example.org").port == 465
    assert MailServer.from_url("smtp://localhost:2525").port == 2525


def test_without_a_server_nothing_is_mailed() -> None:
    environment = read_environment({})
    assert environment.mail_server is None
    assert "dummy" in mailers(environment.mail_server)["default"]["BACKEND"]


@pytest.mark.parametrize("url", ["mail.example.org", "http://x", "smtp://", "smtp://h:99999"])
def test_what_is_no_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(EnvironmentSettingError, match="MAIL_URL"):
        read_environment({"MAIL_URL": url})


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(EnvironmentSettingError) as refused:
        read_environment({"MAIL_URL": "mail://desk:secret@host"})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"HOST": "::", "PORT": "80"}, "http://127.0.0.1:80"),
        ({"HOST": "fe80::1"}, "http://[fe80::1]:8000"),
        ({"SITE_ADDRESS": "https://desk.example.org/"}, "https://desk.example.org"),
    ],
)
def test_where_people_reach_the_site(values: dict[str, str], address: str) -> None:
    assert read_environment(values).address == address
