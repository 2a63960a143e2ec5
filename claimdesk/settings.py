"""Every setting of a running Claimdesk, read from the environment in this one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What the environment says, with a default for everything.

    Sizes are bytes, durations seconds.
    """

    home: Path = ROOT / "var"  # CLAIMDESK_HOME: database, photos, mail, keys
    port: int = 5005  # CLAIMDESK_PORT
    host: str = "127.0.0.1"  # CLAIMDESK_HOST: the address the web channel listens on
    stores: Path = ROOT / "stores"  # CLAIMDESK_STORES: the folder of store files
    domain: Path = ROOT / "domain.yml"  # CLAIMDESK_DOMAIN: where the wording stands
    database_url: str = ""  # CLAIMDESK_DATABASE_URL: default is SQLite under home
    smtp_url: str = ""  # CLAIMDESK_SMTP_URL: empty writes mail to home/mail
    mail_from: str = "claimdesk@localhost"  # CLAIMDESK_MAIL_FROM: envelope and header sender
    secret: str = ""  # CLAIMDESK_SECRET: signs session tokens; made on first run if empty
    session_lifetime: int = 24 * 3600  # CLAIMDESK_SESSION_LIFETIME

    @property
    def database(self) -> str:
        """SQLAlchemy URL of the database in use."""
        return self.database_url or f"sqlite:///{self.home / 'claimdesk.db'}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the settings; a value of the wrong type raises ValueError naming it."""
        env = os.environ if environ is None else environ
        values: dict[str, object] = {}
        for name, field in cls.__dataclass_fields__.items():
            raw = env.get(f"CLAIMDESK_{name.upper()}")
            if raw is None or raw == "":
                continue
            kind = type(field.default)
            try:
                values[name] = Path(raw).expanduser().resolve() if issubclass(kind, Path) else kind(raw)
            except ValueError:
                raise ValueError(f"CLAIMDESK_{name.upper()}: {raw!r} is not a {kind.__name__}") from None
        return cls(**values)  # type: ignore[arg-type]
