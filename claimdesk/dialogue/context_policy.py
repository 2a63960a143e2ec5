"""The policy that reads a message in its context, before Rasa's rules read its intent."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
)
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.bootstrap import desk
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.answers import is_faq
from claimdesk.conversation.asked import asked_in_parts
from claimdesk.conversation.context import Spoken
from claimdesk.conversation.follow_up import (
    is_doubtful,
    may_lean,
    may_mean_an_order,
    topic_in_context,
)
from claimdesk.conversation.handed_over import HandedOver, concerns_staff, takes_claim_offered
from claimdesk.conversation.intents import opens_a_claim
from claimdesk.conversation.matters import INTENTS, is_here
from claimdesk.conversation.plain_answers import plain_answer
from claimdesk.conversation.second_item import answers_offer
from claimdesk.dialogue.spoken import ContextReaders, messages_of, timezone_of, topic_of

_NOTHING_TO_GO_BY = ("nlu_fallback", "out_of_scope", "inform", "deny", "affirm", "cannot_provide")
_NAMED_SHORTLY = 2  # messages, the latest among them
_TAKEN_FOR_BUYING = (
    *("nlu_fallback", "out_of_scope", "inform", "ask_reselling", "ask_claim_requirements"),
    *("open_exchange", "open_return", "report_missing_item", "ask_stock"),
)
_PROMO = ("ask_promo_not_working", "ask_promo_info", "ask_promo_stacking")
_OF_A_REFUSED_CODE = (
    *("report_defect", "report_wrong_item", "open_warranty_claim", "check_claim"),
    *("nlu_fallback", "inform", "out_of_scope", "deny", "complain"),
)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ContextPolicy(Policy):
    """Answers follow-ups: "what about a charger" goes on with the question answered before it.

    What goes on about a message that the staff have goes to the form of such messages, and what
    answers the offer of a next item to the action that heeds it.

    Outside forms only. Where a message is to be taken as it reads by itself, the policy
    predicts nothing and the rules go on. It learns nothing.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``priority``: above the rules', which are sure of any intent they know."""
        return {"priority": 7}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._readers = ContextReaders()

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ContextPolicy:
        """The policy; there is nothing to load."""
        return cls(config, model_storage, resource, execution_context)

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Learn nothing."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The answer of the topic in mind, then to listen; else nothing."""
        probabilities = self._default_predictions(domain)
        action = self._next_action(tracker, domain)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def final_prediction(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> PolicyPrediction | None:
        """The prediction as the policy ensemble returns it; None where nothing is predicted."""
        action = self._next_action(tracker, domain)
        if action is None:
            return None
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(action)] = 1.0
        heard = tracker.latest_action_name == ACTION_LISTEN_NAME
        events = [DefinePrevUserUtteredFeaturization(False)] if heard else []
        return self._prediction(probabilities, events=events)

    def _next_action(self, tracker: DialogueStateTracker, domain: Domain) -> str | None:
        if tracker.active_loop_name is not None:
            return None
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            ended_a_form = tracker.latest_action_name in domain.form_names
            return ACTION_LISTEN_NAME if self._acted_last(tracker) and not ended_a_form else None
        messages = messages_of(tracker)
        if not messages:
            return None
        if _takes_leave(messages[-1]):
            return "utter_goodbye"
        with_staff = tracker.get_slot("handed_over") or tracker.get_slot("filed")
        if with_staff and (closing := _rests(messages[-1])):
            return closing
        if _tells_of_nothing_in_it(messages[-1]):
            return "claim_form"
        if _changes_no_order(messages[-1]):
            return "claim_form"
        if _misses_parcel(messages[-1]):
            return "contact_form"
        handed = HandedOver.from_slot(tracker.get_slot("handed_over"))
        has_claim = bool(tracker.get_slot("filed"))
        in_mind = tracker.get_slot("next_claim")
        takes = takes_claim_offered(messages[-1], _first_offered(tracker), handed)
        if takes and not in_mind:
            return "claim_form"
        product = tracker.get_slot("product")
        if plain_answer(messages[-1], handed, has_claim=has_claim, product=product) is not None:
            return "contact_form"
        if handed is None and not has_claim and _asks_who_decides(messages[-1]):
            return "utter_bot_challenge"
        if not has_claim and _has_what_it_is_about(messages[-1], handed):
            return "claim_form"
        if not has_claim and _files_instead(messages[-1]):
            return "claim_form"
        if concerns_staff(messages[-1], handed, has_claim=has_claim) or _buys(messages[-1]):
            return "contact_form"
        if messages[-1].intent == "bot_challenge" and _wants_person(messages[-1]):
            return "contact_form"
        if not has_claim and _denies(messages[-1]):
            # Nothing is opened for what is not meant: what was spoken of before is gone on with.
            topic = topic_of(tracker)
            return f"utter_{topic}" if topic else "action_clarify"
        if in_mind and answers_offer(messages[-1], in_mind):
            return "action_after_filing"
        if has_claim and (_asks_of_claim(messages[-1]) or _lets_it_stand(messages[-1])):
            return "action_after_filing"
        if has_claim and _closes(messages[-1], tracker):
            return "action_after_filing"
        if takes:
            return "claim_form"
        if not has_claim and _tells_of_trouble(messages):
            return "claim_form"
        if _tells_of_refused_code(messages[-1], topic_of(tracker)):
            return "utter_ask_promo_not_working"
        if may_mean_an_order(messages[-1]):
            return "action_clarify"
        action = f"utter_{self._topic(tracker, messages)}"
        if action in domain.action_names_or_texts:
            return action
        goes_on = topic_of(tracker) == messages[-1].intent
        unsure = not (has_claim or goes_on) and is_doubtful(messages[-1])
        if messages[-1].intent == "nlu_fallback" and messages[-1].language.vents(messages[-1].text):
            return "utter_complain"
        if unsure and _asks_something_else(messages[-1]):
            return "utter_out_of_scope"
        return "action_clarify" if unsure else None

    def _acted_last(self, tracker: DialogueStateTracker) -> bool:
        done = (event for event in reversed(tracker.events) if type(event) is ActionExecuted)
        last = next(done, None)
        return last is not None and last.policy == type(self).__name__

    def _topic(self, tracker: DialogueStateTracker, messages: list[Spoken]) -> str | None:
        message = messages[-1]
        of_the_faq = is_faq(message.intent) and message.intent not in INTENTS
        several = of_the_faq and len(message.parts) > 1
        leans = may_lean(message)
        if not (several or leans):
            return None
        here = desk()
        policy = here.store(tracker.get_slot("store"))
        reader = self._readers.reader(policy, here.days(policy, timezone_of(tracker)))
        before = topic_of(tracker)
        asked = asked_in_parts(messages, before, reader) if several else ()
        if asked and asked[0].topic not in INTENTS:
            return asked[0].topic
        return topic_in_context(message, reader.context(messages, before)) if leans else None


