"""A pytest plugin: made-up rows in the tables of fields, reasons and remedies.

It has to be loaded before anything that follows the tables, hence as a plugin of a pytest of its
own (`-p tests.unit.made_up.rows`).
"""

from __future__ import annotations

from claimdesk.claims import codes

codes.REASONS = (*codes.REASONS, codes.ReasonRow("too_loud", told_in_words=True, own_kind=True))
codes.REMEDIES = (*codes.REMEDIES, codes.RemedyRow("hearing_aid", own_kind=True))

from claimdesk.claims import fields  # noqa: E402

fields.FIELDS = (
    *fields.FIELDS,
    fields.Field("serial_number", "text", "always"),
    fields.Field(
        "packaging", "code", "always", codes=("kept", "binned"), offered=("kept", "binned")
    ),
)
