"""One answer to what an e-mail address is, whether it is typed into the chat or filed."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from claimdesk.language.email_addresses import likelier_email
from claimdesk.language.languages import language
from claimdesk.nlu.value_extractor import ValueExtractor
from claimdesk.service.addresses import mail_address
from claimdesk.service.errors import InvalidAddress

ADDRESSES = [
    ("jo@example.com", "jo@example.com"),
    ("Jo.B+x@Mail.Example.CO.uk", "Jo.B+x@mail.example.co.uk"),
    ("jo@münchen.de", "jo@xn--mnchen-3ya.de"),
    ("Jo@MÜNCHEN.de.", "Jo@xn--mnchen-3ya.de"),
    ("jo@mu\u0308nchen.de", "jo@xn--mnchen-3ya.de"),
    ("jo@xn--mnchen-3ya.de", "jo@xn--mnchen-3ya.de"),
    ("jo@straße.de", "jo@xn--strae-oqa.de"),
    ("jo@例え.jp", "jo@xn--r8jz45g.jp"),
    ("jo@example.com.", "jo@example.com"),
    ("jo@example.com!", "jo@example.com"),
    ("jo@example.com,", "jo@example.com"),
    ("mailto:jo@example.com", "jo@example.com"),
    ("jo@shop.test", "jo@shop.test"),
    ("jo@shop.example", "jo@shop.example"),
    ("Support@example.com", "Support@example.com"),
    ("x" * 64 + "@example.com", "x" * 64 + "@example.com"),
]
REFUSED = [
    "jo@",
    "@example.com",
    "jo@example",
    "jo@test",
    "jo@localhost",
    "jo@-x.com",
    "jo@x-.com",
    "a@b@c.de",
    "jo..b@example.com",
    ".jo@example.com",
    "jo.@example.com",
    "jo@example..com",
    "jo@example.com..",
    "jo@exam_ple.com",
    "jo@mail.exam_ple.com",
    "jo@127.0.0.1",
    "jo@[127.0.0.1]",
    '"jo"@example.com',
    "jörg@example.com",
    "jo@xn--a.de",
    "jo@ex\u00adample.com",
    "x" * 65 + "@example.com",
    "jo@" + "b" * 64 + ".com",
    "jo@" + ".".join(["b" * 60] * 4) + ".example.com",
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_is_the_same_in_the_chat_and_when_filed(text: str, address: str) -> None:
    """The local part as it was, the domain in lower-case ASCII, closing marks no part of it."""
    assert (language("en").read_email(text), mail_address(text)) == (address, address)
    assert mail_address(address) == address


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_address_is_none_in_the_chat_and_when_filed(text: str) -> None:
    """Nothing is repaired, and nothing that few mail servers take is accepted."""
    assert language("en").read_email(text) is None
    with pytest.raises(InvalidAddress):
        mail_address(text)


@pytest.mark.parametrize(
    ("sentence", "address"),
    [
        ("it's jo@münchen.de, thanks", "jo@xn--mnchen-3ya.de"),
        ("write to <jo@example.com>.", "jo@example.com"),
        ("“jo@example.com”", "jo@example.com"),
        ("jo@example.com…", "jo@example.com"),
        ("mine is jo at example dot com", "jo@example.com"),
    ],
)
def test_an_address_in_a_sentence_is_found_by_the_graph_as_well(
    sentence: str, address: str
) -> None:
    """What the entity holds is what is filed; a sentence is no address to file."""
    message = Message(data={TEXT: sentence})
    ValueExtractor(language("en")).process([message])

    assert [e["value"] for e in message.get(ENTITIES) if e["entity"] == "email"] == [address]
    assert mail_address(address) == address
    with pytest.raises(InvalidAddress):
        mail_address(sentence)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pat@hotmial.com", "pat@hotmail.com"),
        ("pat@gmial.com", "pat@gmail.com"),
        ("pat@gmail.con", "pat@gmail.com"),
        ("pat@gmal.con", "pat@gmail.com"),
        ("pat@yaho.com", "pat@yahoo.com"),
        ("pat@yahoo.co", "pat@yahoo.com"),
        ("pat@outlok.com", "pat@outlook.com"),
        ("pat@little-shop.con", "pat@little-shop.com"),
    ],
)
def test_a_slip_in_a_common_domain_is_noticed(typed: str, meant: str) -> None:
    """The address that was probably meant, to be asked about."""
    assert likelier_email(typed) == meant


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com",
        "mail.com",
        "email.com",
        "gmx.net",
        "gmx.de",
        "hotmail.it",
        "live.nl",
        "me.com",
        "example.com",
        "shop.test",
        "yahoo.fr",
        "aol.com",
        "all.com",
        "yahoo.ca",
    ],
)
def test_an_address_that_may_well_exist_is_taken_as_typed(domain: str) -> None:
    """Short names and other endings are nobody's slip."""
    assert likelier_email(f"pat@{domain}") is None


@pytest.mark.parametrize(
    "text",
    [
        "pat@gmail",
        "pat@gmail,com",
        "it's pat@gmail com",
        "pat at gmail",
        "pat (at) gmial dot",
        "pat@gmal",
    ],
)
def test_a_broken_address_at_a_common_domain_is_completed(text: str) -> None:
    """For the shopper to confirm."""
    assert language("en").completed_email(text) == "pat@gmail.com"


@pytest.mark.parametrize(
    "text", ["pat@home", "I bought it at the shop", "meet at noon", "@gmail", ""]
)
def test_nothing_is_completed_where_no_domain_is_named(text: str) -> None:
    """Nobody's address is guessed."""
    assert language("en").completed_email(text) is None
