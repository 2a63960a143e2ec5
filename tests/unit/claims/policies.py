"""Small store policies for tests: only the terms a test states."""

from __future__ import annotations

from typing import Any

from claimdesk.claims.store_policy import StorePolicy


def policy_with(**terms: Any) -> StorePolicy:
    """A store with these terms, each a value in force since 2020, or a list of dated values."""
    return StorePolicy.parse_obj(
        {
            "id": "corner",
            "name": "Corner Shop",
            "website": "https://corner.example",
            "timezone": "America/New_York",
            "holidays": {"country": "US"},
            "currency": "USD",
            "contact": {"email": "help@corner.example"},
            "order_number": {"pattern": "[0-9]+", "example": "1234"},
            "origins": ["https://corner.example"],
            "product_kinds": [
                {"id": "toy", "title": "A toy", "plural": "toys"},
                {"id": "book", "title": "A book", "plural": "books"},
            ],
            "terms": {
                name: term
                if isinstance(term, list)
                else [{"since": "2020-01-01", "source": f"Our terms, {name}", "value": term}]
                for name, term in terms.items()
            },
        }
    )
