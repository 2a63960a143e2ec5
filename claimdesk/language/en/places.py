"""Countries, cities abroad and the states of the US, by the names that shoppers write."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global
from holidays.countries import UnitedStates

from claimdesk.language.places import Place, PlaceKind
from claimdesk.language.text_cache import cached_by_text

# Beside the names of the Unicode CLDR.
_ALSO = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "united states of america": "US", "america": "US",
    "the us": "US", "the states": "US", "uk": "GB", "u.k.": "GB", "great britain": "GB",
    "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "holland": "NL", "the netherlands": "NL", "uae": "AE", "korea": "KR", "turkey": "TR",
    "czech republic": "CZ", "burma": "MM", "ivory coast": "CI", "hong kong": "HK", "macau": "MO",
    "the philippines": "PH", "the bahamas": "BS", "virgin islands": "VI", "the emirates": "AE",
    "emirates": "AE", "u.a.e.": "AE", "ksa": "SA", "saudi": "SA", "brasil": "BR",
}  # fmt: skip
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_US_TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "UM", "VI"})
_WITH_ARTICLE = frozenset(
    {"AE", "BS", "CF", "DO", "FK", "GB", "IM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "US", "VI"}
)
_SHORT = {"US": "US", "GB": "UK"}
# A word of its own as well: a place only after a word of place.
_ALSO_A_WORD = frozenset({"turkey", "chad", "jordan", "jersey", "guinea", "mali", "niger", "china"})
# Cities beside those that the Unicode CLDR names a timezone by.
_CITIES = {
    "abu dhabi": "AE", "sharjah": "AE", "doha": "QA", "jeddah": "SA", "mumbai": "IN", "delhi": "IN",
    "new delhi": "IN", "bangalore": "IN", "bengaluru": "IN", "chennai": "IN", "hyderabad": "IN",
    "calcutta": "IN", "lahore": "PK", "islamabad": "PK", "munich": "DE", "hamburg": "DE",
    "frankfurt": "DE", "stuttgart": "DE", "dusseldorf": "DE",
    "basel": "CH", "milan": "IT", "turin": "IT", "barcelona": "ES",
    "seville": "ES", "porto": "PT", "lyon": "FR", "marseille": "FR",
    "antwerp": "BE", "rotterdam": "NL", "the hague": "NL", "liverpool": "GB",
    "glasgow": "GB", "edinburgh": "GB", "leeds": "GB",
    "gothenburg": "SE", "krakow": "PL", "gdansk": "PL", "kiev": "UA", "lviv": "UA",
    "montreal": "CA", "calgary": "CA", "ottawa": "CA", "quebec": "CA", "guadalajara": "MX",
    "tel aviv": "IL", "ankara": "TR", "cape town": "ZA", "durban": "ZA", "beijing": "CN",
    "shenzhen": "CN", "osaka": "JP", "kyoto": "JP", "hanoi": "VN", "saigon": "VN",
    "auckland": "NZ", "rio de janeiro": "BR", "medellin": "CO",
}  # fmt: skip
# Cities of the timezones whose names are words, people's, or those of towns in the US as well.
_NO_CITY = frozenset(
    "Athens;Broken Hill;Cordoba;Creston;Dawson;Dili;Dublin;Hebron;Juba;Kirov;La Paz;Lima;Lindeman"
    ";Lome;Marigot;Melbourne;Mendoza;Merida;Monterrey;Moscow;Muscat;Nassau;Oral;Paris;Perth"
    ";Recife;Regina;Resolute;Rome;Salta;Samara;San Juan;San Luis;Santiago;Sofia;St Johns;St Thomas"
    ";St Vincent;Swift Current;Sydney;Thule;Vienna".casefold().split(";")
)
_CONTINENTS = ("Africa", "America", "Asia", "Australia", "Europe")
_OF_PLACE = re.compile(
    r"\b(?:to|in|into|from|for|within|about|also|and|or|outside|ship|deliver)\s+$", re.I
)
# A city that is no place after such a word is one before "is", as in "Dubai is not the US".
_IS_TOLD_OF = re.compile(r"\s+(?:is|isn['\u2019]?t|ain['\u2019]?t)\b", re.I)
# The place that follows is not the one asked about: "Dubai is not US", "outside of the US".
_OTHER_THAN = re.compile(
    r"(?:\b(?:is|are|am|was)(?: really| even| at all)? not|['\u2019](?:m|s|re) not"
    r"|\b(?:is|are|was|does|ai)n['\u2019]?t|\bim not|\boutside(?: of)?|\bother than"
    r"|\b(?:except|apart from|aside from))"
    r"(?: (?:in|within|part of|a part of|from|for|to|the|inside))*\s*$",
    re.I,
)
# Nor is this one, where another is named beside it: "your page says only USA", "not the US".
_ONLY = re.compile(r"\b(?:only|just|not)(?: (?:in|within|for|to|the|inside))*\s*$", re.I)
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
    return {**_cities(), **names}


def _cities() -> dict[str, tuple[str, str, PlaceKind]]:
    """Cities abroad, as in `_names`."""
    cities = dict(_CITIES)
    for zone, code in get_global("zone_territories").items():
        continent, *_, city = zone.split("/")
        name = city.replace("_", " ").casefold()
        if continent in _CONTINENTS and code != "US" and name not in _NO_CITY:
            cities[name] = code
    return {name: (name.title(), code, "city") for name, code in cities.items()}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)", re.I
    )


@cached_by_text
def find_places(text: str) -> tuple[Place, ...]:
    """The countries, states and cities abroad that a message names, in order.

    "US" counts in capitals only, and a city, or a name that is a word as well ("turkey"), only
    after a word of place.
    """
    found = []
    for match in _pattern().finditer(text):
        name = match.group().casefold()
        place = Place(*_names()[name], match.start(), match.end())
        doubtful = name in _ALSO_A_WORD or place.kind == "city"
        if doubtful and not _is_placed(text, place):
            continue
        found.append(place)
    covered = {n for place in found for n in range(place.start, place.end)}
    united_states = _names()["united states"]
    found += [
        Place(*united_states, match.start(), match.end())
        for match in _US_IN_CAPITALS.finditer(text)
        if match.start() not in covered
    ]
    return tuple(sorted(found, key=lambda place: place.start))


def _is_placed(text: str, place: Place) -> bool:
    """Whether the words around a name show that it is of a place."""
    if _OF_PLACE.search(text, 0, place.start):
        return True
    return place.kind == "city" and bool(_IS_TOLD_OF.match(text, place.end))


def places_asked(text: str) -> tuple[Place, ...]:
    """The places that a message is about, without those it sets the others against.

    "Dubai is not US" and "to Dubai, as you say only USA is free" are about Dubai; of "outside of
    the US" no place is told.
    """
    found = find_places(text)
    meant = [each for each in found if not _OTHER_THAN.search(text, 0, each.start)]
    beside = [each for each in meant if not _ONLY.search(text, 0, each.start)]
    return tuple(beside or meant)


def places_sent_from(text: str) -> tuple[Place, ...]:
    """The places from which the shopper would send a thing back: "return it from Poland"."""
    if not _SENDS.search(text):
        return ()
    return tuple(each for each in find_places(text) if _FROM.search(text[: each.start]))


def sends_from_here(text: str) -> bool:
    """Whether the shopper would send a thing back from where they are: "from here"."""
    return bool(_SENDS.search(text) and _FROM_HERE.search(text))
