"""What shoppers write for their e-mail address."""

from __future__ import annotations

import pytest

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.emails import read_email


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("jo@example.com", "jo@example.com"),
        ("Jo.B+x@Mail.Example.CO.uk, thanks", "Jo.B+x@mail.example.co.uk"),
        ("it's <jo@example.com>.", "jo@example.com"),
        ("mailto:jo@example.com", "jo@example.com"),
        ("email:jo@example.com", "jo@example.com"),
        ("'jo@example.com'", "jo@example.com"),
        ("jo @ example.com", "jo@example.com"),
        ("jo at example dot com", "jo@example.com"),
        ("jo (at) example.com", "jo@example.com"),
        ("jo@example.com\nBcc: eve@example.org", "jo@example.com"),
    ],
)
def test_an_address_is_read(text: str, address: str) -> None:
    """Marks around it fall away; the domain is in lower case; a line break ends it."""
    assert read_email(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("shop at example.com", "shop@example.com"),
        ("my mail is order at example.com", "order@example.com"),
        ("you can write to the office at example.com", "office@example.com"),
    ],
)
def test_a_common_word_begins_one_where_an_address_is_told(text: str, address: str) -> None:
    """Elsewhere it is where something was done."""
    assert read_email(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "jo@",
        "@example.com",
        "jo@example",
        "jo..b@example.com",
        "jo@example..com",
        "jo@-example.com",
        "jo@exam_ple.com",
        "a@b@c.com",
        "jörg@example.com",
        "I am at work",
        "Thanks for shopping at example.com",
        "the lamp at example.com looked bigger",
        "it does nothing at all. What now",
        "x" * 65 + "@example.com",
        "",
    ],
)
def test_a_broken_address_is_none(text: str) -> None:
    """What cannot be delivered is asked for again, not repaired."""
    assert read_email(text) is None


def test_the_longest_local_part_is_64_letters() -> None:
    """RFC 5321 allows 64, not 65."""
    assert read_email("x" * 64 + "@example.com") is not None


def test_spans_stand_where_the_text_says() -> None:
    """Both addresses are found as they were written."""
    text = "Write to jo@example.com or <al@example.org>."

    assert [text[s.start : s.end] for s in find_emails(text)] == [
        "jo@example.com",
        "al@example.org",
    ]


def test_a_text_full_of_addresses_is_not_read_to_its_end() -> None:
    """Sixteen are looked at: a message of nothing else would hold the others up."""
    text = " ".join(f"jo{number}@example.com" for number in range(40))

    assert [span.text for span in find_emails(text)] == text.split()[:16]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("will the mail go out, or someone other at gmail.com gets my data?", None),
        ("reply to sunny at example.com please", "sunny@example.com"),
    ],
)
def test_who_is_told_of_gives_no_address(text: str, address: str | None) -> None:
    """Somebody at a provider who does something is a person, no address of the shopper's."""
    assert read_email(text) == address
