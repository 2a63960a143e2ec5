"""A process that decodes one picture and ends: `python -m claimdesk.adapters.picture_process`.

It reads the upload from standard input and writes the clean picture to standard output. Its exit
code says what became of it: 0, or the place of an error in REFUSALS. It imports little, so that it
starts in a tenth of a second.
"""

from __future__ import annotations

import resource
import sys

from claimdesk.adapters.pictures import (
    CorruptImage,
    InvalidImage,
    TooDemanding,
    TooManyPixels,
    UnsupportedImage,
    sanitize_image,
)

MOST_CPU = 8  # seconds; the largest photos that are taken need about two
MOST_MEMORY = 800_000_000  # bytes of address space; the largest, transparent ones need 570 MB

#: Exit codes; below 10 are the interpreter's own.
REFUSALS: dict[int, type[InvalidImage]] = {
    10: UnsupportedImage,
    11: TooManyPixels,
    12: CorruptImage,
    13: TooDemanding,
}


def main() -> int:
    """Decode within limits that the system holds: beyond them the process is killed."""
    for limit, most in (
        (resource.RLIMIT_CPU, MOST_CPU),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    try:
        sys.stdout.buffer.write(sanitize_image(sys.stdin.buffer.read()).data)
    except InvalidImage as error:
        return next(code for code, kind in REFUSALS.items() if isinstance(error, kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
