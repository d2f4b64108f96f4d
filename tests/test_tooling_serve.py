"""`manage.py serve`: one command from an empty folder to the first page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from django.core.management.base import CommandError
from pytest_django import Settings

from inspections.management.commands import serve

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 120  # seconds, for a slow machine that does other work too


@dataclass(frozen=True)
class Site:
    """A site that `serve` brought up: its address, port, what was printed, and the folder it writes."""

    address: str
    port: int
    printed: Path
    var: Path


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((serve.HOST, 0))
        return int(probe.getsockname()[1])


def environment(var: Path) -> dict[str, str]:
    """Return this shell's environment, with everything the site writes kept in `var`."""
    unset = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORT"}
    return {**{name: value for name, value in os.environ.items() if name not in unset}, "VAR_DIR": str(var)}


def wait_until_it_answers(address: str, server: subprocess.Popen[bytes], printed: Path) -> None:
    """Return once the site answers. Fails the test with what was printed if it stops or is too slow."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, printed.read_text()
        try:
            requests.get(address, timeout=10)
        except requests.ConnectionError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"No answer within {PATIENCE} seconds. Printed:\n{printed.read_text()}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site brought up from nothing."""
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://{serve.HOST}:{port}/"
    printed = folder / "printed.txt"
    with printed.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=PROJECT,
            env=environment(folder / "var"),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_it_answers(address, server, printed)
        yield Site(address, port, printed, folder / "var")
    finally:
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0


def test_the_address_and_the_way_to_an_editor_are_printed(site: Site) -> None:
    printed = site.printed.read_text()
    assert site.address in printed
    assert f"{site.address}admin/" in printed
    assert ".venv/bin/python manage.py create_editor NAME" in printed


def test_the_first_page_shows_the_record(site: Site) -> None:
    answer = requests.get(site.address, timeout=PATIENCE)
    assert answer.status_code == 200
    council = requests.get(f"{site.address}councils/york/", timeout=PATIENCE)
    assert council.status_code == 200
    assert "York" in council.text


def test_a_wrong_address_gets_a_page_and_not_a_traceback(site: Site) -> None:
    answer = requests.get(f"{site.address}councils/atlantis/", timeout=PATIENCE)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert "DEBUG" not in answer.text


def test_pages_travel_compressed_and_static_files_are_kept_for_ever(site: Site) -> None:
    compressing = {"Accept-Encoding": "br, gzip"}
    page = requests.get(site.address, headers=compressing, timeout=PATIENCE)
    assert page.headers["Content-Encoding"] == "gzip"
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    assert styles
    for style in styles:
        answer = requests.get(site.address[:-1] + style, headers=compressing, timeout=PATIENCE)
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_second_site_on_the_same_port_is_refused_with_a_command_that_works(site: Site) -> None:
    refused = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(site.port)],
        cwd=PROJECT,
        env=environment(site.var),
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    advice = re.search(r"Port (\d+) is busy.* Run: make run PORT=(\d+)", refused.stderr)
    assert advice is not None, refused.stderr
    assert int(advice[1]) == site.port
    assert serve.port_is_free(int(advice[2]))


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_what_is_no_port_number_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match="no port number: choose one from 1024 to 65535"):
        serve.check_port(port)


@pytest.fixture
def sources(tmp_path: Path, settings: Settings) -> Path:
    """A folder of static files, the only one there is, with one style sheet in it."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "site.css").write_text("a { color: red }")
    settings.STATICFILES_DIRS = [str(folder)]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = str(tmp_path / "collected")
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "ofstedtracker.static_files.HashedStaticFilesStorage"},
    }
    return folder


def style_sheets(folder: str) -> list[str]:
    """Return the style sheets that a browser can be given, by what they say."""
    return sorted(path.read_text() for path in Path(folder).glob("site.*.css"))


def test_static_files_are_collected_again_only_when_one_changed(sources: Path, settings: Settings) -> None:
    serve.collect_static_files()
    assert style_sheets(settings.STATIC_ROOT) == ["a { color: red }"]
    [stored] = Path(settings.STATIC_ROOT).glob("site.*.css")
    first = stored.stat().st_mtime_ns

    serve.collect_static_files()
    assert stored.stat().st_mtime_ns == first

    (sources / "site.css").write_text("a { color: green }")
    serve.collect_static_files()
    assert style_sheets(settings.STATIC_ROOT) == ["a { color: green }"]


def test_a_collection_that_was_interrupted_is_made_again(sources: Path, settings: Settings) -> None:
    serve.collect_static_files()
    [stored] = Path(settings.STATIC_ROOT).glob("site.*.css")
    stored.unlink()
    (Path(settings.STATIC_ROOT) / serve.COLLECTED).unlink()  # written last
    serve.collect_static_files()
    assert stored.exists()
