"""Off-topic sentences that may ask a new question."""

from __future__ import annotations

from claimdesk.authoring.off_topic import off_topic_about
from claimdesk.authoring.project import Project


def test_off_topic_sentences_with_the_words_of_a_name_are_found_with_file_and_line(
    project: Project,
) -> None:
    """In any form of the words, taught or held out; those of other intents are not."""
    new = {
        "data/nlu/new.yml": ("out_of_scope", "will you Wrap it as a gift", "are gifts returnable"),
        "tests/nlu/fresh/new.yml": ("out_of_scope", "gifts", "gift wrapping, anyone?"),
        "tests/nlu/other.yml": ("ask_contact", "who does your gift wrap", "gift wraps"),
    }
    for name, (intent, *examples) in new.items():
        lines = "".join(f"    - {each}\n" for each in examples)
        text = f'version: "3.1"\n\nnlu:\n- intent: {intent}\n  examples: |\n{lines}'
        (project.root / name).write_text(text, encoding="utf-8")

    found = off_topic_about(project, "ask_gift_wrapping")

    places = [(project.shown(each.path), each.line, each.text) for each in found]
    assert [place for place in places if place[0] in new] == [
        ("data/nlu/new.yml", 6, "will you Wrap it as a gift"),
        ("tests/nlu/fresh/new.yml", 7, "gift wrapping, anyone?"),
    ]
