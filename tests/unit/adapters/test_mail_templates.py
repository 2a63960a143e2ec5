"""One template a mail: rendered as text and as HTML, for events the composer knows nothing of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.runtime import Macro

from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.mail_text import template_environment
from claimdesk.adapters.store_files import load_store
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.claim import Claim
from claimdesk.claims.today import Today
from claimdesk.service.mails import ClaimMail, MailFacts, Sending, StoreContact
from claimdesk.service.records import ClaimRecord
from claimdesk.settings import ROOT
from tests.unit.service.claim_fakes import filed

WORDING = load_wording(ROOT / "wording" / "en.yml")
STORE = load_store(ROOT / "stores" / "casesora.yml")
TEMPLATES = ROOT / "claimdesk" / "adapters" / "templates"
MAILS = sorted(
    path for path in TEMPLATES.glob("*.j2") if path.read_text("utf-8").startswith("{% extends ")
)
TEXT, HTML = (template_environment(WORDING, form) for form in ("text", "html"))


def record(**changes: str) -> ClaimRecord:
    claim = Claim.from_mapping({"reason": "damaged", "product": "Case & <b>Co</b>"})
    today = Today.on(date(2026, 3, 12))
    return filed(STORE, claim, today, WORDING, **changes)


def blocks(environment: Environment) -> dict[str, tuple[str, ...]]:
    """The building blocks that templates can use, each with its arguments."""
    module = environment.get_template("parts.j2").module
    return {
        name: value.arguments for name, value in vars(module).items() if isinstance(value, Macro)
    }


def test_text_and_html_are_built_of_the_same_blocks() -> None:
    """The same names, taking the same, so that a template serves both; and the same frames."""
    assert blocks(TEXT) == blocks(HTML)
    assert "rows" in blocks(TEXT)
    for form in ("text", "html"):
        frames = {path.name for path in (TEMPLATES / form).glob("to_*.j2")}
        assert frames == {"to_shopper.j2", "to_staff.j2"}


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_is_laid_out_by_blocks_alone(path: Path) -> None:
    """Its template holds no mark-up, which would stand in the plain text as it is."""
    assert "<" not in path.read_text("utf-8")


@dataclass(frozen=True)
class Reminder(MailFacts):
    """A made-up event, told by a template that is there."""

    claim: ClaimRecord
    sentences: tuple[str, ...]

    @property
    def sending(self) -> Sending:
        """To the shopper, in the thread of the receipt."""
        return Sending(
            self.claim.number,
            self.claim.email,
            datetime(2026, 3, 20, tzinfo=timezone.utc),
            to_shopper="status_receipt",
            shopper_thread="claim_receipt",
            tag="reminder",
        )


def test_a_new_event_says_itself_which_mails_it_causes() -> None:
    """The composer looks at that alone, and gives the event's fields to the template."""
    composer = TemplateMailComposer("desk@claims.example", WORDING)
    claim, store = record(), StoreContact.of(STORE)
    first, receipt = composer.compose(ClaimMail(store, claim, ()))

    (mail,) = composer.compose(Reminder(store, claim, ("We wait for <your> photo.",)))

    assert (mail.kind, mail.recipient) == ("status_receipt", claim.email)
    assert mail.in_reply_to == receipt.message_id
    assert mail.message_id not in (first.message_id, receipt.message_id)
    assert "We wait for <your> photo." in mail.plain
    assert "We wait for &lt;your&gt; photo." in mail.html


def test_each_form_treats_a_shoppers_text_in_its_own_way() -> None:
    """Escaped once in HTML; in plain text as it was typed, quoted line by line."""
    composer = TemplateMailComposer("desk@claims.example", WORDING)
    claim = record(details="It's <i>bent</i> & torn.\n\nTHE DECISION")

    for mail in composer.compose(ClaimMail(StoreContact.of(STORE), claim, ())):
        assert "> It's <i>bent</i> & torn.\n> \n> THE DECISION\n" in mail.plain
        assert "It&#39;s &lt;i&gt;bent&lt;/i&gt; &amp; torn.\n\nTHE DECISION" in mail.html
        assert "Case & <b>Co</b>" in mail.plain
        assert "Case &amp; &lt;b&gt;Co&lt;/b&gt;" in mail.html
        assert "&amp;amp;" not in mail.html
        assert "&" not in mail.subject.replace("Case & <b>Co</b>", "")
