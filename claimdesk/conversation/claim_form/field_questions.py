"""How a field of a claim is asked for: at first, in other words, and with the reason why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimdesk.conversation.claim_form.prompts import ROUGH, Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.shared.draft import OF_ANOTHERS_ORDER, Draft
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.values.reader import OTHER_SHOPS
from claimdesk.language.languages import Language

_EXPLAINED = "explained_"  # and the field: of what was noticed


class FieldQuestions:
    """Words the question for a field by what the claim holds."""

    def __init__(self, prompts: Prompts, questions: ClaimQuestions, language: Language) -> None:
        self._prompts = prompts
        self._questions = questions
        self._language = language

    def ask(self, name: str, draft: Draft) -> Say:
        """The question at first."""
        if draft.is_rough(name):
            return self._prompts.better(name, ROUGH, {"date": self._prompts.spoken(name, draft)})
        if name in OF_ANOTHERS_ORDER and self.is_of_others(draft):
            return self._prompts.ask_of_others(name)
        if name == "order_number" and draft.get("purchased_from") in OTHER_SHOPS:
            return self._prompts.ask_elsewhere()
        if name == "details" and draft.get("reason") == "wrong_item":
            return self._prompts.ask_what_came()
        return self._prompts.ask(name, self._remedies(name, draft), self._photo_of(name, draft))

    def _remedies(self, name: str, draft: Draft) -> Sequence[str]:
        return self._questions.remedies(draft) if name == "wants" else ()

    def _photo_of(self, name: str, draft: Draft) -> str | None:
        return self._questions.photo_of(draft) if name == "photo" else None

    def otherwise(self, prompt: Say, name: str, draft: Draft) -> tuple[Say, Draft]:
        """A question that stands: in other words, and explained the third time, but only once."""
        if prompt.response != f"ask_{name}":
            return prompt, draft
        again = f"again_{name}"
        if again in draft.noticed and not self.is_explained(name, draft):
            return self.explained(name, draft), draft
        noticed = [*dict.fromkeys([*draft.noticed, again])]
        return self._prompts.again(prompt, name), draft.with_(noticed=noticed)

    @staticmethod
    def is_explained(name: str, draft: Draft) -> bool:
        """Whether it was said why the field is asked for: once is enough."""
        return f"{_EXPLAINED}{name}" in draft.noticed

    @staticmethod
    def noting_explanation(say: Sequence[Say], asked: str | None, draft: Draft) -> Draft:
        """The draft that knows that what was `asked` has just been explained, if it was."""
        told = f"{_EXPLAINED}{asked}"
        if told in draft.noticed or all(each.response != f"explain_{asked}" for each in say):
            return draft
        return draft.with_(noticed=[*draft.noticed, told])

    def explained(self, name: str, draft: Draft) -> Say:
        """Why a field is asked for, with what there is to pick or to show."""
        return self._prompts.explain(name, self._remedies(name, draft), self._photo_of(name, draft))

    def after_a_miss(self, name: str, draft: Draft) -> Say:
        """The question after an answer that does not fit; the second time with the reason why."""
        stood = f"again_{name}" in draft.noticed  # nothing has answered it before, either
        if (draft.misses >= 2 or stood) and not self.is_explained(name, draft):
            return self.explained(name, draft)
        unfit = self._prompts.unfit(name, self._remedies(name, draft), self._photo_of(name, draft))
        if not self.is_explained(name, draft):
            return unfit
        return replace(unfit, choices=self.explained(name, draft).choices)  # the ways out stay

    def is_of_others(self, draft: Draft) -> bool:
        """Whether somebody else ordered it, who may have to be asked."""
        return self._language.is_anothers_order(draft.get("details") or "")
