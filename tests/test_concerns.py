"""What do inspectors find, and what do they find again?"""

from __future__ import annotations

from datetime import date

import pytest

from inspections.concerns import (
    councils_criticised_again,
    findings_by_theme,
    findings_with_places,
    raised_again,
    recurring_concerns,
    theme_counts,
    theme_history,
)
from inspections.models import Council, Finding, Inspection, Theme
from inspections.vocabulary import FindingKind, InspectionKind, ReviewState
from tests import factories

pytestmark = pytest.mark.django_db

EARLIER, LATER = date(2018, 3, 5), date(2022, 3, 7)


def two_inspections(council: Council | None = None) -> tuple[Inspection, Inspection]:
    """Return an earlier and a later inspection of one council."""
    subject = council or factories.council()
    return factories.inspection(subject, start_date=EARLIER), factories.inspection(subject, start_date=LATER)


def recurring_by_rows() -> set[tuple[Council, Theme]]:
    """Return the pairs of council and theme that recur among all published findings."""
    return {(concern.council, concern.theme) for concern in recurring_concerns(findings_with_places())}


def recurring_by_query() -> set[tuple[Council, Theme]]:
    """Return the same pairs as the database finds them."""
    return {
        (link.finding.inspection.council, link.theme)
        for link in raised_again().select_related("finding__inspection__council", "theme")
    }


