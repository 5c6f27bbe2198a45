"""What the surroundings say: every setting read from environment variables, in one typed place.

Each name may carry the prefix ``FACTCHECK_`` (which wins), so ``make run PORT=8010`` and
``FACTCHECK_PORT=8010 make run`` mean the same; DEBUG and HTTPS are common names that other programs
set for themselves, so they must carry it. Nothing here imports Django: settings.py builds on this,
and so does the supervisor before Django is set up.
"""

import os
import secrets
import socket
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.ops.mail import MailServer

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "FACTCHECK_"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
WILDCARD = ("0.0.0.0", "::", "[::]", "")  # noqa: S104 - recognized, never a default
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"", "0", "false", "no", "off"})


class EnvironmentSettingError(ValueError):
    """A variable holds something that cannot be understood; the message is for the operator."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Settings of one installation, as found in environment variables.

    Attributes:
        data: Folder of everything that must survive a restart (``DATA``, default ``var/``).
        host: Address the web server listens on (``HOST``, default 127.0.0.1).
        port: Its TCP port, 1 to 65535 (``PORT``, default 8000).
        debug: Django's debug mode (``FACTCHECK_DEBUG``); never on a network.
        https: Whether a proxy in front speaks TLS (``FACTCHECK_HTTPS``): cookies are secure-only.
        open_browser: Whether the start may open a browser where there is a display (``OPEN``).
        demo: Whether an empty installation is filled with the demo newsroom (``DEMO``).
        database_url: A PostgreSQL server of one's own (``DATABASE_URL``), else None: embedded.
        database_owner_url: The same database as the owner of its tables (``DATABASE_OWNER_URL``).
        extra_hosts: Further names the site is reached by (``ALLOWED_HOSTS``, comma-separated).
        secret: The signing key given by the operator (``SECRET_KEY``), else None: a file's.
        time_zone: Where the newsroom's clock stands (``TIME_ZONE``, default UTC): Europe/Oslo.
        mail_server: The server that takes notices by mail (``MAIL_URL``), else None: no mail.
        mail_from: The sender of these mails (``MAIL_FROM``).
        site_address: Where people reach the site, for links in mails (``SITE_ADDRESS``).
    """

    data: Path
    host: str
    port: int
    debug: bool
    https: bool
    open_browser: bool
    demo: bool
    database_url: str | None
    database_owner_url: str | None
    extra_hosts: tuple[str, ...]
    secret: str | None
    time_zone: str = "UTC"
    mail_server: MailServer | None = None
    mail_from: str = ""
    site_address: str = ""

    @property
    def secret_key_path(self) -> Path:
        """The file that keeps the generated signing key."""
        return self.data / "secret-key.txt"

    @property
    def sign_in_path(self) -> Path:
        """The file in which the demo newsroom leaves its sign-in names and passwords."""
        return self.data / "sign-in.txt"

    @property
    def cluster_path(self) -> Path:
        """The folder of the embedded PostgreSQL cluster."""
        return self.data / "postgres"

    @property
    def static_path(self) -> Path:
        """The folder into which static files are collected."""
        return self.data / "static"

    @property
    def allowed_hosts(self) -> list[str]:
        """Names under which the site answers: loopback, the listening address, the extra ones."""
        if self.host in WILDCARD:
            own: tuple[str, ...] = (socket.gethostname(),)
        else:
            own = (f"[{self.host}]" if ":" in self.host else self.host,)
        return list(dict.fromkeys((*LOOPBACK, *own, *self.extra_hosts)))

    @property
    def address(self) -> str:
        """Where people reach the site, without a slash at its end, for links in mails."""
        if self.site_address:
            return self.site_address
        host = "127.0.0.1" if self.host in WILDCARD else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def secret_key(self) -> str:
        """The signing key: the operator's, else the one kept in the data folder, made if missing.

        The file is readable by its owner only. Processes that start at once agree on one key.
        """
        if self.secret:
            return self.secret
        if not self.secret_key_path.exists():
            write_private(self.secret_key_path, secrets.token_urlsafe(50) + "\n", replace=False)
        return self.secret_key_path.read_text(encoding="ascii").strip()


def write_private(path: Path, text: str, *, replace: bool = True) -> None:
    """Write a file only its owner can read (mode 0600), whole or not at all.

    With ``replace=False`` a file that exists already is left as it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        if replace:
            partial.replace(path)
        else:
            _link_unless_there(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def read_environment(environ: Mapping[str, str] | None = None) -> Environment:
    """Read the settings from ``environ`` (default: the process's own).

    Raises:
        EnvironmentSettingError: a value cannot be understood (a port that is no number, ...).
    """
    values = os.environ if environ is None else environ

    def get(name: str) -> str:
        return (values.get(PREFIX + name) or values.get(name) or "").strip()

    data = Path(get("DATA") or "var").expanduser()
    return Environment(
        data=data if data.is_absolute() else ROOT / data,
        host=get("HOST") or "127.0.0.1",
        port=_port(get("PORT") or "8000"),
        debug=_flag("DEBUG", values.get(PREFIX + "DEBUG", "")),
        https=_flag("HTTPS", values.get(PREFIX + "HTTPS", "")),
        open_browser=_flag("OPEN", get("OPEN") or "1"),
        demo=_flag("DEMO", get("DEMO") or "1"),
        database_url=get("DATABASE_URL") or None,
        database_owner_url=get("DATABASE_OWNER_URL") or None,
        extra_hosts=tuple(name.strip() for name in get("ALLOWED_HOSTS").split(",") if name.strip()),
        secret=get("SECRET_KEY") or None,
        time_zone=_time_zone(get("TIME_ZONE") or "UTC"),
        mail_server=_mail_server(get("MAIL_URL")),
        mail_from=get("MAIL_FROM") or f"Fact-check desk <factcheck@{socket.gethostname()}>",
        site_address=get("SITE_ADDRESS").rstrip("/"),
    )


def _link_unless_there(partial: Path, path: Path) -> None:
    try:
        os.link(partial, path)
    except FileExistsError:
        return


def _mail_server(url: str) -> MailServer | None:
    try:
        return MailServer.from_url(url) if url else None
    except ValueError as error:
        raise EnvironmentSettingError(f"MAIL_URL {error}.") from None


def _time_zone(name: str) -> str:
    try:
        return zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise EnvironmentSettingError(
            f"TIME_ZONE must be a place such as Europe/Oslo, not {name!r}."
        ) from None


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= port <= 65535:
        raise EnvironmentSettingError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return port


def _flag(name: str, text: str) -> bool:
    if text.lower() in TRUE:
        return True
    if text.lower() in FALSE:
        return False
    raise EnvironmentSettingError(f"{name} must be 1 or 0, not {text!r}.")
