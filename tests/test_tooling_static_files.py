"""Static files: what is vendored is what was published, and stored names tell the content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ofstedtracker.static_files import HashedStaticFilesStorage

CHART_JS = Path(__file__).resolve().parents[1] / "static" / "vendor" / "chart.js"


def stored(folder: Path, files: dict[str, str]) -> HashedStaticFilesStorage:
    """Return a storage in `folder` that has taken in these files."""
    storage = HashedStaticFilesStorage(location=str(folder), base_url="/static/")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    for _, _, outcome in storage.post_process({name: (storage, name) for name in files}):
        if isinstance(outcome, Exception):
            raise outcome
    return storage


def text_of(storage: HashedStaticFilesStorage, name: str) -> str:
    """Return the text that a browser gets for the file of this name."""
    return Path(storage.path(storage.stored_name(name))).read_text()


def test_chart_js_is_the_file_that_was_published() -> None:
    version, digest = (CHART_JS / "VERSION").read_text().splitlines()
    script = (CHART_JS / "chart.umd.min.js").read_bytes()
    assert digest == f"sha256 {hashlib.sha256(script).hexdigest()}  chart.umd.min.js"
    assert f"Chart.js v{version}\n".encode() in script[:200]
    assert "MIT License" in (CHART_JS / "LICENSE.md").read_text()


@pytest.mark.parametrize(
    "statement",
    [
        'import { grade } from "./lib/grades.js";',
        "import { grade } from './lib/grades.js'",
        'import {\n  grade,\n} from "./lib/grades.js";',
        'export { grade } from "./lib/grades.js";',
        'import "./lib/grades.js";',
        'const lazily = () => import("./lib/grades.js");',
    ],
)
def test_a_module_imports_the_hashed_name_of_another(tmp_path: Path, statement: str) -> None:
    storage = stored(tmp_path, {"js/compare.js": statement, "js/lib/grades.js": "export const grade = 1;"})
    hashed = storage.stored_name("js/lib/grades.js")
    assert hashed != "js/lib/grades.js"
    text = text_of(storage, "js/compare.js")
    assert Path(hashed).name in text
    assert "grades.js" not in text


def test_a_changed_module_changes_the_name_of_what_imports_it(tmp_path: Path) -> None:
    names = {
        stored(
            tmp_path / str(number),
            {"js/a.js": 'import { b } from "./b.js";', "js/b.js": f"export const b = {number};"},
        ).stored_name("js/a.js")
        for number in (1, 2)
    }
    assert len(names) == 2


def test_a_vendored_script_is_served_as_published_without_its_source_map(tmp_path: Path) -> None:
    script = "window.Chart = {};\n//# sourceMappingURL=chart.js.map"
    storage = stored(tmp_path, {"vendor/chart.js/chart.js": script})
    assert text_of(storage, "vendor/chart.js/chart.js") == script


def test_a_picture_in_a_style_sheet_is_named_by_its_hash(tmp_path: Path) -> None:
    storage = stored(tmp_path, {"css/site.css": 'a { background: url("i.svg") }', "css/i.svg": "<svg/>"})
    assert Path(storage.stored_name("css/i.svg")).name in text_of(storage, "css/site.css")


def test_a_module_that_imports_what_does_not_exist_is_found_when_collecting(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"js/lib/gone\.js"):
        stored(tmp_path, {"js/compare.js": 'import { a } from "./lib/gone.js";'})
