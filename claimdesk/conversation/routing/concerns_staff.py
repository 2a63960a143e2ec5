"""Whether a message outside of forms is one for the staff, or takes the claim it was offered."""

from __future__ import annotations

from claimdesk.conversation.context.certainty import is_asked_outright
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import begins_a_claim, opens_a_claim, opens_or_reports
from claimdesk.conversation.shared.matters import is_here, of_a_parcel
from claimdesk.conversation.shared.turn import Said
from claimdesk.conversation.shared.yes_or_no import AFFIRM, yes_or_no

# Nothing that goes on about a message, however dangerous its matter.
_LEAVES = (
    *("greet", "thank", "goodbye", "bot_challenge", "other_language", "start_over"),
    *("withdraw_claim", "check_claim", "add_to_claim"),
)
# Which may be of the message all the same: "do they see all of it?" was taken for a greeting.
_MISTAKEN_FOR_LEAVE = ("check_claim", "add_to_claim", "greet")
_MAY_LEAN = (
    *("ask_track_order", "ask_refund_status", "ask_help", "complain"),
    *("nlu_fallback", "out_of_scope", "inform", "affirm", "deny", "cannot_provide"),
)


def takes_claim_offered(said: Said, payload: str, handed: HandedOver | None) -> bool:
    """Whether a message takes the claim that the first button of the last answer offers.

    A yes does, whatever stands beside it; what is told or asked of a danger comes before.
    """
    words, text = said.language, said.text
    if not opens_a_claim(payload.removeprefix("/")):
        return False
    if said.is_choice or yes_or_no(said) == AFFIRM:
        return yes_or_no(said) == AFFIRM
    asks = handed is not None and handed.is_urgent and words.asks_in_danger(text)
    known = handed is not None and handed.retells_danger(said)
    if asks or (said.intent == "report_danger" and not known):
        return False
    # "Well, yes, if it gets me a new one" changes no order.
    agrees = said.intent == "change_order" and words.agrees(text)
    return words.says_yes_beside(text) or (agrees and not words.speaks_of_order(text))


def concerns_staff(said: Said, handed: HandedOver | None, *, has_claim: bool = False) -> bool:
    """Whether a message outside of forms is one for the staff, whatever its intent.

    It goes on about what they have, wants an order kept that was to be cancelled, or is about a
    code that was refused though the order is paid. With `has_claim` a claim was filed too, and
    what may be about either is about that.
    """
    if said.is_choice:
        return False
    if handed is not None and _goes_on_about(said, handed, has_claim=has_claim):
        return True
    of_message = handed is not None and not has_claim and _is_mistaken_for_leave(said)
    if said.intent in _LEAVES and not of_message:
        return False
    if _is_for_staff_anyway(said, has_claim=has_claim):
        return True
    if handed is None:
        return not has_claim and _asks_about_seller(said)
    if not has_claim and _adds(said):
        return True
    return of_message or _may_be_about(said, handed, has_claim=has_claim)


def _goes_on_about(said: Said, handed: HandedOver, *, has_claim: bool) -> bool:
    """Whether a message says in so many words that it goes on about what the staff have."""
    words, text = said.language, said.text
    if _is_bidden_of_it(said, handed):
        return True
    calls_off = handed.is_urgent and words.calls_off_danger(text, handed.told)
    if calls_off or (handed.is_urgent and _is_of_danger(said)):
        return True
    if has_claim:
        return False
    return _goes_with_it(said) or _is_of_what_was_handed(said) or words.disowns_claim(text)


def _is_bidden_of_it(said: Said, handed: HandedOver) -> bool:
    """Whether the message is to be taken back or corrected, or something told of its parcel."""
    words, text = said.language, said.text
    if words.withdraws_message(text) and not words.names_claim(text):
        return True
    if words.corrects_heading(text) or words.wants_invoice(text):
        return True
    if handed.is_about("cancellation") and words.asks_if_called_off(text):
        return True
    waits = of_a_parcel(handed.matter) and words.tells_of_transit(text)
    came = is_here(said) or words.tells_of_damage(text)
    return waits and opens_or_reports(said.intent) and not came


def _is_of_danger(said: Said) -> bool:
    """Whether a message goes on about a dangerous product, though it reads like another matter.

    What was plugged into it is no item to file a claim for.
    """
    words, text = said.language, said.text
    if said.intent in ("greet", "thank", "goodbye"):
        return False
    asked = words.asks_of_message(text)
    if asked == "outcome" and opens_a_claim(said.intent):
        asked = None  # a new one is a claim's to ask for
    corrects = words.emergency_number_told(text) and not opens_a_claim(said.intent)
    return bool(words.asks_in_danger(text) or asked or corrects)


def _goes_with_it(said: Said) -> bool:
    """Whether a message bids to tell the staff something, asks if they know it, or for a person."""
    words, text = said.language, said.text
    if words.names_claim(text):
        return False
    to_them = words.asks_to_pass_on(text) or words.asks_if_known(text)
    return to_them or words.wants_person(text)


def _is_of_what_was_handed(said: Said) -> bool:
    """Whether a message denies what the staff have, asks if it is done or read, or only vents."""
    words, text = said.language, said.text
    if said.intent in ("greet", "thank", "goodbye"):
        return False
    if words.denies_matter(text) or words.declines_passing_on(text):
        return True
    asks_if_done = words.asks_of_message(text) in ("done", "read")
    return asks_if_done or (said.intent in _MAY_LEAN and words.vents(text))


