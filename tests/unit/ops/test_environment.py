"""Settings read from environment variables."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from factcheck.ops.environment import (
    ROOT,
    EnvironmentSettingError,
    read_environment,
    write_private,
)


def test_defaults_are_private_and_local() -> None:
    environment = read_environment({})
    assert environment.data == ROOT / "var"
    assert (environment.host, environment.port) == ("127.0.0.1", 8000)
    assert not environment.debug
    assert not environment.https
    assert environment.database_url is None
    assert environment.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]


def test_the_prefix_wins_over_the_plain_name() -> None:
    environment = read_environment({"PORT": "8001", "FACTCHECK_PORT": "8002"})
    assert environment.port == 8002


def test_common_names_of_other_programs_are_left_alone() -> None:
    assert not read_environment({"DEBUG": "1", "HTTPS": "on"}).debug
    assert read_environment({"FACTCHECK_DEBUG": "1"}).debug


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80a", "٣"])
def test_a_port_that_is_none_is_refused_in_a_sentence(port: str) -> None:
    with pytest.raises(EnvironmentSettingError, match=r"PORT must be a number from 1 to 65535"):
        read_environment({"PORT": port})


def test_a_flag_that_is_none_is_refused() -> None:
    with pytest.raises(EnvironmentSettingError, match="OPEN must be 1 or 0, not 'maybe'"):
        read_environment({"OPEN": "maybe"})


def test_relative_data_is_below_the_repository_and_home_is_expanded() -> None:
    assert read_environment({"DATA": "elsewhere"}).data == ROOT / "elsewhere"
    assert read_environment({"DATA": "~/factcheck"}).data == Path.home() / "factcheck"


@pytest.mark.parametrize(
    ("host", "name"), [("10.1.2.3", "10.1.2.3"), ("fe80::1", "[fe80::1]"), ("desk", "desk")]
)
def test_the_listening_address_is_an_allowed_host(host: str, name: str) -> None:
    assert name in read_environment({"HOST": host}).allowed_hosts


def test_listening_everywhere_does_not_allow_every_host() -> None:
    environment = read_environment({"HOST": "0.0.0.0", "ALLOWED_HOSTS": "desk.example, ,x"})  # noqa: S104
    assert "*" not in environment.allowed_hosts
    assert "0.0.0.0" not in environment.allowed_hosts  # noqa: S104
    assert environment.allowed_hosts[-2:] == ["desk.example", "x"]


def test_processes_that_start_at_once_agree_on_one_private_key(tmp_path: Path) -> None:
    environment = read_environment({"DATA": str(tmp_path / "data")})
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: environment.secret_key(), range(32)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE(environment.secret_key_path.stat().st_mode) == 0o600
    assert [path.name for path in environment.data.iterdir()] == ["secret-key.txt"]


def test_a_given_key_makes_no_file(tmp_path: Path) -> None:
    environment = read_environment({"DATA": str(tmp_path), "SECRET_KEY": "given"})
    assert environment.secret_key() == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_private_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("before")
    path.chmod(0o644)
    write_private(path, "after")
    assert path.read_text() == "after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_clock_stands_where_the_newsroom_says() -> None:
    assert read_environment({}).time_zone == "UTC"
    assert read_environment({"TIME_ZONE": "Europe/Oslo"}).time_zone == "Europe/Oslo"
    for wrong in ("Mars/Olympus", "../etc/passwd", "Europe"):
        with pytest.raises(EnvironmentSettingError, match="TIME_ZONE must be a place"):
            read_environment({"TIME_ZONE": wrong})
