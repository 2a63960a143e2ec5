"""How the form ends with a command: it is carried out, put back, or leaves the claim as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_slots import forgotten, last_done
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.shared.turn import Say, Step


def carried_out(
    command: FiledClaimCommand, slots: Mapping[str, Any], claim: FiledClaim | None
) -> Step:
    """Ends with the command, which says as well what would undo it.

    `claim` is the one it changes, None where it was not filed in this conversation.
    """
    undo = last_done(slots).undo
    changes = [each for each in command.chain if each.name in ("correct", "change_email")]
    if claim is not None and changes and changes[-1].number == claim.number:
        before = {**claim.facts, "email": claim.email}
        values = {name: before.get(name) for name in changes[-1].values}
        undo = {"name": changes[-1].name, "number": claim.number, "values": values}
    done = replace(command, undo=undo).as_slot()
    kept = {"filed_command": done, "email": slots.get("email")}
    return Step({**forgotten(), **kept}, then="done")


def restoring(command: FiledClaimCommand, slots: Mapping[str, Any]) -> FiledClaimCommand:
    """The command that undoes the last change of the claim; without one, another change, or none.

    A message that says what it is to be puts that back, if it was so before. That nothing is to
    be changed undoes only what it tells to have been otherwise.
    """
    undo, told = last_done(slots).undo, dict(command.values)
    own = undo if undo.get("number") == command.number else {}
    before = own.get("values") or {}
    if own and all(name in before and _is_same(before[name], told[name]) for name in told):
        return replace(command, name=own["name"], values=before, is_sure=True)
    if told and command.name == "put_back":
        return replace(command, name="correct", is_sure=False)
    return replace(command, name="unchanged")


def last_changed(command: FiledClaimCommand, slots: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the last change of the command's claim put there instead of, by the name of the line."""
    undo = last_done(slots).undo
    return (undo.get("values") or {}) if undo.get("number") == command.number else {}


def _is_same(before: Any, told: Any) -> bool:
    if isinstance(before, str) and isinstance(told, str):
        return before.casefold() == told.casefold()
    return bool(before == told)


def unchanged(command: FiledClaimCommand) -> Say:
    """Says that the claim stays as it is."""
    return Say("claim_unchanged", {"claim_number": command.number})
