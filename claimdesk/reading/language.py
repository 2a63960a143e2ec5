"""Whether a text is in another language than English."""

from __future__ import annotations

import re
import unicodedata

# Words without which hardly anyone writes in these languages, and which English doesn't have.
_FOREIGN_WORDS = (
    # Spanish, Portuguese
    "el los las una unos del al por para con sin pero que como donde cuando cuanto esta este"
    " mi su mis sus hola gracias quiero tengo puedo pedido devolver dinero roto llega hoy muy"
    " os um uma nao meu minha voce onde quando quero tenho pode obrigado obrigada por com"
    # French
    " le les des une du au aux et ou mais je tu il nous vous mon ma mes est suis pas avec pour"
    " dans sur bonjour merci quand comment combien commande colis veux voudrais remboursement"
    # German, Dutch
    " der das ein eine einen und oder aber ich du er wir ihr mein meine ist sind nicht mit"
    " fur auf wie wo wann warum kann habe mochte bitte danke hallo bestellung paket zuruck"
    " het een en ik jij mijn niet met voor wat waar wanneer hoe kan wil graag bestelling pakket"
    # Italian
    " il lo gli una di da per non che come dove quando quanto mio mia sono ho vorrei ciao"
    " grazie ordine pacco soldi"
    # Polish, Turkish
    " nie jest gdzie kiedy moje czy dzien dobry paczka zamowienie nerede siparisim ne zaman"
)
_ENGLISH_WORDS = (
    "the a an i you it is are was my your me we this that these to of in on for and or not do does"
    " did can could will would have has had what when where how why who which with at from be been"
    " please thanks hi hello order refund return item need want get got"
)
_FOREIGN, _ENGLISH = frozenset(_FOREIGN_WORDS.split()), frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # foreign words: one alone may be a name or a slip
_FEWEST_LETTERS = 3


def is_foreign(text: str) -> bool:
    """Whether most of the text's letters are not Latin, or most of its common words not English.

    English is assumed where nothing speaks against it: a name, a number, a single word.
    """
    letters = [c for c in text if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if len(letters) >= _FEWEST_LETTERS and latin * 2 < len(letters):
        return True
    bare = unicodedata.normalize("NFKD", text.lower())
    words = _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN and word not in _ENGLISH for word in words)
    return foreign >= _FEWEST and foreign > english
