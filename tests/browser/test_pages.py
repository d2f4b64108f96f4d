"""The pages in a browser: complete without scripts, drawn with them, readable when narrow and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from inspections.vocabulary import Area, FindingKind, Grade, InspectionKind, SourceKind
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = (
    "/",
    "/?q=supervision",
    "/?q=nothing-like-it",
    "/about/",
    "/compare/",
    "/compare/?council=saltmarsh&council=windle",
    "/compare/?council=nowhere",
    "/councils/saltmarsh/",
    "/councils/newshire/",
    "/councils/bare/",
    "/inspections/saltmarsh-2022/",
    "/inspections/saltmarsh-visit/",
    "/councils/saltmarch/",
    "/councils/",
    "/councils/?grade_overall=good",
    "/councils/?q=nothing-like-it",
    "/councils/?region=nowhere",
    "/inspections/",
    "/findings/",
    "/themes/",
    "/themes/supervision/",
    "/changes/",
    "/sources/",
    "/sources/one-in-five/",
)
BEFORE = {Area.OVERALL: Grade.INADEQUATE, Area.LEADERSHIP: Grade.INADEQUATE, Area.IN_CARE: Grade.GOOD}
AFTER = {
    Area.OVERALL: Grade.GOOD,
    Area.LEADERSHIP: Grade.OUTSTANDING,
    Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD,
}

Problems = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def record() -> None:
    """Make a small record: a council with everything, its neighbour, a successor, a council with nothing."""
    report = factories.source("Report on Saltmarsh", address="https://files.ofsted.gov.uk/v1/file/1")
    article = factories.source("One in five leaves", reference="one-in-five", kind=SourceKind.ARTICLE)
    saltmarsh = factories.council("Saltmarsh", tile_column=1, tile_row=1, aliases=["Salt & Marsh"])
    windle = factories.council("Windle", tile_column=2, tile_row=1)
    factories.council("Bare", tile_column=3, tile_row=2)
    factories.neighbour(saltmarsh, windle)
    supervision = factories.theme("Supervision")
    for council in (saltmarsh, windle):
        first = factories.inspection(council, start_date=date(2016, 3, 7), grades=BEFORE, sources=[report])
        second = factories.inspection(
            council,
            reference=f"{council.slug}-2022",
            start_date=date(2022, 3, 7),
            published_date=date(2022, 5, 9),
            grades=AFTER,
            sources=[report, article],
        )
        for inspection in (first, second):
            finding = factories.finding(inspection, themes=[supervision], summary="Supervision is rare.")
            factories.citation(finding, of=report, page=4, quote="supervision is rare")
        factories.finding(second, kind=FindingKind.STRENGTH, themes=[supervision], sources=[article])
        factories.response(second, of=article)
    visit = InspectionKind.FOCUSED_VISIT
    factories.inspection(
        saltmarsh, reference="saltmarsh-visit", kind=visit, start_date=date(2024, 5, 7), topic="Front door"
    )
    old = factories.council("Oldshire", abolished_on=date(2021, 4, 1))
    factories.inspection(old, start_date=date(2018, 3, 5), grades={Area.OVERALL: Grade.REQUIRES_IMPROVEMENT})
    factories.succession(old, factories.council("Newshire", opened_on=date(2021, 4, 1)))
    statistics = factories.source("Workforce", kind=SourceKind.STATISTICS)
    for period in ("2021", "2022", "2023"):
        factories.figure(saltmarsh, period=period, value=12, cited=statistics)
        factories.figure(national=True, period=period, value=15, cited=statistics)
    factories.figure(saltmarsh, period="2022", value=20, cited=article)


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def painted(page: Page, selector: str) -> bool:
    """Return whether anything is drawn on the canvas."""
    drawn: bool = page.evaluate(
        """(selector) => {
            const canvas = document.querySelector(selector);
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value) => value !== 0);
        }""",
        selector,
    )
    return drawn


def broken_words(page: Page) -> list[str]:
    """Return the words in headings of tables that stand on two lines."""
    broken: list[str] = page.evaluate(
        r"""() => [...document.querySelectorAll("th")].flatMap((heading) => {
            const upright = getComputedStyle(heading).writingMode !== "horizontal-tb";
            const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
                for (const word of walker.currentNode.data.matchAll(/\p{L}+/gu)) {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, word.index);
                    range.setEnd(walker.currentNode, word.index + word[0].length);
                    const boxes = [...range.getClientRects()];
                    const lines = boxes.map((box) => Math.round(upright ? box.x : box.y));
                    if (new Set(lines).size > 1) found.push(word[0]);
                }
            }
            return found;
        })"""
    )
    return broken


def held_against(page: Page, accessibility_problems: Problems) -> dict[str, list[str]]:
    """Return what axe holds against each page, and which pages scroll sideways; empty if all is well."""
    found = {}
    for address in ADDRESSES:
        page.goto(address)
        problems = accessibility_problems(page)
        if sideways(page):
            problems.append(f"scrolls sideways by {sideways(page)} pixels")
        if problems:
            found[address] = problems
    return found


def test_nothing_is_held_against_any_page_in_the_light(page: Page, accessibility_problems: Problems) -> None:
    assert held_against(page, accessibility_problems) == {}


def test_nothing_is_held_against_any_page_in_the_dark(
    dark_page: Page, accessibility_problems: Problems
) -> None:
    assert held_against(dark_page, accessibility_problems) == {}


def test_nothing_is_held_against_any_page_on_a_screen_of_320_pixels(
    narrow_page: Page, accessibility_problems: Problems
) -> None:
    assert held_against(narrow_page, accessibility_problems) == {}


@pytest.mark.parametrize("width", [720, 820, 930])
def test_no_page_is_wider_than_a_tablet(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/councils/saltmarsh/", "/compare/?council=saltmarsh&council=windle"):
        page.goto(address)
        assert sideways(page) <= 0, address


@pytest.mark.parametrize("width", [720, 760, 930])
def test_no_heading_of_a_table_breaks_inside_a_word_on_a_tablet(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/councils/saltmarsh/", "/compare/?council=saltmarsh&council=windle", "/changes/"):
        page.goto(address)
        assert broken_words(page) == [], address


def test_without_scripts_a_council_is_complete_and_no_room_is_left_for_charts(no_script_page: Page) -> None:
    no_script_page.goto("/councils/saltmarsh/")
    expect(no_script_page.get_by_role("heading", level=1)).to_have_text("Saltmarsh")
    expect(no_script_page.locator("canvas").first).to_be_hidden()
    table = no_script_page.get_by_role("table", name="Every inspection and visit, newest first")
    expect(table.get_by_role("row")).to_have_count(4)


def test_without_scripts_councils_are_chosen_from_a_list(no_script_page: Page) -> None:
    no_script_page.goto("/compare/")
    no_script_page.get_by_label("Councils, up to 8").select_option(["saltmarsh", "windle"])
    no_script_page.get_by_role("button", name="Compare").click()
    expect(no_script_page.get_by_role("table", name="The latest grade of each judgement")).to_contain_text(
        "Windle"
    )


@pytest.mark.parametrize(
    ("address", "canvas"),
    [
        ("/", "#history"),
        ("/councils/saltmarsh/", "#timeline"),
        ("/councils/saltmarsh/", "#workforce-turnover_rate"),
        ("/councils/newshire/", "#timeline-before-1"),
        ("/compare/?council=saltmarsh&council=windle", "#timeline-windle"),
    ],
)
def test_charts_are_drawn(page: Page, address: str, canvas: str) -> None:
    page.goto(address)
    expect(page.locator(canvas)).to_be_visible()
    assert painted(page, canvas)


def test_a_point_of_the_timeline_opens_its_inspection(page: Page) -> None:
    page.goto("/councils/saltmarsh/")
    expect(page.locator("#timeline")).to_be_visible()
    place = page.evaluate(
        """() => {
            const chart = window.Chart.getChart("timeline");
            const sets = chart.data.datasets;
            const overall = sets.findIndex((each) => each.label === "Overall effectiveness");
            const at = sets[overall].data.findIndex((each) => each.point?.when === "7 March 2022");
            const { x, y } = chart.getDatasetMeta(overall).data[at];
            return { x, y };
        }"""
    )
    page.locator("#timeline").click(position=place)
    expect(page).to_have_url("http://" + page.url.split("/")[2] + "/inspections/saltmarsh-2022/")


def test_councils_are_found_while_typing_and_chosen_with_the_keyboard(page: Page) -> None:
    page.goto("/compare/")
    field = page.get_by_role("combobox", name="Councils, up to 8")
    suggested = page.get_by_role("listbox", name="Councils").get_by_role("option")
    field.fill("nobody")
    expect(suggested).to_have_count(0)
    expect(page.get_by_text("No council has a name like this.")).to_be_visible()
    field.fill("wind")
    expect(suggested).to_have_text(["Windle"])
    field.press("ArrowDown")
    field.press("Enter")
    field.fill("marsh")
    field.press("Enter")
    expect(page.get_by_role("button", name="Remove")).to_have_text(["Remove Windle", "Remove Saltmarsh"])
    page.get_by_role("button", name="Compare").click()
    assert page.url.endswith("/compare/?council=windle&council=saltmarsh")
    headings = page.get_by_role("table", name="The latest grade of each judgement").locator("tbody th")
    expect(headings).to_have_text(["Windle", "Saltmarsh"])


def test_the_arrow_keys_walk_round_the_suggestions_and_escape_closes_them(page: Page) -> None:
    page.goto("/compare/")
    field = page.get_by_role("combobox", name="Councils, up to 8")
    listed = page.get_by_role("listbox", name="Councils")
    suggested, marked = listed.get_by_role("option"), listed.get_by_role("option", selected=True)
    field.fill("l")
    names = suggested.all_inner_texts()
    assert len(names) > 1
    expect(marked).to_have_text(names[0])
    field.press("ArrowUp")
    expect(marked).to_have_text(names[-1])
    expect(field).to_have_attribute("aria-activedescendant", str(marked.get_attribute("id")))
    field.press("ArrowDown")
    expect(marked).to_have_text(names[0])
    field.press("Escape")
    expect(suggested).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith("/compare/")


def test_back_returns_to_the_councils_that_were_compared(page: Page) -> None:
    page.goto("/compare/?council=windle")
    page.goto("/compare/?council=saltmarsh")
    page.go_back()
    expect(page.get_by_role("button", name="Remove")).to_have_text(["Remove Windle"])
    expect(page.locator("#timeline-windle")).to_be_visible()


def test_the_first_tab_leads_past_the_navigation(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_tile_of_the_map_opens_its_council(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Windle: Good").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Windle")


def test_a_filter_applies_without_a_reload_and_back_undoes_it(page: Page) -> None:
    page.goto("/councils/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Name or code").fill("windle")
    page.get_by_label("Name or code").press("Tab")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("1 of")
    assert page.evaluate("window.stayed")
    assert page.url.endswith("/councils/?q=windle")
    with page.expect_event("load"):
        page.go_back()
    expect(page.locator("#results tbody tr")).to_have_count(4)
    with page.expect_event("load"):
        page.go_forward()
    expect(page.locator("#results tbody tr")).to_have_count(1)


def test_without_scripts_the_filters_of_a_list_apply_by_their_button(no_script_page: Page) -> None:
    no_script_page.goto("/councils/")
    no_script_page.get_by_label("Name or code").fill("windle")
    no_script_page.get_by_role("button", name="Apply filters").click()
    expect(no_script_page.locator("#results tbody tr")).to_have_count(1)
