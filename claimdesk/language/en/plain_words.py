"""A plain text in one way of writing: short forms written out, what is said by the way left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimdesk.language.text_cache import cached_by_text

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
# "I don't want a refund": that "refund" must not speak for a refund.
_UNWANTED = re.compile(
    r"\b(?:do not|don't|didn't|did not|not|no longer) (?:want|need|ask for|asking for|looking for)"
    r" (?:a|an|any|my|the|to get a|your)? ?"
    r"(?:refund|money back|money|replacement|exchange|repair|store credit|credit|new one)\b"
    r"|\bnot an? (?:refund|replacement|exchange|repair)\b"
)
# "Hi team, quick question:" before three words or more: said before whatever is wished.
_SALUTATION = re.compile(
    r"(?:(?:hi+|hello+|hey+|hiya|heya|howdy|greetings|dear|good (?:morning|afternoon|evening|day)"
    r"|excuse me|sorry to (?:bother|disturb) you|(?:morning|evening)(?=[,!])"
    r"|(?:just )?(?:a |one |another )?(?:quick |other |more |last )?(?:question|thing)(?=[:,-]))"
    r"(?: (?:there(?! (?:is|are|was|were|has|have|seems)\b)|again|team|all|everyone|guys|folks"
    r"|support|sir or madam|sir|madam))?"
    r"(?:[ ,.!:;-]+))+(?=(?:[^ ]+ ){2})"
)
#: What stands for a masked value where only words can stand.
MASK_WORDS: Mapping[str, str] = {
    "codenumber": "number",
    "claimnumber": "claim number",
    "moneyamount": "money",
    "emailaddress": "email",
    "weblink": "link",
    "unwantedremedy": "i do not want that",
}


@cached_by_text
def in_plain_words(text: str) -> str:
    """A lower-case text with short forms written out, blanks single, and no salutation.

    A remedy that is not wanted is masked.
    """
    text = _WORD.sub(lambda m: _SHORT_FORMS.get(m.group(), m.group()), text)
    text = _UNWANTED.sub(" unwantedremedy ", text)
    text = " ".join(text.split())
    salutation = _SALUTATION.match(text)
    return text[salutation.end() :] if salutation else text