def _asks_something_else(message: Spoken) -> bool:
    """Whether a question is known to be another one than it was taken for, and is none known."""
    words, text = message.language, message.text
    return words.is_question(text) and words.asks_something_else(message.intent, text)


def _asks_who_decides(message: Spoken) -> bool:
    """Whether it is asked of claims in general who decides: none is looked up for that."""
    words, text = message.language, message.text
    named = any(each.entity == "claim_number" for each in message.entities)
    tells = opens_a_claim(message.intent) or named
    return not (message.is_choice or tells) and words.asks_who_decides(text)


def _wants_person(message: Spoken) -> bool:
    """Whether a person is wished for in words."""
    return not message.is_choice and message.language.wants_person(message.text)


def _denies(message: Spoken) -> bool:
    """Whether a message says that what it would open is not what is meant."""
    opens = message.intent in (*INTENTS, "talk_to_human", "check_claim", "withdraw_claim")
    words, text = message.language, message.text
    denies = words.denies_matter(text) or words.declines_passing_on(text)
    return opens and not message.is_choice and denies


def _takes_leave(message: Spoken) -> bool:
    """Whether a message that asks and tells nothing to go by ends with a goodbye."""
    of_no_matter = message.intent in (*_NOTHING_TO_GO_BY, "stop", "complain", "thank")
    of_no_matter = of_no_matter or is_faq(message.intent)
    asks = message.language.is_question(message.text)
    leaves = message.language.says_goodbye(message.text)
    return of_no_matter and leaves and not (asks or message.is_choice)


def _rests(message: Spoken) -> str | None:
    """The answer to what ends with thanks or waiting, and only resembles a question or a wish.

    A word echoed asks nothing: "Sparks? It's made of wool. I'll wait for the mail then."
    """
    words = message.language
    *before, last = words.sentences(message.text) or [""]
    closing = words.closes(last)
    asks = any(words.puts_question(each) and len(each.split()) > 1 for each in before)
    bids = any(words.bids_to_tell(each) or words.asks_to_do(each) for each in before)
    rests = bool(before and closing) and is_faq(message.intent) and not message.is_choice
    if not rests or asks or bids:
        return None
    return "utter_goodbye" if closing == "goodbye" else "utter_thank"


def _files_instead(message: Spoken) -> bool:
    """Whether a claim is to be made, in words, where the message was taken for one to the staff."""
    words, text = message.language, message.text
    taken = message.intent in ("talk_to_human", "ask_cancel_order", "change_order")
    taken = taken and not (message.is_choice or words.wants_person(text))
    return taken and words.wants_to_claim(text) and not words.cancels_order(text)


def _first_offered(tracker: DialogueStateTracker) -> str:
    """What the first button of the last answer says; empty where it had none."""
    buttons = _buttons_of_last(tracker)
    return str(buttons[0].get("payload")) if buttons else ""


