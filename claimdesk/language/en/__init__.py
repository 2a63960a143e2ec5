"""All that knows English: the names of `claimdesk.language.languages.Language`."""

from claimdesk.language.en.accounts import tells_account
from claimdesk.language.en.amounts import find_amounts, read_amount
from claimdesk.language.en.choosing import place_named, rejects_all, telling_words
from claimdesk.language.en.claim_course import asks_of_claim, open_questions
from claimdesk.language.en.claim_cues import (
    asks_about_question,
    asks_for_change,
    asks_of_photo_only,
    date_cues,
    has_second_thought,
    is_correction,
    is_listed,
    names_claim,
    names_photo,
    names_receipt,
    tells_of_opening,
    tells_of_use,
    without_lead_in,
)
from claimdesk.language.en.clauses import clauses_by_sentence
from claimdesk.language.en.common_words import LETTERS, WORD_PIECES, common_words, stems
from claimdesk.language.en.dates import find_date_spans, read_date, read_dates
from claimdesk.language.en.day_relations import day_relations
from claimdesk.language.en.detection import other_language
from claimdesk.language.en.emails import completed_email, read_email
from claimdesk.language.en.filed_cues import (
    adds,
    agrees,
    asks_if_it_arrived,
    asks_way_back,
    asks_what_is_missing,
    asks_what_is_on_record,
    asks_when_to_hear,
    awaits_answer,
    declines,
    field_named,
    hesitates,
    lacks_it,
    lets_it_be,
    misses_mail,
    names_email,
    says_code,
    speaks_of_claim,
    speaks_of_order,
    told_to_add,
    wants_no_more,
    withdraws,
)
from claimdesk.language.en.follow_ups import asked_aspects, joins_on, leans, says_only, supposes
from claimdesk.language.en.gifts import is_anothers_order
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.line_names import gone_without, lines_told, sends_after
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.nods import (
    cancels,
    goes_on,
    holds_on,
    keeps_as_it_was,
    led_by_yes_or_no,
    says_yes_or_no,
)
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.en.packaging import is_packaging, without_packaging_lead
from claimdesk.language.en.phrase_words import LEFT_OUT, NOT_BEFORE_LEFT_OUT, PUT_IN
from claimdesk.language.en.places import find_places
from claimdesk.language.en.plain_words import MASK_WORDS, in_plain_words
from claimdesk.language.en.plurals import singular
from claimdesk.language.en.product_phrases import product_finder
from claimdesk.language.en.questions import is_question, only_tells, tells_something
from claimdesk.language.en.review_cues import (
    asks_to_see,
    goes_on_anyway,
    goes_without,
    is_put_right,
    missing_thing,
    needs_something,
    remark_beside,
    says_send,
    sets_against,
    tells_another_came,
    tells_own_mistake,
)
from claimdesk.language.en.segmentation import leans_on_the_rest, split_requests
from claimdesk.language.en.shopper_matters import (
    asks_in_danger,
    asks_of_message,
    asks_what_happens,
    find_postal_address,
    gives_a_message,
    is_not_here_yet,
    keeps_order,
    names_address,
    paid_without_discount,
    parcel_trouble,
    pleads,
    speaks_of_injury,
)
from claimdesk.language.en.spoken import (
    full_date,
    indefinite,
    long_date,
    long_moment,
    money,
    near_date,
    short_money,
)
from claimdesk.language.en.subjects import names_subject
from claimdesk.language.en.sums_told import sums_told
from claimdesk.language.en.supposed import supposed_values
from claimdesk.language.en.told_again import means_same_order, says_told_already
from claimdesk.language.en.wishes import is_wished

CODE = "en"

__all__ = [
    "CODE",
    "LEFT_OUT",
    "LETTERS",
    "MASK_WORDS",
    "NOT_BEFORE_LEFT_OUT",
    "PUT_IN",
    "WORD_PIECES",
    "adds",
    "agrees",
    "asked_aspects",
    "asks_about_question",
    "asks_for_change",
    "asks_if_it_arrived",
    "asks_in_danger",
    "asks_of_claim",
    "asks_of_message",
    "asks_of_photo_only",
    "asks_to_see",
    "asks_way_back",
    "asks_what_happens",
    "asks_what_is_missing",
    "asks_what_is_on_record",
    "asks_when_to_hear",
    "awaits_answer",
    "cancels",
    "clauses_by_sentence",
    "common_words",
    "completed_email",
    "date_cues",
    "day_relations",
    "declines",
    "field_named",
    "find_amounts",
    "find_date_spans",
    "find_order_numbers",
    "find_places",
    "find_postal_address",
    "full_date",
    "gives_a_message",
    "goes_on",
    "goes_on_anyway",
    "goes_without",
    "gone_without",
    "has_second_thought",
    "hesitates",
    "holds_on",
    "in_plain_words",
    "indefinite",
    "is_anothers_order",
    "is_correction",
    "is_hypothetical",
    "is_listed",
    "is_negated",
    "is_not_here_yet",
    "is_packaging",
    "is_put_right",
    "is_question",
    "is_wished",
    "joins_on",
    "keeps_as_it_was",
    "keeps_order",
    "lacks_it",
    "leans",
    "leans_on_the_rest",
    "led_by_yes_or_no",
    "lets_it_be",
    "lines_told",
    "long_date",
    "long_moment",
    "means_same_order",
    "misses_mail",
    "missing_thing",
    "money",
    "names_address",
    "names_claim",
    "names_email",
    "names_photo",
    "names_receipt",
    "names_subject",
    "near_date",
    "needs_something",
    "only_tells",
    "open_questions",
    "other_language",
    "paid_without_discount",
    "parcel_trouble",
    "place_named",
    "pleads",
    "product_finder",
    "read_amount",
    "read_date",
    "read_dates",
    "read_email",
    "rejects_all",
    "remark_beside",
    "says_code",
    "says_only",
    "says_send",
    "says_told_already",
    "says_yes_or_no",
    "sends_after",
    "sets_against",
    "short_money",
    "singular",
    "speaks_of_claim",
    "speaks_of_injury",
    "speaks_of_order",
    "split_requests",
    "stems",
    "sums_told",
    "supposed_values",
    "supposes",
    "telling_words",
    "tells_account",
    "tells_another_came",
    "tells_of_opening",
    "tells_of_use",
    "tells_own_mistake",
    "tells_something",
    "told_to_add",
    "wants_no_more",
    "withdraws",
    "without_lead_in",
    "without_packaging_lead",
]
