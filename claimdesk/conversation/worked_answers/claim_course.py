"""Answers to what a shopper asks of a claim's course: when, how, who pays, what comes of it.

Each is worked out from the store's terms and the claim as it stands, under way or filed. Where the
store states nothing of it, there is no answer, and the question is one for the staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.phrases import Phrase, named
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import FAULTS, NOT_IN_HAND
from claimdesk.conversation.shared.faq import worded
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.worked_answers.last_day import about_last_day
from claimdesk.conversation.worked_answers.money_back import MoneyBack
from claimdesk.conversation.worked_answers.standing import Standing
from claimdesk.language.languages import Language

#: What is asked of each field while it is asked for is asked about the question, not the claim.
ABOUT_A_FIELD = {"receipt": ("proof_of_purchase",), "evidence": ("photo", "proof_of_purchase")}
#: What the terms answer in part, and the staff the rest.
ALSO_FOR_STAFF = ("seller",)
#: That the terms ask for a condition, which a refusal for it says as well.
CONDITION_ASKED = "course_condition"
#: That they ask for none, which doesn't say that it is safe.
ANY_STATE = "course_any_state"
# Topics that have one sentence for every claim.
_ALWAYS = {
    "cost_if_refused": "course_cost_if_refused",
    "number": "course_number",
    "status": "course_not_sent",
    "call": "course_call",
}
# One for a claim under way, and one, "…_filed", for a filed one.
_BY_STANDING = {
    "next": "course_next",
    "mail": "course_mail",
    "reply_with": "course_reply_with",
}
# How the days of a return are counted.
_COUNTED = ("clock", "unit")
# Pictures, by their kind.
_PICTURES = {"receipt": "proof_of_purchase", "evidence": "photo"}
# Answers that say no more than what the terms leave open.
_OWED_ABROAD = "course_owed_abroad"
_LEAVE_OPEN = ("course_fee_of_thing", "course_nothing_goes_back", _OWED_ABROAD)
# What of sending something may be asked of what is owed: who pays for it, and when it comes.
_OF_SENDING = ("way_back_cost", "cost", "replacement_when")
_VOUCHER = "store_credit"
_HELD = {"photo": "held_photo", "proof_of_purchase": "held_receipt"}
_HELD_SEVERAL = {"photo": "held_photos", "proof_of_purchase": "held_receipts"}
_WAY_BACK = "worked_way_back_"


def leaves_open(answer: Sequence[Say]) -> bool:
    """Whether a question is not settled by its answer, so that the staff have to."""
    return not answer or any(say.response in _LEAVE_OPEN for say in answer)


def told_once(answers: Iterable[Sequence[Say]]) -> tuple[Say, ...]:
    """What several answers come to, nothing of it said twice."""
    says: list[Say] = []
    for answer in answers:
        says += [say for say in answer if say not in says]
    if any(say.response.startswith(_WAY_BACK) for say in says):
        says = [_without_way_back(say) for say in says]
    return tuple(says)


def owning_up(told: tuple[Say, ...], asked: str, language: Language) -> tuple[Say, ...]:
    """The answers, after a word of regret to who holds one against another."""
    differs = bool(told) and language.says_it_differs(asked)
    return (Say("course_differs"), *told) if differs else told


def _without_way_back(say: Say) -> Say:
    if "way_back" not in say.values:
        return say
    return replace(say, values={**say.values, "way_back": None})


def in_words(pictures: Mapping[str, int], wording: Wording) -> str:
    """How many pictures of each kind there are: "2 photos and the picture of your receipt"."""
    told = [
        wording.text((_HELD if count == 1 else _HELD_SEVERAL)[kind], {"count": count})
        for kind, count in sorted(pictures.items())
    ]
    *before, last = told
    values = {"before": ", ".join(before), "last": last}
    return wording.text("list_and", values) if before else last


class CourseAnswers:
    """Answers for one store on one day; topics are those of `Language.asks_of_claim`."""

    def __init__(self, policy: StorePolicy, today: Today, wording: Wording) -> None:
        self._policy = policy
        self._today = today
        self._wording = wording
        self._money_back = MoneyBack(policy, wording)
        self._by_claim: Mapping[str, Callable[[Standing], tuple[Say, ...]]] = {
            "what_counts": self._what_counts,
            "in_use": self._in_use,
            "still_taken": self._still_taken,
            "decision_when": self._decision_when,
            "replacement_when": self._replacement_when,
            "refund_when": self._refund_when,
            "way_back": self._way_back,
            "label": self._way_back,
            "way_back_cost": self._way_back_cost,
            "refund_how": self._refund_how,
            "voucher": self._voucher,
            "remedy": self._remedy,
            "approval": self._approval,
            "seller": self._seller,
            "kind": self._kind,
            "extension": self._extension,
            "source": self._source,
        }
        # Those that may want a yes or a no, by the words of the question.
        self._by_question: Mapping[str, Callable[[Standing, str], tuple[Say, ...]]] = {
            "deadline": self._deadline,
            "picture_there": self._picture_there,
            "fee": self._fee,
            "cost": self._cost,
            "amount": self._amount,
        }

    def answer(self, topic: str, standing: Standing, asked: str = "") -> tuple[Say, ...]:
        """What is said on a topic; empty where the store states nothing that settles it.

        `asked` are the words of the question, which may want a yes or a no.
        """
        if topic in _OF_SENDING and (abroad := self.owed_abroad(standing, asked)):
            return abroad
        if topic in _ALWAYS:
            return (Say(_ALWAYS[topic]),)
        if topic in _BY_STANDING:
            return (self._by_standing(_BY_STANDING[topic], standing),)
        if topic in _COUNTED:
            return self._counted(topic, standing)
        if topic in _PICTURES:
            return self._evidence(_PICTURES[topic], standing)
        if topic in self._by_question:
            return self._by_question[topic](standing, asked)
        work_out = self._by_claim.get(topic)
        return work_out(standing) if work_out else ()

    def owed_abroad(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        """How far what the store owes is sent, to who asks of a country that it doesn't send to.

        To order another one elsewhere is no answer there; nothing where no fault is claimed, or
        the store names no countries.
        """
        language = self._wording.language
        stated = self._policy.facts_in_force(self._today.store).get("shipping_countries")
        if stated is None or standing.claim.reason not in FAULTS or language.names_return(asked):
            return ()
        served = {each.country for each in language.find_places(str(stated.value))}
        places = [each for each in language.find_places(asked) if each.country not in served]
        if not (served and places):
            return ()
        return (Say(_OWED_ABROAD, {"place": places[-1].name}),)

    def _decision_when(self, standing: Standing) -> tuple[Say, ...]:
        notice = self._stated("approval_notice", "course_outcome_notice")
        return (self._by_standing("course_decision_when", standing), *notice)

    def _replacement_when(self, _standing: Standing) -> tuple[Say, ...]:
        return (Say("course_replacement_when"), *self._stated("shipping_time", "course_on_its_way"))

    def _refund_how(self, _standing: Standing) -> tuple[Say, ...]:
        return self._stated("refund_method", "utter_ask_refund_method")

    def _source(self, _standing: Standing) -> tuple[Say, ...]:
        return (Say("course_source", {"website": self._policy.website}),)

    def _refund_when(self, _standing: Standing) -> tuple[Say, ...]:
        """What is stated of it, and that no number of days is, where it has none."""
        stated = self._policy.facts_in_force(self._today.store).get("refund_timing")
        if stated is None:
            return ()
        counted = any(each.isdigit() for each in stated.value)
        return (*(() if counted else (Say("course_no_days"),)), Say("utter_ask_refund_time"))

    def _extension(self, standing: Standing) -> tuple[Say, ...]:
        """That no longer time is stated, and the one that is."""
        window = self._terms(standing.claim).get("return_window")
        return (Say("course_no_extension"),) if window else ()

    def _way_back(self, standing: Standing) -> tuple[Say, ...]:
        if standing.number:
            values = {"claim_number": standing.number, "email": standing.email}
            return (Say("claim_way_back", values),)
        return (Say("course_way_back"),)

    def _way_back_cost(self, standing: Standing) -> tuple[Say, ...]:
        """Who pays the way back of this claim; in general, where no reason is known yet."""
        claim = standing.claim
        term = self._terms(claim).get("return_shipping")
        if term is None or claim.reason is None:
            return () if term is None else (Say("utter_ask_return_shipping_cost"),)
        payer = term.paid_by(claim.reason, claim.wants)
        if payer not in ("store", "customer"):
            return ()
        if payer == "store" and claim.reason in NOT_IN_HAND:
            return (Say("course_nothing_goes_back"),)
        reason = self._wording.text(f"reason_name_{claim.reason}", {})
        told = (Say(f"worked_way_back_{payer}", {"reason": reason}),)
        deducted = payer == "customer" and term.deducted
        return (*told, Say("worked_way_back_deducted")) if deducted else told

    def _cost(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        """The way back, and what is kept of the price where money is or may be wanted."""
        claim = standing.claim
        fee = self._terms(claim).get("restocking_fee")
        if fee is None or claim.reason is None:
            return self._way_back_cost(standing)
        free = fee.is_nothing or claim.reason in fee.exempt
        of_money = claim.wants in (None, "any", "refund")
        kept = self._fee(standing, asked) if of_money or not free else ()
        return (*self._way_back_cost(standing), *kept)

    def _what_counts(self, standing: Standing) -> tuple[Say, ...]:
        """The condition the terms ask for; what counts as that is for the staff to say."""
        return self._by_condition(standing, "worked_condition_for_staff", "course_any_condition")

    def _in_use(self, standing: Standing) -> tuple[Say, ...]:
        """Whether it may be opened or used, by the condition the terms ask for."""
        return self._by_condition(standing, CONDITION_ASKED, ANY_STATE)

    def _by_condition(self, standing: Standing, bound: str, unbound: str) -> tuple[Say, ...]:
        """The sentence `bound` where the terms ask for a condition, `unbound` where they ask for
        none; the whole return policy while no reason is known."""
        claim = standing.claim
        term = self._terms(claim).get("item_condition")
        if term is None or claim.reason is None:
            return (Say("utter_ask_return_policy"),) if term else ()
        reason = self._wording.text(f"reason_name_{claim.reason}", {})
        if not term.binds(claim.reason):
            return (Say(unbound, {"reason": reason}),)
        words = worded(term.words(), self._wording)
        return (Say(bound, {**words, "reason": reason}),)

    def _still_taken(self, standing: Standing) -> tuple[Say, ...]:
        """The same where that speaks against it, and else how the claim stands."""
        told = self._in_use(standing)
        binds = any(say.response == CONDITION_ASKED for say in told)
        return told if binds else self._approval(standing)

    def _counted(self, what: str, standing: Standing) -> tuple[Say, ...]:
        """From when the days for a return count, or which days do."""
        window = self._terms(standing.claim).get("return_window")
        return (Say(f"worked_{what}_{getattr(window, what)}"),) if window else ()

    def _fee(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        return self._money_back.fee(standing, self._terms(standing.claim), asked)

    def _amount(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        return self._money_back.of_price(standing, self._terms(standing.claim), asked)

    def _voucher(self, standing: Standing) -> tuple[Say, ...]:
        """That it is none of what is given, where the terms list that; and how money comes."""
        way = self._refund_how(standing)
        given = standing.decision.remedies if standing.decision else ()
        if not given or _VOUCHER in given:
            return () if given else way
        return (Say("course_no_voucher", self._given(given)), *way)

    def _deadline(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        """The last day for the claim, where that is certain; else what the terms say of it."""
        decision, language = standing.decision, self._wording.language
        if standing.number:
            return ()
        last = decision.deadline if decision else None
        if last is None or decision is None:
            window = self._terms(standing.claim).get("return_window")
            return (Say("utter_ask_return_policy"),) if window else ()
        over = next((f for f in decision.reasons if f.code == "return_window_over"), None)
        passed = over.values.get("passed") if over else None
        lines = about_last_day(
            last,
            self._today,
            language,
            language.asks_if_in_time(asked),
            passed if isinstance(passed, Phrase) else None,
        )
        says = tuple(Say(name, worded(values, self._wording)) for name, values in lines)
        # Who asks how many days there are hears that, too.
        counted = decision.track == "return" and language.asked_aspects(asked).keys() & {"long"}
        return (*says, Say("course_window")) if counted else says

    def _remedy(self, standing: Standing) -> tuple[Say, ...]:
        given = standing.decision.remedies if standing.decision else ()
        if not given:
            of_warranty = standing.decision and standing.decision.track == "warranty"
            return self._wish(standing) if of_warranty and standing.number else ()
        return (Say("course_remedies", self._given(given)),)

    def _wish(self, standing: Standing) -> tuple[Say, ...]:
        """That the wish stands in the claim, where the terms lay nothing down, and who decides."""
        wish = standing.claim.wants
        if wish in (None, "any"):
            return (Say("next_no_remedy"),)
        values = {
            "claim_number": standing.number,
            **worded({"wish": named("remedy", [wish])}, self._wording),
        }
        return (Say("course_wish_for_staff", values),)

    def _given(self, remedies: Sequence[str]) -> dict[str, str]:
        return worded({"given": named("remedy", remedies)}, self._wording)

    def _approval(self, standing: Standing) -> tuple[Say, ...]:
        verdict = standing.decision.verdict if standing.decision else "incomplete"
        name = f"course_approval_{verdict}"
        # On what is only open before it is sent.
        hangs = verdict in ("ineligible", "incomplete")
        return (self._by_standing(name, standing) if hangs else Say(name),)

    def _evidence(self, kind: str, standing: Standing) -> tuple[Say, ...]:
        """Whether the claim needs it; what the store wants to see is the FAQ's."""
        term, reason = self._terms(standing.claim).get("evidence"), standing.claim.reason
        if term is None or reason is None:
            return ()
        needed = kind in term.needed_for(reason)
        return (Say(f"course_{kind}_{'needed' if needed else 'not_needed'}"),)

    def _picture_there(self, standing: Standing, asked: str) -> tuple[Say, ...]:
        """Whether the claim has the picture that is asked of."""
        there = tuple(standing.pictures) or standing.claim.evidence
        kind = "photo" if "photo" in there or not there else "proof_of_purchase"  # a photo of it
        if self._wording.language.names_receipt(asked):
            kind = "proof_of_purchase"
        if standing.number and standing.pictures:
            return (self._pictures_held(kind, standing, asked),)
        return (Say(f"course_{kind}_{'there' if kind in there else 'not_there'}"),)

    def _pictures_held(self, kind: str, standing: Standing, asked: str) -> Say:
        """Which pictures a filed claim has, counted; by the kind and number that is asked for.

        A yes comes first, but where it is asked how many they are.
        """
        held = in_words(standing.pictures, self._wording)
        counted = self._wording.language.pictures_counted(asked) or 1
        values = {"claim_number": standing.number, "pictures": held}
        fewer = kind not in standing.pictures or counted > sum(standing.pictures.values())
        if fewer:
            return Say("course_pictures_fewer", values)
        counts = self._wording.language.asks_how_many(asked)
        return Say("course_pictures_counted" if counts else "course_pictures_there", values)

    def _seller(self, standing: Standing) -> tuple[Say, ...]:
        """What the terms say of sellers; which ones count nobody but the staff can tell."""
        term = self._terms(standing.claim).get("warranty_exclusions")
        if term is None or not term.sellers:
            return ()
        values = worded({"sellers": term.words()["sellers"]}, self._wording)
        return (Say(self._seller_name(standing), values),)

    def _kind(self, _standing: Standing) -> tuple[Say, ...]:
        """The kinds that the terms tell apart; which of them a thing is the staff settle."""
        kinds = [kind.title for kind in self._policy.product_kinds]
        return (Say("course_kind", {"kinds": "; ".join(kinds)}),) if kinds else ()

    @staticmethod
    def _seller_name(standing: Standing) -> str:
        return "course_seller_filed" if standing.number else "course_seller"

    def _by_standing(self, name: str, standing: Standing) -> Say:
        if standing.number is None:
            return Say(name)
        return Say(f"{name}_filed", {"claim_number": standing.number, "email": standing.email})

    def _stated(self, fact: str, name: str) -> tuple[Say, ...]:
        """The sentence, where the store states the fact it tells."""
        stated = self._policy.facts_in_force(self._today.store)
        return (Say(name),) if fact in stated else ()

    def _terms(self, claim: Claim) -> dict[str, Any]:
        in_force = self._policy.terms_for(claim, self._today.store)
        return {name: stated.value for name, stated in in_force.items()}
