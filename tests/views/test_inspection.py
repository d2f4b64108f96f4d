"""One inspection's page."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from inspections.vocabulary import (
    Absence,
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    ReviewState,
    SourceKind,
    Stance,
)
from tests import factories

pytestmark = pytest.mark.django_db


def page(client: Client, reference: str) -> str:
    """Return the page of an inspection as text."""
    response = client.get(f"/inspections/{reference}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_judgement_no_longer_given_is_said_to_be_so(client: Client) -> None:
    council = factories.council("Saltmarsh")
    given = {Area.LEADERSHIP: Grade.GOOD, Area.HELP_PROTECTION: Grade.GOOD}
    factories.inspection(council, reference="new", start_date=date(2026, 4, 27), grades=given)
    text = page(client, "new")
    assert "Saltmarsh was judged without an overall grade" in text
    row = text[text.index('<th scope="row">Overall effectiveness') :]
    assert row.index("No longer given") < row.index("</tr>")


def test_a_judgement_that_no_source_states_is_said_to_be_not_found(client: Client) -> None:
    factories.inspection(reference="partial", grades={Area.OVERALL: Grade.GOOD})
    row = page(client, "partial")
    row = row[row.index('<th scope="row">Help and protection') :]
    assert row.index("Not found in the source") < row.index("</tr>")


def test_not_judged_stands_where_the_report_says_so(client: Client) -> None:
    inspection = factories.inspection(reference="small", grades={Area.OVERALL: Grade.GOOD})
    factories.judgement(inspection, area=Area.LEADERSHIP, absence=Absence.NOT_JUDGED)
    row = page(client, "small")
    row = row[row.index('<th scope="row">Impact of leaders') :]
    assert row.index("Not judged") < row.index("</tr>")


def test_a_finding_links_to_the_page_of_the_report_that_it_rests_on(client: Client) -> None:
    inspection = factories.inspection(reference="one", grades={Area.OVERALL: Grade.GOOD})
    report = factories.source("Report", address="https://files.ofsted.gov.uk/v1/file/1")
    finding = factories.finding(inspection, summary="Visits are late.")
    factories.citation(finding, of=report, page=4, quote="visits are often late")
    text = page(client, "one")
    assert 'href="https://files.ofsted.gov.uk/v1/file/1#page=4"' in text
    assert "<q>visits are often late</q>" in text


def test_what_was_asked_for_stands_before_concerns_and_strengths(client: Client) -> None:
    inspection = factories.inspection(reference="one", grades={Area.OVERALL: Grade.GOOD})
    factories.finding(inspection, kind=FindingKind.STRENGTH, summary="Staff stay.")
    factories.finding(inspection, kind=FindingKind.CONCERN, summary="Visits are late.")
    factories.finding(inspection, kind=FindingKind.PRIORITY_ACTION, summary="Protect children at once.")
    text = page(client, "one")
    assert (
        text.index("Protect children at once.") < text.index("Visits are late.") < text.index("Staff stay.")
    )


def test_findings_of_the_council_s_other_inspections_are_left_out(client: Client) -> None:
    council = factories.council()
    factories.inspection(council, reference="one", start_date=date(2022, 3, 7))
    other = factories.inspection(council, reference="two", start_date=date(2019, 3, 4))
    factories.finding(other, summary="Visits are late.")
    assert "Visits are late." not in page(client, "one")


def test_a_concern_raised_before_names_the_other_inspection(client: Client) -> None:
    council = factories.council()
    for reference, year in (("one", 2022), ("two", 2019)):
        inspection = factories.inspection(council, reference=reference, start_date=date(year, 3, 7))
        factories.finding(inspection, themes=[factories.theme("Supervision")])
    text = page(client, "one")
    again = text[text.index('id="again"') : text.index('id="findings"')]
    assert 'href="/inspections/two/"' in again
    assert "here" in again


def test_the_council_s_answer_is_shown_with_its_stance_and_source(client: Client) -> None:
    inspection = factories.inspection(reference="one", grades={Area.OVERALL: Grade.INADEQUATE})
    article = factories.source("The council replies", kind=SourceKind.ARTICLE)
    factories.response(inspection, of=article, stance=Stance.DISPUTES, summary="The sample was small.")
    text = page(client, "one")
    for said in ("Disputes the result", "The sample was small.", "The council replies"):
        assert said in text


def test_a_visit_gives_no_table_of_judgements(client: Client) -> None:
    factories.inspection(
        factories.council("Saltmarsh"),
        reference="visit",
        kind=InspectionKind.FOCUSED_VISIT,
        topic="Front door",
    )
    text = page(client, "visit")
    assert "Saltmarsh had a focused visit on front door; such visits give no grade." in text
    assert 'id="judgements"' not in text


def test_a_proposed_inspection_has_no_public_page(client: Client) -> None:
    factories.inspection(reference="secret", state=ReviewState.PROPOSED)
    assert client.get("/inspections/secret/").status_code == 404


def test_a_wrong_reference_is_met_with_near_ones(client: Client) -> None:
    factories.inspection(factories.council("Saltmarsh"), reference="saltmarsh-2022-03-07")
    response = client.get("/inspections/saltmarsh-2022-03-08/")
    assert response.status_code == 404
    assert 'href="/inspections/saltmarsh-2022-03-07/"' in response.content.decode()
