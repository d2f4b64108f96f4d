"""`python -m tests.screenshots`: the pictures of docs/screenshots/, taken anew from the shipped data.

Serves a site of its own, with a database in a temporary folder, and photographs it in Chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.conftest import CHROMIUM_NAMES, PROJECT

FOLDER = PROJECT / "docs" / "screenshots"
PAGES = {
    "council": "/councils/york/",
    "comparison": "/compare/?council=york&council=sheffield&council=st-helens",
}
SIZE: ViewportSize = {"width": 1280, "height": 1240}  # CSS pixels: down to the first table of either page
QUALITY = 80  # per cent, of WebP
LARGEST = 200_000  # bytes
PATIENCE = 180.0  # seconds until a site with an empty database answers


def main() -> int:
    """Return the exit status: 0, or 1 with a sentence if a picture cannot be taken or is too large."""
    chromium = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        sys.stderr.write("Chromium is missing. On Debian or Ubuntu: apt install chromium\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with served_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(base_url=site, viewport=SIZE, locale="en-GB", reduced_motion="reduce")
        pictures = {name: picture(page, address) for name, address in PAGES.items()}
        browser.close()
    for name, taken in pictures.items():
        if len(taken) > LARGEST:
            sys.stderr.write(f"{name}: {len(taken)} bytes are more than {LARGEST}. Lower QUALITY.\n")
            return 1
        file = FOLDER / f"{name}.webp"
        file.write_bytes(taken)
        sys.stdout.write(f"{file.relative_to(PROJECT)}: {len(taken) // 1000} kB\n")
    return 0


def picture(page: Page, address: str) -> bytes:
    """Return the upper part of a page as WebP, once its charts are drawn."""
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address} did not answer with a page.")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return b64decode(taken["data"])


@contextmanager
def served_site() -> Iterator[str]:
    """Serve the shipped data from a temporary folder, and give the address; removed afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        environment["DJANGO_SETTINGS_MODULE"] = "ofstedtracker.settings.local"
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL)
        try:
            site = f"http://127.0.0.1:{port}"
            wait_for(site, server)
            yield site
        finally:
            server.terminate()
            server.wait()


def wait_for(site: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the site answers. Raises RuntimeError if it ends before, or takes longer than PATIENCE."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(site).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise RuntimeError("The site did not start. What `make run` prints says why.")


if __name__ == "__main__":
    sys.exit(main())
