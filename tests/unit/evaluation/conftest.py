"""NLU files written for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WriteNlu = Callable[..., Path]


@pytest.fixture
def write_nlu(tmp_path: Path) -> WriteNlu:
    """``write_nlu("tests/shipping.yml", greet=["hi"])`` writes the file and gives its path."""

    def write(name: str, **examples: list[str]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = ['version: "3.1"', "", "nlu:"]
        for intent, sentences in examples.items():
            lines += [f"- intent: {intent}", "  examples: |", *(f"    - {s}" for s in sentences)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
