"""Whether what is asked about stands in a filed claim: yes, with the line, or no, and offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimdesk.conversation.filed_claims.claim_message import ClaimMessage
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.shared.draft import new_key
from claimdesk.language.languages import Language

#: The `field` of an addition that is offered, as what was asked about is not in the claim.
OFFERED = "offered"
_MOST_LINES = 2  # that one thing may be told in


def held(message: ClaimMessage) -> FiledClaimCommand | None:
    """The answer to whether some things stand in the claim; what does not is offered to be added.

    None where none is asked about. That the staff should know of something which stands nowhere
    is a question that goes to them.
    """
    language, claim = message.language, message.claim
    things = language.things_asked(message.text)
    if not (things and claim.is_open and claim.told) or language.field_named(things[0]) == "email":
        return None
    lines: list[str] = []
    lacking: list[str] = []
    for thing in things:
        found = _lines_with(thing, claim.told, language)
        lines += [each for each in found if each not in lines]
        lacking += [] if found else [thing]
    number = claim.number
    if lacking and language.asks_if_known(message.text):
        return None
    yes = FiledClaimCommand("held", number, details="\n".join(lines))
    no = FiledClaimCommand("add", number, field=OFFERED, details=", ".join(lacking), is_sure=False)
    answers = [*([yes] if lines else []), *_asked_beside(message), *([no] if lacking else [])]
    chain: FiledClaimCommand | None = None
    for each in reversed(answers):
        chain = replace(each, key=new_key(), beside=chain.as_slot() if chain else {})
    return chain


def _asked_beside(message: ClaimMessage) -> Sequence[FiledClaimCommand]:
    """What the other sentences ask of the claim."""
    language = message.language
    others = [s for s in language.sentences(message.text) if not language.things_asked(s)]
    rest = " ".join(each.strip() for each in others)
    if not language.puts_question(rest):
        return ()
    topics = language.asks_of_claim(rest)
    return (FiledClaimCommand("asked", message.claim.number, topics=topics, details=rest),)


def _lines_with(thing: str, told: Sequence[str], language: Language) -> Sequence[str]:
    """The lines that tell a thing between them, the fullest first; empty where some of it is
    told nowhere. An address is told where one is written out."""
    words = {line: language.content_words(line) for line in told}
    if language.names_address(thing):
        wanted = language.content_words(thing)
        written = [line for line in told if language.find_postal_address(line)]
        return sorted(written, key=lambda line: len(words[line] & wanted), reverse=True)[:1]
    rest = set(language.content_words(thing))
    found: list[str] = []
    while rest and len(found) < _MOST_LINES:
        best = max(told, key=lambda line: len(words[line] & rest))
        if not words[best] & rest:
            return ()
        found.append(best)
        rest -= words[best]
    return () if rest else found
