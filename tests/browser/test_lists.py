"""The lists in a browser: filters that apply at once, a Back button that works, complete without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from inspections.vocabulary import Area, FindingKind, Grade, InspectionKind, Region, SourceKind
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = (
    "/councils/",
    "/councils/?region=london&grade_overall=inadequate",
    "/councils/?region=londn",
    "/councils/?as_at=2017&concern=drift&recurring=drift&status=all",
    "/inspections/",
    "/inspections/?kind=focused_visit&council=aldham",
    "/findings/",
    "/findings/?q=nothing&kind=strength",
    "/themes/",
    "/themes/drift/",
    "/changes/",
    "/sources/",
    "/sources/bugle/",
)

Problems = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def record() -> None:
    """Make a small record: councils in two regions with changed grades, findings, a visit and an article."""
    drift = factories.theme("Drift", slug="drift", group="Practice")
    factories.theme("Front door", slug="front_door", group="Entry")
    report = factories.source("Report", reference="report", address="https://files.ofsted.gov.uk/v1/file/1")
    article = factories.source("The Bugle", reference="bugle", kind=SourceKind.ARTICLE)
    for name, region in (("Aldham", Region.LONDON), ("Brook", Region.NORTH_EAST), ("Chadley", Region.LONDON)):
        council = factories.council(name, region=region)
        first = factories.inspection(
            council, start_date=date(2016, 3, 7), grades={Area.OVERALL: Grade.INADEQUATE}
        )
        second = factories.inspection(
            council,
            start_date=date(2022, 3, 7),
            published_date=date(2022, 5, 9),
            grades={Area.OVERALL: Grade.GOOD, Area.IN_CARE_AND_CARE_LEAVERS: Grade.OUTSTANDING},
            sources=[report, article],
        )
        for inspection in (first, second):
            factories.citation(
                factories.finding(inspection, themes=[drift]), of=report, page=4, quote="plans drift"
            )
        factories.finding(second, kind=FindingKind.STRENGTH, themes=[drift], sources=[article])
        factories.inspection(
            council, start_date=date(2023, 1, 9), kind=InspectionKind.FOCUSED_VISIT, topic="plans"
        )
    judgement = second.judgements.get(area=Area.OVERALL)
    factories.citation(judgement, of=article, paragraph="4", stated="requires improvement", agrees=False)


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_held_against_a_list_in_the_light(
    page: Page, accessibility_problems: Problems, address: str
) -> None:
    page.goto(address)
    unfold(page)
    assert accessibility_problems(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_held_against_a_list_in_the_dark(
    dark_page: Page, accessibility_problems: Problems, address: str
) -> None:
    dark_page.goto(address)
    unfold(dark_page)
    assert accessibility_problems(dark_page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_list_scrolls_sideways_on_a_screen_of_320_pixels(
    narrow_page: Page, accessibility_problems: Problems, address: str
) -> None:
    narrow_page.goto(address)
    unfold(narrow_page)
    assert sideways(narrow_page) == 0
    assert accessibility_problems(narrow_page) == []


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")


def test_a_filter_applies_at_once_and_back_takes_it_away_again(page: Page) -> None:
    page.goto("/councils/")
    page.evaluate("window.notReloaded = true")
    page.get_by_text("Place and kind of council").click()
    page.get_by_label("London", exact=True).check()
    expect(page.get_by_role("status")).to_have_text("2 of 3 councils")
    expect(page).to_have_url(re.compile(r"/councils/\?region=london$"))
    assert page.evaluate("window.notReloaded") is True
    expect(page.locator("#answer")).to_have_text("Of 2 councils, all are graded good overall.")
    expect(page.get_by_role("link", name="Brook")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/councils/$"))
    expect(page.get_by_role("status")).to_have_text("3 councils")
    page.wait_for_load_state()
    page.go_forward()
    expect(page.get_by_role("status")).to_have_text("2 of 3 councils")
    expect(page.get_by_label("London", exact=True)).to_be_checked()


def test_a_tag_removes_its_filter(page: Page) -> None:
    page.goto("/councils/?region=london")
    page.get_by_role("link", name="Remove filter Region: London").click()
    expect(page.get_by_role("status")).to_have_text("3 councils")


def test_another_list_appears_to_choose_another_theme(page: Page) -> None:
    page.goto("/findings/")
    page.get_by_text("Theme", exact=True).first.click()
    lists = page.locator("select[name=theme]")
    lists.first.select_option("drift")
    expect(lists).to_have_count(2)
    lists.last.select_option("front_door")
    expect(page).to_have_url(re.compile(r"theme=drift&theme=front_door"))


def test_a_heading_sorts_and_keeps_the_filters(page: Page) -> None:
    page.goto("/councils/?region=london")
    heading = page.get_by_role("columnheader", name="Council")
    heading.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"region=london&sort=-name"))
    expect(page.get_by_role("columnheader", name="Council")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("rowheader").first).to_contain_text("Chadley")


def test_a_wrong_value_is_said_beside_its_field_without_leaving_the_page(page: Page) -> None:
    page.goto("/inspections/?page=7")
    expect(page.get_by_role("alert")).to_contain_text("There is no page “7”")
    page.goto("/councils/")
    page.get_by_text("Another day, abolished councils").click()
    page.get_by_label("Position as at").fill("2090-01-01")
    page.get_by_label("Position as at").press("Tab")
    expect(page.locator("#problem-as_at")).to_contain_text("has not come yet")
    expect(page.get_by_role("alert")).to_contain_text("has not come yet")


def test_without_scripts_the_button_applies_the_filters(no_script_page: Page) -> None:
    no_script_page.goto("/councils/")
    no_script_page.get_by_text("Place and kind of council").click()
    no_script_page.get_by_label("London", exact=True).check()
    no_script_page.get_by_role("button", name="Apply filters").click()
    expect(no_script_page.get_by_role("status")).to_have_text("2 of 3 councils")
    expect(no_script_page.get_by_label("London", exact=True)).to_be_checked()


def test_without_scripts_two_themes_are_chosen_one_after_the_other(no_script_page: Page) -> None:
    no_script_page.goto("/findings/?theme=drift")
    no_script_page.locator("select[name=theme]").last.select_option("front_door")
    no_script_page.get_by_role("button", name="Apply filters").click()
    expect(no_script_page.locator("select[name=theme]")).to_have_count(3)
