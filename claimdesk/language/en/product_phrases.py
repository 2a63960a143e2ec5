"""Finds the product a message is about, by known product words and by context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from claimdesk.language.en.plurals import singular
from claimdesk.language.spans import Span
from claimdesk.language.text_cache import cached_by_text

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_LEADS_LIST = """
    a an the my this that your our his her these those one two three four five some another
"""
LEADS = frozenset(_LEADS_LIST.split())
_STOP = re.compile(r"[.,;:!?]\s|\n")
_MOST_MODIFIERS = 3
# Words that describe no product: what stands before a product word without belonging to it.
_NO_MODIFIER_LIST = """
    i you we they it he she me us who which what where when how why is are was were be been am
    do does did has have had can could will would should may might must not no yes and or but
    so if to of in on at for with from by as about than then there here get got want need like
    order ordered buy bought purchase purchased return returned exchange replace replaced send
    sent ship shipped receive received came arrived broke broken return refund please hi hello
    hey new wrong other another different right correct same defective damaged faulty cracked
    torn missing extra entire whole first second last only own any all both every each more
    money back because since item order product package parcel instead of after before just
    still also really very
"""
NO_MODIFIER = frozenset(_NO_MODIFIER_LIST.split())
# Of those, what says how a thing is, and may stand before the words that belong to it.
_OF_ITS_STATE = frozenset({"new", "broken", "defective", "damaged", "faulty", "cracked", "torn"})
# What "the X came broken" is about when X is no product.
_NO_PRODUCT_LIST = """
    order package parcel item items product products thing things box delivery shipment stuff
    refund money payment code website site store shop email mail confirmation tracking number
    label address return exchange warranty claim color colour size model hinge zip zipper
    button screen seller driver courier customer service support agent person bot one ones
    rest other others same app page link problem issue question answer policy price discount
    total bill sum charge gift present mistake joke friend while lot few couple question toddler
    kid fee fault code newsletter sale discount coupon voucher team credit reply response money
    purchase carrier post office card bank account receipt invoice photo picture wrong case-
    by-case way day week month time
"""
_NO_PRODUCT = frozenset(_NO_PRODUCT_LIST.split())
_PARTS_LIST = "corner edge side seam strap lid flap clasp ring back front bottom top rim"
_PARTS = frozenset(_PARTS_LIST.split())
_IN_CONTEXT = re.compile(
    r"\b(?:the|my|this|a|an) ((?:[^\W\d_][\w'\u2019-]* ){0,2}?[^\W\d_][\w-]*) "
    r"(?:(?:i|we) (?:bought|ordered|purchased|received|got)\b|you (?:sent|sold)\b"
    r"|(?:that |which )?(?:just )?(?:came|arrived|broke|stopped working|quit working"
    r"|is (?:broken|defective|faulty|damaged|cracked)"
    r"|was (?:broken|defective|faulty|damaged|cracked|missing)"
    r"|doesn['\u2019]?t (?:work|fit|charge|turn)))",
    re.IGNORECASE,
)
_ALSO_VERBS = {
    "plug",
    "cover",
    "stand",
    "case",
    "watch",
    "mount",
    "strap",
    "charge",
    "light",
    "fan",
}
_BEFORE_VERBS_LIST = """
    it they you we i to in not warranty policy that which longer never will would can could should
    must may might do does did won't wouldn't can't cannot couldn't don't doesn't didn't shouldn't
    wont cant dont doesnt didnt still even always barely
