"""Examples of NLU files are found with the line they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.evaluation.figures import BadSentences
from claimdesk.evaluation.nlu_lines import INTENT, LOOKUP, SYNONYM, lines_of
from claimdesk.settings import ROOT

FILE = """version: "3.1"

nlu:
# A remark.
- intent: open_return
  examples: |
    - take [the case](product) back
    - it is [broken]{"entity": "reason", "value": "defective"}
- lookup: reason/defective
  examples: |
    - broke
- synonym: defective
  examples: |
    - gave up the ghost
- regex: order
  examples: |
    - [0-9]+
- intent: inform
  metadata: {asked: reason, means: defective}
  examples: |
    - it died
- intent: greet
  examples:
  - text: |
      - hello there
"""


def test_an_example_has_its_line_label_and_words(tmp_path: Path) -> None:
    """Of blocks of text and of lists of texts; a pattern is no example."""
    (tmp_path / "a.yml").write_text(FILE)

    found = [(x.number, x.kind, x.label, x.text) for x in lines_of(tmp_path)]

    assert found == [
        (7, INTENT, "open_return", "take the case back"),
        (8, INTENT, "open_return", "it is broken"),
        (11, LOOKUP, "reason/defective", "broke"),
        (14, SYNONYM, "defective", "gave up the ghost"),
        (21, INTENT, "reason: defective", "it died"),
        (24, INTENT, "greet", "hello there"),
    ]


def test_marked_values_are_told_with_their_entity(tmp_path: Path) -> None:
    """Whichever of the two ways they are marked in."""
    (tmp_path / "a.yml").write_text(FILE)

    marked = [x.marked for x in lines_of(tmp_path / "a.yml") if x.marked]

    assert marked == [(("product", "the case"),), (("reason", "broken"),)]


def test_the_line_is_the_one_an_editor_shows() -> None:
    """In the training data as it is."""
    for line in list(lines_of(ROOT / "data" / "nlu" / "tracking.yml"))[::50]:
        written = line.path.read_text(encoding="utf-8").splitlines()[line.number - 1]
        assert line.text.split()[-1] in written


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """In one line, with the file."""
    (tmp_path / "a.yml").write_text("nlu: [")

    with pytest.raises(BadSentences, match=r"a\.yml"):
        list(lines_of(tmp_path))


def test_a_value_marked_wrongly_is_named_with_its_block(tmp_path: Path) -> None:
    """Rasa would not read it either."""
    (tmp_path / "a.yml").write_text(
        'nlu:\n- intent: greet\n  examples: |\n    - [hi]{"value" "x"}\n'
    )

    with pytest.raises(BadSentences, match=r"a\.yml: line 2: a value is marked wrongly"):
        list(lines_of(tmp_path))
