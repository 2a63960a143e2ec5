"""The key of the session tokens, and what its file is worth."""

from __future__ import annotations

import stat
import threading

import pytest

from claimdesk.adapters.signing_keys import load_or_create_key
from claimdesk.channel.session_tokens import (
    ExpiredToken,
    InvalidToken,
    Session,
    SessionTokens,
    tokens_for,
)
from claimdesk.settings import InvalidSetting, Settings

SESSION = Session("an-id", "procase")


def test_a_token_says_what_was_put_into_it():
    """Round and back."""
    tokens = SessionTokens(["k" * 16], 60)

    assert tokens.read(tokens.issue(SESSION)[0]) == SESSION


def test_of_several_keys_the_last_signs_and_all_are_accepted():
    """So that a key can be replaced while conversations run."""
    old, new = SessionTokens(["a" * 16], 60), SessionTokens(["b" * 16], 60)
    both = SessionTokens(["a" * 16, "b" * 16], 60)

    assert both.read(old.issue(SESSION)[0]) == SESSION
    assert new.read(both.issue(SESSION)[0]) == SESSION
    with pytest.raises(InvalidToken):
        old.read(both.issue(SESSION)[0])


def test_a_token_past_its_lifetime_is_expired(monkeypatch):
    """At the last second it works, a second later it does not."""
    tokens = SessionTokens(["k" * 16], 60)
    now = 1_700_000_000
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now)
    token = tokens.issue(SESSION)[0]

    now += 60
    assert tokens.read(token) == SESSION
    now += 1
    with pytest.raises(ExpiredToken):
        tokens.read(token)


@pytest.mark.parametrize("payload", ["text", ["one"], ["a", "b", "c"], [1, "procase"], None, {}])
def test_a_well_signed_token_of_another_shape_is_invalid(payload):
    """What an older or newer version signed is not taken for a session."""
    tokens = SessionTokens(["k" * 16], 60)

    with pytest.raises(InvalidToken):
        tokens.read(tokens._serializer.dumps(payload))


def test_a_secret_of_fifteen_characters_is_too_short():
    """Sixteen are enough."""
    SessionTokens(["k" * 16], 60)
    with pytest.raises(InvalidSetting, match="CLAIMDESK_SECRET"):
        SessionTokens(["k" * 15], 60)


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    """0600 in a folder of 0700, the same at the next start, nothing else left behind."""
    first = load_or_create_key(tmp_path / "home")

    file = tmp_path / "home" / "keys" / "session_tokens.key"
    assert load_or_create_key(tmp_path / "home") == first
    assert len(first) >= 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


def test_several_starts_at_once_agree_on_one_key(tmp_path):
    """Whoever is first makes it; nobody reads half of it."""
    keys: list[str] = []
    start = threading.Barrier(16)

    def run() -> None:
        start.wait()
        keys.append(load_or_create_key(tmp_path))

    threads = [threading.Thread(target=run) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keys) == 16
    assert len(set(keys)) == 1
    assert len(list((tmp_path / "keys").iterdir())) == 1


def test_a_given_secret_needs_no_file(tmp_path):
    """A setting is enough, and leaves nothing on disk."""
    tokens_for(Settings(home=tmp_path, secret="s" * 32))

    assert list(tmp_path.iterdir()) == []
