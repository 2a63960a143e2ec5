"""The templates of mails, and the filters for what shoppers typed and when.

A mail is one template, `<kind>.j2`, rendered twice: over the frames and building blocks of
`templates/text` and over those of `templates/html`, which have the same names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from claimdesk.adapters import decision_rows, mail_rows
from claimdesk.conversation.filed_claims import outcome
from claimdesk.conversation.shared.wording import Wording
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.service.text import long_text, one_line

# Addresses of the web, spelled out or bare ("shop.example/win").
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/?#]\S*)", re.IGNORECASE
)


QUOTED = 160  # characters of a text, to an address that is not confirmed
QUOTED_ROW = 60  # characters of a fact, such as the product's name

# What templates look a claim, a decision and a message up by.
_ROWS = (
    mail_rows.claim_kind,
    mail_rows.clause_rows,
    mail_rows.fact_rows,
    mail_rows.message_rows,
    decision_rows.next_of_move,
    decision_rows.overdue_rows,
    mail_rows.outcome_rows,
    decision_rows.settled_rows,
    mail_rows.usual_steps,
    mail_rows.verdict_text,
    outcome.in_a_row,
)

Form = Literal["text", "html"]


def template_environment(wording: Wording, form: Form) -> Environment:
    """The mails' templates in one form: as HTML every value is escaped; a missing one is an error.

    `t("name", placeholder=value)` in them is a sentence of the catalogue.
    """

    def t(name: str, /, **values: Any) -> str:
        return wording.text(name, values)  # text, which HTML escapes as any other

    templates = (f"templates/{form}", "templates")
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("claimdesk.adapters", path) for path in templates]),
        autoescape=form == "html",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=t, language=wording.code)
    environment.globals.update({rows.__name__: partial(rows, words=wording) for rows in _ROWS})
    environment.filters.update(
        one_line=_one_line,
        quoted=quoted,
        inert=inert,
        inert_rows=inert_rows,
        sparingly=sparingly,
        quoted_rows=quoted_rows,
        moment=moment,
        clock=clock,
    )
    return environment


def quoted(text: str) -> str:
    """A shopper's text marked as such on every line."""
    return "".join(f"> {line}\n" for line in str(text).split("\n"))


def inert(text: str) -> str:
    """Text without web addresses.

    A receipt goes to whatever address was typed in; it must not carry a stranger's
    links there under the store's name.
    """
    return _LINK.sub("[link]", str(text))


def inert_rows(rows: mail_rows.Rows) -> mail_rows.Rows:
    """The same of every value of rows."""
    return [(label, inert(value)) for label, value in rows]


def sparingly(text: str, confirmed: bool = False) -> str:
    """The beginning of a shopper's text, enough to know it again; all of it to a confirmed address.

    An address that nobody has confirmed may be a stranger's, who is to get no letter of the
    shopper's writing under the store's name.
    """
    return text if confirmed else long_text(text, QUOTED)


def quoted_rows(rows: mail_rows.Rows, confirmed: bool) -> mail_rows.Rows:
    """Rows with each value quoted as a line of that length at most."""
    return rows if confirmed else [(label, one_line(value, QUOTED_ROW)) for label, value in rows]


def moment(at: datetime, zone: str, language: Language = DEFAULT) -> str:
    """`22 November 2026, 10:03 PST`, in the store's timezone."""
    local = at.astimezone(ZoneInfo(zone))
    return language.long_moment(local)


def clock(at: datetime, zone: str) -> str:
    """`10:03`, in the store's timezone."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def _one_line(value: Any, limit: int = 400) -> str:
    return one_line(str(value), limit)


class MailWords(NamedTuple):
    """What a mail says: its subject, and its text as plain text and as HTML."""

    subject: str
    plain: str
    html: str


class MailText:
    """Subjects, plain and HTML texts out of the templates."""

    def __init__(self, wording: Wording) -> None:
        self._text = template_environment(wording, "text")
        self._html = template_environment(wording, "html")

    def words(self, kind: str, values: Mapping[str, Any]) -> MailWords:
        """The mail of this kind; as text its first line is the subject."""
        template = f"{kind}.j2"
        text = self._text.get_template(template).render(values)
        subject, _, plain = text.lstrip().partition("\n")
        plain = re.sub(r"\n{3,}", "\n\n", long_text(plain, 1_000_000)) + "\n"
        html = self._html.get_template(template).render(values)
        return MailWords(one_line(subject), plain, html)
