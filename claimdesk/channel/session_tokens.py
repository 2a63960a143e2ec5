"""Session tokens: signed, expiring, scoped to one conversation."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from itsdangerous import BadSignature, SignatureExpired

from claimdesk.adapters.signing_keys import keys_of, signer
from claimdesk.settings import Settings

_PURPOSE = "claimdesk.channel.session"  # salt, to separate signature purposes
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
        self.lifetime = lifetime
        self._read: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._serializer = signer(keys, _PURPOSE)

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
    return SessionTokens(keys_of(settings), settings.session_lifetime)