def test_a_concern_recurs_when_two_inspections_of_one_council_criticise_one_theme() -> None:
    earlier, later = two_inspections()
    factories.finding(earlier)
    again = factories.finding(later, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    [concern] = recurring_concerns(findings_with_places())
    assert (concern.first, concern.last) == (earlier, later)
    assert concern.occurrences[-1].findings == (again,)


def test_a_visit_counts_as_an_inspection_that_raised_it() -> None:
    council = factories.council()
    factories.finding(factories.inspection(council, start_date=EARLIER, kind=InspectionKind.FOCUSED_VISIT))
    factories.finding(factories.inspection(council, start_date=LATER))
    assert len(recurring_by_rows()) == 1


def test_two_concerns_in_one_inspection_do_not_recur() -> None:
    inspection = factories.inspection()
    factories.finding(inspection)
    factories.finding(inspection)
    assert recurring_by_rows() == recurring_by_query() == set()


def test_the_same_theme_at_two_councils_does_not_recur() -> None:
    factories.finding(factories.inspection())
    factories.finding(factories.inspection())
    assert recurring_by_rows() == recurring_by_query() == set()


def test_councils_and_themes_are_told_apart_however_high_their_keys() -> None:
    one, two = factories.inspection(), factories.inspection()
    low = factories.theme("Drift")
    high = Theme.objects.create(
        pk=low.pk + (two.council.pk - one.council.pk) * 1_000_000, name="Plans", slug="plans", position=1
    )
    factories.finding(one, themes=[high])
    factories.finding(two, themes=[low])
    assert recurring_by_rows() == recurring_by_query() == set()


def test_praise_is_no_recurrence() -> None:
    earlier, later = two_inspections()
    factories.finding(earlier, kind=FindingKind.STRENGTH)
    factories.finding(later)
    assert recurring_by_rows() == recurring_by_query() == set()


def test_a_source_that_says_it_was_pointed_out_before_makes_a_concern_recur() -> None:
    earlier, later = two_inspections()
    factories.finding(later, repeats=earlier)
    [concern] = recurring_concerns(findings_with_places())
    assert concern.occurrences[0].findings == ()
    assert recurring_by_query() == {(concern.council, concern.theme)}


def test_an_earlier_inspection_that_is_not_published_is_not_named() -> None:
    council = factories.council()
    hidden = factories.inspection(council, start_date=EARLIER, state=ReviewState.PROPOSED)
    factories.finding(factories.inspection(council, start_date=LATER), repeats=hidden)
    assert recurring_by_rows() == recurring_by_query() == set()


def test_a_proposed_finding_makes_nothing_recur() -> None:
    earlier, later = two_inspections()
    factories.finding(earlier, state=ReviewState.PROPOSED)
    factories.finding(later)
    assert recurring_by_rows() == recurring_by_query() == set()


def test_rows_and_query_agree_where_many_cases_meet() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    one, two = factories.council(), factories.council()
    first, second = two_inspections(one)
    third, fourth = two_inspections(two)
    factories.finding(first, themes=[drift, plans])
    factories.finding(second, themes=[plans])
    factories.finding(second, themes=[drift], kind=FindingKind.STRENGTH)
    factories.finding(third, themes=[drift])
    factories.finding(fourth, themes=[drift], repeats=third)
    factories.finding(fourth, themes=[plans], repeats=fourth)
    factories.finding(fourth, themes=[plans])
    assert recurring_by_rows() == recurring_by_query() == {(one, plans), (two, drift)}
    assert councils_criticised_again([drift.slug]) == {two.pk}


def test_the_most_often_repeated_concern_comes_first() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    council = factories.council()
    for year in (2016, 2018, 2021):
        inspection = factories.inspection(council, start_date=date(year, 3, 7))
        factories.finding(inspection, themes=[drift])
        if year > 2016:
            factories.finding(inspection, themes=[plans])
    found = recurring_concerns(findings_with_places())
    assert [(concern.theme, len(concern.occurrences)) for concern in found] == [(drift, 3), (plans, 2)]


def test_findings_stand_once_under_their_most_central_theme_strengths_and_concerns_apart() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    inspection = factories.inspection()
    concern = factories.finding(inspection, themes=[drift, plans])
    praise = factories.finding(inspection, themes=[drift], kind=FindingKind.STRENGTH)
    asked = factories.finding(inspection, themes=[drift], kind=FindingKind.PRIORITY_ACTION)
    [gathered] = findings_by_theme(findings_with_places())
    assert gathered.theme == drift
    assert gathered.strengths == (praise,)
    assert set(gathered.concerns) == {concern, asked}


def test_findings_of_the_newest_inspection_come_first() -> None:
    earlier, later = two_inspections()
    old, new = factories.finding(earlier), factories.finding(later)
    assert findings_with_places() == [new, old]


def test_counts_say_how_many_findings_and_how_many_councils() -> None:
    drift, plans = factories.theme("Drift", position=1), factories.theme("Plans", position=2)
    earlier, later = two_inspections()
    factories.finding(earlier, themes=[drift])
    factories.finding(later, themes=[drift])
    factories.finding(factories.inspection(), themes=[drift], kind=FindingKind.STRENGTH)
    counted, empty = theme_counts(Finding.objects.published(), [plans, drift])
    assert (counted.theme, counted.concerns, counted.strengths) == (drift, 2, 1)
    assert (counted.councils_criticised, counted.councils_praised) == (1, 1)
    assert counted.councils_criticised_again == 1
    assert (empty.theme, empty.concerns) == (plans, 0)


def test_a_history_says_of_how_many_inspections_each_year_is_a_share() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    earlier, later = two_inspections()
    factories.finding(earlier, themes=[drift])
    factories.finding(earlier, themes=[drift])
    factories.finding(later, themes=[plans])
    years = {year.year: year for year in theme_history(drift).years}
    assert (years[2018].criticised, years[2018].inspections) == (1, 1)
    assert (years[2020].criticised, years[2020].inspections) == (0, 0)
    assert (years[2022].criticised, years[2022].inspections) == (0, 1)


def test_a_history_names_who_was_criticised_praised_and_criticised_again() -> None:
    drift = factories.theme("Drift")
    earlier, later = two_inspections()
    factories.finding(earlier, themes=[drift])
    factories.finding(later, themes=[drift])
    praised = factories.inspection()
    factories.finding(praised, themes=[drift], kind=FindingKind.STRENGTH)
    history = theme_history(drift)
    assert [(council, len(own)) for council, own in history.criticised] == [(earlier.council, 2)]
    assert [council for council, _ in history.praised] == [praised.council]
    assert [concern.council for concern in history.recurring] == [earlier.council]
