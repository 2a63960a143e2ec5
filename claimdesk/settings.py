"""All settings, read from the environment."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# scripts/setup, scripts/test-moments, tests/conftest.py, tests/browser/conftest.py
_FOR_TOOLS = {
    "CLAIMDESK_PYTHON",
    "CLAIMDESK_TEST_POSTGRES",
    "CLAIMDESK_TEST_BROWSER",
    "CLAIMDESK_TEST_MOMENTS",
    "CLAIMDESK_CHROMIUM",
}
_IN_WORDS: dict[type, str] = {int: "a whole number", float: "a number", bool: "true or false"}
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
_BOOLEANS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class InvalidSetting(ValueError):
    """Raised when a CLAIMDESK_ variable has a value that can't be used."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, with a default for everything.

    Sizes are bytes, durations seconds.
    """

    home: Path = ROOT / "var"  # CLAIMDESK_HOME: database, photos, mail, keys
    port: int = 5005  # CLAIMDESK_PORT
    host: str = "127.0.0.1"  # CLAIMDESK_HOST: the address the web channel listens on
    stores: Path = ROOT / "stores"  # CLAIMDESK_STORES: the folder of store files
    store: str = ""  # CLAIMDESK_STORE: of conversations whose channel names none, as `rasa shell`'s
    wording: Path = ROOT / "wording" / "en.yml"  # CLAIMDESK_WORDING: the sentences, in one language
    # CLAIMDESK_RESPONSES: the domain file whose `responses:` are said, whatever a model holds
    responses: Path = ROOT / "domain.yml"
    database_url: str = ""  # CLAIMDESK_DATABASE_URL: default is SQLite under home
    # CLAIMDESK_PHOTOS: the folder of photos, one for all servers of a database; empty: under home
    photos: Path | None = None
    # CLAIMDESK_ORDERS: a CSV file of orders, or a folder with a <store>.csv for each store
    orders: Path | None = None
    smtp_url: str = ""  # CLAIMDESK_SMTP_URL: empty writes mail to home/mail
    mail_from: str = "claimdesk@localhost"  # CLAIMDESK_MAIL_FROM: envelope and header sender
    smtp_timeout: int = 60  # CLAIMDESK_SMTP_TIMEOUT: for each exchange with the mail server
    outbox_lease: int = 60  # CLAIMDESK_OUTBOX_LEASE: lease of a mail being sent
    secret: str = ""  # CLAIMDESK_SECRET: signs session tokens; made on first run if empty
    session_lifetime: int = 24 * 3600  # CLAIMDESK_SESSION_LIFETIME
    secret_old: str = ""  # CLAIMDESK_SECRET_OLD: earlier secrets, comma-separated, still accepted
    # CLAIMDESK_LINK_LIFETIME: of a link in a mail that decides a claim or opens its chat; 0: none
    link_lifetime: int = 30 * 24 * 3600
    public_url: str = ""  # CLAIMDESK_PUBLIC_URL: the server's own web address; or host and port
    # CLAIMDESK_DEV_ORIGINS: pages on localhost may use every store: on, off, or
    # auto (while `host` is a loopback address, and no proxy is trusted)
    dev_origins: str = "auto"
    demo: str = "on"  # CLAIMDESK_DEMO: demo pages of the stores under /demo/: on, off
    # CLAIMDESK_RASA_FAST: serve by claimdesk.rasa_fast (on) or by `rasa run` (off)
    rasa_fast: str = "on"
    keep_models: int = 5  # CLAIMDESK_KEEP_MODELS: a training removes older ones; 0 keeps all
    trusted_proxies: int = 0  # CLAIMDESK_TRUSTED_PROXIES: how many X-Forwarded-For hops are ours
    turn_timeout: int = 20  # CLAIMDESK_TURN_TIMEOUT: after this a turn has failed
    # Limits read "how many/how long", several joined by ";"; "0" lifts a limit
    # (CLAIMDESK_LIMIT_ADDRESS_*=0 for a load test from one machine).
    limit_messages: str = "60/minute;1000/day"  # CLAIMDESK_LIMIT_MESSAGES: per conversation
    limit_photos: str = "12/10 minutes"  # CLAIMDESK_LIMIT_PHOTOS: per conversation
    limit_address_messages: str = "600/minute"  # CLAIMDESK_LIMIT_ADDRESS_MESSAGES: per address
    limit_address_sessions: str = "120/minute;1500/hour"  # CLAIMDESK_LIMIT_ADDRESS_SESSIONS
    limit_address_photos: str = "120/minute;600/hour"  # CLAIMDESK_LIMIT_ADDRESS_PHOTOS
    # Claims, changes of them and messages to the staff
    limit_filings: str = "12/hour;30/day"  # CLAIMDESK_LIMIT_FILINGS: per conversation
    limit_address_filings: str = "30/hour;100/day"  # CLAIMDESK_LIMIT_ADDRESS_FILINGS
    limit_receipts: str = "20/day"  # CLAIMDESK_LIMIT_RECEIPTS: mails to one shopper's mailbox
    # CLAIMDESK_LIMIT_ADDRESS_CONNECTIONS: open at once; not counted behind trusted proxies
    limit_address_connections: int = 100
    limit_storage: str = "memory://"  # CLAIMDESK_LIMIT_STORAGE: or redis://host:6379

    @property
    def database(self) -> str:
        """SQLAlchemy URL of the database in use."""
        return self.database_url or f"sqlite:///{self.home / 'claimdesk.db'}"

    @property
    def own_address(self) -> str:
        """The server's own web address as others reach it; empty where nobody said."""
        here = f"http://{self.host}:{self.port}" if self.host in _THIS_MACHINE else ""
        return self.public_url.rstrip("/") or here

    @property
    def photo_folder(self) -> Path:
        """Where photos are kept."""
        return self.photos or self.home / "photos"

    def as_environment(self) -> dict[str, str]:
        """The same settings for a child process, which may run in another folder."""
        return {
            f"CLAIMDESK_{field.name.upper()}": "" if value is None else str(value)
            for field in dataclasses.fields(self)
            for value in (getattr(self, field.name),)
        }

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings.

        An empty variable counts as absent. Raises InvalidSetting for a value of the wrong type
        or an impossible port.
        """
        env = os.environ if environ is None else environ
        values: dict[str, object] = {}
        for field in dataclasses.fields(cls):
            name = f"CLAIMDESK_{field.name.upper()}"
            raw = env.get(name, "")
            if raw == "":
                continue
            values[field.name] = _convert(
                name, raw, Path if field.default is None else type(field.default)
            )
        settings = cls(**values)  # type: ignore[arg-type]
        if not 1 <= settings.port <= 65535:
            raise InvalidSetting(f"CLAIMDESK_PORT: {settings.port} is not between 1 and 65535")
        return settings


def shows_demo(settings: Settings) -> bool:
    """Whether there are demo pages; InvalidSetting when `demo` is neither on nor off."""
    return _is_on("CLAIMDESK_DEMO", settings.demo)


def serves_fast(settings: Settings) -> bool:
    """Whether claimdesk.rasa_fast serves, or stock Rasa; InvalidSetting as for `demo`."""
    return _is_on("CLAIMDESK_RASA_FAST", settings.rasa_fast)


def unknown_names(environ: Mapping[str, str]) -> list[str]:
    """Unknown CLAIMDESK_ variables, probably misspelt."""
    known = {f"CLAIMDESK_{field.name.upper()}" for field in dataclasses.fields(Settings)}
    return sorted(
        name for name in environ if name.startswith("CLAIMDESK_") and name not in known | _FOR_TOOLS
    )


def _is_on(name: str, raw: str) -> bool:
    choice = raw.lower()
    if choice not in ("on", "off"):
        raise InvalidSetting(f"{name}: {raw!r} is not one of on, off")
    return choice == "on"


def _convert(name: str, raw: str, kind: type[Any]) -> object:
    if issubclass(kind, Path):
        return Path(raw).expanduser().resolve()
    try:
        return _BOOLEANS[raw.lower()] if kind is bool else kind(raw)
    except (KeyError, ValueError):
        raise InvalidSetting(f"{name}: {raw!r} is not {_IN_WORDS[kind]}") from None
