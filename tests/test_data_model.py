"""The page about the data model says what the models say."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inspections.management.commands.draw_model import END, START, redrawn

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "data-model.md"


def test_the_drawing_in_the_documents_is_the_one_of_the_models() -> None:
    held = DOCUMENT.read_text()
    assert held == redrawn(held), "The models changed. Run: .venv/bin/python manage.py draw_model"


def test_only_what_stands_between_the_marks_is_drawn_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Ours\n{START}\nyesterday\n{END}\nOurs too\n")
    call_command("draw_model", document=page)
    drawn = page.read_text()
    assert drawn.startswith(f"Ours\n{START}\n```mermaid\nerDiagram\n")
    assert drawn.endswith(f"\n{END}\nOurs too\n")
    assert "yesterday" not in drawn
    assert "Inspection |o--o{ Finding : repeats" in drawn, "one earlier inspection, or none, many findings"
    assert "Inspection ||--o{ Judgement : inspection" in drawn, "always one inspection, many judgements"


@pytest.mark.parametrize("text", ["Ours", START, END, f"{END}\n{START}"])
def test_a_page_without_both_marks_in_their_order_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text)
    with pytest.raises(CommandError, match="needs a line"):
        call_command("draw_model", document=page)
    assert page.read_text() == text
