"""Pages in Chromium, opened on the live server. `page.goto("/councils/")` is all that a test need write.

Each page is watched. The test fails if the page asks another host for anything, if one of its scripts
raises, or if the content security policy had to stop something.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop in the test's thread, where Django would refuse to use the database. The loop
# is idle whenever test code runs, so nothing is blocked.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Chromium asks its makers' servers for news at every start unless told not to.
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
NARROW = {"width": 320, "height": 640}  # CSS pixels: WCAG 2.2, 1.4.10 Reflow
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all browser tests; each page gets a context of its own."""
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*QUIET]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield chromium
        chromium.close()


@contextmanager
def watched_page(browser: Browser, site: str, **options: Any) -> Iterator[Page]:
    """Open a page of the site at `site`, and fail afterwards if it did what no page of ours may do."""
    offences: list[str] = []

    def keep_inside(route: Route, request: Request) -> None:
        if request.url.startswith((f"{site}/", "data:", "blob:")):
            route.continue_()
        else:
            offences.append(f"asked another host: {request.url}")
            route.abort()

    def hear_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            offences.append(message.text)

    def hear_error(error: Error) -> None:
        offences.append(f"script error: {error}")

    context = browser.new_context(
        base_url=site, locale="en-GB", timezone_id="Europe/London", **{"viewport": WIDE, **options}
    )
    context.route("**/*", keep_inside)
    page = context.new_page()
    page.on("console", hear_console)
    page.on("pageerror", hear_error)
    try:
        yield page
    finally:
        context.close()
    assert not offences, "\n".join(offences)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page on a wide, light screen."""
    with watched_page(browser, live_server.url) as opened:
        yield opened


@pytest.fixture
def dark_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page for a reader who asked for dark colours."""
    with watched_page(browser, live_server.url, color_scheme="dark") as opened:
        yield opened


@pytest.fixture
def narrow_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page 320 CSS pixels wide: a small telephone, or a desktop at 400% zoom."""
    with watched_page(browser, live_server.url, viewport=NARROW) as opened:
        yield opened


@pytest.fixture
def no_script_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page in a browser that runs no JavaScript."""
    with watched_page(browser, live_server.url, java_script_enabled=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def accessibility_problems() -> Callable[[Page], list[str]]:
    """A function that returns what axe-core holds against the page shown: rule, meaning and element."""
    axe = Axe()

    def problems(page: Page) -> list[str]:
        page.wait_for_load_state("load")  # what the style sheets hide is not held against a page
        violations = axe.run(page).response["violations"]
        return [
            f"{violation['id']}: {violation['help']}: {node['html']}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return problems
