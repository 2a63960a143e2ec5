"""What stories add to rules: the steps that no rule takes, found wherever in a talk they begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTIVE_LOOP,
    LOOP_NAME,
    PREVIOUS_ACTION,
    RULE_SNIPPET_ACTION_NAME,
    SHOULD_NOT_BE_SET,
    SLOTS,
    USER,
)
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, ENTITIES, INTENT


class Moment(NamedTuple):
    """Where a conversation is before an action: the last action, and what was heard and set.

    Of a story it is what the story says: an entity or a slot that it doesn't name is left open.
    """

    action: str | None
    intent: str | None = None
    entities: tuple[str, ...] = ()
    slots: tuple[tuple[str, Any], ...] = ()
    loop: str | None = None

    def holds_in(self, now: Moment) -> bool:
        """Whether a conversation is where this one says, whatever else it holds."""
        slots = dict(now.slots)
        return (
            self.action in (None, now.action)
            and self.intent in (None, now.intent)
            and set(self.entities) <= set(now.entities)
            and all(_fits(value, slots.get(name)) for name, value in self.slots)
            and (self.loop is None or _fits(self.loop, now.loop))
        )


Turn = tuple[Moment, ...]  # from the message on, one moment before each action


class Step(NamedTuple):
    """An action, and the turns of a story or rule that lead to it; a form begins them anew."""

    turns: tuple[Turn, ...]
    action: str
    told_by: str

    @property
    def moment(self) -> Moment:
        """Where the conversation is when the action follows."""
        return self.turns[-1][-1]

    @property
    def detail(self) -> tuple[int, int]:
        """By how much the step says when it follows, for the one that says most to go first."""
        named = sum(len(m.entities) + len(m.slots) for turn in self.turns for m in turn)
        return len(self.turns), named

    def asides_in(self, turns: Sequence[Turn], most: int) -> int | None:
        """How many turns that the story doesn't tell stand between those it does; None where
        the last of `turns` aren't the story's, with at most so many asides."""
        if not turns or not _same(self.turns[-1], turns[-1]):
            return None
        told_of = {turn[0].intent for turn in self.turns}
        asides, at = 0, len(turns) - 2
        for told in reversed(self.turns[:-1]):
            while at >= 0 and not _same(told, turns[at]):
                if asides == most or turns[at][0].intent in {None, *told_of}:
                    return None
                asides, at = asides + 1, at - 1
            if at < 0:
                return None
            at -= 1
        return asides

    def applies_as_rule(self, moments: Sequence[Moment]) -> bool:
        """Whether a rule's step follows after the last of `moments`."""
        own = [moment for turn in self.turns for moment in turn]
        return len(own) <= len(moments) and all(
            mine.holds_in(now) for mine, now in zip(own, moments[-len(own) :], strict=True)
        )


def own_steps(
    trackers: Iterable[DialogueStateTracker], domain: Domain
) -> Iterator[tuple[Step, bool]]:
    """The steps of stories outside of forms, and whether each is the story's own: no rule's."""
    rules: dict[str | None, list[Step]] = defaultdict(list)
    trackers = list(trackers)
    for tracker in trackers:
        if tracker.is_rule_tracker:
            for step in steps_of(tracker, domain):
                rules[step.moment.action].append(step)
    for tracker in trackers:
        if tracker.is_rule_tracker:
            continue
        for step in steps_of(tracker, domain):
            if step.moment.loop is None:
                moments = [moment for turn in step.turns for moment in turn]
                candidates = (*rules[step.moment.action], *rules[None])
                yield step, not any(rule.applies_as_rule(moments) for rule in candidates)


def steps_of(tracker: DialogueStateTracker, domain: Domain) -> Iterator[Step]:
    """Each action of a story or a rule that follows from what it tells before."""
    # Not by a generated tracker's own method: the states it keeps hold the turns within a form.
    states = DialogueStateTracker.past_states(
        tracker, domain, omit_unset_slots=tracker.is_rule_tracker
    )
    done = (event for event in tracker.applied_events() if isinstance(event, ActionExecuted))
    for count, event in enumerate(done, start=1):
        turns = turns_of(states[:count], domain.form_names)
        if turns and not event.unpredictable and event.action_name != RULE_SNIPPET_ACTION_NAME:
            yield Step(turns, event.action_name, tracker.sender_id)


def turns_of(states: Iterable[State], forms: Collection[str]) -> tuple[Turn, ...]:
    """Rasa's states, turn by turn, since the last form: it began with a message of its own, and
    how many it took is nobody's to say."""
    turns: list[list[Moment]] = []
    after_form = False
    for state in states:
        action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
        if action in (None, RULE_SNIPPET_ACTION_NAME):  # the beginning, or what a rule leaves open
            turns, after_form = [], False
            continue
        if action in forms:
            turns, after_form = [[]], True
        elif action == ACTION_LISTEN_NAME or not turns:
            turns.append([])
            after_form = False
        turns[-1].append(_moment(state, with_message=not after_form))
    return tuple(tuple(turn) for turn in turns)


def _moment(state: State, *, with_message: bool) -> Moment:
    heard: Mapping[str, Any] = state.get(USER, {}) if with_message else {}
    return Moment(
        state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME),
        heard.get(INTENT),
        tuple(heard.get(ENTITIES, ())),
        tuple(sorted(state.get(SLOTS, {}).items())),
        state.get(ACTIVE_LOOP, {}).get(LOOP_NAME),
    )


def _same(told: Turn, heard: Turn) -> bool:
    begins_within = told[0].action != ACTION_LISTEN_NAME  # with the end of a form
    if len(told) > len(heard) or (len(told) < len(heard) and not begins_within):
        return False
    pairs = zip(told, heard[-len(told) :], strict=True)
    return all(mine.holds_in(now) for mine, now in pairs)


def _fits(said: Any, value: Any) -> bool:
    return not value or value == SHOULD_NOT_BE_SET if said == SHOULD_NOT_BE_SET else said == value
