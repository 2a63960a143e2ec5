"""A claim told in a language other than English: the form asks that language and no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.form import ClaimForm
from claimdesk.conversation.shared.turn import Turn
from tests.fixtures import xx
from tests.unit.conversation.talk import STORES, TODAY, WORDING, Talk


class WordingInXx:
    """The shop's words, with dates as the made-up language says them."""

    language = xx

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The sentence, filled."""
        return WORDING.text(name, values)

    def template(self, name: str) -> str:
        """The sentence, unfilled."""
        return WORDING.template(name)


def told(text: str, **codes: str) -> Turn:
    """A sentence in the made-up language, as understood."""
    dates = tuple(span.text for span in xx.find_date_spans(text))
    entities = {**({"date": dates} if dates else {}), **{n: (c,) for n, c in codes.items()}}
    return Turn(text, "inform", (), entities, language=xx)


def talk_in_xx() -> Talk:
    """A conversation about a defective item, asked for its order number."""
    talk = Talk()
    talk._form = ClaimForm(STORES["procase"], Today.on(TODAY), WordingInXx(), lambda _: None)
    talk.turn(told("mi keso es krako", reason="defective"))
    return talk


def test_a_date_is_read_by_the_verb_and_month_of_its_language() -> None:
    """Both dates of one sentence, each by the cue before it; English months mean nothing."""
    talk = talk_in_xx()

    talk.turn(told("gula 2 martu"))
    talk.turn(told("hopu 10 martu"))
    talk.turn(told("bought on 1 March"))

    assert talk.given("purchased_on", "delivered_on") == {
        "purchased_on": "2026-03-02",
        "delivered_on": "2026-03-10",
    }


def test_a_correction_is_heard_in_its_language_and_said_in_it() -> None:
    """Without the cue what was told stays; "nix" changes it, and the form says to what."""
    talk = talk_in_xx()
    talk.turn(told("gula 2 martu"))

    talk.turn(told("gula 4 martu"))
    before = talk.slots["purchased_on"]
    talk.turn(told("nix gula 4 martu"))

    assert (before, talk.slots["purchased_on"]) == ("2026-03-02", "2026-03-04")
    assert "corrected" in talk.words
    assert "martu 4, 2026" in talk.heard


def test_an_english_word_is_no_cue_in_another_language() -> None:
    """ "Cancel" cancels nothing there, their own word does."""
    talk = talk_in_xx()

    english = talk.turn(told("cancel"))
    own = talk.turn(told("stopo"))

    assert (english.ask, own.ask) == ("order_number", "stop")
