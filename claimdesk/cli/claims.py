"""`claimdesk claims` and `claimdesk outbox`: recorded claims and undelivered mail."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from claimdesk.claims import claim_numbers
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.cli import decide_claim
from claimdesk.cli.database import migrated_database

if TYPE_CHECKING:
    from claimdesk.adapters.claim_records import SqlClaimRecords
    from claimdesk.adapters.outbox import MailState, Outbox
    from claimdesk.service.records import AdditionRecord, ClaimMove, ClaimRecord

DONE, FOUND = 0, 1
_STATES = ("queued", "sending", "sent", "failed", "given_up", "requeued")


@dataclass(frozen=True)
class _Repositories:
    records: SqlClaimRecords
    outbox: Outbox
    timezones: dict[str, str]  # of the stores


def add_commands(subparsers: Any) -> None:
    """Add `claims list|show|decide` and `outbox list|retry`."""
    claims = subparsers.add_parser("claims", help="read the claims on record, and decide them")
    verbs = claims.add_subparsers(metavar="WHAT", required=True)
    listing = verbs.add_parser("list", help="all claims, newest first")
    listing.add_argument("--store", help="only this store's")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=list_claims)
    showing = verbs.add_parser("show", help="one claim with all that belongs to it")
    showing.add_argument("number", metavar="NUMBER")
    showing.add_argument("--json", action="store_true", help="as JSON")
    showing.set_defaults(run=show_claim)
    decide_claim.add_command(verbs)

    outbox = subparsers.add_parser("outbox", help="outgoing mail: status and retry")
    verbs = outbox.add_subparsers(metavar="WHAT", required=True)
    listing = verbs.add_parser("list", help="mail not yet sent; exit code 1 when any was given up")
    listing.add_argument("--all", action="store_true", help="sent mail too")
    listing.add_argument("--state", choices=_STATES, help="only mail in this state")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=list_mails)
    again = verbs.add_parser("retry", help="send failed and given-up mail now")
    again.add_argument("id", nargs="*", type=int, help="only these mails; default all")
    again.set_defaults(run=retry_mails)


def list_claims(arguments: argparse.Namespace) -> int:
    """Print the claims on record."""
    with _repositories() as repositories:
        records = repositories.records.claims(store=arguments.store)
        mails = repositories.outbox.states()
    claims = [claim_json(record, _mails_for(mails, record.number)) for record in records]
    if arguments.json:
        _print_json(claims)
        return DONE
    for claim in claims:
        print(_line(claim, repositories.timezones))
    if not claims:
        print("no claims on record")
    return DONE


def show_claim(arguments: argparse.Namespace) -> int:
    """Print one claim with its decision, evidence, additions and mails."""
    number = claim_numbers.read(arguments.number)
    if number is None:
        raise ClaimdeskError(f"{arguments.number!r} is not a claim number")
    with _repositories() as repositories:
        with repositories.records.transaction() as unit:
            record = unit.claim(number)
            additions = unit.additions(number)
            moves = unit.moves(number)
        mails = repositories.outbox.states(reference=number)
    if record is None:
        raise ClaimdeskError(f"no claim {number} on record")
    claim = {**claim_json(record, mails, additions), "moves": [_move_json(m) for m in moves]}
    if arguments.json:
        _print_json(claim)
    else:
        print("\n".join(_claim_text(claim, repositories.timezones)))
    return DONE


def list_mails(arguments: argparse.Namespace) -> int:
    """Print how mails stand; 1 when one of those printed was given up."""
    with _repositories() as repositories:
        mails = repositories.outbox.states(state=arguments.state)
    if not arguments.all and not arguments.state:
        mails = [mail for mail in mails if mail.state != "sent"]
    if arguments.json:
        _print_json([mail_json(mail) for mail in mails])
    else:
        for mail in mails:
            print(_mail_line(mail_json(mail)))
        if not mails:
            print("nothing is waiting")
    return FOUND if any(mail.state == "given_up" for mail in mails) else DONE


def retry_mails(arguments: argparse.Namespace) -> int:
    """Make failed and given-up mails due now."""
    with _repositories() as repositories:
        now = datetime.now(timezone.utc)
        count = repositories.outbox.retry(now, ids=arguments.id or None)
    print(f"{count} to be sent again")
    return DONE


def claim_json(
    record: ClaimRecord,
    mails: Sequence[MailState],
    additions: Sequence[AdditionRecord] | None = None,
) -> dict[str, Any]:
    """A claim as printed with `--json`; `additions` only when they were read."""
    from claimdesk.adapters.decision_json import decision_json

    values: dict[str, Any] = {
        "number": record.number,
        "store": record.store,
        "status": record.status,
        "parcel": record.parcel,
        "created_at": record.created_at.isoformat(),
        "email": record.email,
        "name": record.name,
        "claim": dict(record.facts),
        "details": record.details,
        "decision": decision_json(record.decision),
        "evidence": [asdict(evidence) for evidence in record.evidence],
    }
    if additions is not None:
        values["additions"] = [
            {
                "created_at": addition.created_at.isoformat(),
                "details": addition.details,
                "evidence": [asdict(evidence) for evidence in addition.evidence],
            }
            for addition in additions
        ]
    values["mails"] = [mail_json(mail) for mail in mails]
    return values


def _move_json(move: ClaimMove) -> dict[str, Any]:
    """One entry of the claim's timeline."""
    hidden = ("id", "claim_number", "key", "revision")
    values = {name: value for name, value in asdict(move).items() if name not in hidden}
    return {**values, "made_at": move.made_at.isoformat()}


