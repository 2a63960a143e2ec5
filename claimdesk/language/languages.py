"""The languages that shoppers are understood in, each behind the same interface.

A language is a package below this one with the names of `Language`. Nothing else imports such a
package: who needs one asks for it by its code, once, and keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, Protocol

from claimdesk.language import en
from claimdesk.language.amounts import Amount
from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.places import Place
from claimdesk.language.spans import (
    DayRelation,
    LineTold,
    SellerWeighed,
    Span,
    Stretch,
    SumsTold,
    Supposed,
)


class ProductFinder(Protocol):
    """Finds the products that messages name."""

    known: list[str]

    def find(self, text: str) -> list[Span]:
        """The products a message names, in order."""
        ...


class Language(Protocol):
    """What has to be known of a language; each function's own docstring says more."""

    def __hash__(self) -> int: ...

    #: As in ISO 639-1.
    CODE: str

    # Values, as they are written.

    def find_date_spans(self, text: str) -> list[Span]:
        """The stretches of a message that name a day or a time, in order."""
        ...

    def read_date(self, text: str, reader: Reader) -> DateReading:
        """The day that a message names."""
        ...

    def read_dates(self, text: str, reader: Reader, *, casual: bool = False) -> list[DateReading]:
        """The times that a message names, in order, each in the light of those before it."""
        ...

    def day_of_month(self, text: str) -> int | None:
        """The number of a day told without its month: "the 28th"; None for any other time."""
        ...

    def is_without_year(self, text: str) -> bool:
        """Whether a day or a month is told by its name and without its year: "the 3rd of May"."""
        ...

    def lacks_the_mail(self, text: str) -> bool:
        """Whether a mail was looked for in vain, which is no address: "I can't find the email"."""
        ...

    def seller_weighed(self, text: str) -> SellerWeighed | None:
        """The words that weigh two sellers, and whether the store is the one believed."""
        ...

    def years_told(self, text: str, today: date) -> list[tuple[int, int]]:
        """The years told by themselves, of no day beside them, each with its place."""
        ...

    def time_of_use(self, text: str) -> tuple[int, str] | None:
        """How many days a thing was in use before its trouble, and the words for it."""
        ...

    def days_put_right(
        self, text: str, reader: Reader, known: Sequence[date]
    ) -> list[tuple[date, DateReading]]:
        """Those of the ``known`` days that a message takes back, each with what it tells."""
        ...

    def find_amounts(self, text: str, *, bare: bool = False) -> list[Span]:
        """The stretches of a message that are sums of money, in order."""
        ...

    def read_amount(self, text: str, default_currency: str, *, bare: bool = False) -> Amount | None:
        """The sum a message names, or None."""
        ...

    def is_only_asked(self, text: str, start: int, end: int) -> bool:
        """Whether what stands there is in a question that tells nothing of it."""
        ...

    def find_order_numbers(self, text: str, others: Iterable[Span] | None = None) -> list[Span]:
        """The stretches of a message that look like order numbers of any shop, in order."""
        ...

    def read_email(self, text: str) -> str | None:
        """The e-mail address a message gives, spelled out or spoken; None if none works."""
        ...

    def anothers_emails(
        self, text: str, *, asked: bool = False, has_own: bool = False
    ) -> Sequence[str]:
        """The addresses that are another's or the order's, so that no answer goes there."""
        ...

    def completed_email(self, text: str) -> str | None:
        """The address that a broken one was probably meant to be, to be asked about; or None."""
        ...

    def find_places(self, text: str) -> Sequence[Place]:
        """The countries, and parts of them, that a message names, in order."""
        ...

    def places_asked(self, text: str) -> Sequence[Place]:
        """The places a message is about, without those it sets the others against."""
        ...

    # How a message leans on what was spoken of before it.

    def supposed_values(self, text: str) -> Sequence[Supposed]:
        """What a message supposes of an item: its condition, a reason, where it was bought."""
        ...

    def asked_aspects(self, text: str) -> Mapping[str, Stretch]:
        """Of ``more long much clock unit deadline until sum`` what is asked, each with where."""
        ...

    def only_mentions(self, field: str, values: Sequence[str], text: str) -> bool:
        """Whether a field's value stands in a message only as denied, or as what is asked for."""
        ...

    def counts_from(self, text: str, at: int) -> bool:
        """Whether what stands there is the day that a time is counted from."""
        ...

    def joins_on(self, text: str) -> bool:
        """Whether a message begins or ends as one that goes on with what was said."""
        ...

    def leans(self, text: str) -> bool:
        """Whether a short message names nothing that it asks about and goes on, or points back."""
        ...

    def supposes(self, text: str) -> bool:
        """Whether a message asks or supposes, however briefly."""
        ...

    def says_only(self, text: str, spans: Iterable[Stretch]) -> bool:
        """Whether a message has no word of its own beside those at ``spans``."""
        ...

    # What a message does with what it mentions.

    def is_negated(self, text: str, start: int) -> bool:
        """Whether the phrase that begins at ``start`` is denied by what stands before it."""
        ...

    def is_hypothetical(self, text: str, start: int, end: int) -> bool:
        """Whether the phrase is asked about in general, supposed or awaited."""
        ...

    def is_question(self, text: str) -> bool:
        """Whether the message asks."""
        ...

    def puts_question(self, text: str) -> bool:
        """Whether the message asks, be it only by its order of words."""
        ...

    def only_tells(self, text: str) -> bool:
        """Whether the message asks nothing, not even after telling."""
        ...

    def tells_something(self, text: str) -> bool:
        """Whether a part of the message tells rather than asks, in a few words at least."""
        ...

    def other_language(self, text: str) -> str | None:
        """The code of the language a text is in, None if that may be this one."""
        ...

    # What a message asks, whatever it was taken for.

    def asks_of_claim(self, text: str) -> tuple[str, ...]:
        """What is asked of a claim's course, in the order asked: the topics of
        `claimdesk.conversation.worked_answers.claim_course` and ``packaging``."""
        ...

    def gives_later(self, text: str) -> bool:
        """Whether the writer means to send a picture at another time, or asks if that will do."""
        ...

    def says_shown_already(self, text: str) -> bool:
        """Whether a picture that was sent before is said to show what is asked for now."""
        ...

    def without_told_again(self, text: str) -> str:
        """The text without words that it was told before, where it says anything else."""
        ...

    def says_it_differs(self, text: str) -> bool:
        """Whether the message holds one answer that it got against another."""
        ...

    def says_unanswered(self, text: str) -> bool:
        """Whether the message says that what was asked got no answer."""
        ...

    def asks_if_in_time(self, text: str) -> Literal["too_late", "in_time"] | None:
        """What a yes would mean to a question whether there is still time."""
        ...

    def asks_of_price(self, text: str) -> Literal["whole", "kept"] | None:
        """What a yes would mean to a question of what comes back of the price."""
        ...

    def asks_of_state(self, text: str) -> Literal["in_use", "still_taken"] | None:
        """What is asked of the item's state: whether it may be used, or is still taken so."""
        ...

    def asks_what_counts(self, text: str) -> bool:
        """Whether it is asked what counts as unopened, unused or new."""
        ...

    def asks_exclusions(self, text: str) -> bool:
        """Whether it is asked what all a warranty leaves out."""
        ...

    def asks_cost_of_new_one(self, text: str) -> bool:
        """Whether it is asked if a replacement has to be paid for."""
        ...

    def asks_to_send_at_once(self, text: str) -> bool:
        """Whether it is asked if the item has to go back before there is an answer."""
        ...

    def denies_buying(self, text: str) -> bool:
        """Whether it is said that nothing was bought yet."""
        ...

    def has_not_bought(self, text: str) -> bool:
        """Whether nothing was bought yet, so that there is nothing to file a claim for."""
        ...

    def says_only_asking(self, text: str) -> bool:
        """Whether it is said to be no more than a question, so that nothing is filed for it."""
        ...

    def wants_no_claim_yet(self, text: str) -> bool:
        """Whether it is said that nothing is to be filed."""
        ...

    def open_questions(self, text: str) -> tuple[str, ...]:
        """The parts of the message that put a question to the store, and wish nothing."""
        ...

    def says_told_already(self, text: str) -> bool:
        """Whether the message complains of being asked what it told before."""
        ...

    def means_same_order(self, text: str, *, asked: bool = False) -> bool:
        """Whether it is of the order spoken of before, which may have been ``asked``."""
        ...

    def asks_outright(self, topic: str, text: str) -> bool:
        """Whether it has a word of an intent's subject that stands for nothing else."""
        ...

    def asks_something_else(self, topic: str, text: str) -> bool:
        """Whether the message asks what is often taken for this topic, and is none known."""
        ...

    def names_subject(self, topic: str, text: str) -> bool:
        """Whether the message has a word of what an intent is about, where its words are known."""
        ...

    # How a message is cut and put plainly.

    def clauses_by_sentence(self, text: str) -> list[list[Stretch]]:
        """For each sentence: itself, then its clauses if it has several."""
        ...

    def split_requests(self, text: str) -> list[str]:
        """The parts of a message that may each hold a wish, in order; at least one."""
        ...

    def leans_on_the_rest(self, part: str) -> bool:
        """Whether a part of a message wishes nothing of its own."""
        ...

    def in_plain_words(self, text: str) -> str:
        """A lower-case text with short forms written out, blanks single, and no salutation."""
        ...

    #: Words for each mask of a plain text.
    MASK_WORDS: Mapping[str, str]

    # Words.

    #: The alphabet, in lower case.
    LETTERS: str

    #: The vocabulary file of the sentence encoder.
    WORD_PIECES: Path

    def common_words(self) -> Mapping[str, int]:
        """The commonest words with their rank."""
        ...

    def stems(self, word: str) -> Iterator[str]:
        """What the word may be a form of."""
        ...

    def sound_of(self, word: str) -> str:
        """How a word sounds, roughly: the same for words that are taken for one another by ear."""
        ...

    def singular(self, word: str) -> str:
        """The word, if it is a plural, in the singular."""
        ...

    def thing_and_purpose(self, name: str) -> tuple[str, str]:
        """What a product is called, and what it is for: "case", "my tablet"; or else ""."""
        ...

    #: Words that a known phrase means the same without.
    LEFT_OUT: frozenset[str]

    #: Words that may stand inside a known phrase.
    PUT_IN: frozenset[str]

    #: Words of a phrase after which what may be left out may not stand.
    NOT_BEFORE_LEFT_OUT: frozenset[str]

    def product_finder(self, known: Iterable[str]) -> ProductFinder:
        """What finds products by these words of them."""
        ...

    # Cues in the middle of a form.

    def is_correction(self, text: str) -> bool:
        """Whether the message puts right what was said before."""
        ...

    def has_second_thought(self, text: str) -> bool:
        """Whether of two values in the message the later is meant."""
        ...

    def asks_for_change(self, text: str) -> bool:
        """Whether the message wants a line of the claim changed."""
        ...

    def speaks_of_own_claim(self, text: str) -> bool:
        """Whether the message speaks of a claim that is there: "my claim", not "a claim"."""
        ...

    def speaks_of_filed(self, text: str) -> bool:
        """Whether the message speaks of a claim that was filed, or of how one stands."""
        ...

    def names_claim(self, text: str) -> bool:
        """Whether the message speaks of a matter that the staff have."""
        ...

    def names_photo(self, text: str) -> bool:
        """Whether the message speaks of a picture."""
        ...

    def names_receipt(self, text: str) -> bool:
        """Whether the message speaks of a proof of purchase."""
        ...

    def date_cues(self, text: str) -> list[tuple[str, int]]:
        """The words that tell ``purchased_on`` or ``delivered_on``, and where each begins."""
        ...

    def takes_back(self, between: str) -> bool:
        """Whether what stands between two values says that the later one is meant."""
        ...

    def may_tell_buying(self, text: str, cue: int) -> bool:
        """Whether a word of arrival there may as well tell of buying: "got it"."""
        ...

    def is_pasted_mail(self, text: str) -> bool:
        """Whether a mail with its head stands in the message."""
        ...

    def asks_if_it_will_do(self, text: str) -> bool:
        """Whether the message asks if what the writer has may be sent."""
        ...

    def has_it(self, text: str) -> bool:
        """Whether the writer says to have a picture that is asked for, or what is to be on it."""
        ...

    def has_it_after_all(self, text: str) -> bool:
        """Whether the writer has what was gone without."""
        ...

    def names_this_store(self, text: str, *, asked: bool) -> bool:
        """Whether the item was bought from the store that the message speaks to."""
        ...

    def names_own_stall(self, text: str) -> bool:
        """Whether the store's own place on a marketplace is named."""
        ...

    def is_day_of_event(self, text: str, start: int, end: int) -> bool:
        """Whether the time that stands there is when something broke or was noticed."""
        ...

    def places_sent_from(self, text: str) -> Sequence[Place]:
        """The places from which the shopper would send a thing back."""
        ...

    def sends_from_here(self, text: str) -> bool:
        """Whether the shopper would send a thing back from where they are."""
        ...

    def names_carrier(self, text: str) -> bool:
        """Whether somebody only took the thing along, who sold nothing."""
        ...

    def tells_shop_outright(self, text: str) -> bool:
        """Whether it is told, in a word of buying, where the thing was bought."""
        ...

    def supposes_shop(self, text: str) -> bool:
        """Whether a shop is named in what is asked or supposed, and not only echoed."""
        ...

    def asks_where_sold(self, text: str) -> bool:
        """Whether it is asked where else the store sells."""
        ...

    def marketplaces_named(self, text: str) -> Sequence[str]:
        """The marketplaces that a text names, each once, by the names they go by."""
        ...

    def is_on_a_site(self, text: str, end: int) -> bool:
        """Whether a shop named up to there is one on a marketplace."""
        ...

    def tells_other_day(self, text: str, cue: int, at: int) -> bool:
        """Whether a word of buying or arrival does not tell the time that stands at a place."""
        ...

    def breaks_clause(self, text: str, start: int, end: int) -> bool:
        """Whether another clause begins between two places of a message."""
        ...

    def is_listed(self, text: str, end: int, start: int) -> bool:
        """Whether what begins at ``start`` is told beside what ended at ``end``."""
        ...

    def troubled_things(self, text: str, things: Sequence[tuple[int, int]]) -> list[bool]:
        """Of each thing, by where it begins and ends, whether the message tells trouble of it."""
        ...

    def says_one_thing(self, text: str) -> bool:
        """Whether what was taken for several things is one."""
        ...

    def is_device(self, name: str) -> bool:
        """Whether a name is of a phone, a tablet or the like, which other things are made for."""
        ...

    def without_lead_in(self, text: str) -> str:
        """The text without what leads to a name."""
        ...

    def is_packaging(self, text: str, start: int, end: int) -> bool:
        """Whether what stands there is what a thing came in, and no thing that was bought."""
        ...

    def without_packaging_lead(self, text: str) -> str:
        """The text without what says that it is read off the packaging."""
        ...

    def is_wished(self, code: str, text: str) -> bool:
        """Whether the remedy is wished for, of which the message was taken to speak."""
        ...

    def is_anothers_order(self, text: str) -> bool:
        """Whether somebody else placed the order, as of a gift."""
        ...

    def asks_about_question(self, text: str) -> bool:
        """Whether the message asks why or what a question asks, and nothing else."""
        ...

    # Nods: nothing but what each says.

    def says_yes_or_no(self, text: str) -> bool | None:
        """Whether the message is but a yes (True) or a no (False); None where neither."""
        ...

    def says_yes_beside(self, text: str) -> bool:
        """Whether a clause says yes or to go on, whatever stands beside it."""
        ...

    def asks_yes_or_no(self, text: str) -> bool:
        """Whether the message only asks which it is, yes or no."""
        ...

    def takes_up_again(self, text: str) -> bool:
        """Whether the message takes up what was dropped."""
        ...

    def supposed_months(self, text: str) -> float | None:
        """After how many months a message supposes something to happen; None where it doesn't."""
        ...

    def asks_cost(self, text: str) -> bool:
        """Whether it is asked what something costs, without saying which part of it."""
        ...

    def names_postage(self, text: str) -> bool:
        """Whether what sending costs is named."""
        ...

    def names_order_to_come(self, text: str) -> bool:
        """Whether something is named that is sent to the shopper."""
        ...

    def names_return(self, text: str) -> bool:
        """Whether sending something back is named."""
        ...

    def names_warranty(self, text: str) -> bool:
        """Whether a warranty or guarantee is named."""
        ...

    def names_window(self, text: str) -> bool:
        """Whether the message names the days in which a return is taken."""
        ...

    def names_money_back(self, text: str) -> bool:
        """Whether the promise to take a thing back for its money is named."""
        ...

    def led_by_yes_or_no(self, text: str) -> tuple[bool | None, str]:
        """Whether a text begins with a yes or a no, and what follows it."""
        ...

    def beside_yes(self, text: str) -> str | None:
        """What follows the yes that a message begins with; None where it is taken back."""
        ...

    def holds_on(self, text: str) -> bool:
        """Whether the message asks for a while, and nothing else."""
        ...

    def keeps_as_it_was(self, text: str) -> bool:
        """Whether the message takes back that something is to be changed, and nothing else."""
        ...

    def goes_on(self, text: str) -> bool:
        """Whether the message says to go on, and nothing else."""
        ...

    def cancels(self, text: str) -> bool:
        """Whether the message says to leave off, and nothing else."""
        ...

    # What a message does with the claim as it stands.

    def says_send(self, text: str) -> bool:
        """Whether the message sends what was shown."""
        ...

    def goes_on_anyway(self, text: str) -> bool:
        """Whether the message goes on in spite of what was told."""
        ...

    def asks_to_see(self, text: str) -> bool:
        """Whether the message asks what the claim says by now."""
        ...

    def goes_without(self, text: str) -> bool:
        """Whether the message goes on without what was asked for."""
        ...

    def needs_something(self, text: str) -> bool:
        """Whether the message says what the writer needs, and wants no line changed for it."""
        ...

    def sets_against(self, text: str) -> bool:
        """Whether the message sets what is against what is not."""
        ...

    def is_put_right(self, text: str, start: int) -> bool:
        """Whether what begins at ``start`` is told as what it really is."""
        ...

    def asks_if_it_matters(self, text: str) -> bool:
        """Whether the message ends by asking if what it says does any harm."""

    def told_part(self, text: str) -> str:
        """The sentences of a message that ask and suppose nothing, and what is told before a
        question."""

    def told_to_put_in(self, text: str) -> tuple[str, str, tuple[int, int]]:
        """What is to be put into the description, or else what that is called, and where."""
        ...

    def takes_back_addition(self, text: str) -> bool:
        """Whether the message wants what was added last out again."""
        ...

    def told_to_take_out(self, text: str) -> tuple[str, str]:
        """What the part to be taken out of the description is about, and the rest of the message;
        empty where nothing is."""

    def tells_another_came(self, text: str) -> bool:
        """Whether the message sets what came against what was ordered."""
        ...

    def names_place_for(self, text: str, end: int) -> bool:
        """Whether the thing named up to `end` only says what a part is for, as a pocket for it."""
        ...

    def tells_fewer_came(self, text: str) -> bool:
        """Whether the message says, by their numbers, that fewer came than were ordered."""
        ...

    def tells_what_came(self, text: str) -> bool:
        """Whether the message says which thing came, or which one it should have been."""
        ...

    def tells_own_mistake(self, text: str) -> bool:
        """Whether the writer says to have chosen wrongly."""
        ...

    def is_slip(self, text: str, *, gives_value: bool) -> bool:
        """Whether "wrong" is of what the writer told before; sooner where it gives a value."""
        ...

    def is_said_fine(self, text: str, start: int, end: int) -> bool:
        """Whether the thing named there is all right, or is kept."""
        ...

    def says_others_fine(self, text: str) -> bool:
        """Whether all but what a claim is about is all right."""
        ...

    def failed_in_use(self, text: str) -> bool:
        """Whether a thing worked before its fault, so that it was used: "died after a month"."""
        ...

    def says_unused(self, text: str) -> bool:
        """Whether the writer says that the item was not put to use."""
        ...

    def remedy_picked(self, told: str, text: str, *, outright: bool) -> str | None:
        """The remedy that a message picks, by its place, of several that were told before."""
        ...

    def wants_it_sent(self, text: str, *, missing: bool) -> bool:
        """Whether the writer asks for the right thing, or what is missing, to be sent."""
        ...

    def is_part_of(self, text: str, part: tuple[int, int], whole: tuple[int, int]) -> bool:
        """Whether what stands there is told as a part of the other thing."""
        ...

    def comes_with_another(self, text: str, start: int, end: int) -> bool:
        """Whether what stands there is told as what comes with another thing."""
        ...

    def missing_thing(self, text: str, start: int, end: int) -> bool | None:
        """Whether what stands there is missing (True) or came (False); None if not said."""
        ...

    # The lines of a claim, as a message names them.

    def lines_told(self, text: str) -> Sequence[LineTold]:
        """The lines that the message wants changed, or says anew, in order."""
        ...

    def gone_without(self, text: str) -> str | None:
        """The line that the message names as one to go on without."""
        ...

    def sends_after(self, text: str) -> bool:
        """Whether the message ends with the sending, after what it says first."""
        ...

    def note_told(self, text: str) -> tuple[str, str]:
        """What is to be written down for the staff, and the rest of the message."""
        ...

    def remark_beside(self, text: str) -> tuple[str, bool]:
        """What is told beside a yes or the sending, and whether it takes something back."""
        ...

    def day_relations(self, text: str) -> Sequence[DayRelation]:
        """The days of a claim that the message tells by another day."""
        ...

    # Choosing among what was offered.

    def place_named(self, text: str) -> int | None:
        """The place of the one meant, from 1, or -1 for the last; None where none is named."""
        ...

    def leaves_mistake_open(self, text: str) -> bool:
        """Whether the writer can't tell if the mistake was their own or the store's."""
        ...

    def unsure_of_place(self, text: str) -> bool:
        """Whether the writer can't tell which of two choices is meant, by their numbers."""
        ...

    def rejects_all(self, text: str) -> bool:
        """Whether the message says that none of what was offered is meant, and nothing else."""
        ...

    def telling_words(self, text: str) -> tuple[frozenset[str], bool]:
        """The words that tell which title is meant, and whether the text denies."""
        ...

    # What is said of a claim that is filed already.

    def speaks_of_claim(self, text: str) -> bool:
        """Whether the message names a claim, a return or what comes of one."""
        ...

    def speaks_of_order(self, text: str) -> bool:
        """Whether the message names an order or a parcel."""
        ...

    def withdraws(self, text: str) -> bool:
        """Whether the message takes back what was sent."""
        ...

    def forbids_change(self, text: str) -> bool:
        """Whether the message says that nothing is to be changed or taken back."""
        ...

    def only_asks(self, text: str) -> bool:
        """Whether the message asks, and bids nobody to do anything."""
        ...

    def says_nothing(self, text: str) -> bool:
        """Whether the message answers "nothing" to what is to be changed."""
        ...

    def puts_back(self, text: str) -> bool:
        """Whether the message wants what was changed to be as it was before."""
        ...

    def blames_for_change(self, text: str) -> bool:
        """Whether the message says that what was done is what it did not want."""
        ...

    def asks_when_to_hear(self, text: str) -> bool:
        """Whether the message asks how long an answer takes."""
        ...

    def asks_what_is_missing(self, text: str) -> bool:
        """Whether the message asks what else has to be given."""
        ...

    def asks_if_it_arrived(self, text: str) -> bool:
        """Whether the message asks if what was sent has come through."""
        ...

    def asks_if_known(self, text: str) -> bool:
        """Whether the message asks if the staff know of something that it tells."""
        ...

    def bids_to_tell(self, text: str) -> bool:
        """Whether the message wants the staff to be told something."""
        ...

    def closes(self, text: str) -> str | None:
        """How a message ends the talk and says nothing else: ``thank``, ``goodbye`` or ``rest``."""
        ...

    def adds(self, text: str) -> bool:
        """Whether the message gives or offers more to what was told before."""
        ...

    def told_to_add(self, text: str) -> str:
        """What the message adds; empty where it only offers to."""
        ...

    def names_email(self, text: str) -> bool:
        """Whether the message speaks of an e-mail address."""
        ...

    def misses_mail(self, text: str) -> bool:
        """Whether the message says that no mail came."""
        ...

    def lacks_it(self, text: str) -> bool:
        """Whether the message says that what was asked for is not to hand."""
        ...

    def not_at_hand(self, text: str) -> frozenset[str]:
        """The fields that it may say are not to be had, as the answer to who asks for them."""
        ...

    def named_not_at_hand(self, text: str) -> frozenset[str]:
        """The same, of those that it names."""
        ...

    def means_the_mail(self, text: str) -> bool:
        """Whether an e-mail is spoken of as a letter, not as an address."""
        ...

    def awaits_answer(self, text: str) -> bool:
        """Whether the message says or asks how far those are who have to answer."""
        ...

    def declines(self, text: str) -> bool:
        """Whether the message begins with a no."""
        ...

    def hesitates(self, text: str) -> bool:
        """Whether the message is but a sound of thinking."""
        ...

    def field_named(self, text: str) -> str | None:
        """The field of a claim that the message names."""
        ...

    def asks_what_is_on_record(self, text: str) -> bool:
        """Whether the message asks what the claim says as it stands."""
        ...

    def wish_instead(self, text: str, stands: str | None) -> str | None:
        """The one remedy that is asked for in the place of the one that `stands`."""
        ...

    def wishes_in(self, text: str) -> tuple[str, ...]:
        """The parts of a message that each want something done or told, in order."""
        ...

    def things_asked(self, text: str) -> tuple[str, ...]:
        """What it is asked of whether it stands in the claim, each thing by itself."""
        ...

    def content_words(self, text: str) -> frozenset[str]:
        """The words of a text that say what it is about, comparable with those of another."""
        ...

    def puts_line_right(self, text: str) -> bool:
        """Whether the message corrects a line of the claim by its name."""
        ...

    def means_claim_there(self, text: str) -> bool:
        """Whether the message says that it is of the claim there is, and begins none."""
        ...

    def line_asked(self, text: str) -> str | None:
        """What the one line of a claim is called whose value the message asks for."""
        ...

    def asks_how_many(self, text: str) -> bool:
        """Whether a message asks for a count."""
        ...

    def pictures_counted(self, text: str) -> int | None:
        """How many pictures the message speaks of; None where it does not count them."""
        ...

    def is_part(self, text: str, thing: str, whole: str) -> bool | None:
        """Whether a thing that is named is a part of the `whole`; None where that is not known."""
        ...

    def speaks_of_another(self, text: str) -> bool:
        """Whether the message speaks of another thing, order or claim than the one at hand."""
        ...

    def asks_if_changed(self, text: str) -> bool:
        """Whether it is asked what a line of the claim says by now, or if a change was made."""
        ...

    def asks_if_withdrawn(self, text: str) -> bool:
        """Whether it is asked if the claim is withdrawn by now."""
        ...

    def asks_way_back(self, text: str) -> bool:
        """Whether the message asks if the item has to go back."""
        ...

    def returns_it(self, text: str) -> bool:
        """Whether the message speaks of sending back what is spoken of, and supposes nothing."""
        ...

    def lets_it_be(self, text: str) -> bool:
        """Whether the message lets a question go, and names nothing that it would take back."""
        ...

    def wants_no_more(self, text: str) -> bool:
        """Whether the message says that nothing more is to be done."""
        ...

    def agrees(self, text: str) -> bool:
        """Whether the message begins with a yes."""
        ...

    def says_code(self, field: str, text: str) -> bool:
        """Whether the message says a value of the field in so many words."""
        ...

    def wishes_outright(self, code: str, text: str) -> bool:
        """Whether the writer asks for the remedy in so many words, rather than mention it."""
        ...

    def wish_told(self, text: str) -> str | None:
        """The remedy asked for in so many words; `any` where either will do."""
        ...

    def wish_terms(self, text: str) -> str:
        """What the message says that the wish or the sending hangs on; empty where nothing."""
        ...

    def ordered_oneself(self, text: str) -> bool:
        """Whether the writer says that nobody else placed the order."""
        ...

    def offers_their_number(self, text: str) -> bool:
        """Whether the message asks if another shop's order number is wanted, or will do."""
        ...

    def names_somebody_else(self, text: str) -> bool:
        """Whether the item was bought from somebody who is no shop."""
        ...

    def came_damaged(self, text: str) -> bool:
        """Whether a thing was harmed when it came; the harm may have been told before."""
        ...

    def tells_of_harm(self, text: str) -> bool:
        """Whether a thing is cracked, bent, torn or the like."""
        ...

    def broke_at_first_use(self, text: str) -> bool:
        """Whether a thing broke as it was put on or set up."""
        ...

    def says_still_closed(self, text: str) -> bool:
        """Whether a thing was not opened yet."""
        ...

    def harmed_by_others(self, text: str) -> bool:
        """Whether others did the harm that is told, and not the writer."""
        ...

    def works_after_all(self, text: str) -> bool:
        """Whether the thing is said to work now."""
        ...

    def wants_what_was_ordered(self, text: str) -> bool:
        """Whether the writer wants the very thing that was ordered or paid for."""
        ...

    def speaks_against(self, text: str, said: str) -> bool:
        """Whether the message denies, doubts or complains of what a line on record says."""
        ...

    def says_state(self, text: str) -> bool:
        """Whether the message says the condition in words of it: not asked, nor of others."""
        ...

    def days_denied(self, text: str, reader: Reader, known: Sequence[date]) -> Sequence[date]:
        """Those of the known days that the message says it was not, whatever it was."""
        ...

    def tells_accident(self, text: str) -> bool:
        """Whether words tell what was done to a thing, or befell it, and not only the harm."""
        ...

    def denies_accident(self, text: str) -> bool:
        """Whether the message says that nothing was done to a thing."""
        ...

    def says_reason(self, code: str, text: str) -> bool:
        """Whether the message tells the reason in so many words: not asked, denied or quoted."""
        ...

    def denies_reason(self, code: str, text: str) -> bool:
        """Whether the message only names the reason to say that it is none."""
        ...

    def reason_told(self, text: str) -> str | None:
        """The one reason that the message tells in so many words; None where none or several."""
        ...

    def opened_after_all(self, text: str) -> bool:
        """Whether the message tells outright that the item was opened."""
        ...

    def tells_of_no_use(self, text: str) -> bool:
        """Whether the item was not put to use, however it was opened."""
        ...

    def drops_claim(self, text: str) -> bool:
        """Whether a claim that was shown is to be dropped, whatever else is said."""
        ...

    def beside_not_sending(self, text: str) -> str | None:
        """What is said beside that a claim is not to be sent as it stands; None where not so."""
        ...

    def asks_after_leaving(self, text: str) -> bool:
        """Whether something else is asked or bidden after the words of leaving off."""
        ...

    def beside_sending(self, text: str) -> str | None:
        """What is said before or after the words that send a claim; None where nothing is."""
        ...

    def says_only_opened(self, text: str) -> bool:
        """Whether a part says that the item was opened and no more, and none tells of use."""
        ...

    def variant_told(self, text: str) -> str:
        """The size or colour that is said to be wanted instead; empty where none is."""
        ...

    def without_talk(self, text: str) -> str:
        """What a remark tells of the matter, without courtesy, venting and bids to write it."""
        ...

    def said_instead(self, text: str) -> str:
        """What is to stand in the place of what was put in last; empty where nothing is."""
        ...

    def stands_wrongly(self, text: str) -> tuple[str, str, tuple[int, int]] | None:
        """What is said to stand there wrongly, what is right, and where that is said."""
        ...

    def remark_before_sending(self, text: str) -> str:
        """What is told before or after the words that send a claim; empty where nothing is."""
        ...

    def means_to_leave(self, text: str) -> bool:
        """Whether any word of the message may say that the writer wants to leave off."""
        ...

    def is_of_ordering(self, text: str) -> bool:
        """Whether an accident that the text tells of was in ordering, and harmed nothing."""
        ...

    def remedies_denied(self, text: str) -> tuple[str, ...]:
        """The remedies that the message speaks of only as not wanted."""
        ...

    def remedies_named(self, text: str) -> tuple[str, ...]:
        """The remedies that the message speaks of, wished for or not."""
        ...

    def names_remedy(self, text: str) -> bool:
        """Whether the message speaks of any remedy."""
        ...

    def sentences(self, text: str) -> list[str]:
        """The sentences of a message, each with the marks that end it."""
        ...

    def account_in(self, text: str) -> str:
        """What a message tells of the matter, in its own words; without questions and greetings."""
        ...

    def tells_fault(self, text: str) -> bool:
        """Whether words say that something is wrong with a thing, or that another one came."""
        ...

    def tells_of_handling(self, text: str) -> bool:
        """Whether the message tells what was tried with an item, or never done to it."""
        ...

    def items_listed(self, text: str) -> tuple[str, ...]:
        """The things that a message lists by letters or numbers."""
        ...

    def pointed_at(self, text: str, count: int) -> int | None:
        """The index of the one of `count` things that a message points at, and nothing else."""
        ...

    def tells_of_item(self, text: str) -> bool:
        """Whether a short message states something of the item, by the way."""
        ...

    def goes_on_telling(self, text: str) -> bool:
        """Whether the message is the rest of an account that was sent before."""
        ...

    def denies_fault(self, text: str) -> bool:
        """Whether the message says that nothing is wrong, and tells nothing else that is."""
        ...

    def tells_account(self, text: str) -> bool:
        """Whether a part of the message may tell what is wrong, and not of order or seller."""
        ...

    def says_other_mind(self, text: str) -> bool:
        """Whether the message says that the item is not wanted any more."""
        ...

    def tells_of_damage(self, text: str) -> bool:
        """Whether the message tells that something broke."""
        ...

    def tells_of_opening(self, text: str) -> bool:
        """Whether the item was opened, tried or used, however little."""
        ...

    def tells_of_use(self, text: str) -> bool:
        """Whether the item was used for a while."""
        ...

    def asks_of_photo_only(self, text: str) -> bool:
        """Whether what could be taken for a fault stands in a question about a picture."""
        ...

    def sums_told(self, text: str) -> SumsTold:
        """What was paid and what came back of it."""
        ...

    # What a message to the staff is about.

    def asks_of_message(self, text: str) -> str | None:
        """What is asked of a message that the staff have.

        ``call``, ``when``, ``who``, ``who_and_when``, ``manager``, ``refused``, ``read``,
        ``done``, ``got``, ``seller``, ``outcome``, ``comes``, ``turns_up``, ``whole``,
        ``number``, ``call_me``, ``advise``.
        """
        ...

    def asks_of_order(self, text: str) -> tuple[str, ...]:
        """What is asked of an order that the staff are to look into.

        ``who_pays``; ``wrong_place`` (if it goes to another address, or comes back from there),
        ``too_late`` (if it is processed, made or sent by now), ``stuck`` (if there is no way out),
        ``sent_again`` (if another is sent), ``payment_back`` (if money comes back), ``send_back``
        (if the item has to go back).
        """
        ...

    def gave_wrong_address(self, text: str) -> bool:
        """Whether who ordered gave the address wrongly."""
        ...

    def tells_of_charge(self, text: str) -> bool:
        """Whether it is told that money was taken more than once."""
        ...

    def demands(self, text: str) -> bool:
        """Whether something is demanded, or not to be done to the writer."""
        ...

    def asks_to_see_message(self, text: str) -> bool:
        """Whether the writer wants to know what will be sent before it is."""
        ...

    def withdraws_message(self, text: str) -> bool:
        """Whether a message to the staff, named as one, is to be taken back."""
        ...

    def corrects_heading(self, text: str) -> bool:
        """Whether the writer says that a message stands under a wrong matter."""
        ...

    def asks_to_come_back(self, text: str) -> bool:
        """Whether it is asked what to do should it happen again."""
        ...

    def tells_of_transit(self, text: str) -> bool:
        """Whether the way of a parcel is spoken of: its tracking, its carrier."""
        ...

    def asks_if_called_off(self, text: str) -> bool:
        """Whether it is asked if what was taken back is off by now: "is the cancellation off?"."""
        ...

    def wants_to_buy(self, text: str) -> bool:
        """Whether a thing is to be bought that the writer does not have yet."""
        ...

    def wants_invoice(self, text: str) -> bool:
        """Whether the store is to make out an invoice."""
        ...

    def names_message(self, text: str) -> bool:
        """Whether a message or a note to the staff is spoken of."""
        ...

    def gives_phone(self, text: str) -> bool:
        """Whether a telephone number stands in the message."""
        ...

    def asks_if_late(self, text: str) -> bool:
        """Whether the message asks if what was ordered is late, or how long it takes."""
        ...

    def stated_days(self, text: str) -> tuple[int, int, bool] | None:
        """The least and the most days that a store states, and whether these are working days."""
        ...

    def is_day_of_order(self, text: str, at: int) -> bool:
        """Whether what is ordered, or will be, is so on the day that is named there."""
        ...

    def asks_by_a_day(self, text: str) -> bool:
        """Whether it is asked if what is ordered comes by some day: "will it be here by Friday"."""
        ...

    def awaits_refund(self, text: str) -> bool:
        """Whether money is waited for that should have come."""
        ...

    def puts_number_right(self, text: str) -> bool:
        """Whether an order number stands there for one told before."""
        ...

    def asks_of_number_held(self, text: str) -> bool:
        """Whether it is asked which order number the staff have."""
        ...

    def bids_not_to(self, text: str) -> bool:
        """Whether the staff are not to do something, or not to tell somebody."""
        ...

    def asks_refund_time(self, text: str) -> bool:
        """Whether it is asked how long a refund takes."""
        ...

    def tells_of_refund(self, text: str) -> bool:
        """Whether money that comes back is spoken of, and nothing of buying or of a delivery."""
        ...

    def declines_passing_on(self, text: str) -> bool:
        """Whether nothing is to go to the staff."""
        ...

    def says_pass_on(self, text: str) -> bool:
        """Whether it is to go to the staff, in so many words."""
        ...

    def denies_matter(self, text: str) -> bool:
        """Whether the writer denies what a message was taken for."""
        ...

    def objects(self, text: str) -> bool:
        """Whether an answer is objected to, and nothing denied of what the matter is."""
        ...

    def asks_to_pass_on(self, text: str) -> bool:
        """Whether the staff are to be told what stands in the message."""
        ...

    def asks_if_safe(self, text: str) -> bool:
        """Whether it is asked if a thing may be used."""
        ...

    def asks_if_safe_though_warm(self, text: str) -> bool:
        """Whether that is asked of a thing that is told to be warm, and no more than that."""
        ...

    def asks_where_to_throw(self, text: str) -> bool:
        """Whether it is asked how to get rid of a thing."""
        ...

    def asks_if_sent(self, text: str) -> bool:
        """Whether it is asked if anything was sent or filed."""
        ...

    def asks_of_own_data(self, text: str) -> bool:
        """Whether it is asked what is done with what one tells."""
        ...

    def asks_who_chases(self, text: str) -> bool:
        """Whether it is asked who takes a parcel up with its carrier."""
        ...

    def asks_who_decides(self, text: str) -> bool:
        """Whether it is asked who decides of claims."""
        ...

    def has_no_current(self, text: str) -> bool:
        """Whether what is named has no electricity in it."""
        ...

    def only_retells_danger(self, text: str) -> bool:
        """Whether dangers are told, and each of them is over."""
        ...

    def retells_danger(self, text: str, told: Iterable[str]) -> bool:
        """Whether each danger told is over, or was told before, in so many messages."""
        ...

    def only_denies_danger(self, text: str) -> bool:
        """Whether a danger is denied, or only asked about, and none is told."""
        ...

    def only_shines(self, text: str) -> bool:
        """Whether all that might be a danger is how bright a thing is."""
        ...

    def calls_off_danger(self, text: str, told: Iterable[str]) -> bool:
        """Whether a danger that was told in so many messages is none, as a whole."""
        ...

    def says_all_is_well(self, text: str) -> bool:
        """Whether a trouble is said to be over."""
        ...

    def wants_to_claim(self, text: str) -> bool:
        """Whether a claim is to be made."""
        ...

    def has_no_number(self, text: str) -> bool:
        """Whether it is said that there is no order number."""
        ...

    def has_no_order(self, text: str) -> bool:
        """Whether there is no order at all."""
        ...

    def tells_harm(self, text: str) -> bool:
        """Whether words tell of smoke, a shock and the like, whatever it was taken for."""
        ...

    def tells_danger(self, text: str) -> bool:
        """Whether a danger is told of, neither denied nor only asked about."""
        ...

    def chases_refund(self, text: str) -> bool:
        """Whether it is money that has not come, and no parcel."""
        ...

    def asks_to_do(self, text: str) -> bool:
        """Whether something is to be done that only the staff can do."""
        ...

    def was_promised(self, text: str) -> bool:
        """Whether somebody had said that what is awaited would come."""
        ...

    def wants_yes_or_no(self, text: str) -> bool:
        """Whether a plain yes or no is wanted to what is asked beside it."""
        ...

    def wants_person(self, text: str) -> bool:
        """Whether the message wishes for a person."""
        ...

    def vents(self, text: str) -> bool:
        """Whether a short message does little but say that the writer is not content."""
        ...

    def says_goodbye(self, text: str) -> bool:
        """Whether the message ends with a goodbye, whatever stands before it."""
        ...

    def made_safe(self, text: str) -> bool:
        """Whether a dangerous thing was unplugged, or brought outside."""
        ...

    def unplugged(self, text: str) -> bool:
        """Whether it was cut off from the power."""
        ...

    def own_device(self, text: str) -> str | None:
        """What a dangerous thing was used with, by its name in the wording's sentences."""
        ...

    def emergency_number_told(self, text: str) -> str | None:
        """The number to call where the writer is, said to be another than the American one."""
        ...

    def is_frightened(self, text: str) -> bool:
        """Whether somebody tells of a fright."""
        ...

    def came_empty(self, text: str) -> bool:
        """Whether a parcel came with nothing in it."""
        ...

    def cancels_order(self, text: str, *, is_spoken_of: bool = False) -> bool:
        """Whether an order is to be cancelled that is named, has not come, or `is_spoken_of`."""
        ...

    def code_refused(self, text: str) -> bool:
        """Whether a code is told of that isn't taken at the checkout."""
        ...

    def changes_nothing(self, text: str) -> bool:
        """Whether what was advised is said to have changed nothing."""
        ...

    def is_refused(self, text: str) -> bool:
        """Whether something is said not to be taken, or not to work."""
        ...

    def disowns_claim(self, text: str) -> bool:
        """Whether it is said that no claim is meant."""
        ...

    def only_cancels(self, text: str) -> bool:
        """Whether the message says to cancel, and not what."""
        ...

    def awaits_order(self, text: str) -> bool:
        """Whether what was ordered a while ago has not come, and nothing is to be changed in it."""
        ...

    def has_come(self, text: str) -> bool:
        """Whether the writer has what was ordered."""
        ...

    def has_shipped(self, text: str) -> bool:
        """Whether what was ordered is said to be on its way, or there."""
        ...

    def misses_parcel(self, text: str) -> bool:
        """Whether it is the parcel that is missing, and not something of what was in it."""
        ...

    def names_code(self, text: str) -> bool:
        """Whether a code for the checkout is spoken of."""
        ...

    def asks_in_danger(self, text: str) -> tuple[str, ...]:
        """What is asked or told beside a dangerous product, what matters most first.

        ``doctor``, ``hurt`` (who may be), ``another`` (there is one more of it) or
        ``another_done`` (which was unplugged), ``socket`` (which took harm), ``other_sockets``,
        ``move``, ``keep_there``, ``send_back``, ``water``, ``throw_away``, ``own_device``; or no
        more than ``plugged_in``.
        """
        ...

    def is_not_here_yet(self, text: str) -> bool:
        """Whether what was ordered has not come yet."""
        ...

    def keeps_order(self, text: str) -> bool:
        """Whether an order is to stay that was to be cancelled."""
        ...

    def paid_without_discount(self, text: str) -> bool:
        """Whether a code was refused and the order paid all the same."""
        ...

    def parcel_trouble(self, text: str) -> str | None:
        """What became of a parcel: a code of `claimdesk.conversation.shared.matters`, or None."""
        ...

    def names_address(self, text: str) -> bool:
        """Whether the message speaks of where something is to be sent."""
        ...

    def asks_what_happens(self, text: str) -> bool:
        """Whether the message asks what would follow, and tells of no order of one's own."""
        ...

    def find_postal_address(self, text: str) -> str | None:
        """The postal address that stands in a message."""
        ...

    def find_names(self, text: str) -> list[Span]:
        """The stretches of a message that are a person's name."""
        ...

    def find_addresses(self, text: str) -> list[Span]:
        """The stretches of a message that are street addresses."""
        ...

    def pleads(self, text: str) -> bool:
        """Whether the message asks for more than the terms give."""
        ...

    def speaks_of_injury(self, text: str) -> bool:
        """Whether somebody may be hurt."""
        ...

    def gives_a_message(self, text: str) -> bool:
        """Whether a message tells more than that a person is wanted, and where to answer."""
        ...

    # Dates and sums as a reader sees them.

    def long_date(self, day: date) -> str:
        """A date that cannot be mistaken."""
        ...

    def full_date(self, day: date) -> str:
        """The same with its weekday."""
        ...

    def long_moment(self, at: datetime) -> str:
        """A date with the time and the timezone of the datetime."""
        ...

    def near_date(self, day: date, today: date) -> str:
        """A date near ``today``, with its weekday."""
        ...

    def short_money(self, amount: Decimal, currency: str) -> str:
        """A sum in ``currency`` (ISO 4217) as one says it."""
        ...

    def indefinite(self, name: str) -> str:
        """A thing's name as that of any such thing."""
        ...

    def money(self, amount: str, currency: str | None) -> str:
        """A sum with its currency (ISO 4217), if that is known."""
        ...


_LANGUAGES: Mapping[str, Language] = {"en": en}


class UnknownLanguage(LookupError):
    """Raised for the code of a language that is not known here."""


def language(code: str) -> Language:
    """The language with this code (ISO 639-1). Raises UnknownLanguage."""
    try:
        return _LANGUAGES[code]
    except KeyError:
        raise UnknownLanguage(f"{code}: known are {', '.join(_LANGUAGES)}") from None


def is_known(code: str) -> bool:
    """Whether there is a language with this code."""
    return code in _LANGUAGES


#: What is assumed where nobody says which language it is.
DEFAULT: Language = language("en")
