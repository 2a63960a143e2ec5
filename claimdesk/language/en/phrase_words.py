"""Words that may be missing from a known phrase or stand inside it."""

from __future__ import annotations

#: Words that a phrase means the same without ("send a new one": "send new one").
LEFT_OUT = frozenset({"a", "an", "the"})
_PUT_IN_LIST = """
    my our your this that these those some all so very really just even already now also quite
    pretty totally completely fully literally simply suddenly basically actually kinda badly
    sadly again fucking bloody damn
"""
#: Words that may stand inside a phrase ("print is all blurry", "just really stopped working").
PUT_IN = LEFT_OUT | frozenset(_PUT_IN_LIST.split())
#: Words after which what may be left out may not stand ("is a cracked screen covered").
NOT_BEFORE_LEFT_OUT = frozenset({"is", "are", "was", "were"})
