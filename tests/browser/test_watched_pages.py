"""The watch over browser pages: an offence fails the test that committed it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import watched_page

# A page of Django's own, so that this file does not depend on what the site looks like.
SIGN_IN = "/admin/login/"


def test_a_request_to_another_host_fails_the_test(browser: Browser, live_server: LiveServer) -> None:
    with (
        pytest.raises(AssertionError, match=r"asked another host: http://elsewhere\.invalid/"),
        watched_page(browser, live_server.url) as page,
        pytest.raises(BrowserError),
    ):
        page.goto("http://elsewhere.invalid/")


def test_what_the_content_security_policy_stops_fails_the_test(
    browser: Browser, live_server: LiveServer
) -> None:
    with (
        pytest.raises(AssertionError, match="Content Security Policy"),
        watched_page(browser, live_server.url) as page,
    ):
        page.goto(SIGN_IN)
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: '1'}))")


def test_a_script_error_fails_the_test(browser: Browser, live_server: LiveServer) -> None:
    with (
        pytest.raises(AssertionError, match=r"script error: .*lost"),
        watched_page(browser, live_server.url) as page,
    ):
        page.goto(SIGN_IN)
        page.evaluate("setTimeout(() => { throw new Error('lost') })")
        page.wait_for_timeout(100)


def test_an_ordinary_page_passes_the_watch(page: Page) -> None:
    page.goto(SIGN_IN)
    assert page.locator("#id_username").is_visible()


def test_a_page_without_javascript_is_still_shown(no_script_page: Page) -> None:
    no_script_page.goto(SIGN_IN)
    assert no_script_page.locator("#id_username").is_visible()
