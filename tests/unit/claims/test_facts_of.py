"""What answers are filled with: words that hang on more than one term, and those left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimdesk.claims.store_policy import facts_of
from claimdesk.conversation.shared.faq import worded
from tests.unit.claims.policies import policy_with
from tests.unit.conversation.talk import WORDING

TODAY = date(2026, 3, 12)
CUSTOMER_PAYS = {"rules": [], "otherwise": "customer"}


def facts(**terms: Any) -> dict[str, str]:
    """The placeholders of a store that states these terms only, in words."""
    stated = {
        name: [{"since": "2020-01-01", "source": "page", "value": value}]
        for name, value in terms.items()
    }
    return worded(facts_of(policy_with(**stated), TODAY), WORDING)


def test_who_pays_the_way_back_is_told_by_reason() -> None:
    """Where it is the same whatever is given."""
    told = facts(return_shipping=CUSTOMER_PAYS)

    assert told["return_shipping_for_change_of_mind"] == "you"
    assert told["return_shipping_for_wrong_address"] == "you"


def test_nobody_pays_the_way_back_of_what_is_refused() -> None:
    """A payer named would read as a promise to take it."""
    told = facts(return_shipping=CUSTOMER_PAYS, reasons={"accepted": ["defective"]})

    assert not [name for name in told if name.startswith("return_shipping_for_")]


def test_nobody_pays_the_way_back_of_a_lost_parcel() -> None:
    """Where a wrong address is not made good; second thoughts are another matter."""
    told = facts(return_shipping=CUSTOMER_PAYS, wrong_address={"made_good": False})

    assert "return_shipping_for_wrong_address" not in told
    assert told["return_shipping_for_change_of_mind"] == "you"


def test_a_payer_that_hangs_on_the_remedy_is_not_told_for_the_reason() -> None:
    """One figure for both would be wrong for one of them."""
    rule = {"paid_by": "store", "reasons": ["change_of_mind"], "remedies": ["store_credit"]}
    told = facts(return_shipping={"rules": [rule], "otherwise": "customer"})

    assert "return_shipping_for_change_of_mind" not in told


def test_without_a_warranty_nothing_is_told_of_its_claims() -> None:
    """What a claim has to give is stated, but not for a warranty that does not exist."""
    told = facts(evidence={"required": [], "details": ["order_number"]})

    assert told["evidence_details"] == "your order number"
    assert "warranty_claim_details" not in told


@pytest.mark.parametrize(
    ("conditions", "words"),
    [(["misused"], "misused, by accident or improper use"), (["used"], "used")],
)
def test_an_excluded_state_is_told_as_it_is_judged(conditions: list[str], words: str) -> None:
    """An accident is misuse; wear is not an accident."""
    told = facts(warranty_exclusions={"conditions": conditions})

    assert told["warranty_exclusions_conditions"] == words


def test_without_a_time_to_cancel_only_the_state_of_the_order_counts() -> None:
    """The answer says what the rules go by."""
    told = facts(cancellation={"reasons": ["change_of_mind"]})

    assert told["cancellation_refused"] == "once the order has been processed or fulfilled"


def test_the_assistant_greets_by_its_name_or_the_stores() -> None:
    """A store need not name its assistant."""
    assert facts()["greeting_name"] == facts()["store_name"]