def mail_json(mail: MailState) -> dict[str, Any]:
    """A mail's state as printed with `--json`."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(mail).items()
    }


@contextmanager
def _repositories() -> Iterator[_Repositories]:
    from claimdesk.adapters.claim_records import SqlClaimRecords
    from claimdesk.adapters.outbox import Outbox
    from claimdesk.adapters.photos import Photos
    from claimdesk.adapters.store_files import store_timezones
    from claimdesk.settings import Settings

    settings = Settings.from_environment()
    with migrated_database(settings) as engine:
        records = SqlClaimRecords(engine, Photos(engine, settings.photo_folder))
        yield _Repositories(records, Outbox(engine), store_timezones(settings.stores))


def _mails_for(mails: Sequence[MailState], reference: str) -> list[MailState]:
    return [mail for mail in mails if mail.reference == reference]


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _line(claim: dict[str, Any], timezones: dict[str, str]) -> str:
    facts = claim["claim"]
    about = [facts.get("reason"), facts.get("order_number"), facts.get("product")]
    stuck = sum(mail["state"] in ("failed", "given_up") for mail in claim["mails"])
    return "  ".join(
        [
            claim["number"],
            _filed_at(claim, timezones),
            claim["store"],
            claim["status"],
            claim["decision"]["verdict"],
            claim["email"],
            " · ".join(item for item in about if item),
            *([f"[{stuck} mail(s) not delivered]"] if stuck else []),
        ]
    )


def _filed_at(claim: dict[str, Any], timezones: dict[str, str]) -> str:
    """In the store's timezone, as its mails name it; of a store without a file, in UTC."""
    zone = ZoneInfo(timezones.get(claim["store"], "UTC"))
    return f"{datetime.fromisoformat(claim['created_at']).astimezone(zone):%Y-%m-%d %H:%M %Z}"


def _claim_text(claim: dict[str, Any], timezones: dict[str, str]) -> Iterator[str]:
    yield _line(claim, timezones)
    for name, value in claim["claim"].items():
        if value:
            yield f"  {name}: {_fact(value)}"
    if claim["details"]:
        yield "  details: " + claim["details"].replace("\n", "\n    ")
    decision = claim["decision"]
    yield f"decision: {decision['verdict']}"
    marks = {True: "held", False: "failed", None: "not determined"}
    for clause in decision["clauses"]:
        yield f"  {marks[clause['held']]:<14}  {clause['id']}: {clause['text']}"
    for evidence in claim["evidence"]:
        yield f"evidence: {evidence['kind']} {evidence['evidence_id']} sha256 {evidence['sha256']}"
    for addition in claim.get("additions", ()):
        yield f"added {addition['created_at']}: " + addition["details"].replace("\n", "\n    ")
    for move in claim.get("moves", ()):
        terms = "".join(f"; {name}: {_fact(value)}" for name, value in move["terms"].items())
        why = f" ({move['why']})" if move["why"] else ""
        yield f"{move['name']} {move['made_at']} by {move['by']}{why}: {move['status']}{terms}"
    for mail in claim["mails"]:
        yield f"mail: {_mail_line(mail)}"


def _fact(value: Any) -> str:
    if isinstance(value, dict):  # a day known roughly
        return f"{value['earliest']} to {value['latest']}"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _mail_line(mail: dict[str, Any]) -> str:
    line = f"{mail['id']}  {mail['state']}  {mail['kind']}  to {mail['recipient']}"
    line += f"  {mail['reference']}  tries {mail['attempts']}"
    if mail["state"] == "failed":
        line += f"  next {mail['next_attempt_at'][:16].replace('T', ' ')}"
    return line + (f"  {mail['last_error']}" if mail["last_error"] else "")
