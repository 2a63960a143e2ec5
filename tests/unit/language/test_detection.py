"""Other languages are recognised; English with foreign names, slips and slang stays English."""

from __future__ import annotations

import pytest

from claimdesk.language.en.detection import is_foreign

FOREIGN = {
    "German": [
        "Wo ist mein Paket? Ich möchte es zurückgeben",
        "ist leider defekt",
        "wie lange dauert der Versand",
        "Bekomme ich mein Geld zurück?",
    ],
    "French": [
        "où est ma commande, je voudrais un remboursement",
        "c'est quoi votre politique",
        "remboursement svp",
        "Le produit ne fonctionne pas",
    ],
    "Spanish": [
        "¿Dónde está mi pedido?",
        "quiero devolver el artículo por favor",
        "la funda llegó rota",
        "me enviaron el color equivocado, quiero otro",
    ],
    "Italian": [
        "dove è il mio pacco",
        "voglio un rimborso",
        "quanto costa la spedizione",
        "il prodotto non funziona",
    ],
    "Dutch": [
        "waar is mijn bestelling",
        "het hoesje is kapot aangekomen",
        "kan ik dit ruilen",
        "ik heb de verkeerde maat gekocht",
    ],
    "Portuguese": [
        "onde está o meu pedido, quero saber quando chega",
        "quero meu dinheiro de volta",
        "gostaria de devolver o produto",
        "vocês entregam em Lisboa? não achei",
    ],
    "Polish": [
        "gdzie jest moja paczka",
        "chcę zwrot pieniędzy",
        "ile trwa wysyłka",
        "czy mogę wymienić na inny kolor",
    ],
    "Turkish": [
        "siparişim nerede",
        "iade etmek istiyorum",
        "ürün kırık geldi",
        "kargo ne zaman gelir",
    ],
    "Arabic": ["أين طلبي", "أريد استرداد أموالي"],
    "Chinese": ["我的订单在哪里", "我要退款"],
    "Hindi in Latin letters": [
        "mera order kahan hai",
        "mujhe refund chahiye",
        "bhai mera parcel abhi tak nahi aaya",
        "galat item bheja hai aapne",
    ],
    "others": ["где мой заказ", "注文はどこですか", "환불해 주세요", "var är min beställning"],
}


@pytest.mark.parametrize(
    ("language", "text"), [(name, text) for name, texts in FOREIGN.items() for text in texts]
)
def test_another_language_is_recognised(language: str, text: str) -> None:
    """By its script, or by two of its common words and no more English ones."""
    assert is_foreign(text)
    assert is_foreign(text.upper())


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
        "my name is María José de la Cruz and my order is 20418",
        "I live in Rio de Janeiro, how long is shipping",
        "do you deliver to San Luis Obispo, Los Angeles",
        "el cheapo charger broke",
        "the café au lait colour case",
        "c'est la vie, just refund me",
        "Das Keyboard broke",
        "got the Fjällräven Kånken backpack",
        "do u ship to cote d'ivoire",
        "send to rue de la Paix 12, Paris",
        "adresse: Hauptstr. 5, 10115 Berlin",
        "contact: maria.del-rio@mail.example.com",
        "dora@example.com,mike@example.com",
        "Kindly do the needful and revert back",
        "refund kab tak? how many days",
        "no",
        "merci",
        "REFUND NOW",
    ],
)
def test_english_stays_english(text: str) -> None:
    """Names of places, people and makes, slips, a greeting, and what has no words at all."""
    assert not is_foreign(text)
    assert not is_foreign(text.upper())
