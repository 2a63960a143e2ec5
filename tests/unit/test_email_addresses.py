"""One answer to what an e-mail address is, whether it is typed into the chat or filed."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

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
