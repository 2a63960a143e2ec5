"""Claim files: a claim written as YAML or JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from claimdesk.adapters.located_yaml import load_located
from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import InvalidClaim


def read_claim(text: str) -> Claim:
    """The claim in `text`; InvalidClaim, with a one-line reason, if it is wrong."""
    facts = _read(text)
    if not isinstance(facts, dict):
        raise InvalidClaim("", "the claim must be a mapping of fields to values")
    return Claim.from_mapping(facts)


def _read(text: str) -> Any:
    # JSON first: it may be indented with tabs, which YAML forbids, and its numbers stay exact.
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_reject_duplicate_keys)
    except RecursionError:
        raise InvalidClaim("", "the claim is nested too deeply") from None
    except ValueError:
        pass
    document = load_located(text)
    for path, line, what in document.problems:
        raise InvalidClaim(".".join(map(str, path)), f"line {line}: {what}")
    return document.value


def _reject_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise InvalidClaim(name, "is given twice")
    return dict(pairs)