"""
_BEFORE_VERBS = frozenset(_BEFORE_VERBS_LIST.split())
# "On my phone", "my phone is an iPhone": what is used, not what was bought.
_DEVICES = frozenset({"phone", "tablet", "laptop", "ipad", "iphone", "computer", "macbook"})
_ON = frozenset({"on", "from", "for", "with", "to", "in", "via"})
_OWNERS = frozenset({"my", "our", "his", "her", "their"})
_OF_A_DEVICE = frozenset({"new", "old", "other", "own", "brand"})
_OBJECTS = frozenset({"it", "them", "in"})
# "I'd like to return the garlic press", "bought a dog bed": a thing no list knows.
_AFTER_VERB = re.compile(
    r"\b(?:bought|ordered|purchased|return|returning|exchange|exchanging|received|send back"
    r"|replace|replacing|ask about)"
    r" (?:an?|the|my|this|your) ((?:[^\W\d_][\w'\u2019-]+ ){0,3}?[^\W\d_][\w-]+)"
    r"(?= ?[.,;:!?()]| ?$| (?:and|for|from|that|which|but|because|cause|bc|i|it|is|was|came|on|in"
    r"|with|to|at|last|yesterday|today|two|three|a|order|you|we|as|since|off|via|so|please|pls)\b)",
    re.IGNORECASE,
)
_DEVICE = (
    r"(?:(?:apple|samsung|google|amazon) )?"
    r"(?:ipad|iphone|galaxy|pixel|macbook|kindle|surface|airpods|watch|tablet|phone|laptop)"
    r"(?: (?:pro|air|mini|max|plus|ultra|tab|note|fold|flip|fire|gen|fe|se|lite|xl|edge|active|neo"
    r"|buds|paperwhite|oasis|scribe|book|studio|generation"
    r"|[a-z]?\d{1,4}(?:\.\d)?(?:th|nd|rd|st)?))*"
)
_ONLY_DEVICE = re.compile(rf"{_DEVICE}s?", re.IGNORECASE)
# "case for my iPad Pro 11", "cover for iphone 15 pro max"
_DEVICE_AFTER = re.compile(rf" for (?:an? |the |my )?{_DEVICE}\b", re.IGNORECASE)
# "iphone 15 case"
_DEVICE_BEFORE = re.compile(rf"\b{_DEVICE} $", re.IGNORECASE)


class ProductPhrases:
    """Product words a store's trainer listed or annotated, plural and singular alike."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = sorted({phrase.lower().strip() for phrase in known if phrase.strip()})
        self._words = {tuple(singular(w) for w in phrase.split()) for phrase in self.known}
        self._longest = max((len(words) for words in self._words), default=0)

    def find(self, text: str) -> list[Span]:
        """The products a message names, in order: "black leather folio case for my iPad Pro"."""
        tokens = list(_WORD.finditer(text))
        words = [singular(token.group().lower()) for token in tokens]
        unbroken = self._unbroken(text, tokens)
        found: list[Span] = []
        place = 0
        while place < len(words):
            length = self._length_at(words[: unbroken[place]], place)
            if length == 1 and self._is_no_thing(text, tokens, words, place):
                length = 0
            if length:
                first = place - self._device_before(text, tokens, place)
                first -= self._modifiers(text, tokens, first)
                start, end = tokens[first].start(), tokens[place + length - 1].end()
                device = _DEVICE_AFTER.match(text, end)
                end = device.end() if device else end
                span = Span(start, end, text[start:end])
                if not span.overlaps(found):
                    found.append(span)
            place += length or 1
        return found or self._in_context(text)

    @staticmethod
    def _unbroken(text: str, tokens: list[re.Match[str]]) -> list[int]:
        """For each word the place after the last word before the next comma or full stop."""
        ends: list[int] = []
        for place, (before, after) in enumerate(pairwise(tokens), 1):
            if _STOP.search(text, before.end(), after.start()):
                ends += [place] * (place - len(ends))
        return ends + [len(tokens)] * (len(tokens) - len(ends))

    def _length_at(self, words: list[str], place: int) -> int:
        """How many words from here on are known, one known phrase running into the next."""
        end = start = place
        while start <= end:
            for length in range(min(self._longest, len(words) - start), 0, -1):
                if tuple(words[start : start + length]) in self._words:
                    end = max(end, start + length)
                    break
            else:
                if start == place:
                    return 0
            start += 1
        return end - place

    @staticmethod
    def _is_no_thing(text: str, tokens: list[re.Match[str]], words: list[str], place: int) -> bool:
        """ "Does it cover", "in case", "phone number": the word, but not the thing."""
        before = tokens[place - 1].group().lower().replace("\u2019", "'") if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if after and text[tokens[place].end() : tokens[place + 1].start()] != " ":
            after = ""
        lead = place - 1
        while lead > 0 and words[lead] in _OF_A_DEVICE:
            lead -= 1
        owned = words[place] in _DEVICES and place and words[lead] in _OWNERS
        if owned and ((after == "is" and before == "my") or (lead and words[lead - 1] in _ON)):
            return True
        if words[place] in _ALSO_VERBS - {"case"} and after in _OBJECTS and not _leads(before):
            return True  # "plug it in", not "the mount it came with"
        return (words[place] in _ALSO_VERBS and before in _BEFORE_VERBS) or after in _NO_PRODUCT

    @staticmethod
    def _device_before(text: str, tokens: list[re.Match[str]], place: int) -> int:
        """How many words before name the device it is for: "iphone 15 pro case"."""
        device = _DEVICE_BEFORE.search(text, 0, tokens[place].start())
        if device is None:
            return 0
        return sum(device.start() <= token.start() for token in tokens[:place])

    @staticmethod
    def _modifiers(text: str, tokens: list[re.Match[str]], place: int) -> int:
        """How many words before belong to the product: those after a "the" or "my" close by."""
        for count in range(_MOST_MODIFIERS + 1):
            before = place - count - 1
            if before < 0 or text[tokens[before].end() : tokens[before + 1].start()] != " ":
                return 0
            word = tokens[before].group().lower()
            if word in LEADS:
                return count
            if word in _OF_ITS_STATE and before and tokens[before - 1].group().lower() in LEADS:
                return count  # "my new clip-on lamp"
            if word in NO_MODIFIER or word.isdigit():
                return 0
        return 0

    @staticmethod
    def _in_context(text: str) -> list[Span]:
        for match in (*_IN_CONTEXT.finditer(text), *_AFTER_VERB.finditer(text)):
            words = match.group(1).lower().split()
            if words[-1] in _PARTS:
                continue  # "the corner is cracked" is of something else
            if not _NO_PRODUCT.intersection(words) and not NO_MODIFIER.intersection(words):
                return [Span(match.start(1), match.end(1), match.group(1))]
        return []


def _leads(word: str) -> bool:
    """Whether a word may stand right before the name of a thing."""
    return bool(word) and (word in LEADS or word not in NO_MODIFIER)


@cached_by_text
def is_device(name: str) -> bool:
    """Whether a name is of a phone, a tablet or the like, which other things are made for."""
    words = name.lower().split()
    while words and words[0] in LEADS | _OF_A_DEVICE:
        del words[0]
    return bool(_ONLY_DEVICE.fullmatch(" ".join(words)))


def thing_and_purpose(name: str) -> tuple[str, str]:
    """What a product is called, and what it is for: "case for my tablet"; "" where not told."""
    thing, _, purpose = name.partition(" for ")
    return thing, purpose


def product_finder(known: Iterable[str]) -> ProductPhrases:
    """What finds products by these words of them."""
    return ProductPhrases(known)
