"""All that knows English: the names of `claimdesk.language.languages.Language`."""

from claimdesk.language.en.amounts import find_amounts, read_amount
from claimdesk.language.en.choosing import place_named, rejects_all, telling_words
from claimdesk.language.en.claim_cues import (
    asks_about_question,
    asks_for_change,
    cancels,
    date_cues,
    has_second_thought,
    is_correction,
    is_listed,
    names_photo,
    names_receipt,
    without_lead_in,
)
from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.common_words import LETTERS, WORD_PIECES, common_words, stems
from claimdesk.language.en.dates import find_date_spans, read_date
from claimdesk.language.en.detection import other_language
from claimdesk.language.en.emails import read_email
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.en.phrase_words import LEFT_OUT, NOT_BEFORE_LEFT_OUT, PUT_IN
from claimdesk.language.en.plain_words import MASK_WORDS, in_plain_words
from claimdesk.language.en.plurals import one_or_more, singular
from claimdesk.language.en.product_phrases import product_finder
from claimdesk.language.en.questions import is_question, only_tells, tells_something
from claimdesk.language.en.segmentation import leans_on_the_rest, split_requests
from claimdesk.language.en.spoken import full_date, long_date, long_moment, money

CODE = "en"

__all__ = [
    "CODE",
    "LEFT_OUT",
    "LETTERS",
    "MASK_WORDS",
    "NOT_BEFORE_LEFT_OUT",
    "PUT_IN",
    "WORD_PIECES",
    "asks_about_question",
    "asks_for_change",
    "cancels",
    "clauses_by_sentence",
    "common_words",
    "date_cues",
    "find_amounts",
    "find_date_spans",
    "find_order_numbers",
    "full_date",
    "has_second_thought",
    "in_plain_words",
    "is_correction",
    "is_hypothetical",
    "is_listed",
    "is_negated",
    "is_question",
    "leans_on_the_rest",
    "long_date",
    "long_moment",
    "money",
    "names_photo",
    "names_receipt",
    "one_or_more",
    "only_tells",
    "other_language",
    "place_named",
    "product_finder",
    "read_amount",
    "read_date",
    "read_email",
    "rejects_all",
    "singular",
    "split_requests",
    "stems",
    "telling_words",
    "tells_something",
    "without_lead_in",
]
