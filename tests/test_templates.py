"""Templates keep what the content security policy asks: no script and no style written into a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
FORBIDDEN = {
    "a style attribute": r"\sstyle=",
    "a style element": r"<style\b",
    "a script written into the page": r"<script(?![^>]*\bsrc=)",
    "an event attribute": r"\son[a-z]+=\"",
    "an address of another host in src or action": r"\b(?:src|action)=\"(?:https?:)?//",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    found = [
        f"{path.relative_to(TEMPLATES)}: {match[0]}"
        for path in TEMPLATES.rglob("*.html")
        for match in re.finditer(FORBIDDEN[what], path.read_text())
    ]
    assert not found, f"{what}: {found}"
