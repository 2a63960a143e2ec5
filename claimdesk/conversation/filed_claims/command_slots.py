"""The slots that keep a command on a filed claim between turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.filed_claims.command import FiledClaimCommand

#: What is wanted of a claim until it is done; `filed_command` stays, for it to be undone.
SLOTS = ("claim_number", "filed_order", "filed_wish")
_WAITS = "waits"  # in `filed_wish`: a command to be asked about once others were carried out


def forgotten() -> dict[str, Any]:
    """The slots where nothing is wanted any more."""
    return {**dict.fromkeys(SLOTS), "misses": 0}


def asked_about(slots: Mapping[str, Any]) -> FiledClaimCommand:
    """The command that something is asked for."""
    return FiledClaimCommand.from_slot(slots.get("filed_wish") or {"name": "status"})


def last_done(slots: Mapping[str, Any]) -> FiledClaimCommand:
    """The command that was carried out last."""
    return FiledClaimCommand.from_slot(slots.get("filed_command") or {"name": "status"})


def waiting(command: FiledClaimCommand) -> dict[str, Any] | None:
    """The slot `filed_wish` for a command that is asked about once those before it are done."""
    *before, last = command.chain
    return {_WAITS: last.as_slot()} if before and not last.is_sure else None


def waiting_in(slots: Mapping[str, Any]) -> FiledClaimCommand | None:
    """The command that `waiting` put there."""
    slot = (slots.get("filed_wish") or {}).get(_WAITS)
    return FiledClaimCommand.from_slot(slot) if slot else None
