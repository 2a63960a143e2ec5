"""Stories that can't happen as told are named before any training, with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimdesk.dialogue.story_check import problems_in_stories
from claimdesk.settings import ROOT

HEAD = 'version: "3.1"\nstories:\n'


def problems(tmp_path: Path, stories: str, file: str = "data/stories/mine.yml") -> list[str]:
    """What is found in a project with these stories beside its own."""
    shutil.copytree(ROOT / "data" / "rules", tmp_path / "data" / "rules")
    shutil.copytree(ROOT / "data" / "stories", tmp_path / "data" / "stories")
    shutil.copy(ROOT / "domain.yml", tmp_path)
    (tmp_path / file).write_text(HEAD + stories, encoding="utf-8")
    return problems_in_stories(tmp_path)


def story(name: str, *steps: str) -> str:
    """A story as it stands in a file, a step a line."""
    return f"  - story: {name}\n    steps:\n" + "".join(f"      - {step}\n" for step in steps)


PROMO = ("intent: ask_promo_info", "action: utter_ask_promo_info")


def test_the_stories_and_rules_of_the_project_are_in_order() -> None:
    """All of them."""
    assert problems_in_stories(ROOT) == []


def test_a_story_that_adds_to_the_rules_is_in_order(tmp_path: Path) -> None:
    """A step that no rule takes, and after it one of theirs."""
    steps = (*PROMO, "intent: affirm", "action: utter_ask_promo_stacking", *PROMO)

    assert problems(tmp_path, story("fine", *steps)) == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "intent: ask_promo_inof",
            "no intent ask_promo_inof in domain.yml; did you mean ask",
        ),
        ("action: utter_nothing_such", "no action utter_nothing_such in domain.yml"),
        (
            "{intent: affirm, entities: [{prodct: x}]}",
            "no entity prodct in domain.yml; did you",
        ),
        ("slot_was_set: [{fild: true}]", "no slot fild in domain.yml; did you mean filed?"),
        ("active_loop: claim_from", "no form claim_from in domain.yml; did you mean claim_form?"),
        ("or: [{intent: affirm}, {intent: yes_indeed}]", "no intent yes_indeed in domain.yml"),
        ('user: "how much?"', "has the shopper's words; name the intent"),
    ],
)
def test_a_name_that_is_not_in_the_domain_is_named(tmp_path: Path, step: str, said: str) -> None:
    """With the line it stands in, and the nearest one there is."""
    found = problems(tmp_path, story("mine", *PROMO, step))

    assert len(found) == 1
    assert found[0].startswith('data/stories/mine.yml:7: story "mine"')
    assert said in found[0]


@pytest.mark.parametrize(
    ("steps", "line", "rule"),
    [
        (("intent: affirm", "action: utter_ask_help", "intent: thank", "action: utter_greet"), 10,
         '"Take thanks" (data/rules/'),
        (("intent: thank", "action: utter_greet"), 8, '"Take thanks" (data/rules/'),
        (("action: utter_ask_contact",), 7, "by rule Answer ask_promo_info it"),
    ],
)  # fmt: skip
def test_a_story_that_contradicts_a_rule_is_named_with_the_rule(
    tmp_path: Path, steps: tuple[str, ...], line: int, rule: str
) -> None:
    """Whether its second message is a rule's, or it says more than the rule does."""
    (found,) = problems(tmp_path, story("mine", *PROMO, *steps))

    assert found.startswith(f'data/stories/mine.yml:{line}: story "mine" goes on with ')
    assert rule in found


def test_rules_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    """As `rasa train` would refuse them."""
    rule = story("mine", "intent: thank", "action: utter_greet").replace("story", "rule")
    found = problems(tmp_path, story("fine", *PROMO) + "rules:\n" + rule)

    assert any(':10: rule "mine" goes on with utter_greet' in each for each in found) or any(
        '"mine" (data/stories/mine.yml:' in each for each in found
    )


@pytest.mark.parametrize("opening", [("intent: report_defect", "action: claim_form"), ()])
def test_a_step_within_a_form_is_never_reached(tmp_path: Path, opening: tuple[str, ...]) -> None:
    """Whether the story opens the form or begins in it."""
    within = ("active_loop: claim_form", "intent: ask_help", "action: utter_ask_help")
    (found,) = problems(tmp_path, story("mine", *opening, *within))

    assert f'mine.yml:{7 + len(opening)}: story "mine" can\'t be reached: utter_ask_help' in found
    assert "claim_form" in found


def test_of_two_stories_that_begin_alike_the_second_is_never_reached(tmp_path: Path) -> None:
    """Where they go on differently; the same going on is no matter, nor another beginning."""
    first = story("first", *PROMO, "intent: affirm", "action: utter_ask_promo_stacking")
    same = story("same", *PROMO, "intent: affirm", "action: utter_ask_promo_stacking")
    after = ("intent: thank", "action: utter_thank")
    longer = story("longer", *after, *PROMO, "intent: affirm", "action: utter_ask_help")
    other = story("other", *PROMO, "intent: affirm", "action: utter_ask_contact")

    (found,) = problems(tmp_path, first + same + longer + other)

    assert 'story "other" can\'t be reached: it goes on with utter_ask_contact where' in found
    assert 'story "first" (data/stories/mine.yml:3)' in found


def test_a_name_told_twice_and_a_broken_file_are_named(tmp_path: Path) -> None:
    """Either makes Rasa read something else than what is meant."""
    broken = tmp_path / "broken"
    broken.mkdir()

    twice = problems(tmp_path / "twice", story("mine", *PROMO) + story("mine", *PROMO))
    unread = problems(broken, "  - story: [mine\n")

    assert twice == [
        'data/stories/mine.yml:7: story "mine" is also at data/stories/mine.yml:3; rename one'
    ]
    assert len(unread) == 1
    assert unread[0].startswith("data/stories/mine.yml:")
