"""Labels are read from files of other tools; what is wrong with one is said in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.adapters.inbox_files import BadLabels, read_labels


def test_tsv_as_other_tools_write_it(tmp_path: Path) -> None:
    """With a byte order mark, quotes, other columns, lines without a label or without an end."""
    path = tmp_path / "labels.tsv"
    text = 'id\ttext\tlabel\r\n1\t"say ""hi"""\tgreet\r\n2\tno\t\r\n3\tbye\t goodbye'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert [tuple(label) for label in read_labels(path)] == [
        (2, 'say "hi"', "greet"),
        (4, "bye", "goodbye"),
    ]


def test_yaml_has_the_line_of_each_example(tmp_path: Path) -> None:
    """What stands under nlu_fallback has no label."""
    path = tmp_path / "labels.yml"
    path.write_text(
        "nlu:\n- intent: greet\n  examples: |\n    - hi\n    - hello\n"
        "- intent: nlu_fallback\n  examples: |\n    - eh\n"
    )

    assert [tuple(label) for label in read_labels(path)] == [
        (4, "hi", "greet"),
        (5, "hello", "greet"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.tsv", b"text\tintent\n", "line 1: no column label"),
        ("a.tsv", b"", "line 1: no column text and label"),
        ("a.tsv", b"\xff\xfe", "is not UTF-8"),
        ("a.yml", b"nlu: [", "a.yml: "),
        ("a.yml", b"stories: []", "has no list"),
        ("a.yml", b"nlu:\n- lookup: x\n", "needs its examples"),
        ("a.csv", b"", "must end in .tsv"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    """In one line, with the file."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(BadLabels, match=problem) as refused:
        read_labels(path)

    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
