"""Which facts rest on a source, and on which sources does an inspection rest?"""

from __future__ import annotations

from datetime import date

import pytest

from inspections.facts import FactKind, fact_counts, facts_of, figure_in_words, sources_of
from inspections.vocabulary import Area, Grade, Measure, MissingValue, ReviewState, Stance
from tests import factories

pytestmark = pytest.mark.django_db


def test_every_kind_of_fact_is_found_with_its_place() -> None:
    source = factories.source()
    inspection = factories.inspection(factories.council("Aldham"))
    factories.citation(inspection, of=source, page=1)
    judgement = factories.judgement(inspection, area=Area.OVERALL, grade=Grade.GOOD)
    factories.citation(judgement, of=source, page=2)
    finding = factories.finding(inspection)
    factories.citation(finding, of=source, paragraph="7", quote="too slow")
    factories.response(inspection, of=source, paragraph="9", stance=Stance.DISPUTES)
    factories.figure(inspection.council, cited=source, paragraph="3")
    facts = facts_of(source)
    assert {(fact.kind, fact.cited[0].place) for fact in facts} == {
        (FactKind.INSPECTION, "page 1"),
        (FactKind.JUDGEMENT, "page 2"),
        (FactKind.FINDING, "paragraph 7"),
        (FactKind.RESPONSE, "paragraph 9"),
        (FactKind.FIGURE, "paragraph 3"),
    }
    assert {fact.council for fact in facts} == {inspection.council}


def test_a_finding_with_two_places_is_one_fact() -> None:
    source = factories.source()
    finding = factories.finding()
    factories.citation(finding, of=source, paragraph="7", quote="too slow")
    factories.citation(finding, of=source, paragraph="12")
    [fact] = facts_of(source)
    assert [placed.place for placed in fact.cited] == ["paragraph 7", "paragraph 12"]
    assert fact_counts([source])[source.pk].findings == 1


def test_facts_that_are_not_published_rest_on_nothing_yet() -> None:
    source = factories.source()
    hidden = factories.inspection(state=ReviewState.PROPOSED, sources=[source])
    factories.finding(hidden, sources=[source])
    factories.finding(state=ReviewState.REJECTED, sources=[source])
    factories.figure(cited=source, state=ReviewState.PROPOSED)
    factories.response(of=source, state=ReviewState.PROPOSED)
    assert facts_of(source) == ()
    assert fact_counts([source])[source.pk].total == 0


def test_counts_are_those_of_the_facts() -> None:
    source, other = factories.source(), factories.source()
    inspection = factories.inspection(sources=[source, other], grades={Area.OVERALL: Grade.GOOD})
    factories.finding(inspection, sources=[source])
    factories.response(inspection, of=source)
    factories.figure(cited=source)
    counts = fact_counts([source, other])
    assert counts[source.pk].total == len(facts_of(source)) == 5
    assert (counts[other.pk].inspections, counts[other.pk].judgements, counts[other.pk].findings) == (1, 1, 0)


def test_a_fact_says_what_the_source_states_where_it_differs() -> None:
    source = factories.source()
    judgement = factories.judgement(area=Area.OVERALL, grade=Grade.GOOD)
    factories.citation(judgement, of=source, stated="requires improvement", agrees=False)
    [fact] = facts_of(source)
    assert (fact.grade, fact.stated, fact.agrees) == (Grade.GOOD, "requires improvement", False)


def test_a_figure_for_england_belongs_to_no_council() -> None:
    source = factories.source()
    factories.figure(national=True, cited=source)
    [fact] = facts_of(source)
    assert (fact.council, fact.inspection) == (None, None)


def test_sources_of_an_inspection_are_those_cited_for_itself_each_once() -> None:
    source, hidden = factories.source(), factories.source(state=ReviewState.PROPOSED)
    inspection = factories.inspection(sources=[source, source, hidden])
    assert sources_of([inspection]) == {inspection.pk: (source,)}


def test_figures_are_said_with_their_unit_and_without_needless_zeros() -> None:
    rate = factories.figure(measure=Measure.TURNOVER_RATE, value="12.30", period="2025")
    caseload = factories.figure(measure=Measure.CASELOAD, value=16, period="2025")
    money = factories.figure(measure=Measure.INVESTMENT, value=5_000_000, period="")
    due = factories.figure(measure=Measure.ACTION_PLAN_DUE, value_date=date(2022, 2, 14), period="")
    withheld = factories.figure(missing=MissingValue.SUPPRESSED, period="2019")
    assert figure_in_words(rate) == "Turnover: 12.3% (2025)"
    assert figure_in_words(caseload) == "Caseload: 16 cases per social worker (2025)"
    assert figure_in_words(money) == "Investment: £5,000,000"
    assert figure_in_words(due) == "Action plan due: 14 February 2022"
    assert figure_in_words(withheld) == "Turnover: suppressed (2019)"