def _tells_of_nothing_in_it(message: Spoken) -> bool:
    """Whether a parcel taken for one that has not come did come, empty."""
    told_as = ("report_not_received", "nlu_fallback", "check_claim")
    return message.intent in told_as and message.language.came_empty(message.text)


def _buys(message: Spoken) -> bool:
    """Whether a thing is to be bought, and nothing told that is wrong with one."""
    words, text = message.language, message.text
    taken = message.intent in _TAKEN_FOR_BUYING and not message.is_choice
    tells = words.tells_of_damage(text) or words.tells_fault(words.account_in(text))
    return taken and words.wants_to_buy(text) and not (tells or words.has_come(text))


def _changes_no_order(message: Spoken) -> bool:
    """Whether what was taken for a change of an order tells of harm, or that another came."""
    taken = message.intent in ("change_order", "ask_wrong_address") and not message.is_choice
    words, text = message.language, message.text
    awaited = words.is_not_here_yet(text) or words.cancels_order(text)
    awaited = awaited or words.names_address(text)  # what is wrong is the address
    tells = words.tells_of_damage(text) or words.tells_fault(words.account_in(text))
    tells = tells or words.tells_another_came(text)
    return taken and tells and not (awaited or words.puts_question(text) or words.supposes(text))


def _has_what_it_is_about(message: Spoken, handed: HandedOver | None) -> bool:
    """Whether what was taken for a parcel on its way came: what there is to tell is of the item."""
    told_so = handed is not None and handed.matter in ("parcel_not_received", "parcel_late")
    faulty = any(each.entity == "reason" and each.value in FAULTS for each in message.entities)
    return (message.intent == "report_not_received" or (told_so and faulty)) and is_here(message)


def _tells_of_trouble(messages: list[Spoken]) -> bool:
    """Whether a message that asks nothing tells what is wrong with a thing that is here.

    It opens a claim, whatever question it has words of ("need a new one asap"). The thing may
    have been named shortly before.
    """
    message = messages[-1]
    words, text = message.language, message.text
    taken = message.intent in (*_NOTHING_TO_GO_BY, "complain") or is_faq(message.intent)
    if message.is_choice or not taken or words.puts_question(text) or words.supposes(text):
        return False
    if words.code_refused(text) or words.is_not_here_yet(text) or words.says_only_asking(text):
        return False
    faulty = words.tells_fault(words.account_in(text)) or words.tells_another_came(text)
    recent = [each for each in messages[-_NAMED_SHORTLY:] if not each.is_choice]
    named = any(each.entity == "product" for said in recent for each in said.entities)
    return faulty and (named or words.has_come(text))


def _misses_parcel(message: Spoken) -> bool:
    """Whether what was taken for something missing from a parcel is the parcel itself."""
    taken = message.intent == "report_missing_item" and not message.is_choice
    return taken and message.language.misses_parcel(message.text)


def _tells_of_refused_code(message: Spoken, topic: str | None) -> bool:
    """Whether what was taken for a faulty item is a code that the checkout does not take."""
    words, text = message.language, message.text
    taken = message.intent in _OF_A_REFUSED_CODE or (
        opens_a_claim(message.intent) and not words.names_subject("check_claim", text)
    )
    if message.is_choice or not taken:
        return False
    if words.paid_without_discount(text):
        return False
    after = topic in _PROMO
    if words.code_refused(text) or (after and words.names_code(text)):
        return True
    # Right after an answer on codes, nothing else can be what is broken.
    names_product = any(each.entity == "product" for each in message.entities)
    return after and message.intent == "report_defect" and not names_product


def _lets_it_stand(message: Spoken) -> bool:
    """Whether a claim is to stay as it is, or to be put back to what it was."""
    if message.is_choice:
        return False
    words, text = message.language, message.text
    return words.forbids_change(text) or words.puts_back(text) or words.blames_for_change(text)


def _closes(message: Spoken, tracker: DialogueStateTracker) -> bool:
    """Whether a message only ends the talk, and answers nothing that was offered just before."""
    words, text = message.language, message.text
    answers = bool(_buttons_of_last(tracker)) and words.says_yes_or_no(text) is not None
    return not (message.is_choice or answers) and bool(words.closes(text))


def _buttons_of_last(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    for event in reversed(tracker.events):
        if type(event) is BotUttered:
            return list((event.data or {}).get("buttons") or ())
    return []


def _asks_of_claim(message: Spoken) -> bool:
    """Whether the course of a claim is asked about, or no more than "and when?" was said.

    That reads like a nod, or like a question of shipping.
    """
    if message.is_choice:
        return False
    if message.language.anothers_emails(message.text, has_own=True):
        return True
    words, text = message.language, message.text
    if words.asks_if_known(text) or words.bids_to_tell(text):
        return True
    if words.asks_of_message(text) in ("got", "whole", "number"):
        return True
    if words.asks_if_changed(text) or words.asks_if_withdrawn(text):
        return True
    nods = message.intent in ("affirm", "deny")
    return bool(words.asks_of_claim(text)) or (nods and words.asks_when_to_hear(text))
