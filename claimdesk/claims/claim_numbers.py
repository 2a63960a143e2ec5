"""Claim numbers: `CLM-` and an unguessable Crockford base32 body with a check character.

The alphabet, the tolerant reading (O is 0; I and L are 1; case and dashes do not count)
and the check value modulo 37 are Douglas Crockford's: https://www.crockford.com/base32.html
37 is prime, so one wrong character and two swapped neighbours are always noticed.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BODY_LENGTH = 10  # 50 random bits, beside an e-mail address that has to match too
CHECK_MODULUS = 37
CLAIM, MESSAGE, ADDITION, MOVE = "CLM", "MSG", "ADD", "MOV"

_LOOKALIKES = str.maketrans("OIL", "011")
_IN_TEXT = re.compile(rf"C[L1I]M[-\s:#]*((?:[0-9A-Z][-\s]?){{{BODY_LENGTH}}}[0-9A-Z])(?![0-9A-Z])")
_TRIED = re.compile(r"\bC[L1I]M[-\s:#]*[0-9A-Z]*[0-9]")
# Without the prefix it has to hold a digit, or one long word in 37 would be a number; what has
# that of a message is none.
_BARE = re.compile(
    r"(?<![0-9A-Z])(?<!MSG-)(?<!MSG )(?<!ADD-)"
    rf"(?=[A-Z]*[0-9])[0-9A-Z]{{{BODY_LENGTH + 1}}}(?![0-9A-Z])"
)


def new_reference(prefix: str = CLAIM) -> str:
    """A fresh number in canonical form, such as `CLM-7K3Q9ZB2M4X`."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(BODY_LENGTH))
        check = _check_value(body)
        # Crockford writes the check values 32 to 36 as * ~ $ = U, which nobody reads
        # out on the telephone: bodies that need one are drawn again.
        if check < len(ALPHABET):
            return f"{prefix}-{body}{ALPHABET[check]}"


def read(text: str, prefix: str = CLAIM) -> str | None:
    """The canonical number someone meant by `text`, None when it cannot be one."""
    letters = "".join(character for character in text.upper() if character.isalnum())
    start = prefix.translate(_LOOKALIKES)
    if len(letters) == len(prefix) + BODY_LENGTH + 1:
        if not letters.translate(_LOOKALIKES).startswith(start):
            return None
        letters = letters[len(prefix) :]
    letters = letters.translate(_LOOKALIKES)
    if len(letters) != BODY_LENGTH + 1 or any(letter not in ALPHABET for letter in letters):
        return None
    body, check = letters[:-1], letters[-1]
    if _check_value(body) != ALPHABET.index(check):
        return None
    return f"{prefix}-{body}{check}"


def find(text: str) -> str | None:
    """The first claim number within a sentence, in canonical form."""
    upper = text.upper()
    for candidate in [*_IN_TEXT.findall(upper), *_BARE.findall(upper)]:
        number = read(candidate)
        if number:
            return number
    return None


def is_tried(text: str) -> bool:
    """Whether a sentence holds what is meant for a claim number, right or not."""
    return bool(_TRIED.search(text.upper()))


def _check_value(body: str) -> int:
    value = 0
    for letter in body:
        value = (value * len(ALPHABET) + ALPHABET.index(letter)) % CHECK_MODULUS
    return value
