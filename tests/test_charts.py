"""Charts say what the answers say: steps that end when they must, gaps for what was not judged."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from inspections.changes import distribution, positions, yearly_distributions
from inspections.charts import (
    cartogram,
    decimal_year,
    first_day,
    history_chart,
    position_bar,
    timeline_chart,
    workforce_charts,
)
from inspections.models import Council, Figure
from inspections.timelines import timelines
from inspections.vocabulary import Area, Grade, InspectionKind, Measure, MissingValue, Precision, SourceKind
from tests import factories

TODAY = date(2026, 6, 30)
ALL_GOOD = {Area.OVERALL: Grade.GOOD, Area.LEADERSHIP: Grade.GOOD, Area.HELP_PROTECTION: Grade.GOOD}


def chart_of(council: Council, lines: tuple[Area, ...] | None = None) -> dict:
    """Return the chart of a council's timeline as it stands in the database."""
    return timeline_chart(timelines([council])[council.pk], TODAY, lines=lines)


def series_of(chart: dict, area: Area) -> dict:
    """Return the series of one area."""
    return next(each for each in chart["series"] if each["area"] == area)


def test_a_day_is_its_share_of_its_year() -> None:
    assert decimal_year(date(2022, 1, 1)) == 2022
    assert decimal_year(date(2022, 7, 2)) == pytest.approx(2022.499, abs=0.001)
    assert decimal_year(date(2024, 12, 31)) == pytest.approx(2024.997, abs=0.001)


@pytest.mark.django_db
def test_a_grade_holds_until_the_next_inspection_and_the_last_one_until_today() -> None:
    council = factories.council()
    factories.inspection(council, start_date=date(2018, 1, 8), grades={Area.OVERALL: Grade.INADEQUATE})
    factories.inspection(council, start_date=date(2022, 1, 1), grades={Area.OVERALL: Grade.GOOD})
    first, second = series_of(chart_of(council), Area.OVERALL)["points"]
    assert (first["grade"], first["until"]) == ("inadequate", 2022)
    assert (second["grade"], second["until"]) == ("good", decimal_year(TODAY))


@pytest.mark.django_db
def test_a_judgement_left_out_by_the_next_framework_ends_there() -> None:
    council = factories.council()
    given = {Area.OVERALL: Grade.GOOD, Area.CARE_LEAVERS: Grade.OUTSTANDING}
    factories.inspection(council, start_date=date(2016, 1, 1), grades=given)
    together = {Area.OVERALL: Grade.GOOD, Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD}
    factories.inspection(council, start_date=date(2019, 1, 1), grades=together)
    factories.inspection(council, start_date=date(2023, 6, 1), grades=given)
    before, after = series_of(chart_of(council), Area.CARE_LEAVERS)["points"]
    assert before["until"] == 2019 < after["x"]


@pytest.mark.django_db
def test_the_joint_judgement_is_a_series_of_its_own_on_the_line_of_children_in_care() -> None:
    council = factories.council()
    factories.inspection(
        council, start_date=date(2019, 1, 1), grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD}
    )
    factories.inspection(council, start_date=date(2023, 6, 1), grades={Area.IN_CARE: Grade.GOOD})
    chart = chart_of(council)
    joint, alone = series_of(chart, Area.IN_CARE_AND_CARE_LEAVERS), series_of(chart, Area.IN_CARE)
    assert joint["line"] == alone["line"] == "in_care"
    assert joint["style"] == alone["style"]
    assert len(joint["points"]) == len(alone["points"]) == 1


