"""Whether parcels go to a place, what that costs, and when they arrive."""

from __future__ import annotations

from collections.abc import Collection

from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence
from claimdesk.conversation.worked_answers.delivery_days import expected_arrival
from claimdesk.language.places import Place


def shipping_cost(case: Case) -> Answer:
    """What holds for the places spoken of, and that no cost is stated where nothing is sent."""
    if is_out_of_reach(case) and _asks_only_cost(case.message):
        places = case.known.places or ()
        return (Sentence("worked_cost_elsewhere", {"place": places[-1].name}),)
    return (*_to_places(case, asks_time=False), *sent_from_abroad(case))


def shipping_time(case: Case) -> Answer:
    """How long it takes to a place; of what would be ordered now, from when to when it comes."""
    answer, words = _to_places(case, asks_time=True), case.message.language
    if answer or case.message.is_choice or not words.asks_by_a_day(case.message.text):
        return answer
    days = expected_arrival(case.message.text, words, case.policy, case.today)
    return (Sentence("worked_arrival", days),) if days else ()


def is_out_of_reach(case: Case) -> bool:
    """Whether nothing is sent to any of the places spoken of."""
    served, places = _countries_served(case), case.known.places
    return bool(served and places) and all(place.country not in served for place in places or ())


def sent_from_abroad(case: Case) -> Answer:
    """That the terms leave open if it can be sent back from the place the shopper would send from.

    Nothing where that is a place that the store sends to, or in its own country.
    """
    words, text = case.message.language, case.message.text
    known = case.known.places or () if words.sends_from_here(text) else ()
    at_home = {*_countries_served(case), case.policy.holidays.country}
    places = (*words.places_sent_from(text), *known)
    abroad = [each.name for each in places if each.country not in at_home]
    return (Sentence("worked_return_from", {"place": abroad[-1]}),) if abroad else ()


def _countries_served(case: Case) -> Collection[str]:
    """The countries that the store states it sends to; empty where it names none.

    "Most of Europe": whether a country is among them is not ours to say.
    """
    stated = case.policy.facts_in_force(case.today.store).get("shipping_countries")
    if stated is None:
        return ()
    return {each.country for each in case.message.language.find_places(stated.value)}


def _asks_only_cost(message: Spoken) -> bool:
    """Whether it is asked what sending costs, to the place that was spoken of before."""
    words, text = message.language, message.text
    if words.places_asked(text):
        return False
    return message.asks("much") or words.asks_cost(text) or words.names_postage(text)


def _to_places(case: Case, *, asks_time: bool) -> Answer:
    """What holds for each of the places spoken of, each sentence once."""
    served = _countries_served(case)
    if not served:
        return ()
    answer: list[Sentence] = []
    back = case.message.language.places_sent_from(case.message.text)
    for place in case.known.places or ():
        if place in back:  # nothing is sent there
            continue
        answer += [each for each in _to(place, served, asks_time) if each not in answer]
    return tuple(answer)


def _to(place: Place, served: Collection[str], asks_time: bool) -> Answer:
    """Whether parcels go to a place, and on what terms."""
    values = {"place": place.name}
    if place.country not in served:
        return (Sentence("worked_ships_not", values),)
    if place.kind == "territory":
        return (Sentence("worked_ships_territory", values),)
    if place.kind in ("country", "city"):
        return () if asks_time else (Sentence("worked_ships_to", values),)
    general = Sentence("worked_shipping_time" if asks_time else "worked_shipping_cost")
    return (Sentence("worked_ships_part", values), general)
