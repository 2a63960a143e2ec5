"""Countries, and the states of the US, by the names that shoppers write."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from holidays.countries import UnitedStates

from claimdesk.language.places import Place, PlaceKind
from claimdesk.language.text_cache import cached_by_text

# Beside the names of the Unicode CLDR.
_ALSO = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "united states of america": "US", "america": "US",
    "the us": "US", "the states": "US", "uk": "GB", "u.k.": "GB", "great britain": "GB",
    "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "holland": "NL", "the netherlands": "NL", "uae": "AE", "dubai": "AE", "abu dhabi": "AE",
    "korea": "KR", "turkey": "TR",
    "czech republic": "CZ", "burma": "MM", "ivory coast": "CI", "hong kong": "HK", "macau": "MO",
    "the philippines": "PH", "the bahamas": "BS", "virgin islands": "VI",
}  # fmt: skip
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_US_TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "UM", "VI"})
_WITH_ARTICLE = frozenset(
    {"AE", "BS", "CF", "DO", "FK", "GB", "IM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "US", "VI"}
)
_SHORT = {"US": "US", "GB": "UK"}
# A word of its own as well: a place only after a word of place.
_ALSO_A_WORD = frozenset({"turkey", "chad", "jordan", "jersey", "guinea", "mali", "niger", "china"})
_OF_PLACE = re.compile(
    r"\b(?:to|in|into|from|for|within|about|also|and|or|outside|ship|deliver)\s+$", re.I
)
_US_IN_CAPITALS = re.compile(r"\bUS\b(?!\s*\$)")
# "Send it back from Poland", "can I return it from here".
_SENDS = re.compile(
    r"\b(?:returns?|returning|(?:send|sent|sending|ship|shipping|mail|mailing|post|posting)"
    r"(?: (?:it|them|this|that|one|back|(?:the|my) \w+)){0,2})(?: \w+){0,2}? from\b",
    re.I,
)
_FROM = re.compile(r"\bfrom (?:the )?$", re.I)
_FROM_HERE = re.compile(r"\bfrom (?:over |out )?(?:here|there|abroad|overseas)\b", re.I)
# The same name is a country and a state; a US state where nothing else is said.
_STATES_FIRST = frozenset({"georgia"})


@cache
def _names() -> dict[str, tuple[str, str, PlaceKind]]:
    """Casefolded names: how the place is written, its country, and what it is."""
    countries = Locale("en").territories
    names: dict[str, tuple[str, str, PlaceKind]] = {}
    for code, name in countries.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
            written = f"the {_SHORT.get(code, name)}" if code in _WITH_ARTICLE else name
            is_territory = code in _US_TERRITORIES
            names[name.casefold()] = (
                (written, "US", "territory") if is_territory else (written, code, "country")
            )
    for also, code in _ALSO.items():
        names[also] = names[countries[code].casefold()]
    for state, code in UnitedStates.subdivisions_aliases.items():
        name = state.casefold()
        if name in _STATES_FIRST or (name not in names and code not in _US_TERRITORIES):
            names[name] = (state, "US", "part")
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)", re.I
    )


@cached_by_text
def find_places(text: str) -> tuple[Place, ...]:
    """The countries and states that a message names, in order.

    "US" counts in capitals only, and a name that is a word as well ("turkey") only after a word
    of place.
    """
    found = []
    for match in _pattern().finditer(text):
        name = match.group().casefold()
        if name in _ALSO_A_WORD and not _OF_PLACE.search(text, 0, match.start()):
            continue
        found.append(Place(*_names()[name], match.start(), match.end()))
    covered = {n for place in found for n in range(place.start, place.end)}
    united_states = _names()["united states"]
    found += [
        Place(*united_states, match.start(), match.end())
        for match in _US_IN_CAPITALS.finditer(text)
        if match.start() not in covered
    ]
    return tuple(sorted(found, key=lambda place: place.start))


def places_sent_from(text: str) -> tuple[Place, ...]:
    """The places from which the shopper would send a thing back: "return it from Poland"."""
    if not _SENDS.search(text):
        return ()
    return tuple(each for each in find_places(text) if _FROM.search(text[: each.start]))


def sends_from_here(text: str) -> bool:
    """Whether the shopper would send a thing back from where they are: "from here"."""
    return bool(_SENDS.search(text) and _FROM_HERE.search(text))
