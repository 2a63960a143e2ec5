"""Session tokens: signed, expiring, scoped to one conversation."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from claimdesk.settings import InvalidSetting, Settings

_PURPOSE = "claimdesk.channel.session"  # salt, to separate signature purposes
_KEY_FILE = Path("keys") / "session_tokens.key"
_SHORTEST_SECRET = 16  # characters
_LONGEST_TOKEN = 1024  # characters; ours have about 150
_REMEMBERED = 2000  # verified-token cache size


class Session(NamedTuple):
    """What a token says: which conversation, of which store."""

    conversation_id: str
    store: str


class InvalidToken(Exception):
    """The text is not a token that this server signed for this purpose."""


class ExpiredToken(InvalidToken):
    """The token was good once; its lifetime is over."""


class SessionTokens:
    """Makes and reads tokens; the last of `keys` signs, all of them are accepted.

    `lifetime` is in seconds.
    """

    def __init__(self, keys: Sequence[str], lifetime: int) -> None:
        for key in keys:
            if len(key) < _SHORTEST_SECRET:
                raise InvalidSetting(
                    f"CLAIMDESK_SECRET: a secret needs {_SHORTEST_SECRET} characters or more"
                )
        self.lifetime = lifetime
        self._read: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._serializer = URLSafeTimedSerializer(
            list(keys),
            salt=_PURPOSE,
            signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
        )

    def issue(self, session: Session) -> tuple[str, datetime]:
        """A new token and when (UTC) it expires."""
        token = self._serializer.dumps(list(session))
        issued = datetime.now(timezone.utc).replace(microsecond=0)
        return str(token), issued + timedelta(seconds=self.lifetime)

    def read(self, token: str) -> Session:
        """What the token says; raises ExpiredToken or InvalidToken."""
        if len(token) > _LONGEST_TOKEN:
            raise InvalidToken
        known = self._read.get(token)
        if known is not None and 0 <= int(time.time()) - known[1] <= self.lifetime:
            return known[0]
        try:
            (conversation_id, store), signed_at = self._serializer.loads(
                token, max_age=self.lifetime, return_timestamp=True
            )
        except SignatureExpired as error:
            raise ExpiredToken from error
        except (BadSignature, ValueError, TypeError) as error:
            raise InvalidToken from error
        if not (isinstance(conversation_id, str) and isinstance(store, str)):
            raise InvalidToken
        session = Session(conversation_id, store)
        self._read[token] = (session, signed_at.timestamp())
        if len(self._read) > _REMEMBERED:
            self._read.popitem(last=False)
        return session


def tokens_for(settings: Settings) -> SessionTokens:
    """The tokens of this installation: by its secret, or by the key under its home."""
    old = [part.strip() for part in settings.secret_old.split(",") if part.strip()]
    current = settings.secret or load_or_create_key(settings.home)
    return SessionTokens([*old, current], settings.session_lifetime)


def load_or_create_key(home: Path) -> str:
    """The key kept under `home`, made if there is none; safe when several start at once."""
    path = home / _KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _create(path)
    return path.read_text(encoding="ascii").strip()


def _create(path: Path) -> None:
    # Write to a temp file, then link atomically: the first wins and no partial key is visible.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink()
