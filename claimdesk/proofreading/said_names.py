"""The names of sentences that code puts together from codes, fields and intents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import get_args, get_type_hints

from claimdesk.adapters import mail_rows
from claimdesk.claims import codes, fields
from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import Verdict
from claimdesk.claims.lifecycle import MOVES, PARCEL_STEPS, STATUSES, TOLD_APART
from claimdesk.claims.phrases import PhraseList
from claimdesk.claims.settlement import PRICE
from claimdesk.claims.terms import EvidenceTerm, ItemConditionTerm
from claimdesk.claims.vocabulary import CONDITIONS, Clock, Payer, Track, Unit
from claimdesk.conversation.routing import clarify, interruptions
from claimdesk.conversation.shared import other_language
from claimdesk.conversation.shared.draft import OF_ANOTHERS_ORDER
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.matters import MATTERS
from claimdesk.conversation.staff_message import message as staff_message
from claimdesk.conversation.worked_answers.refusals import REFUSALS
from claimdesk.language.date_reading import DateReading
from claimdesk.service.mails import ChangeKind

_PAYERS = ("store", "customer")
# Refusals said otherwise, by what is known of the case.
_OWN_WORDS = ("return_window_over", "condition_not_accepted")
# What is said to what is asked of a message that the staff have.
_OF_THE_MESSAGE = (
    "handed_got", "handed_who", "handed_when", "handed_who_and_when", "handed_manager",
    "handed_refused", "handed_call", "handed_seller", "handed_outcome", "handed_read",
    "handed_done", "handed_not_yet", "handed_misread", "handed_sorry", "handed_carrier",
    "handed_person", "handed_comes", "handed_turns_up", "handed_whole", "handed_number",
    "handed_call_noted", "handed_advise", "handed_waits", "handed_called_off",
)  # fmt: skip
# What is said to what is asked or told in danger.
_IN_DANGER = (
    "danger_own_device", "danger_throw_away", "danger_in_short", "danger_another",
    "danger_doctor", "danger_hurt", "danger_socket", "danger_other_sockets",
    "danger_another_done", "danger_send_back", "danger_move", "danger_water",
)  # fmt: skip


def names_by_code(intents: Collection[str], facts: Collection[str]) -> Iterator[str]:
    """Every name that code puts together; `intents` are the domain's, `facts` the catalogue's."""
    faq = [intent for intent in intents if is_faq(intent)]
    for field in fields.FIELDS:
        yield from field.wording()
    for kind in fields.of_kind("photos"):
        yield from (f"ask_filed_{kind}", f"added_{kind}")
    yield from _names_in_messages()
    yield from other_language.SENTENCES
    yield "reason_name_any"
    yield from _names_in_terms()
    yield from _names_in_mails()
    kinds = get_args(DateReading.__dataclass_fields__["kind"].type) or (
        "ambiguous", "future", "impossible", "vague",
    )  # fmt: skip
    yield from (f"date_{kind}" for kind in kinds if kind not in ("exact", "none"))
    yield from (f"utter_{intent}" for intent in (*interruptions.SMALL_TALK, *faq))
    yield from _names_worked_out()
    yield from (f"topic_{intent}" for intent in intents if intent not in clarify.NEVER_OFFERED)
    yield from (f"topic_{intent}" for intent in faq)
    yield from (f"fact_{name}" for name in facts)
    yield "receipt_verdict_looked_up"
    yield from (f"condition_state_{condition}" for condition in CONDITIONS)
    yield from (f"ask_of_others_{field}" for field in OF_ANOTHERS_ORDER)
    for verdict in ("eligible", "ineligible", "needs_review", "incomplete", "looked_up"):
        yield f"next_{verdict}"
        tracks = ("return_", "warranty_") if verdict == "eligible" else ("",)
        yield from (f"outcome_{track}{verdict}" for track in tracks)
    yield from (f"summary_{track}_eligible" for track in ("return", "warranty"))
    yield from (f"outcome_shipping_{payer}" for payer in get_args(Payer))
    yield from _names_of_moves()
    yield f"line_{PRICE}"
    for clause in CLAUSES:
        yield from (f"clause_{clause.id}", *(f"reason_{code}" for code in clause.codes))
        over = (code for code in clause.codes if code in ("return_window_over", "warranty_over"))
        yield from (f"reason_at_latest_{code}" for code in over)
        yield from (f"line_{code}" for code in clause.charges)


def _names_in_messages() -> Iterator[str]:
    """The names that a message to a person puts together from what it is about and still needs."""
    yield from (*_OF_THE_MESSAGE, *_IN_DANGER)
    for matter in MATTERS.values():
        yield f"matter_{matter.code}"
        if matter.opening:
            yield matter.opening
        needed = [n for n in staff_message.FIELDS if n in matter.needs and n != "message"]
        kind = "offer_" if matter.offer else ""
        asked: list[tuple[str, ...]] = [("email",)]
        if "message" in matter.needs:
            asked.append(("message",))
        # Any part of what is needed may have been told already.
        for size in range(1, len(needed) + 1):
            for some in combinations(needed, size):
                asked += [some, (*some, "email")]
        for names in asked:
            words = "_".join(name.removeprefix("message_") for name in names)
            yield from {f"ask_contact_{kind}{words}", f"ask_contact_{words}"}
            if matter.order_if_known and names == ("message_order", "email"):
                yield f"ask_contact_any_{words}"
    yield "opening_parcel_late_since_when"


def _names_in_terms() -> Iterator[str]:
    """The names that terms put together from what a store may state."""
    yield from (f"unit_{unit}" for unit in get_args(Unit))
    yield from (f"clock_{clock}" for clock in get_args(Clock))
    bindings = get_args(ItemConditionTerm.__fields__["binding"].outer_type_)
    yield from (f"binding_{binding}" for binding in bindings)
    yield from (
        f"detail_name_{name}" for name in get_args(EvidenceTerm.__fields__["details"].type_)
    )
    joints = get_args(get_type_hints(PhraseList)["joint"])
    yield from (f"list_{joint}" for joint in joints)
    yield from (f"payer_{payer}" for payer in _PAYERS)


def _names_worked_out() -> Iterator[str]:
    """The names that answers worked out put together from the terms."""
    yield from (f"worked_{code}" for code in REFUSALS if code not in _OWN_WORDS)
    yield from (f"worked_clock_{clock}" for clock in get_args(Clock))
    for unit in get_args(Unit):
        yield from (f"worked_unit_{unit}", f"unit_{unit}_passed")
    yield from (f"worked_way_back_{payer}" for payer in _PAYERS)
    for name in ("course_decision_when", "course_next", "course_mail", "course_reply_with"):
        yield from (name, f"{name}_filed")
    for kind in fields.of_kind("photos"):
        yield from (f"course_{kind}_needed", f"course_{kind}_not_needed")
        yield from (f"course_{kind}_there", f"course_{kind}_not_there")
    yield from (f"course_approval_{verdict}" for verdict in get_args(Verdict))
    yield from (f"course_approval_{verdict}_filed" for verdict in ("ineligible", "incomplete"))
    yield from ("worked_shipping_cost", "worked_shipping_time")


def _names_in_mails() -> Iterator[str]:
    """The names that mails put together from a claim and its decision."""
    kinds = [row.code for row in codes.REASONS if row.own_kind]
    kinds += [row.code for row in codes.REMEDIES if row.own_kind]
    yield from (f"kind_{kind}" for kind in ("return", "fault", "warranty", *kinds))
    for kind in get_args(ChangeKind):
        yield from (f"staff_{kind}", f"staff_{kind}_title")
        if kind != "readdressed":  # whose mail is the claim's receipt again
            yield from (f"receipt_{kind}", f"receipt_{kind}_title", f"receipt_{kind}_next")
    yield from (f"mark_{mark}" for mark in mail_rows.MARKS.values())
    yield from (f"track_{track}" for track in get_args(Track))
    yield from ("whose_day_store", "whose_day_shopper")
    yield from (f"decision_{row}" for row in ("remedies", "amount", "return_shipping_paid_by"))
    yield from (f"decision_{row}" for row in ("deadline", "track", "judged_on", "policy_version"))
    for reader in get_args(mail_rows.Reader):
        yield from (f"{reader}_paid_by_{payer}" for payer in _PAYERS)
        yield from (f"{reader}_verdict_{verdict}" for verdict in get_args(Verdict))


def _names_of_moves() -> Iterator[str]:
    """The names that a claim's moves and its parcel's steps put together."""
    steps = [step for step in PARCEL_STEPS if step]
    yield from (f"claim_status_{status}" for status in STATUSES)
    yield from (f"parcel_{step}" for step in steps)
    yield from (f"state_{state}" for state in (*STATUSES, *steps))
    yield from (f"settled_{row.code}" for row in codes.REMEDIES)
    staff = [name for name, move in MOVES.items() if move.who == "staff"]
    for done in (*staff, *(step for step in steps if step != "expected")):
        yield from (f"moved_{done}", f"moved_{done}_title", f"done_{done}")
    yield from ("moved_reject_next", "moved_ask_next")
    for done in (f"{step}_as_{remedy}" for step, remedy in TOLD_APART.items()):
        yield from (f"moved_{done}", f"moved_{done}_title", f"parcel_{done}")
    yield from (f"done_{name}" for name in MOVES)
    yield from (f"staff_page_{done}" for done in (*staff, *steps) if done != "expected")
