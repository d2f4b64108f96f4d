"""The review desk in a browser: the editor's hands stay on the keyboard, and the document keeps in step."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from inspections.importing.documents import read, save
from inspections.models import Finding, Source
from inspections.vocabulary import ReviewState
from tests import factories as make
from tests.browser.test_editing import problems, sign_in
from tests.extraction import samples

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(settings: Settings, tmp_path: Path) -> str:
    """Return the desk of a report whose inspection and source are published already."""
    settings.MEDIA_ROOT = tmp_path
    make.council("Westshire", aliases=["Westshire County Council"])
    outcome = save(read(samples.ilacs(), file_name="westshire.pdf"))
    assert outcome.source is not None
    assert outcome.inspection is not None
    for record in (outcome.source, outcome.inspection):
        record.state = ReviewState.PUBLISHED
        record.save()
    return reverse("admin:inspections_source_desk", args=[outcome.source.pk])


def waiting(page: Page) -> int:
    return int(page.locator(".desk__count strong").inner_text())


def test_accept_reject_and_next_by_keyboard(page: Page, live_server: LiveServer, address: str) -> None:
    theme = make.theme("Supervision")
    for finding in Finding.objects.all():
        finding.finding_themes.get_or_create(theme=theme, position=1)
    sign_in(page, live_server)
    finding = Finding.objects.order_by("pk").first()
    assert finding is not None
    page.goto(f"{address}?card=finding-{finding.pk}")
    before = waiting(page)
    page.keyboard.press("a")
    expect(page.locator(".desk__count strong")).to_have_text(str(before - 1))
    page.keyboard.press("r")
    expect(page.locator(".desk__count strong")).to_have_text(str(before - 2))
    shown = page.locator("#card").get_attribute("data-key")
    page.keyboard.press("n")
    expect(page.locator("#card")).not_to_have_attribute("data-key", shown or "")
    finding.refresh_from_db()
    assert finding.state == ReviewState.PUBLISHED


def test_letters_typed_into_a_field_decide_nothing(page: Page, live_server: LiveServer, address: str) -> None:
    sign_in(page, live_server)
    finding = Finding.objects.order_by("pk").first()
    assert finding is not None
    page.goto(f"{address}?card=finding-{finding.pk}")
    before = waiting(page)
    page.get_by_label("Summary").first.fill("")
    page.get_by_label("Summary").first.press_sequentially("a rare narrow")
    assert waiting(page) == before
    assert page.get_by_label("Summary").first.input_value() == "a rare narrow"


def test_marked_words_show_their_proposal(page: Page, live_server: LiveServer, address: str) -> None:
    sign_in(page, live_server)
    page.goto(address)
    mark = page.locator(".mark").last
    key = (mark.get_attribute("data-keys") or "").split()[0]
    mark.click()
    expect(page.locator("#card")).to_have_attribute("data-key", key)
    expect(mark).to_have_attribute("data-current", "")


def test_selected_words_go_into_the_form_for_what_was_missed(
    page: Page, live_server: LiveServer, address: str
) -> None:
    sign_in(page, live_server)
    page.goto(address)
    page.locator(".part__text").first.evaluate(
        "part => window.getSelection().setBaseAndExtent(part.firstChild, 0, part.firstChild, 20)"
    )
    words = page.locator("[name=missed-words]")
    expect(words).not_to_have_value("")
    assert page.locator("[name=missed-number]").input_value() == "1"


def test_the_desk_holds_to_the_accessibility_rules(
    page: Page, dark_page: Page, live_server: LiveServer, address: str
) -> None:
    sign_in(page, live_server)
    dark_page.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    for shown in (page, dark_page):
        shown.goto(f"{live_server.url}{address}")
        assert problems(shown) == []


def test_without_scripts_a_card_is_chosen_and_decided(
    no_script_page: Page, live_server: LiveServer, address: str
) -> None:
    sign_in(no_script_page, live_server)
    no_script_page.goto(f"{live_server.url}{address}")
    no_script_page.locator(".mark").last.click()
    before = waiting(no_script_page)
    no_script_page.get_by_role("button", name="Reject").click()
    assert waiting(no_script_page) == before - 1
    assert Source.objects.count() == 1
