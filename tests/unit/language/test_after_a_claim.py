"""What shoppers write once a claim is shown or filed, by its words alone."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("hey do not submit that, the color is wrong", "the color is wrong"),
        ("never send it before you put in that it whistles", "put in that it whistles"),
        ("stop, dont file it like this: I paid 12", "I paid 12"),
        ("don't send it", None),
        ("please dont submit it yet", None),
        ("why don't you send it", None),
        ("don't send it back to me", None),
        ("I don't want to send it any more", None),
        ("don't fill in the box", None),
        ("send it, the price is right", None),
    ],
)
def test_what_is_said_beside_not_sending(text: str, beside: str | None) -> None:
    """Nothing where the claim is not wanted, or something else is not sent."""
    assert en.beside_not_sending(text) == beside


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("uh I have forgotten to mention that it rattles", "it rattles"),
        ("Something is not there! Please add: the lid squeaks", "the lid squeaks"),
        ("the lid squeaks", "the lid squeaks"),
    ],
)
def test_what_is_added_is_told_without_what_leads_to_it(text: str, added: str) -> None:
    """By whom it was forgotten, or what else was said before the colon."""
    assert en.told_to_add(text) == added


@pytest.mark.parametrize(
    ("text", "thing", "part"),
    [
        ("the hinge squeaks as well", "hinge", True),
        ("its pen loop part came off", "pen loop", True),
        ("and letter K is gone too", "letter K", True),
        ("the zip of my rucksack is stuck", "zip", False),
        ("my cable is frayed too", "cable", False),
        ("the gizmo fell off too", "gizmo", None),
        ("a gizmo is broken", "gizmo", False),
    ],
)
def test_a_part_is_told_from_another_thing(text: str, thing: str, part: bool | None) -> None:
    """By its name, by what it is said to be of, and by whose it is."""
    assert en.is_part(text, thing, "keyboard folio") is part


def test_another_thing_is_spoken_of() -> None:
    """Not another trouble of the same one."""
    assert en.speaks_of_another("my other folio does it as well")
    assert en.speaks_of_another("that is a different order")
    assert not en.speaks_of_another("there is another problem with it")
    assert not en.speaks_of_another("one more thing to mention")


@pytest.mark.parametrize(
    "text",
    [
        "so now what",
        "fine, and now?",
        "what am I meant to do in the meantime?",
        "do I just sit and wait?",
        "so I simply wait here or what",
    ],
)
def test_what_is_next_is_asked_in_many_ways(text: str) -> None:
    """Most of them name no step."""
    assert en.asks_of_claim(text) == ("next",)


@pytest.mark.parametrize(
    "text",
    ["now it works", "and now the lid broke", "do I wait 9 days for the refund?", "ok now"],
)
def test_a_now_that_asks_nothing_is_no_question_of_what_is_next(text: str) -> None:
    """Nor is a time of something named."""
    assert "next" not in en.asks_of_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "is what I wrote about the lid in there?",
        "did you put that down",
        "has my remark on the smell been added",
        "what did I tell you so far",
        "what have you got from me",
        "which address do you have on file",
    ],
)
def test_it_is_asked_what_the_claim_holds(text: str) -> None:
    """What was told, all of it or a line."""
    assert en.asks_if_changed(text)


@pytest.mark.parametrize(
    "text",
    ["what do you have in green?", "is there a part missing", "did you add new colours?"],
)
def test_a_question_of_the_shop_is_none_of_the_claim(text: str) -> None:
    """Nor is one of what came."""
    assert not en.asks_if_changed(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("what price did I give", "price"),
        ("which mail do you have", "mail"),
        ("what's the order number on my claim?", "order number"),
        ("which model do you have in stock?", None),
        ("is the price right?", None),
    ],
)
def test_one_line_may_be_asked_for(text: str, line: str | None) -> None:
    """By its name."""
    assert en.line_asked(text) == line


@pytest.mark.parametrize(
    ("text", "count"),
    [("have you got both of the photos", 2), ("3 pics, right?", 3), ("did the photo come", None)],
)
def test_pictures_are_counted(text: str, count: int | None) -> None:
    """Where their number is said."""
    assert en.pictures_counted(text) == count


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("could I rather get a new one than the money?", "replacement"),
        ("on reflection, send me a replacement", "replacement"),
        ("I don't want the refund but a repair after all", "repair"),
        ("would a replacement take longer instead?", None),
        ("refund or replacement, what do I get?", None),
        ("I'd rather have the refund", None),
    ],
)
def test_another_wish_is_set_against_the_one_that_stands(text: str, wish: str | None) -> None:
    """Not where it is only compared, or stands already."""
    assert en.wish_instead(text, "refund") == wish


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "mention that it hums, set the price to 9 and how does it stand?",
            ("mention that it hums", "set the price to 9", "how does it stand?"),
        ),
        ("add that it hums and smells", ("add that it hums and smells",)),
        ("set it to May 2 and the price to 9", ("set it to May 2 and the price to 9",)),
    ],
)
def test_a_message_is_cut_where_the_next_wish_begins(text: str, parts: tuple[str, ...]) -> None:
    """Not within one."""
    assert en.wishes_in(text) == parts
