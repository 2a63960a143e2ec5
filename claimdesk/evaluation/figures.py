"""Intent metrics from predicted rankings."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OFF_TOPIC = "out_of_scope"
_NEAR = ("near_oos", "_near")  # source suffix of near-domain out-of-scope sentences
_COLUMNS = ("text", "intent")
_REJECTION_RATE = 0.05  # false rejection rate at which out-of-scope recall is measured
_BINS = 10
_TYPO_SHARE = 0.1

Ranking = Sequence[tuple[str, float]]


class BadSentences(Exception):
    """Raised when a file of labelled sentences cannot be used; says which line and why."""


@dataclass(frozen=True)
class Labelled:
    """A sentence, the intent it has, and others that count as right too."""

    text: str
    intent: str
    source: str
    also_ok: frozenset[str] = field(default_factory=frozenset)

    @property
    def off_topic(self) -> bool:
        """Whether it is outside what the assistant knows about."""
        return self.intent == OFF_TOPIC


def read_sentences(path: Path) -> list[Labelled]:
    """Read a tab-separated file with the columns text and intent, perhaps source and also_ok.

    Without a source, it is the file's name.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as problem:
        raise BadSentences(f"{path}: {problem.strerror or problem}") from problem
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadSentences(f"{path}: not a tab-separated text in UTF-8") from problem
    header = rows[0] if rows else []
    missing = [column for column in _COLUMNS if column not in header]
    if missing:
        raise BadSentences(f"{path}: line 1: no column {', '.join(missing)}")
    sentences = []
    for number, row in enumerate(rows[1:], start=2):
        values = dict(zip(header, row, strict=False))
        if not row:
            continue
        if len(row) > len(header) or not (values.get("text") and values.get("intent")):
            raise BadSentences(f"{path}: line {number}: needs a text and an intent")
        others = frozenset(filter(None, values.get("also_ok", "").split("|")))
        source = values.get("source") or path.stem
        sentences.append(Labelled(values["text"], values["intent"], source, others))
    if not sentences:
        raise BadSentences(f"{path}: no sentences")
    return sentences


def top_intent(ranking: Ranking) -> tuple[str, float]:
    """The likeliest in-scope intent and its confidence; ("", 0.0) if there is none."""
    in_scope = [item for item in ranking if item[0] not in (OFF_TOPIC, "nlu_fallback", None)]
    return max(in_scope, key=lambda item: item[1], default=("", 0.0))


def with_typos(text: str, rng: random.Random) -> str:
    """The text with a letter swapped, dropped or doubled in a tenth of its words, at least one."""
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) > 1 and word.isalpha()]
    for place in rng.sample(places, min(len(places), max(1, round(len(words) * _TYPO_SHARE)))):
        word = words[place]
        at = rng.randrange(len(word) - 1)
        kind = rng.choice(("swap", "drop", "double"))
        if kind == "swap":
            words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif kind == "drop":
            words[place] = word[:at] + word[at + 1 :]
        else:
            words[place] = word[: at + 1] + word[at:]
    return " ".join(words)


def measure(
    sentences: Sequence[Labelled], rankings: Sequence[Ranking], with_typos: Sequence[Ranking]
) -> dict[str, Any]:
    """All metrics as JSON values; None if undefined."""
    best = [top_intent(ranking) for ranking in rankings]
    good = [i for i, s in enumerate(sentences) if not s.off_topic]
    right = {i: _is_correct(sentences[i], best[i][0]) for i in good}
    typo_right = [_is_correct(sentences[i], top_intent(with_typos[i])[0]) for i in good]
    accuracy = _mean([right[i] for i in good])
    threshold = _threshold([best[i][1] for i in good])
    return {
        "sentences": len(sentences),
        "accuracy": accuracy,
        "macro_f1": _macro_f1([(sentences[i], best[i][0]) for i in good]),
        "typo_loss": None if accuracy is None else accuracy - (_mean(typo_right) or 0.0),
        "calibration_error": _calibration_error([(best[i][1], right[i]) for i in good]),
        "reliability": _reliability([(best[i][1], right[i]) for i in good]),
        "refusal_threshold": threshold,
        "off_topic_recall": {
            distance: _mean([best[i][1] < threshold for i in off])
            for distance, off in _off_topic(sentences).items()
        }
        if threshold is not None
        else {},
        "by_source": {
            source: {
                "sentences": len(of),
                "accuracy": _mean([right[i] for i in of]),
            }
            for source in sorted({sentences[i].source for i in good})
            for of in [[i for i in good if sentences[i].source == source]]
        },
        "by_intent": {
            intent: _mean([right[i] for i in good if sentences[i].intent == intent])
            for intent in sorted({sentences[i].intent for i in good})
        },
        "confusions": [
            {"intent": intent, "read_as": read_as, "count": count, "examples": examples[:3]}
            for (intent, read_as), count, examples in _confusions(sentences, best, right)
        ],
    }


def _is_correct(sentence: Labelled, read_as: str) -> bool:
    return read_as == sentence.intent or read_as in sentence.also_ok


def _mean(values: Sequence[bool] | Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _threshold(confidences: Sequence[float]) -> float | None:
    """The 5th percentile of in-scope confidences."""
    if not confidences:
        return None
    ranked = sorted(confidences)
    return ranked[int(_REJECTION_RATE * len(ranked))]


def _off_topic(sentences: Sequence[Labelled]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {"far": [], "near": []}
    for i, sentence in enumerate(sentences):
        if sentence.off_topic:
            places["near" if sentence.source.endswith(_NEAR) else "far"].append(i)
    return places


def _macro_f1(pairs: Sequence[tuple[Labelled, str]]) -> float | None:
    """Mean F1 over the labels; accepted alternatives count as the label."""
    read = [(s.intent, s.intent if _is_correct(s, name) else name) for s, name in pairs]
    wanted = Counter(intent for intent, _ in read)
    given = Counter(name for _, name in read)
    hits = Counter(intent for intent, name in read if intent == name)
    return _mean([2 * hits[x] / (wanted[x] + given[x]) for x in wanted])


def _reliability(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """Ten equal-width confidence bins, empty ones omitted."""
    bins = []
    for number in range(_BINS):
        inside = [p for p in pairs if min(int(p[0] * _BINS), _BINS - 1) == number]
        if inside:
            bins.append(
                {
                    "sentences": len(inside),
                    "confidence": sum(c for c, _ in inside) / len(inside),
                    "accuracy": sum(ok for _, ok in inside) / len(inside),
                }
            )
    return bins


def _calibration_error(pairs: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error: mean |confidence − accuracy| over bins."""
    if not pairs:
        return None
    gaps = [b["sentences"] * abs(b["confidence"] - b["accuracy"]) for b in _reliability(pairs)]
    return float(sum(gaps) / len(pairs))


def _confusions(
    sentences: Sequence[Labelled], best: Sequence[tuple[str, float]], right: dict[int, bool]
) -> list[tuple[tuple[str, str], int, list[str]]]:
    examples: dict[tuple[str, str], list[str]] = {}
    for i, ok in right.items():
        if not ok:
            examples.setdefault((sentences[i].intent, best[i][0]), []).append(sentences[i].text)
    ranked = sorted(examples.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(pair, len(texts), texts) for pair, texts in ranked]
