"""`claimdesk claims decide`: the staff's decision on a claim, recorded and mailed."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from claimdesk.claims import claim_numbers, codes, fields, lifecycle
from claimdesk.claims.errors import ClaimdeskError

if TYPE_CHECKING:
    from claimdesk.service.decide_claim import DecisionReceipt
    from claimdesk.service.staff_decision import StaffDecision

_STEPS = tuple(step for step in lifecycle.PARCEL_STEPS if step and step != "expected")
_MOVES = tuple(name for name, move in lifecycle.MOVES.items() if move.who == "staff")
_ABOUT = """moves: approve (--remedy, --amount, and how the item comes back: --rma, --send-to,
--label, --send-by), reject (--reason), ask (--for), close, reopen; of an approved claim's item:
received, inspected, refunded, replaced. Each queues a mail to the shopper and one to the store's
own mailbox; --dry-run prints the shopper's and records nothing."""


def add_command(verbs: Any) -> None:
    """Add `claims decide`."""
    deciding = verbs.add_parser(
        "decide", help="decide a claim, and mail the shopper", epilog=_ABOUT
    )
    deciding.add_argument("number", metavar="NUMBER")
    deciding.add_argument("move", metavar="MOVE", choices=(*_MOVES, *_STEPS))
    deciding.add_argument("--message", default="", help="your own words to the shopper")
    deciding.add_argument("--why", default="", help="why, for the record only")
    deciding.add_argument("--by", default="", help="who decides (default: your user name)")
    remedies = [row.code for row in codes.REMEDIES]
    deciding.add_argument("--remedy", choices=remedies, help="default: what the shopper wishes")
    deciding.add_argument("--amount", type=_amount, help="default: what the rules give back")
    deciding.add_argument("--rma", default="", help="the return's number")
    deciding.add_argument("--send-to", default="", help="the address the item goes to")
    deciding.add_argument("--label", default="", help="https:// link to a return label")
    deciding.add_argument("--send-by", type=_day, help="last day to send it, as 2026-12-31")
    deciding.add_argument(
        "--reason", action="append", metavar="CLAUSE", help="default: all against"
    )
    deciding.add_argument(
        "--for", dest="asked", action="append", choices=fields.needed(), metavar="FACT",
        help=f"what is missing: {', '.join(fields.needed())}",
    )  # fmt: skip
    deciding.add_argument("--dry-run", action="store_true", help="print the mail, record nothing")
    deciding.set_defaults(run=decide)


def decide(arguments: argparse.Namespace) -> int:
    """Record the decision, or print what would be sent."""
    from claimdesk import bootstrap
    from claimdesk.service.decide_claim import decide_claim, preview_decision
    from claimdesk.service.errors import UnfitDecision
    from claimdesk.settings import Settings

    number = claim_numbers.read(arguments.number)
    if number is None:
        raise ClaimdeskError(f"{arguments.number!r} is not a claim number")
    desk = bootstrap.wire(Settings.from_environment())
    with desk.ports.records.transaction() as unit:
        claim = unit.claim(number)
    if claim is None:
        raise ClaimdeskError(f"no claim {number} on record")
    common: dict[str, Any] = {
        "policy": desk.store(claim.store),
        "number": number,
        "decision": _decision(arguments),
        "now": desk.now(),
    }
    try:
        if arguments.dry_run:
            print(_mail(preview_decision(desk.ports, **common)))
        else:
            print(_done(decide_claim(desk.ports, **common, key=uuid4().hex)))
    except UnfitDecision as error:
        why = desk.wording.text(f"unfit_decision_{error.code}", error.values)
        raise ClaimdeskError(why) from error
    return 0


def _decision(arguments: argparse.Namespace) -> StaffDecision:
    from claimdesk.service.staff_decision import StaffDecision

    return StaffDecision(
        move=arguments.move,
        by=arguments.by or getpass.getuser(),
        why=arguments.why,
        message=arguments.message,
        remedy=arguments.remedy,
        amount=arguments.amount,
        rma=arguments.rma,
        send_to=arguments.send_to,
        label=arguments.label,
        send_by=arguments.send_by,
        reasons=tuple(arguments.reason) if arguments.reason else None,
        asked=tuple(arguments.asked or ()),
    )


def _done(receipt: DecisionReceipt) -> str:
    claim, move = receipt.claim, receipt.move
    if receipt.repeated:
        on = f"{move.made_at:%Y-%m-%d %H:%M} UTC"
        return f"{claim.number} {claim.status}: {move.by} did that on {on}; nothing is sent again"
    to = ", ".join(mail.recipient for mail in receipt.mails)
    return f"{claim.number} {claim.status}{_terms(move.terms)}; mail queued to {to}"


def _terms(terms: Mapping[str, Any]) -> str:
    settled = [terms.get(name) for name in ("remedy", "amount", "currency")]
    return "".join(f" {value}" for value in settled if value)


def _mail(receipt: DecisionReceipt) -> str:
    """The mail to the shopper, which comes last."""
    if receipt.repeated or not receipt.mails:
        return _done(receipt)
    mail = receipt.mails[-1]
    return f"To: {mail.recipient}\nSubject: {mail.subject}\n\n{mail.plain}"


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is no sum, such as 25.49") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, such as 2026-12-31") from None
