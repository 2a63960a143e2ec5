"""What a claim has to come with: photos, the receipt, and what has to be told."""

from __future__ import annotations

from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.conversation.worked_answers.case import Answer, Case, Sentence, reason_named


def evidence_needed(case: Case) -> Answer:
    """What is needed for the reason given."""
    term, reason = case.terms.get("evidence"), case.known.reason
    if term is None or reason is None:
        return ()
    photo = Phrase("missing_photo")
    if term.photo_shows:
        photo = Phrase("photo_wanted_of", {"photo_shows": term.photo_shows})
    names = {"photo": photo, "proof_of_purchase": Phrase("missing_proof_of_purchase")}
    wanted = [names[kind] for kind in term.needed_for(reason)]
    details = [Phrase(f"detail_name_{name}") for name in term.details]
    if not wanted and not details:
        return ()
    needed = PhraseList((*details, *wanted), "and")
    return (Sentence("worked_evidence", {**reason_named(reason), "needed": needed}),)
