"""Templates keep what the content security policy asks, and name no class that no stylesheet knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib import admin

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATES = PROJECT / "templates"
STYLES = PROJECT / "static" / "css"
STYLES_OF_DJANGO = Path(admin.__file__).parent / "static" / "admin" / "css"
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


def classes_with_rules(*sheets: Path) -> set[str]:
    """Return the classes that these stylesheets name."""
    rules = "".join(sheet.read_text() for sheet in sheets)
    return set(re.findall(r"\.([a-z][\w-]*)", rules, re.IGNORECASE))


def classes_of(template: Path) -> set[str]:
    """Return the classes that a template writes out, without those that are made of a value."""
    written = " ".join(re.findall(r'\bclass="([^"]*)"', template.read_text()))
    tokens = re.sub(r"{%.*?%}", " ", re.sub(r"{{.*?}}", "{}", written)).split()
    return {token for token in tokens if "{}" not in token}


def test_every_class_of_a_page_has_a_rule() -> None:
    known = classes_with_rules(STYLES / "site.css")
    pages = [path for path in TEMPLATES.rglob("*.html") if not path.is_relative_to(TEMPLATES / "admin")]
    unknown = {path.name: classes_of(path) - known for path in pages}
    assert not {name: classes for name, classes in unknown.items() if classes}


def test_every_class_of_the_admin_has_a_rule_of_ours_or_of_django() -> None:
    known = classes_with_rules(STYLES / "admin.css", STYLES / "desk.css", *STYLES_OF_DJANGO.glob("*.css"))
    unknown = {path.name: classes_of(path) - known for path in (TEMPLATES / "admin").rglob("*.html")}
    assert not {name: classes for name, classes in unknown.items() if classes}
