"""Which sentence tells what is kept of a price: with the yes or no that the question asks for."""

from __future__ import annotations

from claimdesk.language.languages import Language

# By what a yes would mean to the question that was put.
_KEPT = {"kept": "worked_fee_for", "whole": "worked_fee_for_whole", None: "worked_fee_for_plain"}
_FREE = {
    "kept": "worked_no_fee_for",
    "whole": "worked_no_fee_for_whole",
    None: "worked_no_fee_for_plain",
}


def about_fee(language: Language, asked: str, *, free: bool) -> str:
    """The sentence, by its name, of whether something is kept; `asked` are the question's words."""
    return (_FREE if free else _KEPT)[language.asks_of_price(asked)]


def about_amount(language: Language, asked: str, *, free: bool) -> str:
    """The sentence, by its name, of whether the whole price comes back once staff approve."""
    of_all = language.asks_of_price(asked) == "whole"
    if free:
        return "course_whole_price_yes" if of_all else "course_whole_price"
    return "course_less_fee_no" if of_all else "course_less_fee"
