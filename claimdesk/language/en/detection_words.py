"""The words by which English is told from other languages."""

from __future__ import annotations

# Words that hardly any English sentence is without. A shop's words (order, refund, return) are no
# sign: speakers of other languages use them too.
_ENGLISH_LIST = """
    the a an i you it is are was were my your me we us they this that these those to of in on at
    by
    for from with and or not no do does did don't can could will would shall should have has had
    been
    be am if so but as than then there here when where how why who what which whose please thanks
    thank hi hello hey got get want need like know about any some all just its it's i'm i've i'd
    im
    dont didnt doesnt isnt wasnt cant wont ur u yes ok still yet again after before into out up
    off
    he she his her them their our one two many much long day days week weeks time today yesterday
"""
# Those of them that are words of other languages too ("ich will", "is mijn", "me mandaron").
_OF_OTHERS_TOO = """
    a an i is are was me we us to of in on at by for or no do did can will has had be am if so as
    then hi ok u he her his all any one long get out up off ur im
"""
ENGLISH = frozenset(_ENGLISH_LIST.split())
ENGLISH_ALONE = ENGLISH - frozenset(_OF_OTHERS_TOO.split())
