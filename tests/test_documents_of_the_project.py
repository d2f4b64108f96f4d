"""The documents of the project: what they point to exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    PROJECT / "README.md",
    PROJECT / "fixtures" / "README.md",
    *sorted((PROJECT / "docs").glob("*.md")),
]
LARGEST_PICTURE = 200_000  # bytes

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[path.relative_to(PROJECT).as_posix() for path in DOCUMENTS]
)


@every_document
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", document.read_text())
    inside = [link for link in links if not link.startswith("https://")]
    assert [link for link in inside if not (document.parent / link).exists()] == []


@every_document
def test_every_command_named_exists(document: Path) -> None:
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    made = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE))
    assert made - targets == set()
    managed = set(re.findall(r"manage\.py ([a-z_]+)", text))
    assert managed - set(get_commands()) == set()


@every_document
def test_every_variable_named_is_in_the_example(document: Path) -> None:
    named = set(re.findall(r"`([A-Z][A-Z_]{4,})(?:=[^`]*)?`", document.read_text()))
    explained = set(re.findall(r"^#? ?([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))
    assert named - explained - {"EXTRACTOR_VERSION"} == set()


def test_every_page_of_the_folder_is_in_its_index() -> None:
    index = (PROJECT / "docs" / "README.md").read_text()
    pages = {path.name for path in (PROJECT / "docs").glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name})" not in index} == set()


def test_pictures_are_light() -> None:
    pictures = list((PROJECT / "docs" / "screenshots").iterdir())
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > LARGEST_PICTURE] == []


def test_every_key_of_the_readers_json_is_explained() -> None:
    tree = ast.parse((PROJECT / "inspections" / "extraction" / "records.py").read_text())
    written = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    keys = {key.value for key in written if isinstance(key, ast.Constant)}
    explained = set(re.findall(r"`(\w+)`", (PROJECT / "docs" / "reading.md").read_text()))
    assert "judgements" in keys
    assert keys - explained == set()
