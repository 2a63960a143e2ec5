"""Other languages are recognised; English with foreign names, slips and slang stays English."""

from __future__ import annotations

import pytest

from claimdesk.reading.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "¿Dónde está mi pedido?",
        "quiero devolver el artículo por favor",
        "où est ma commande, je voudrais un remboursement",
        "Wo ist mein Paket? Ich möchte es zurückgeben",
        "waar is mijn bestelling",
        "onde está o meu pedido, quero saber quando chega",
        "dove è il mio pacco",
        "где мой заказ",
        "我的订单在哪里",
        "أين طلبي",
    ],
)
def test_another_language_is_recognised(text: str) -> None:
    """By its script, or by two of its common words and no more English ones."""
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "where is my order",
        "do you ship to São Paulo or El Paso?",
        "wats teh status of ordr 20418",
        "hola, where is my order",
        "PC-20418",
        "",
        "🙂🙂🙂",
        "Casesora",
        "die hard case pls",
        "i bought the Le Creuset des Alpes case for my mum",
    ],
)
def test_english_stays_english(text: str) -> None:
    """Names of places and makes, slips, a greeting, and what has no words at all."""
    assert not is_foreign(text)