def _is_mistaken_for_leave(said: Said) -> bool:
    """Whether what was taken for leave or a claim may be of the message: it names no claim."""
    words, text = said.language, said.text
    if said.intent not in _MISTAKEN_FOR_LEAVE or words.names_claim(text):
        return False
    return said.intent != "greet" or bool(words.asks_of_message(text))


def _is_for_staff_anyway(said: Said, *, has_claim: bool) -> bool:
    """Whether it is for the staff whatever they have: a code refused, or an order to be cancelled.

    With its number in hand a cancellation goes out at once, whatever it was taken for.
    """
    words, text = said.language, said.text
    if words.paid_without_discount(text):
        return True
    numbered = bool(words.find_order_numbers(text)) and not has_claim
    return numbered and words.cancels_order(text, is_spoken_of=True) and not words.has_come(text)


def _asks_about_seller(said: Said) -> bool:
    words, text = said.language, said.text
    asked = words.asks_of_message(text) == "seller" and not words.asks_where_sold(text)
    return asked and not opens_a_claim(said.intent)


def _adds(said: Said) -> bool:
    """Whether something is to be added to what the staff were told, or told to them."""
    words, text = said.language, said.text
    adds = (said.intent in _MAY_LEAN and words.adds(text)) or words.bids_to_tell(text)
    return adds or (words.bids_not_to(text) and not opens_a_claim(said.intent))


def _may_be_about(said: Said, handed: HandedOver, *, has_claim: bool) -> bool:
    """Whether a message that does not say so is about what the staff have: by its matter, by what
    it asks or gives, or because it may mean nothing else."""
    words, text = said.language, said.text
    if has_claim and not handed.is_urgent and words.asks_of_message(text) not in ("call", "who"):
        # What is asked of either is answered of both, after filing.
        return handed.is_about("cancellation") and words.keeps_order(text)
    if _asks_of_order(said, handed):
        return True
    if opens_a_claim(said.intent):
        return _asks_for_parcel(said, handed)
    if _tells_fault_instead(said, handed, has_claim=has_claim):
        return False
    told = _asks_how_it_stands(said) or _gives_for_it(said, handed) or _refers_to_it(said)
    return handed.is_urgent or told


def _asks_of_order(said: Said, handed: HandedOver) -> bool:
    """Whether something is asked of the order that the staff are to cancel, or to refund.

    A question of the FAQ without a word of it is one about what is in hand.
    """
    words, text = said.language, said.text
    if not (handed.is_about("cancellation") or handed.is_about("refund_awaited")):
        return False
    if words.asks_of_message(text) or words.asks_refund_time(text):
        return True
    # What expired or was refused is a code only where one is named.
    of_codes = said.intent.startswith("ask_promo") and not words.names_code(text)
    other = is_faq(said.intent) and (of_codes or not is_asked_outright(said.intent, said))
    return other and words.is_question(text)


def _asks_for_parcel(said: Said, handed: HandedOver) -> bool:
    """Whether it is of the parcel, as long as nothing of it came: "could you send another one?".

    So is what is wished for in its place: "I'd rather have a new one".
    """
    words, text = said.language, said.text
    came = words.has_come(text) or words.tells_of_damage(text)
    other = words.names_return(text) or words.tells_fault(words.account_in(text))
    wishes = bool(words.remedies_named(text)) and not other
    return of_a_parcel(handed.matter) and (words.is_question(text) or wishes) and not came


def _tells_fault_instead(said: Said, handed: HandedOver, *, has_claim: bool) -> bool:
    """Whether a claim of its own is begun: "Passed on what? Fine: the seam is torn"."""
    if handed.is_urgent or of_a_parcel(handed.matter) or has_claim:
        return False
    words, text = said.language, said.text
    return begins_a_claim(said.intent) and words.tells_fault(words.account_in(text))


def _asks_how_it_stands(said: Said) -> bool:
    """Whether it is asked how the message stands; "when" may be of what the store states."""
    asked = said.language.asks_of_message(said.text)
    if asked == "when" and said.intent != "ask_reply_time":
        return not (is_faq(said.intent) and is_asked_outright(said.intent, said))
    return asked not in (None, "outcome")


def _gives_for_it(said: Said, handed: HandedOver) -> bool:
    """Whether an address for the message is given, or that the order is to be kept after all."""
    words, text = said.language, said.text
    keeps = words.keeps_order(text) or words.find_postal_address(text)
    if handed.is_about("cancellation") and keeps:
        return True
    if _is_of_number(said, handed):
        return True
    return bool(words.names_email(text) and words.read_email(text))


def _is_of_number(said: Said, handed: HandedOver) -> bool:
    """Whether the order number that the staff have is put right, or asked about."""
    words, text = said.language, said.text
    told = bool(words.find_order_numbers(text))
    asks = words.asks_of_number_held(text) or (told and words.is_question(text))
    right = told and handed.order is not None and words.puts_number_right(text)
    return right or (asks and said.intent in (*_MAY_LEAN, "ask_contact", "change_order"))


def _refers_to_it(said: Said) -> bool:
    """Whether it names nothing, so that it means what is in hand: "so is it lost?"."""
    words, text = said.language, said.text
    asks = words.is_question(text) or words.joins_on(text)
    may_lean = said.intent in _MAY_LEAN and asks and words.leans(text)
    return may_lean and not words.speaks_of_claim(text)
