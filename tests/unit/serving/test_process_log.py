"""The log file of a child process: its bounds, its owner, and a disk that takes no more."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from claimdesk.serving.process_log import LARGEST, LONGEST_LINE, ProcessLog


def test_a_log_file_stays_bounded(tmp_path: Path) -> None:
    """A log over its largest size is put aside as .1, and the one before that is gone."""
    with ProcessLog(tmp_path / "desk.log", "desk") as log:
        log.write(b"a" * LARGEST)
        assert not (tmp_path / "desk.log.1").exists()
        log.write(b"a")
        assert (tmp_path / "desk.log.1").stat().st_size == LARGEST + 1
        log.write(b"b\n")

    assert (tmp_path / "desk.log").read_bytes() == b"b\n"


def test_a_line_without_end_is_bounded(tmp_path: Path) -> None:
    """Output without a newline does not grow in memory, and the next line is whole again."""
    with ProcessLog(tmp_path / "desk.log", "desk") as log:
        for _ in range(100):
            assert log.write(b"x" * 1000) == []
        lines = log.write(b"\nnext\n")

    assert [len(line) for line in lines] == [LONGEST_LINE, len("next")]


def test_a_log_goes_on_once_there_is_room_again(tmp_path: Path) -> None:
    """And says how much is missing."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with ProcessLog(tmp_path / "desk.log", "desk") as log:
        log.write(b"first\n")
        resource.setrlimit(resource.RLIMIT_FSIZE, (6, before[1]))
        try:
            lines = log.write(b"lost\n") + log.write(b"lost too\n")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        log.write(b"last\n")

    assert lines[1:] == ["lost", "lost too"]
    assert lines[0].startswith("ERROR ")
    expected = "first\n[14 bytes of output could not be written]\nlast\n"
    assert (tmp_path / "desk.log").read_text() == expected


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    """The log of a child whose folder's name is taken by a file loses its lines only."""
    (tmp_path / "logs").write_text("")

    with ProcessLog(tmp_path / "logs" / "desk.log", "desk") as log:
        assert log.write(b"hello\n")[-1] == "hello"
        assert log.last_line() == "hello"


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_a_log_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    """Folder 0700 and files 0600, whatever the umask, the one put aside too."""
    before = os.umask(umask)
    try:
        with ProcessLog(tmp_path / "logs" / "desk.log", "desk") as log:
            log.write(b"a" * (LARGEST + 1))
            log.write(b"b\n")
    finally:
        os.umask(before)

    assert (tmp_path / "logs").stat().st_mode & 0o777 == 0o700
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == ["desk.log", "desk.log.1"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
