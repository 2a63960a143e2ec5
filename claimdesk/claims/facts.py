"""What a store tells besides its terms: each fact a short phrase that fits a sentence.

No claim is judged by one. Which there are, and how each is read, is data: the catalogue of
sentences declares them, beside the sentences that they fit.
"""

from __future__ import annotations

from pydantic import ConstrainedStr

from claimdesk.claims.dated import Dated, Text


class FactName(ConstrainedStr):
    """A fact's name, as sentences ask for it in {braces}."""

    regex = r"^[a-z][a-z0-9_]*$"


Facts = dict[FactName, list[Dated[Text]]]
