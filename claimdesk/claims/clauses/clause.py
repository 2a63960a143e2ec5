"""What every clause has: a term of the store it judges by, and a ruling on a case."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from claimdesk.claims.finding import Case, Finding, Ruling
from claimdesk.claims.vocabulary import Track

T = TypeVar("T")

RETURN: frozenset[Track] = frozenset({"return"})
WARRANTY: frozenset[Track] = frozenset({"warranty"})


class Clause(Generic[T]):
    """One rule. It exists for a store only where the store states its term."""

    id: ClassVar[str]
    term: ClassVar[str]
    tracks: ClassVar[frozenset[Track]] = RETURN
    #: Every code the clause may give against a claim, or in doubt of it.
    codes: ClassVar[tuple[str, ...]] = ()
    #: Every code a line of its charges may have.
    charges: ClassVar[tuple[str, ...]] = ()
    #: Whether it is told with the money; while such a clause is open, no sum can be told.
    about_money: ClassVar[bool] = False

    def judge(self, term: T, case: Case) -> Ruling | None:
        """Rule on `case` by `term`; None where the clause does not concern the claim."""
        raise NotImplementedError

    def find(self, case: Case) -> Finding | None:
        """The ruling with its source, or None where there is nothing to rule."""
        stated = case.terms.get(self.term)
        ruling = self.judge(stated.value, case) if stated else None
        if stated is None or ruling is None:
            return None
        values: dict[str, Any] = {
            "store_name": case.policy.name,
            "contact_email": case.policy.contact.email,
            **stated.value.words(),
            **ruling.values,
        }
        return Finding(
            self.id,
            ruling.held,
            ruling.code,
            values,
            stated.source,
            ruling.missing,
            ruling.charges,
            self.about_money,
        )
