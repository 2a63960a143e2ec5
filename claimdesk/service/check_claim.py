"""How a claim stands, told to nobody but who filed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.language.order_number_forms import forms
from claimdesk.service import filing
from claimdesk.service.addresses import mail_address, same_address
from claimdesk.service.change_claim import ClaimKey, own_claim
from claimdesk.service.errors import InvalidAddress, NoSuchClaim
from claimdesk.service.mails import StatusMail, StoreContact
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimMove, ClaimRecord
from claimdesk.service.text import order_key

_ONCE_IN = "%Y%m%d%H"  # an hour: who asks again at once gets no second mail


def check_claim(ports: ClaimPorts, *, store: str, key: ClaimKey) -> ClaimRecord | None:
    """The claim that `key` opens at this store, else None.

    A malformed number, a missing claim, another store's claim and a wrong e-mail all give the
    same answer. Raises NotRecorded when the records are away.
    """
    with ports.records.transaction() as unit:
        try:
            return own_claim(unit, store, key, unit.claim)
        except NoSuchClaim:
            return None


def mail_status(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    order_number: str,
    email: str,
    sentences: Callable[[ClaimRecord, Sequence[ClaimMove]], tuple[str, ...]],
    now: datetime,
) -> None:
    """Mail how each claim on an order stands, to its own address and where that is `email`.

    `sentences` say it of a claim and its moves.

    Nothing is returned: an order number and an address are no secret, so nobody is told here
    whether there is such a claim. Raises NotRecorded.
    """
    try:
        email = mail_address(email)
    except InvalidAddress:
        return
    store = StoreContact.of(policy)
    written = (order_number, *forms(order_number, policy.order_number.pattern))
    # Without a letter or digit it would be the claims without an order number.
    keys = [key for key in dict.fromkeys(map(order_key, written)) if key]
    with ports.records.transaction() as unit:
        for claim in (each for key in keys for each in unit.claims_on_order(store.id, key)):
            if not same_address(claim.email, email):
                continue
            key = f"status-{now:{_ONCE_IN}}"
            facts = StatusMail(store, claim, sentences(claim, unit.moves(claim.number)), now, key)
            for mail in filing.compose(ports, facts).mails:
                if not unit.has_mail(mail.message_id):
                    unit.add_mail(mail, now=now)
