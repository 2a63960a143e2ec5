"""What a message takes out of the description, or puts in, by words for what that is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.shared.account import is_told, without_part
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import Context, is_shown
from claimdesk.conversation.understanding.corrections import part

_WRITTEN = ("variant", "product", "details")  # in the shopper's own words
_PUT_RIGHT = ("product", "variant", "email", "details")  # lines in which words may be replaced
_MARKS = "\"'\u2018\u2019\u201c\u201d"
_FEWEST_WORDS = 2  # of a sentence from which words were cut


def edited_in_words(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """What the message does to the description, and the rest of it, if that says anything.

    None where it does nothing to it.
    """
    return (
        _taken_back(turn, context)
        or _said_instead(turn, context)
        or _taken_out(turn, context)
        or _put_in(turn, context)
    )


def _taken_back(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """What was added last goes again: "no, please remove it"."""
    added = (context.draft.get("shown") or {}).get("added")
    told = str(context.draft.get("details") or "")
    if not added or not told.endswith(added) or not turn.language.takes_back_addition(turn.text):
        return None
    left = told.removesuffix(added).strip()
    return ((Command("correct", {"details": left}, turn.text),), None) if left else None


def _said_instead(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """What was added last gives way to other words: "don't write that, just: …"."""
    added = (context.draft.get("shown") or {}).get("added")
    told = str(context.draft.get("details") or "")
    instead = turn.language.said_instead(turn.text)
    if not (added and instead and told.endswith(added)):
        return None
    left = told.removesuffix(added).strip()
    cut = Command("correct", {"details": left}, turn.text)
    return (cut, Command("add_details", {"details": instead}, turn.text)), None


def put_right(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """The line in which words stand that are said to be wrong, with the right ones, and the rest
    of the message: "it says S9, must be S9 FE"."""
    found = None if turn.is_choice else turn.language.stands_wrongly(turn.text)
    if found is None:
        return None
    wrong, right, (start, end) = found
    stands = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)", re.I)
    for name in _PUT_RIGHT:
        before = str(context.draft.get(name) or "")
        after = stands.sub(lambda _: right, before, count=1)
        if after == before or right.casefold() in before.casefold():
            continue
        values = {name: after}
        if name == "product" and (kind := context.draft.get("product_kind")):
            values["product_kind"] = kind  # the same thing, by its right name
        rest = _rest(turn, f"{turn.text[:start]} {turn.text[end:]}")
        return (Command("correct", values, turn.text),), rest
    return None


def _taken_out(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """What a message does that wants a part of the description out, by what that is about.

    Words that stand in a line just so go from there. Where none would be left that tells what is
    wrong, the description is asked for anew; where no sentence is meant, that is said.
    """
    about, rest = turn.language.told_to_take_out(turn.text)
    told = context.draft.get("details")
    cut = _cut_out(about, turn, context.draft) if _quotes(turn.text, about) else {}
    if not (cut or (about and told)):
        return None
    others = _rest(turn, rest)
    if not cut and not is_told(str(told), about, turn.language):
        return (Command("no_such_part", {"about": about}, turn.text),), others
    left = cut or {"details": without_part(str(told), about, turn.language)}
    if not all(left.values()):
        return (Command("edit", {"field": next(iter(left))}, turn.text),), None
    return (Command("correct", left, turn.text),), others


def _put_in(turn: Turn, context: Context) -> tuple[tuple[Command, ...], Turn | None] | None:
    """What is to stand in the description besides; what is only named is asked for, if need be."""
    if not is_shown(context.asked):
        return None
    said, name, (start, end) = turn.language.told_to_put_in(turn.text)
    rest = _rest(turn, f"{turn.text[:start]} {turn.text[end:]}")
    if said:
        return (Command("add_details", {"details": said}, turn.text),), rest
    if not name:
        return None
    if is_told(str(context.draft.get("details") or ""), name, turn.language):
        return (Command("show_line", {"field": "details"}, turn.text),), rest
    return (Command("ask_more", {"about": name}, turn.text),), rest


def _rest(turn: Turn, text: str) -> Turn | None:
    return part(turn, text.strip()) if any(each.isalnum() for each in text) else None


def _quotes(text: str, words: str) -> bool:
    """Whether the words stand in quotation marks."""
    return bool(words) and re.search(f"[{_MARKS}]{re.escape(words)}[{_MARKS}]", text) is not None


def _cut_out(words: str, turn: Turn, draft: Draft) -> dict[str, str]:
    """The line in which these very words stand, without them; empty where none has them."""
    for name in _WRITTEN:
        before, found, after = str(draft.get(name) or "").partition(words)
        if found and name == "details":
            kept = (
                _without(each, words) for each in turn.language.sentences(before + found + after)
            )
            return {name: " ".join(each for each in kept if each)}
        if found:
            return {name: f"{before.rstrip(' .,;')} {after.lstrip(' .,;')}".strip()}
    return {}


def _without(sentence: str, words: str) -> str:
    """The sentence without these words; nothing where they are nearly all of it."""
    before, found, after = sentence.strip().partition(words)
    if not found:
        return before
    left = f"{before.rstrip(' ,;')} {after.lstrip(' ,;')}".strip()
    return left if len(left.split()) >= _FEWEST_WORDS else ""


def added_since(shown: Mapping[str, Any] | None, draft: Draft) -> str:
    """What was added last to the description that was `shown`, which may be taken back."""
    shown, now = shown or {}, str(draft.get("details") or "")
    before = str(shown.get("details") or "")
    if now == before:
        return ""
    rest = now.removeprefix(before).lstrip(" .") if before and now.startswith(before) else ""
    added = str(rest or shown.get("added") or "")
    return added if now.endswith(added) else ""
