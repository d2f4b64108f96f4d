"""The order of the rooms: an upper room imports lower ones, never the reverse; siblings do not meet.

Every import counts, wherever it stands: at the top, inside a function, under TYPE_CHECKING, relative, or as
a text given to import_module.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
APPLICATION = "inspections"

RECORD = {"models", "vocabulary"}
QUESTIONS = {"timelines", "changes", "concerns"}
ANSWERS = QUESTIONS | {"comparisons", "facts"}
SHAPES = {"charts", "exports", "filters"}
KEEPING = {"importing", "reviewing", "editors", "soundness"}

# Room -> the rooms that it may import. Models and extraction are strangers: only importing knows both.
ORDER: dict[str, set[str]] = {
    "urls": {"views"},
    "views": SHAPES | ANSWERS | RECORD,
    "admin": SHAPES | ANSWERS | RECORD | KEEPING,
    "management": SHAPES | ANSWERS | RECORD | KEEPING,
    "templatetags": {"vocabulary"},
    "charts": ANSWERS | RECORD,
    "exports": ANSWERS | RECORD,
    "filters": ANSWERS | RECORD,
    "comparisons": QUESTIONS | RECORD,
    "timelines": {"changes"} | RECORD,
    "changes": RECORD,
    "concerns": RECORD,
    "facts": RECORD,
    # A proposal that a newer reading no longer makes is set aside, and only reviewing may do that.
    "importing": RECORD | {"extraction", "reviewing"},
    "reviewing": RECORD,
    "editors": RECORD,
    "soundness": RECORD,
    "models": {"vocabulary"},
    "extraction": {"vocabulary"},
    "vocabulary": set(),
}
# Django itself asks for these two: the one to find the application, the other to rebuild every table.
EXEMPT = {"apps", "migrations"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "services", "common", "misc"}
DJANGO = {"django", "simple_history", "environ", "csp"}


@dataclass(frozen=True)
class Import:
    """One import: the module named, fully, and where it is written."""

    target: str
    path: Path
    line: int


def imports_of(path: Path, root: Path) -> Iterator[Import]:
    """Yield every import in the file at `path`; `from a import b` counts as a.b, which may be a module."""
    package = list(path.relative_to(root).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield Import(name.name, path, node.lineno)
            case ast.ImportFrom(module=module, names=names, level=level):
                base = package[: len(package) - level + 1] if level else []
                for name in names:
                    parts = [*base, *([module] if module else []), name.name]
                    yield Import(".".join(parts), path, node.lineno)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str() as target), *_],
            ):
                yield Import(target, path, node.lineno)


def room_of(module: str) -> str | None:
    """Return the room of the application that a full module name leads into, if any."""
    package, _, rest = module.partition(".")
    return rest.split(".")[0] if package == APPLICATION and rest else None


def sources(root: Path) -> list[Path]:
    """Return every Python file of the application under `root`."""
    return sorted((root / APPLICATION).rglob("*.py"))


def breaches(root: Path) -> list[str]:
    """Return, as sentences, what under `root` goes against the order."""
    return [sentence for path in sources(root) for sentence in breaches_in(path, root)]


def breaches_in(path: Path, root: Path) -> Iterator[str]:
    """Yield what one file of the application does against the order."""
    shown = path.relative_to(root).as_posix()
    room = path.relative_to(root / APPLICATION).with_suffix("").parts[0]
    for word in NAMES_THAT_SAY_NOTHING.intersection(path.relative_to(root).with_suffix("").parts):
        yield f"{shown}: '{word}' does not say what is inside. Name it for the question that it answers."
    if room in EXEMPT:
        return
    if room not in ORDER and room != "__init__":
        yield (
            f"{shown} is in a room that the order does not know. Move it into one of "
            f"{', '.join(sorted(ORDER))}, or give the new room its line in tests/test_architecture.py."
        )
        return
    found = (breach_of(imported, room, f"{shown}:{imported.line}") for imported in imports_of(path, root))
    # `from inspections.models import Council, Source` is one breach, not two.
    yield from dict.fromkeys(sentence for sentence in found if sentence)


def breach_of(imported: Import, room: str, where: str) -> str | None:
    """Return what is wrong with one import made from `room`, if anything."""
    package = imported.target.split(".")[0]
    target = room_of(imported.target)
    if package in {"tests", "ofstedtracker"}:
        return f"{where} imports {package}: the application stands without it. Ask django.conf.settings."
    if room == "extraction" and (package in DJANGO or package.startswith("django_")):
        return f"{where} imports {package}: extraction reads documents without Django, so that it runs alone."
    if room == "vocabulary" and package not in {*sys.stdlib_module_names, APPLICATION}:
        return f"{where} imports {package}: vocabulary stands on the standard library only."
    allowed = ORDER.get(room, set())
    if target is None or target == room or target in allowed or not is_a_room(target):
        return None
    return (
        f"{where} imports {APPLICATION}.{target}: {room} may import only "
        f"{' and '.join(sorted(allowed)) or 'the standard library'}. Move what you need down to a room that "
        f"both may import, or let a room above {room} pass it in."
    )


def is_a_room(name: str) -> bool:
    """Return whether a name imported from the application is a room, not a thing defined in its __init__."""
    return name in ORDER or name in EXEMPT


def test_every_import_follows_the_order_of_the_rooms() -> None:
    found = breaches(PROJECT)
    assert not found, "\n" + "\n".join(found)


def test_the_order_has_no_circle() -> None:
    placed: set[str] = set()
    while ready := {room for room, below in ORDER.items() if below <= placed} - placed:
        placed |= ready
    assert placed == set(ORDER)


def breaches_of_a_file(folder: Path, name: str, text: str) -> list[str]:
    """Return the breaches of an application that has one file, for the tests of the checker itself."""
    path = folder / APPLICATION / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return breaches(folder)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("timelines.py", "from inspections.views import councils"),
        ("concerns.py", "import inspections.changes"),
        ("concerns.py", "from inspections import changes"),
        ("changes.py", "from . import timelines"),
        ("timelines.py", "def f():\n    from inspections.concerns import recurring"),
        ("timelines.py", "if TYPE_CHECKING:\n    from inspections.comparisons import Comparison"),
        ("views/councils.py", "from inspections.extraction.dates import read_date"),
        ("views/councils.py", "from ..importing import save"),
        ("views/__init__.py", "from ..importing import save"),
        ("models/councils.py", "from inspections.extraction import councils"),
        ("extraction/dates.py", "from ..models.councils import Council"),
        ("extraction/dates.py", "from django.utils import timezone"),
        ("extraction/dates.py", "import django_filters"),
        ("admin/desk.py", "import importlib\nimportlib.import_module('inspections.extraction.reports')"),
        ("reviewing.py", "from inspections.importing import documents"),
        ("importing/saving.py", "from inspections.soundness import problems"),
        ("templatetags/grades.py", "from inspections.models import Council"),
        ("vocabulary.py", "import requests"),
        ("vocabulary.py", "from inspections.models import Council"),
        ("models/councils.py", "from tests.factories import council"),
        ("models/councils.py", "from ofstedtracker.settings.base import VAR_DIR"),
        ("importing/helpers.py", ""),
        ("views/common/__init__.py", ""),
        ("scoring.py", ""),
        ("__init__.py", "from inspections import models"),
    ],
)
def test_an_import_against_the_order_is_found(tmp_path: Path, name: str, text: str) -> None:
    assert len(breaches_of_a_file(tmp_path, name, text)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("timelines.py", "from inspections.models import Council\nfrom inspections import vocabulary"),
        (
            "views/councils.py",
            "from inspections.views import pages\nfrom . import pages\nfrom .. import timelines",
        ),
        ("importing/saving.py", "from inspections import extraction, models"),
        ("models/councils.py", "import django.db\nfrom simple_history.models import HistoricalRecords"),
        ("migrations/0001_initial.py", "import inspections.admin.forms"),
        ("vocabulary.py", "from __future__ import annotations\nfrom enum import Enum"),
    ],
)
def test_an_import_that_follows_the_order_is_left_alone(tmp_path: Path, name: str, text: str) -> None:
    assert breaches_of_a_file(tmp_path, name, text) == []


def test_the_sentence_names_the_file_the_line_and_the_way_out(tmp_path: Path) -> None:
    [sentence] = breaches_of_a_file(tmp_path, "concerns.py", "\nfrom inspections.views import councils")
    assert sentence == (
        "inspections/concerns.py:2 imports inspections.views: concerns may import only models and "
        "vocabulary. Move what you need down to a room that both may import, or let a room above "
        "concerns pass it in."
    )
