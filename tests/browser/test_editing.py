"""The admin in a browser: chips, records found by typing, counted words, decisions, and no edit lost."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from inspections.editors import make_groups
from inspections.models import Council, Finding, Inspection, Theme
from inspections.vocabulary import Area, Grade, ReviewState
from tests import factories as make
from tests.admin.browsing import form_page, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, site: LiveServer, name: str = "rita") -> User:
    """Return a reviewer who is signed in in this browser."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(make_groups()[1])
    session = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}])
    return user


def problems(page: Page) -> list[str]:
    """Return what axe-core holds against the page, without the styles that it would put into it itself."""
    page.wait_for_load_state("load")
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def a_finding(*themes: str) -> Finding:
    return make.finding(themes=[make.theme(name) for name in themes], sources=[make.source()])


def chips(page: Page) -> list[str]:
    return page.locator(".chip__name").all_inner_texts()


def chosen(finding: Finding) -> list[str]:
    return [link.theme.name for link in finding.finding_themes.select_related("theme")]


def test_a_theme_is_added_by_typing_and_saved_in_its_place(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("Caseloads")
    make.theme("Supervision")
    make.theme("Leadership")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    page.get_by_role("combobox", name="Themes").fill("superv")
    page.keyboard.press("Enter")
    assert chips(page) == ["Caseloads", "Supervision"]
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/finding/")
    assert chosen(finding) == ["Caseloads", "Supervision"]


def test_chips_are_put_in_order_and_removed_from_the_keyboard(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("Caseloads", "Supervision", "Leadership")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    page.locator(".chip__name").nth(2).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert chips(page) == ["Leadership", "Caseloads", "Supervision"]
    page.locator(".chip__name").nth(1).focus()
    page.keyboard.press("Delete")
    assert chips(page) == ["Leadership", "Supervision"]
    page.keyboard.press("Backspace")  # in the empty search, removes the last
    assert chips(page) == ["Leadership"]
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/finding/")
    assert chosen(finding) == ["Leadership"]


def test_a_fifth_theme_is_not_taken_and_the_page_says_so(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("One", "Two", "Three", "Four")
    make.theme("Five")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    page.locator("#id_chosen_themes").fill("five")
    page.keyboard.press("Enter")
    assert len(chips(page)) == 4
    expect(page.locator(".chips__box").get_by_role("status")).to_have_text(
        "4 themes are chosen; remove one first."
    )


def test_without_javascript_themes_are_a_plain_list_with_the_chosen_ones_on_top(
    no_script_page: Page, live_server: LiveServer
) -> None:
    finding = a_finding("Supervision", "Caseloads")
    added = make.theme("Leadership")
    sign_in(no_script_page, live_server)
    no_script_page.goto(form_page(Finding, finding))
    listed = no_script_page.locator("#id_chosen_themes optgroup").first
    assert [text.strip() for text in listed.locator("option").all_inner_texts()] == [
        "Supervision",
        "Caseloads",
    ]
    held = [str(theme.pk) for theme in Theme.objects.exclude(pk=added.pk)]
    no_script_page.locator("#id_chosen_themes").select_option([*held, str(added.pk)])
    no_script_page.get_by_role("button", name="Save", exact=True).click()
    no_script_page.wait_for_url("**/finding/")
    assert chosen(finding) == ["Supervision", "Caseloads", "Leadership"]


def test_words_are_counted_as_they_are_typed(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("Caseloads")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    page.locator("#id_summary").fill("one two three")
    expect(page.locator("#id_summary + output")).to_have_text("3 of 30 words")
    page.locator("#id_citations-0-quote").fill("word " * 13)
    expect(page.locator("#id_citations-0-quote + output")).to_have_text("13 of 12 words: 1 too many")


def test_a_source_is_found_by_typing_in_a_row_that_was_just_added(
    page: Page, live_server: LiveServer
) -> None:
    finding = a_finding("Caseloads")
    letter = make.source("A letter to Northwick")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    page.get_by_role("link", name="Add another Citation").or_(
        page.get_by_role("button", name="Add another Citation")
    ).click()
    page.locator("#id_citations-1-source").fill("letter")
    expect(page.get_by_role("option", name="A letter to Northwick")).to_be_visible()
    page.keyboard.press("Enter")
    page.locator("#id_citations-1-page").fill("4")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/finding/")
    assert finding.citations.filter(source=letter, page=4).exists()


def test_what_was_typed_and_not_chosen_chooses_nothing(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("Caseloads")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    before = page.locator("#id_inspection").input_value()
    page.locator("#id_inspection").fill("nowhere at all")
    page.locator("#id_summary").focus()
    assert page.locator("#id_inspection").input_value() == before
    assert page.locator("input[name=inspection]").input_value() == str(finding.inspection_id)


def test_a_reviewer_decides_between_sources(page: Page, live_server: LiveServer) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2), sources=[make.source()])
    citation = make.citation(
        inspection, of=make.source("The Northwick Post"), stated="November 2019", agrees=False
    )
    citation.differs_on = "start_date"
    citation.save()
    sign_in(page, live_server)
    page.goto(form_page(Inspection, inspection))
    conflict = page.locator(".conflict")
    expect(conflict.get_by_label("Value to take")).to_have_value("2019-11")
    assert problems(page) == []
    conflict.get_by_label("Why").fill("The report was misread")
    conflict.get_by_role("button", name="Take what the source says").click()
    expect(page.locator(".messagelist")).to_contain_text("The record now says November 2019")
    assert page.locator(".conflict").count() == 0
    inspection.refresh_from_db()
    assert inspection.start_date == date(2019, 11, 1)


def test_the_second_of_two_people_sees_both_versions(page: Page, live_server: LiveServer) -> None:
    council = make.council(website="old.gov.uk")
    sign_in(page, live_server)
    page.goto(form_page(Council, council))
    council.website, council.revision = "ann.gov.uk", 2
    council.save()
    page.locator("#id_website").fill("rita.gov.uk")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".other-edits")).to_contain_text("ann.gov.uk")
    expect(page.locator("#id_website")).to_have_value("rita.gov.uk")
    assert problems(page) == []
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/council/")
    council.refresh_from_db()
    assert (council.website, council.revision) == ("rita.gov.uk", 3)


def test_leaving_with_unsaved_changes_asks_first(page: Page, live_server: LiveServer) -> None:
    finding = a_finding("Caseloads")
    sign_in(page, live_server)
    page.goto(form_page(Finding, finding))
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.locator("#id_summary").fill("Plans lack detail.")
    page.goto("/admin/")
    assert asked == ["beforeunload"]
    page.goto(form_page(Finding, finding))
    page.goto("/admin/")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_page_of_the_admin_has_an_accessibility_problem(
    request: pytest.FixtureRequest, live_server: LiveServer, colours: str
) -> None:
    page: Page = request.getfixturevalue("page" if colours == "light" else "dark_page")
    finding = a_finding("Caseloads", "Supervision")
    make.judgement(finding.inspection, area=Area.OVERALL, grade=Grade.GOOD, state=ReviewState.PROPOSED)
    make.citation(finding.inspection)
    make.neighbour(finding.inspection.council, make.council())
    sign_in(page, live_server)
    name = "/admin/inspections/finding"
    for address in (
        "/admin/",
        "/admin/problems/",
        f"{name}/",
        f"{name}/add/",
        f"{name}/{finding.pk}/change/",
        f"{name}/{finding.pk}/history/",
        form_page(Inspection, finding.inspection),
        form_page(Council, finding.inspection.council),
    ):
        page.goto(address)
        assert problems(page) == [], address
