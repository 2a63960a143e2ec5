"""E-mail addresses as shoppers type them, spoken forms among them."""

from __future__ import annotations

import re

from claimdesk.language.email_addresses import common_domain_named, find_emails, valid_email
from claimdesk.language.en.common_words import common_words

_SPOKEN_DOT = re.compile(r"\s*[(\[]?\s*\bdot\b\s*[)\]]?\s*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b([A-Za-z0-9._%+-]+(?: ?(?:\(dot\)|\[dot\]| dot ) ?[A-Za-z0-9_-]+)*)"
    r"\s*(?:\(at\)|\[at\]| at )\s*"
    r"([A-Za-z0-9-]+(?:\s*(?:\(dot\)|\[dot\]| dot |(?<=\w)\.(?=\w))\s*[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
# What leads to an address, whatever word it begins with: "my mail is sunny at shop.com".
_OF_AN_ADDRESS = re.compile(
    r"\b(?:e-?mails?|mail|address|contact|reach|write|reply|answer)\b[^.!?\n]{0,25}$", re.IGNORECASE
)
_OF_A_THING = re.compile(r"\b(?:the|an?|my|our|your|this|that|one) $", re.IGNORECASE)
# What is told of it as of somebody: "someone else at gmail.com can see it".
_DOES_SOMETHING = re.compile(
    r"\s+(?:can|could|will|would|may|might|has|have|sees?|reads?|gets?|got)\b", re.IGNORECASE
)
_MAY_BE_SPOKEN = re.compile(r"\bat\b", re.IGNORECASE)
_SPACED = re.compile(r"([\w.+-])(?:\s+@\s*|\s*@\s+)(?=[\w-]+\.\w)")


def read_email(text: str) -> str | None:
    """The address a message gives, its domain in lower-case ASCII; None if none works.

    Reads "<jo@example.com>", "mailto:jo@example.com", "jo @ example.com" and "jo at example dot
    com". Broken ones ("jo@", "jo@example", "jo..b@example.com") are not repaired.
    """
    if "@" in text:
        found = find_emails(text) or find_emails(_SPACED.sub(r"\1@", text))
    elif _MAY_BE_SPOKEN.search(text) and (spoken := _spoken(text)):
        local, domain = (_SPOKEN_DOT.sub(".", part) for part in spoken.groups())
        found = find_emails(f"{local}@{domain}".replace(" ", ""))
    else:
        return None
    return valid_email(found[0].text) if found else None


def _spoken(text: str) -> re.Match[str] | None:
    """An address told in words; none is where something was done: "your order at shop.com"."""
    for found in _SPOKEN.finditer(text):
        before = text[: found.start()]
        of_a_place = found[1].lower() in common_words() or bool(_OF_A_THING.search(before))
        if of_a_place and _DOES_SOMETHING.match(text, found.end()):
            continue
        if (
            not (of_a_place and "." in found[2])
            or _OF_AN_ADDRESS.search(before)
            or _alone(text, found)
        ):
            return found
    return None


def _alone(text: str, found: re.Match[str]) -> bool:
    return not re.search(r"\w", text[: found.start()] + text[found.end() :])


# "pat@gmail", "pat@gmail,com", "pat@gmail dot com", "pat at gmail".
_INCOMPLETE = re.compile(
    r"([A-Za-z0-9._%+-]{1,64})\s*(?:@|[(\[]?\bat\b[)\]]?)\s*([A-Za-z0-9-]{4,20})\b", re.IGNORECASE
)


def completed_email(text: str) -> str | None:
    """The address that a broken one was probably meant to be, or None.

    Only where the name after the @ is one that many people have.
    """
    for found in _INCOMPLETE.finditer(text):
        domain = common_domain_named(found[2])
        if domain and (address := valid_email(f"{found[1]}@{domain}")):
            return address
    return None
