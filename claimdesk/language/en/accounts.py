"""Tells an account of what is wrong from what is said of the order and where it was bought."""

from __future__ import annotations

import re

from claimdesk.language.en.beside_accounts import (
    bare_of_leads,
    without_line_named,
    without_request,
    without_values,
)
from claimdesk.language.en.choosing import telling_words
from claimdesk.language.en.claim_cues import FAULT
from claimdesk.language.en.day_cues import date_cues
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.en.told_again import says_told_already
from claimdesk.language.en.wishes import names_remedy, says_how_many
from claimdesk.language.text_cache import cached_by_text

_CLAUSES = re.compile(r"[.,;:!?\n]+(?:\s|$)|\b(?:and|but|so|because|cuz)\b", re.I)
_OF_THE_ORDER = re.compile(
    r"\b(?:e-?bay|amazon|walmart|etsy|temu|sellers?|re-?sellers?|listings?|marketplace|guy|shop"
    r"|store|web ?site|e-?mails?|receipts?|invoices?|confirmation|tracking)\b"
    r"|\b(?:order|reference|purchase) ?(?:number|no|nr|id|#)"
    r"|\bnumber\b[^.]*\b(?:is|gives|says|gave)\b"
    r"|\b(?:got|bought|purchased|ordered) (?:it|this|that|them|mine|one) (?:off|from|on|at|in"
    r"|through|via)\b",
    re.I,
)
_LACKS = re.compile(
    r"\b(?:don'?t|do not|didn'?t|did not|haven'?t|never|can'?t|cannot|couldn'?t) (?:even |really )?"
    r"(?:have|got|get|find|see|know|remember|keep|recall)"
    r" ?(?:one|any|that|it|those|this|them|an?|the)?\b(?: of (?:those|them|these|that))?\W*$"
    r"|\b(?:no|not a) (?:clue|idea)\b|\b(?:not |un)sure\b",
    re.I,
)
_FEWEST_WORDS = 2
_WORDS_OF_COURTESY = 8  # in more, thanks stand beside what is told
_WORDS_OF_A_WISH = 6  # "and my money back please"
_WORDS_OF_A_PLAIN_WISH = 9  # "want a new one of the same please"
# What was tried before writing, and what was not done to the item.
_HANDLED = re.compile(
    r"\b(?:tried|tested|swapped|checked|plugged|reset|restarted|charged)\b(?:\W+\w+){0,5}?\W+"
    r"(?:another|other|different|second|several|two|three|both|again|every|all)\b"
    r"|\b(?:never|not once|nobody|no one|(?:did|has|have|was)(?:n't| not)) (?:\w+ ){0,3}?(?:drop\w*"
    r"|f[ae]ll\w*|wet|water|liquid|contact with|bent it|bend it|opened it up|misus\w+|forced?"
    r"|exposed|mishandl\w+)\b",
    re.I,
)
_FEWEST_WORDS_TO_BEGIN = 5  # of what tells no fault: "haha not 56 huh."
_OF_A_MAIL = re.compile(
    r"^\W*(?:from|to|cc|bcc|subject|date|sent|re|fwd?|reply-to)\s*:|^\s*>|\bwrote:\s*$"
    r"|^\W*-+ ?(?:original|forwarded) message|^\W*sent from my\b",
    re.I,
)
# What is said to or about who is written to, or out of politeness: no part of the matter.
_TO_THE_LISTENER = re.compile(
    r"\b(?:you|u|ya)(?:['\u2019]re|['\u2019]ve| are| have| did| do| don['\u2019]?t| didn['\u2019]?t"
    r"| can['\u2019]?t| keep| just| even| still| never| not)* (?:ask\w*|answer\w*|listen\w*"
    r"|read(?:ing)?|understand\w*|misunderst\w+|repeat\w*|say(?:ing)?|said|mean)\b"
    r"|\bi (?:don['\u2019]?t|do not|can['\u2019]?t|cannot) (?:follow|understand|get)"
    r" (?:you|u|this|that|it|what)\b"
    r"|\b(?:chat ?)?bots?\b|\brobots?\b|\bwho said (?:anything|otherwise)\b"
    r"|\b(?:filed|listed|recorded|logged|noted|put down|labell?ed) (?:it )?(?:as|under)\b",
    re.I,
)
_COURTESY = re.compile(
    r"\b(?:thank|thanks|thx|cheers|please help|sorry for|forgive me|bless you|in advance|regards"
    r"|sincerely|hope (?:that )?you are|not write well)\b",
    re.I,
)
# What is said of the talk itself: what was told or asked in it, sent along, or is to be written.
_OF_THE_TALK = re.compile(
    r"\bi (?:haven't|have not|didn't|did not|never) (?:even |yet )?(?:told|tell|said|say|explain)"
    r" (?:you|u|anything|a thing|so|that)\b"
    r"|\b(?:didn't|didnt|did not|never|wasn't|wasnt) (?:get |got |even )?asked\b"
    r"|\b(?:that's|thats|it's|its|which is|is) what i (?:just |already )?(?:sent|gave|showed)\b"
    r"|\bi (?:already |just )?(?:sent|gave|showed) (?:you|u) (?:that|it|this|one|them|those)\b",
    re.I,
)
_ORDERED_TO_WRITE = re.compile(
    r"^\W*(?:and |then |please |pls |just )*(?:change|set|update|edit|correct|fix)(?: up)?"
    r" (?:the |my |that |this )?(?:condition|reason|description|product|order|number|dates?|seller"
    r"|wish|price|e-?mail|photo|line|state)\b",
    re.I,
)
# Where a question begins that follows what is told: "…, didn't I say?", "… so is that covered?"
_QUESTION_BEHIND = re.compile(
    r"(?:[,;:]| -+|\b(?:and|so|but|or)\b)\s*(?:(?:and|so|but|or)\s+)?"
    r"(?=(?:what|how|when|where|why|who|which|(?:is|are|was|were|do|does|did|can|could|will|would"
    r"|should|may|have|has)(?:n['\u2019]?t)?)\s+(?:i|you|u|it|that|this|there|they|we|he|she|the|my"
    r"|your|do|does|did|is|are|was|were|would|could|should|can|will|if|about|now|to|much|many|long|soon)\b)",
    re.I,
)
# What its mark alone makes a question, of what is to be done or had: "and I need send it back?".
_ASKED_BY_MARK = re.compile(
    r"(?:^|[,;:]|\b(?:and|so|but|or|then)\b)\s*(?:(?:and|so|but|then)\s+)*"
    r"(?:i|we|you|u|they)(?:'ll|'d)?(?: (?:still|also|just|then|only))*"
    r" (?:(?:need|have to|must|should|could|will|would|gotta|get|pay|keep|send)\b"
    r"|can\b(?!'| (?:not|hear|see|feel|smell|tell)\b))(?!n't)[^?,;:]*\?\W*$",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:am|is|are|was|were|do|does|did|can|could|will|would|should|may|have|has)(?:n['\u2019]?t)?"
    r" (?:i|you|u|it|that|this|there|they|we|he|she)\b|\b(?:what|who|where|when|why|how)\W*$",
    re.I,
)
# "And I need to send it back?": only its mark asks.
_ASKS_OF_DUTY = re.compile(
    r"^\W*(?:(?:and|so|but|then|also|or)\W+)*(?:i|we) (?:still |then |also )?(?:need|have|got|gotta"
    r"|must|should|can|may|am supposed|are supposed)(?: to)? (?:send|ship|return|mail|post|bring"
    r"|give|keep|pay|wait|do|go|use|throw|get|have)\b",
    re.I,
)
# What leans on the question before it: "that much? even though I never opened it".
_LEANS = re.compile(r"^\W*(?:even (?:though|if)|although|though|despite)\b", re.I)
# What goes on with a sentence that was sent before: "with the frame you sent", "right at the edge".
_GOES_ON = re.compile(
    r"^\W*(?:(?:like|and|also|but|just|only|right|it was)\W+)*(?:with|while|when|after|because|cuz"
    r"|near|at|on|in|under|inside|along|as|using) (?:the|my|an?|its|i|it|that|this|your|one"
    r"|both|two)\b(?:\W+\w+){2,}",
    re.I,
)
_WISH_BEHIND = re.compile(
    r"(?:[\s,;:-]|\b(?:and|so|now|pls|please|i (?:think|guess|suppose))\b)+"
    r"(?:(?:i|we)(?:'d| would| just| really| only| do)* )?"
    r"(?:want|need|like|demand|request|prefer)(?: to (?:get|have))? (?:an?|the|my|full|some)\b"
    r"(?P<wished>[^.!?;,]*)[.!]*$",
    re.I,
)
_WISH_FIRST = re.compile(
    r"^\W*(?:(?:so|and|please|pls|i|we|just|only|really)\W+)*(?:want|would like|prefer)\b"
    r"(?!.*(?:\d|\b(?:before|by|until|if|because|since|so that)\b))",
    re.I | re.S,
)
_WORDS_OF_A_TAIL = 9
_HANGS = re.compile(
    r"\b(?:if|unless|only|by|before|instead|rather|not|or|but|because|since|that|which|without)\b",
    re.I,
)
# What is stated in passing: "slip says 3", "its corner looks bent", "my wife saw it first".
_STATES = re.compile(
    r"\W*(?:(?:also|and|but|oh|btw|by the way|well|so|because|fyi|plus|actually|hm+|um+)\W+)*"
    r"(?:it|its|it's|they|there|there's|he|she"
    r"|(?:(?:the|my|its|his|her|our|your|an?|both|all|one|two|some) )?"
    r"(?!(?:i|we|you|u|this|that|sorry|ok|yes|no|not|maybe|just|please|can|do|did|around|about|sometime)\b)"
    r"(?:[\w-]+ ){0,3}?[\w-]+)"
    r"(?:'s|(?<=\bits)|(?<=\bit's)| (?:also |even |really |just |only |still )*"
    r"(?:is|are|was|were|has|have|had|says?|said|show(?:s|ed)?|reads?|states?|look(?:s|ed)?|smell(?:s|ed)?"
    r"|sound(?:s|ed)?|feels?|felt|seem(?:s|ed)?|came|fell|falls|won'?t|doesn'?t|does|didn'?t|isn'?t|wasn'?t|aren'?t|noticed|saw"
    r"|found))\b",
    re.I,
)
# What may be of a day, of what is remembered, of the talk itself or of what is wanted.
_NO_STATEMENT = re.compile(
    r"\b(?:\d+ ?(?:st|nd|rd|th)|dates?|days?|weeks?|months?|years?|ago|recent\w*|yesterday|today"
    r"|tomorrow|tonight|mornings?|evenings?|nights?|weekends?|birthdays?|christmas|xmas|easter"
    r"|thanksgiving|holidays?|black friday|prime day|summer|spring|winter|autumn|fall|last|since"
    r"|before|after|around|early|late|time|times|when"
    r"|sometime|somewhere|while|back|about \d+|cards?|bank|statement|too (?:much|many|complicated"
    r"|hard|long)|dot|at (?:home|work)|mon\w*|tue\w*|wed\w*|thu\w*"
    r"|fri\w*|sat\w*|sun\w*|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*"
    r"|dec\w*|orders?|ordered|numbers?|bought|buy|paid|pay|price|cost|costs|dollars?|bucks|account"
    r"|app|page|file|profile|address|contact|mail|gmail|hotmail|yahoo|inbox|remember\w*|forgot\w*"
    r"|recall|know|knows|idea|sure|unsure|guess|think|want\w*|need\w*|like|prefer\w*|please|pls"
    r"|sorry|fine|right|correct|wrong person|stupid|ridiculous|joke|annoying|question|form|chat"
    r"|answer\w*|bot|hold on|moment|gift|present|\d{3,})\b|\$|@",
    re.I,
)
_WORDS_BESIDE_A_WISH = 12
_WORDS_OF_A_STATEMENT = 16
_GENERAL_FAULT = re.compile(
    r"\b(?:defect\w*|fault\w*|broken?|breaks?|damage\w*|wrong|problem|issue)\b", re.I
)
# What of them alone tells of no fault: "another one, please", "a refund instead".
_NO_FAULT_ALONE = ("another", "instead", "other than")
_SUPPOSED = re.compile(r"\W*(?:(?:and|so|but|or|what) )*(?:if|in case|suppos\w+)\b", re.I)
_CONTRAST = re.compile(
    r"\b(?:but|just|only|though|however|still|except|other than|apart from|aside from|besides)\b",
    re.I,
)


@cached_by_text
def account_in(text: str) -> str:
    """What a message tells of the matter, sentence by sentence in its own words; may be empty.

    Left out are greetings and thanks, what is asked, complaints of being asked or not understood,
    lines of a mail's head, mere wishes, and what is only of the order or a number.
    """
    told: list[str] = []
    short: list[str] = []  # counts where there is no more: "haha no way. it came torn in half."
    asked = False
    for sentence in sentences(text.replace("\u2019", "'")):
        leans, asked = asked and bool(_LEANS.match(sentence)), sentence.rstrip().endswith("?")
        said = without_request(bare_of_leads(sentence.strip()))
        said = without_values(without_line_named(_without_question(said)))
        said = _without_wish(said)
        fault = tells_fault(said)
        idle = any(each.search(said) for each in (_OF_A_MAIL, _TO_THE_LISTENER, _ORDERED_TO_WRITE))
        idle = idle or leans or (not fault and _OF_THE_TALK.search(said) is not None)
        courteous = _COURTESY.search(said) is not None
        idle = idle or (courteous and len(said.split()) <= _WORDS_OF_COURTESY)
        most = _WORDS_OF_A_PLAIN_WISH if _WISH_FIRST.match(said) else _WORDS_OF_A_WISH
        brief = len(said.split()) <= most
        plain_wish = names_remedy(said) and not says_how_many(said)
        idle = idle or (brief and plain_wish and not fault)
        if idle or says_told_already(said) or not tells_account(said.rstrip("?!. ")):
            continue
        if told or fault or len(said.split()) >= _FEWEST_WORDS_TO_BEGIN:
            told.append(said)
        else:
            short.append(said)
    return " ".join(told or short)


def _without_wish(said: str) -> str:
    """The sentence without a mere wish beside what it tells."""
    if not names_remedy(said) or says_how_many(said):
        return said
    return _before_wish(said) if tells_fault(said) else _beside_wish(said)


def _before_wish(said: str) -> str:
    """The trouble told before a mere wish: "it tore i want a refund pls"."""
    found = _WISH_BEHIND.search(said)
    if found is None or not names_remedy(found.group()) or _HANGS.search(found.group()):
        return said
    told = said[: found.start()]
    brief = len(found.group().split()) <= _WORDS_OF_A_TAIL
    tells = brief and tells_fault(told) and tells_account(told)
    return told.rstrip(" ,;:-") if tells else said


def _beside_wish(said: str) -> str:
    """What a short sentence states beside a wish: "the wheel is stuck, refund please"."""
    if len(said.split()) > _WORDS_BESIDE_A_WISH:
        return said
    parts = [part.strip() for part in re.split(r"[,;]\s+|\band\b", said)]
    told = [part for part in parts if _STATES.match(part) and not names_remedy(part)]
    return ", ".join(part for part in told if not _NO_STATEMENT.search(part)) or said


def told_part(text: str) -> str:
    """The sentences of a message that ask and suppose nothing, and what is told before a question:
    "it was $20, so how much do I get?"."""
    told = (_without_question(each.strip()) for each in sentences(text.replace("\u2019", "'")))
    return " ".join(each for each in told if each and not _SUPPOSED.match(each))


@cached_by_text
def tells_fault(text: str) -> bool:
    """Whether words say that something is wrong with a thing, or that another one came."""
    plain = text.replace("\u2019", "'")
    return any(
        not is_negated(plain, found.start()) and found.group().lower() not in _NO_FAULT_ALONE
        for found in FAULT.finditer(plain)
    )


def tells_of_handling(text: str) -> bool:
    """Whether the message tells what was tried with an item, or never done to it: "it never fell",
    "I tried another cable"."""
    return bool(_HANDLED.search(account_in(text)))


def goes_on_telling(text: str) -> bool:
    """Whether the message is no sentence but the rest of an account that was sent before."""
    asks = "?" in text or names_remedy(text)
    told = bool(_GOES_ON.match(text)) and not asks
    of_talk = any(each.search(text) for each in (_OF_THE_ORDER, _TO_THE_LISTENER))
    return told and not (date_cues(text) or of_talk)


def tells_of_item(text: str) -> bool:
    """Whether a short message states something of the item, or of what it came in, by the way: "the
    label says 5".

    Not what may answer a question of the order: of a day, a seller, a number or an address.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    asks = is_question(plain) or names_remedy(plain)
    of_order = any(each.search(plain) for each in (_OF_THE_ORDER, _TO_THE_LISTENER, _NO_STATEMENT))
    if asks or of_order or date_cues(plain) or says_told_already(plain):
        return False
    states = bool(_STATES.match(plain)) and len(plain.split()) <= _WORDS_OF_A_STATEMENT
    return states and len(telling_words(plain)[0]) >= _FEWEST_WORDS


def denies_fault(text: str) -> bool:
    """Whether the message says that nothing is wrong, and tells nothing else that is: "nobody broke
    anything"."""
    plain = text.replace("\u2019", "'")
    for said in sentences(plain):
        general = [m for m in _GENERAL_FAULT.finditer(said) if is_negated(said, m.start())]
        if general and not (is_question(said) or _CONTRAST.search(said)):
            return not tells_fault(plain)
    return False


@cached_by_text
def _without_question(sentence: str) -> str:
    """What is told before the question in a sentence; all of it where only its mark asks, unless
    of what is to be done."""
    behind = _QUESTION_BEHIND.search(sentence)
    if behind and (is_question(sentence) or _SUPPOSED.match(sentence, behind.end())):
        sentence = sentence[: behind.start()]
    elif by_mark := _ASKED_BY_MARK.search(sentence):
        sentence = sentence[: by_mark.start()]
    bare = sentence.rstrip(" ?!.,")
    marked = "?" in sentence and (_ASKS.search(bare) or _ASKS_OF_DUTY.match(bare))
    asks = is_question(bare) or marked
    return "" if asks or _SUPPOSED.match(bare) else sentence.strip(" ,;:-")


@cached_by_text
def tells_account(text: str) -> bool:
    """Whether a part of the message may tell what is wrong with an item.

    Neither a question does, nor what is said of the order, the seller or a number that is lacking.
    """
    plain = text.replace("\u2019", "'")
    return any(
        len(part.split()) >= _FEWEST_WORDS
        and not (_OF_THE_ORDER.search(part) or _LACKS.search(part) or is_question(part))
        for part in _CLAUSES.split(plain)
        if any(letter.isalpha() for letter in part)
    )
