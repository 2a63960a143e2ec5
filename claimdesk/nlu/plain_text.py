"""A message as the classifier sees it: one spelling, and no numbers or addresses to decide by."""

from __future__ import annotations

import re
import unicodedata

from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.en.emails import find_emails
from claimdesk.language.spans import Span

_SHORT_FORMS = {
    "u": "you", "ur": "your", "r": "are", "ya": "you", "yall": "you", "y'all": "you",
    "pls": "please", "plz": "please", "plss": "please", "thx": "thanks", "thnx": "thanks",
    "tnx": "thanks", "ty": "thank you", "tysm": "thank you", "wanna": "want to",
    "gonna": "going to", "gotta": "have to", "lemme": "let me", "gimme": "give me",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't",
    "wont": "won't", "isnt": "isn't", "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "im": "i'm", "ive": "i've", "id": "i'd",
    "whats": "what's", "wheres": "where's", "hows": "how's", "thats": "that's", "b4": "before",
    "bc": "because", "cuz": "because", "coz": "because", "n": "and", "w": "with", "rn": "right now",
    "asap": "as soon as possible", "msg": "message", "pkg": "package", "acct": "account",
    "cancelled": "canceled", "cancelling": "canceling", "favour": "favor", "colour": "color",
    "e-mail": "email", "cust": "customer", "info": "information", "tho": "though", "wat": "what",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_DIGIT, _NUMBER = re.compile(r"\d"), re.compile(r"\d+")
_CLAIM_NUMBER = re.compile(r"\bclm-\w+")
_CODE = re.compile(r"#?\b(?=[\w-]*\d{3})[\w-]+\b|\b(?=[\w-]*\d)(?=[\w-]*[a-z])\w+-\w+\b")
# "I don't want a refund": that "refund" must not speak for a refund.
_UNWANTED = re.compile(
    r"\b(?:do not|don't|didn't|did not|not|no longer) (?:want|need|ask for|asking for|looking for)"
    r" (?:a|an|any|my|the|to get a|your)? ?"
    r"(?:refund|money back|money|replacement|exchange|repair|store credit|credit|new one)\b"
    r"|\bnot an? (?:refund|replacement|exchange|repair)\b"
)
_SPOKEN = {
    "codenumber": "number",
    "claimnumber": "claim number",
    "moneyamount": "money",
    "emailaddress": "email",
    "weblink": "link",
    "unwantedremedy": "i do not want that",
}
# "Hi team, quick question:" before three words or more: said before whatever is wished.
_SALUTATION = re.compile(
    r"(?:(?:hi+|hello+|hey+|hiya|heya|howdy|greetings|dear|good (?:morning|afternoon|evening|day)"
    r"|excuse me|sorry to (?:bother|disturb) you|(?:morning|evening)(?=[,!])"
    r"|(?:just )?(?:a |one |another )?(?:quick |other |more |last )?(?:question|thing)(?=[:,-]))"
    r"(?: (?:there(?! (?:is|are|was|were|has|have|seems)\b)|again|team|all|everyone|guys|folks"
    r"|support|sir or madam|sir|madam))?"
    r"(?:[ ,.!:;-]+))+(?=(?:[^ ]+ ){2})"
)
_DRAWN_OUT = re.compile(r"([a-z!?.])\1{2,}")
_LONGEST = 2000  # characters; what comes after does not change what a message is about


def plain_text(text: str) -> str:
    """Lower case, one kind of quotes, short forms written out; numbers, sums and addresses masked.

    An order number thereby never decides what a message means, nor does a salutation, which is left
    out.
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST])
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'")
    numbers = _DIGIT.search(text) is not None
    if "@" in text:
        text = _masked(text, find_emails(text), " emailaddress ")
    if numbers:
        text = _masked(text, find_amounts(text), " moneyamount ")
    text = text.lower()
    if "//" in text or "www." in text:
        text = _LINK.sub(" weblink ", text)
    if "clm-" in text:
        text = _CLAIM_NUMBER.sub(" claimnumber ", text)
    if numbers:
        text = _NUMBER.sub("0", _CODE.sub(" codenumber ", text))
    text = _DRAWN_OUT.sub(r"\1\1", text)
    text = _WORD.sub(lambda m: _SHORT_FORMS.get(m.group(), m.group()), text)
    text = _UNWANTED.sub(" unwantedremedy ", text)
    text = " ".join(text.split())
    salutation = _SALUTATION.match(text)
    return text[salutation.end() :] if salutation else text


def unmasked(plain: str) -> str:
    """A plain text with words in place of the masks, for a reader that knows English only."""
    for mask, words in _SPOKEN.items():
        plain = plain.replace(mask, words)
    return plain


def _masked(text: str, spans: list[Span], mask: str) -> str:
    for span in reversed(spans):
        text = text[: span.start] + mask + text[span.end :]
    return text