@pytest.mark.django_db
def test_overall_ends_where_it_is_no_longer_given() -> None:
    council = factories.council()
    factories.inspection(council, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    without = {Area.LEADERSHIP: Grade.GOOD, Area.HELP_PROTECTION: Grade.GOOD}
    factories.inspection(council, start_date=date(2026, 4, 27), grades=without)
    chart = chart_of(council)
    assert series_of(chart, Area.OVERALL)["points"][-1]["until"] == decimal_year(date(2026, 4, 27))
    goes_on = {each["label"]: each["goes_on"] for each in chart["key"]}
    assert not goes_on[Area.OVERALL.label]
    assert goes_on[Area.LEADERSHIP.label]


@pytest.mark.django_db
def test_no_grade_of_an_abolished_council_holds_after_its_end() -> None:
    council = factories.council(abolished_on=date(2019, 4, 1))
    factories.inspection(council, start_date=date(2018, 7, 2), grades=ALL_GOOD)
    points = series_of(chart_of(council), Area.OVERALL)["points"]
    assert points[-1]["until"] == decimal_year(date(2019, 4, 1))


@pytest.mark.django_db
def test_a_visit_known_to_the_year_is_marked_in_its_middle_and_says_only_the_year() -> None:
    council = factories.council()
    factories.inspection(
        council,
        kind=InspectionKind.FOCUSED_VISIT,
        start_date=date(2018, 1, 1),
        start_precision=Precision.YEAR,
        topic="Front door",
    )
    (mark,) = chart_of(council)["marks"]
    assert mark["x"] == pytest.approx(2018.5, abs=0.01)
    assert (mark["when"], mark["label"]) == ("2018", "Focused visit: Front door")


@pytest.mark.django_db
def test_adequate_has_a_row_only_where_it_was_given() -> None:
    old, new = factories.council(), factories.council()
    factories.inspection(old, start_date=date(2012, 5, 1), grades={Area.OVERALL: Grade.ADEQUATE})
    factories.inspection(new, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    assert "adequate" in [grade["slug"] for grade in chart_of(old)["grades"]]
    assert [grade["letter"] for grade in chart_of(new)["grades"]] == ["O", "G", "RI", "I"]


@pytest.mark.django_db
def test_a_chart_can_be_limited_to_some_lines() -> None:
    council = factories.council()
    factories.inspection(council, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    chart = chart_of(council, (Area.LEADERSHIP,))
    assert [each["area"] for each in chart["series"]] == ["leadership"]
    assert [each["label"] for each in chart["key"]] == ["Impact of leaders"]


@pytest.mark.django_db
def test_the_axis_of_several_timelines_begins_before_the_first_of_them() -> None:
    early, late = factories.council(), factories.council()
    factories.inspection(early, start_date=date(2014, 3, 3), grades=ALL_GOOD)
    factories.inspection(late, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    begins = first_day(timelines([early, late]).values(), TODAY)
    assert date(2013, 9, 1) < begins < date(2014, 3, 3)


@pytest.mark.django_db
def test_a_bar_fills_its_length_and_counts_councils_without_a_grade() -> None:
    good, poor, none = factories.council(), factories.council(), factories.council()
    factories.inspection(good, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    factories.inspection(poor, start_date=date(2022, 5, 9), grades={Area.OVERALL: Grade.INADEQUATE})
    bar = position_bar(distribution(positions([good, poor, none]).values(), Area.OVERALL))
    assert [(part.slug, part.count) for part in bar] == [("good", 1), ("inadequate", 1), ("absent", 1)]
    assert sum(part.width for part in bar) == pytest.approx(100, abs=0.1)
    for before, after in pairwise(bar):
        assert before.x + before.width == pytest.approx(after.x, abs=0.1)


def test_a_bar_of_no_councils_has_no_parts() -> None:
    assert position_bar(distribution([], Area.OVERALL)) == ()


@pytest.mark.django_db
def test_each_tile_names_its_council_and_grade_and_no_two_share_a_place() -> None:
    graded = factories.council("Saltmarsh", tile_column=3, tile_row=2)
    factories.inspection(graded, start_date=date(2022, 5, 9), grades=ALL_GOOD)
    factories.council("Windle", tile_column=4, tile_row=2)
    factories.council("Nowhere")  # without a place on the map
    tiles = cartogram(positions().values(), Area.OVERALL).tiles
    assert [tile.label for tile in tiles] == ["Saltmarsh: Good", "Windle: Not yet inspected"]
    assert len({(tile.x, tile.y) for tile in tiles}) == 2
    assert (tiles[0].letter, tiles[1].letter) == ("G", "")


@pytest.mark.django_db
def test_the_history_counts_each_year_and_calls_the_last_one_now() -> None:
    council = factories.council()
    factories.inspection(
        council, start_date=date(2022, 5, 9), published_date=date(2022, 6, 20), grades=ALL_GOOD
    )
    factories.inspection(
        council,
        start_date=date(2025, 5, 9),
        published_date=date(2025, 6, 20),
        grades={Area.OVERALL: Grade.OUTSTANDING},
    )
    chart = history_chart(yearly_distributions(positions().values(), Area.OVERALL, TODAY))
    assert chart["years"] == ["2022", "2023", "2024", "2025", "now"]
    counts = {grade["slug"]: grade["counts"] for grade in chart["grades"]}
    assert counts == {"outstanding": [0, 0, 0, 1, 1], "good": [1, 1, 1, 0, 0]}


@pytest.mark.django_db
def test_a_suppressed_year_is_a_gap_and_an_article_s_figure_a_point_of_its_own() -> None:
    council = factories.council()
    statistics = factories.source(kind=SourceKind.STATISTICS)
    article = factories.source("Staff leave", kind=SourceKind.ARTICLE)
    factories.figure(council, period="2020", value=12, cited=statistics)
    factories.figure(council, period="2021", missing=MissingValue.SUPPRESSED, cited=statistics)
    factories.figure(council, period="2022", value=15, cited=statistics)
    factories.figure(council, period="2022", value=21, cited=article)
    factories.figure(national=True, period="2021", value=14, cited=statistics)
    figures = Figure.objects.select_related("source")
    (chart,) = workforce_charts(figures, positions([council])[council.pk])
    assert chart["measure"] == Measure.TURNOVER_RATE
    assert chart["headline"] == "Turnover: 15% in 2022"
    assert chart["own"] == [12.0, None, 15.0]
    assert chart["england"] == [None, 14.0, None]
    assert chart["stated"] == [{"x": 2022, "y": 21.0, "source": "Staff leave"}]
