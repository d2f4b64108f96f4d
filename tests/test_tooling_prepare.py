"""`bin/prepare`, which `make setup` and `make run` call: the right Python, or a sentence; no work twice."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]

# A Python that knows its version and notes what it is asked to do. As in life, `-m venv` makes another one.
PRETENDED = """#!/bin/sh
case "$*" in
    --version) echo "Python {version}" ;;
    *version_info*"<"*) exit {too_old} ;;
    *"import venv"*) exit {venv_missing} ;;
    *version_info*) echo "{version}" ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip --version") ;;
    "-m pip install"*) echo "$*" >> installed.log ;;
esac
"""


def project(folder: Path) -> Path:
    """Return a new project with the script and two lists of requirements."""
    (folder / "requirements").mkdir(parents=True)
    for name in ("base", "dev"):
        (folder / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    shutil.copytree(PROJECT / "bin", folder / "bin")
    return folder


def python(folder: Path, version: str = "3.12", *, too_old: bool = False, without_venv: bool = False) -> str:
    """Return the path of a pretended Python."""
    path = folder / f"python{version}"
    path.write_text(PRETENDED.format(version=version, too_old=int(too_old), venv_missing=int(without_venv)))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def prepare(folder: Path, what: str, candidates: str) -> subprocess.CompletedProcess[str]:
    """Run the script in `folder`, with `candidates` as the Pythons that it may choose from."""
    return subprocess.run(
        ["sh", "bin/prepare", what],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHON": candidates},
        capture_output=True,
        text=True,
        check=False,
    )


def installed(folder: Path) -> list[str]:
    """Return the lists that pip was asked to install, in order."""
    log = folder / "installed.log"
    return [line.split()[-1] for line in log.read_text().splitlines()] if log.exists() else []


def test_an_old_python_is_refused_with_a_sentence(tmp_path: Path) -> None:
    old = python(tmp_path, "3.9", too_old=True)
    refused = prepare(project(tmp_path / "site"), "base", old)
    assert refused.returncode == 1
    assert refused.stderr.startswith("This project needs Python 3.11 or newer, and found: Python 3.9.")


def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    refused = prepare(project(tmp_path / "site"), "base", str(tmp_path / "nothing"))
    assert refused.returncode == 1
    assert "found: none." in refused.stderr


def test_a_python_without_venv_is_refused_with_what_to_install(tmp_path: Path) -> None:
    bare = python(tmp_path, "3.11", without_venv=True)
    refused = prepare(project(tmp_path / "site"), "base", bare)
    assert refused.returncode == 1
    assert "apt install python3-venv (or python3.11-venv)" in refused.stderr


def test_the_first_python_that_is_good_enough_is_taken(tmp_path: Path) -> None:
    candidates = [
        python(tmp_path, "3.9", too_old=True),
        python(tmp_path, "3.11", without_venv=True),
        python(tmp_path, "3.12"),
        python(tmp_path, "3.13"),
    ]
    prepared = prepare(project(tmp_path / "site"), "base", " ".join(candidates))
    assert prepared.returncode == 0, prepared.stderr
    assert "Making .venv with Python 3.12 ..." in prepared.stdout


def test_running_the_site_does_not_install_what_tests_need(tmp_path: Path) -> None:
    site = project(tmp_path / "site")
    prepare(site, "base", python(tmp_path))
    assert installed(site) == ["requirements/base.txt"]
    prepare(site, "dev", python(tmp_path))
    assert installed(site) == ["requirements/base.txt", "requirements/dev.txt"]


def test_nothing_is_installed_again_until_a_list_changes(tmp_path: Path) -> None:
    site = project(tmp_path / "site")
    for _ in range(2):
        prepare(site, "dev", python(tmp_path))
    assert installed(site) == ["requirements/base.txt", "requirements/dev.txt"]
    (site / "requirements" / "base.txt").write_text("base==2\n")
    prepare(site, "dev", python(tmp_path))
    assert installed(site)[2:] == ["requirements/base.txt"]


def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path: Path) -> None:
    site = project(tmp_path / "site")
    prepare(site, "base", python(tmp_path))
    (site / ".venv" / "bin" / "python").unlink()
    again = prepare(site, "base", python(tmp_path))
    assert again.returncode == 0, again.stderr
    assert installed(site) == ["requirements/base.txt"] * 2


def test_an_interrupted_installation_is_taken_up_again(tmp_path: Path) -> None:
    site = project(tmp_path / "site")
    prepare(site, "base", python(tmp_path))
    (site / ".venv" / "installed-base.txt").unlink()  # written last
    prepare(site, "base", python(tmp_path))
    assert installed(site) == ["requirements/base.txt"] * 2


def test_every_dependency_is_pinned_with_its_hashes_and_no_registry_is_named() -> None:
    for path in (PROJECT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path.name
        assert "index-url" not in text, path.name
        for requirement in text.replace("\\\n", " ").splitlines():
            if requirement and not requirement.lstrip().startswith("#"):
                assert "==" in requirement, requirement
                assert "--hash=sha256:" in requirement, requirement
