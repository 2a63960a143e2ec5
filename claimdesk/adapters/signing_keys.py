"""The keys that sign tokens: from the settings, or one made on first run and kept under home."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from itsdangerous import URLSafeTimedSerializer

from claimdesk.settings import InvalidSetting, Settings

_KEY_FILE = Path("keys") / "session_tokens.key"
_SHORTEST_SECRET = 16  # characters


def keys_of(settings: Settings) -> list[str]:
    """The keys of this installation; the last signs, all of them are accepted."""
    old = [part.strip() for part in settings.secret_old.split(",") if part.strip()]
    return [*old, settings.secret or load_or_create_key(settings.home)]


def signer(keys: Sequence[str], purpose: str) -> URLSafeTimedSerializer:
    """Signs and reads tokens of one purpose, which no other accepts; InvalidSetting for a key."""
    for key in keys:
        if len(key) < _SHORTEST_SECRET:
            raise InvalidSetting(
                f"CLAIMDESK_SECRET: a secret needs {_SHORTEST_SECRET} characters or more"
            )
    return URLSafeTimedSerializer(
        list(keys),
        salt=purpose,
        signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
    )


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
