"""Which language a text is likely in, by py3langid (docs/decisions/0009)."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LISTED = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru"
    " sk sl sr sv th tl tr uk ur vi zh"
)
#: ISO 639-1. Of the library's 140 languages those that online shops are written to in: the fewer
#: are weighed, the surer is the answer on a short message.
LANGUAGES = tuple(_LISTED.split())
#: The intent of a message in another language; a parsed one has the language's code by this name.
OTHER_LANGUAGE = "other_language"
#: A language that cannot be told (ISO 639-2).
UNDETERMINED = "und"
#: Hindi as it is typed on a Latin keyboard, which the library does not know.
ROMANIZED_HINDI = "hi_Latn"
_WORD = re.compile(r"[a-z]+")
_ROMANIZED_HINDI_LIST = """
    mera meri mere mujhe hamara hai hain kya kab kahan kaha kaise kyu kyun nahi nahin aaya aayi aya
    hua hui karna karo karte kar raha rahi rahe wapas paise paisa chahiye chahie bhai yeh woh ki ke
    aap tum abhi tak kitne kitna ho gaya gayi gya milega milenge milegi hogi hoga toota tuta kharab
    batao bata jaldi sahi galat mein mai apna apni apne aapne diya bheja bhej wala
"""
_ROMANIZED_HINDI_WORDS = frozenset(_ROMANIZED_HINDI_LIST.split())
_lock = Lock()


def probabilities(text: str) -> list[tuple[str, float]]:
    """Each of LANGUAGES with its probability (0–1), the likeliest first.

    The first call loads the library's model, which takes about a second: see `load_early`.
    """
    return [(str(code), float(share)) for code, share in _identifier().rank(text)]


def romanized_hindi_words(text: str) -> int:
    """How many of the text's words are common ones of Hindi in Latin letters."""
    return sum(word in _ROMANIZED_HINDI_WORDS for word in _WORD.findall(text.lower()))


def load_early() -> None:
    """Start to load the library's model, in the background, so that no message waits for it."""
    Thread(target=_identifier, name="language-identifier", daemon=True).start()


def _identifier() -> LanguageIdentifier:
    with _lock:  # once, whoever comes first
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> LanguageIdentifier:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
    from py3langid.modelio import load_model

    # `set_languages` would do the same, and keep the figures of the other languages: 27 MB.
    shares, priors, codes, moves, rows, outputs = load_model(MODEL_DIR / MODEL_FILE)
    weighed = [place for place, code in enumerate(codes) if code in LANGUAGES]
    return LanguageIdentifier(
        shares[:, weighed],
        priors[weighed],
        [codes[place] for place in weighed],
        moves,
        outputs,
        norm_probs=True,
        tk_row=rows,
    )
