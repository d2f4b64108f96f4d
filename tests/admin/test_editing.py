"""Editing one record: what is saved, with whom and why in its history, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    Inspection,
    Judgement,
    Response,
    Source,
    Theme,
)
from inspections.vocabulary import Area, Grade, Measure, Precision, ReviewState
from tests import factories as make
from tests.admin.browsing import OpenForm, messages, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return person("ann")


def test_a_correction_is_saved_with_who_and_why(ann: User) -> None:
    council = make.council("Northwick")
    OpenForm(signed_in(ann), Council, council).fill(
        {"website": "northwick.gov.uk", "why": "Moved in 2025"}
    ).save()
    council.refresh_from_db()
    version = council.history.first()
    assert (council.website, council.revision) == ("northwick.gov.uk", 2)
    assert (version.history_user, version.history_change_reason, version.revision) == (
        ann,
        "Moved in 2025",
        2,
    )


def test_a_reason_may_be_longer_than_a_hundred_characters(ann: User) -> None:
    council = make.council()
    reason = (
        "The council's own site says so, and so does the register of the Office for National Statistics. " * 3
    )
    OpenForm(signed_in(ann), Council, council).fill({"website": "x.gov.uk", "why": reason.strip()}).save()
    assert council.history.first().history_change_reason == reason.strip()


def test_saving_without_a_change_saves_nothing_and_says_so(ann: User) -> None:
    council, client = make.council(), signed_in(ann)
    response = OpenForm(client, Council, council).fill({"why": "Just looking"}).save()
    council.refresh_from_db()
    assert (council.revision, council.history.count()) == (1, 1)
    assert "Nothing was changed, so nothing was saved." in messages(response, client)


def test_a_new_alias_is_found_by_search_and_belongs_to_the_councils_history(ann: User) -> None:
    council = make.council("Northwick")
    form = OpenForm(signed_in(ann), Council, council)
    rows = int(form.values["aliases-INITIAL_FORMS"][0])
    form.fill({"aliases-TOTAL_FORMS": rows + 1, f"aliases-{rows}-name": "St. Northwick & District"}).save()
    council.refresh_from_db()
    assert list(Council.objects.called("st northwick and district")) == [council]
    assert council.revision == 2
    assert CouncilAlias.history.get(name="St. Northwick & District").history_user == ann


def test_a_new_name_of_a_council_becomes_an_alias_too(ann: User) -> None:
    council = make.council("Northwick")
    OpenForm(signed_in(ann), Council, council).fill({"name": "Northwick City Council"}).save()
    assert list(Council.objects.called("Northwick City Council")) == [council]


def test_the_address_of_a_council_never_changes(ann: User) -> None:
    council = make.council("Northwick")
    OpenForm(signed_in(ann), Council, council).fill({"slug": "elsewhere", "short_name": "Northwyck"}).save()
    council.refresh_from_db()
    assert (council.slug, council.short_name) == ("northwick", "Northwyck")


def test_a_judgement_outside_the_framework_is_refused_in_words(ann: User) -> None:
    inspection = make.inspection(start_date=date(2024, 3, 4))
    form = OpenForm(signed_in(ann), Inspection, inspection)
    form.fill({"judgements-TOTAL_FORMS": 1, "judgements-0-area": "lscb", "judgements-0-grade": "good"}).save()
    assert "ILACS, from January 2023 gives no judgement of this area." in form.errors()
    form.fill({"judgements-0-area": "overall", "judgements-0-grade": "adequate"}).save()
    assert "ILACS, from January 2023 does not use this grade." in form.errors()
    assert not Judgement.objects.exists()


def test_the_lists_of_a_judgement_offer_only_what_the_framework_judges(ann: User) -> None:
    inspection = make.inspection(start_date=date(2024, 3, 4), grades={Area.OVERALL: Grade.GOOD})
    page = OpenForm(signed_in(ann), Inspection, inspection).response.content.decode()
    row = page[page.index("judgements-0-area") : page.index("judgements-0-absence")]
    assert "Care leavers" in row
    assert "Adoption" not in row
    assert "Adequate" not in row


def a_new_inspection(ann: User, council: Council, source: Source) -> OpenForm:
    form = OpenForm(signed_in(ann), Inspection)
    return form.fill(
        {
            "council": council.pk,
            "kind": "standard",
            "start_date": "17/05/2024",
            "start_precision": "month",
            "judgements-TOTAL_FORMS": 2,
            "judgements-0-area": "overall",
            "judgements-0-grade": "good",
            "judgements-1-area": "leadership",
            "judgements-1-grade": "outstanding",
            "citations-TOTAL_FORMS": 1,
            "citations-0-source": source.pk,
            "citations-0-supports": "everything",
            "citations-0-page": "1",
            "citations-0-agrees": "on",
        }
    )


def test_a_new_inspection_is_proposed_with_its_version_and_address_and_its_source_cited_for_everything(
    ann: User,
) -> None:
    council, source = make.council("Northwick"), make.source()
    a_new_inspection(ann, council, source).save()
    [inspection] = Inspection.objects.all()
    assert inspection.reference == "northwick-2024-05"
    assert (inspection.state, inspection.framework) == (ReviewState.PROPOSED, "ilacs_2023")
    assert (inspection.start_date, inspection.start_precision) == (date(2024, 5, 1), Precision.MONTH)
    assert {one.state for one in inspection.judgements.all()} == {ReviewState.PROPOSED}
    cited = Citation.objects.filter(source=source, page=1)
    assert cited.filter(inspection=inspection).count() == 1
    assert cited.filter(judgement__inspection=inspection).count() == 2


def test_an_invented_judgement_cannot_be_cited(ann: User) -> None:
    form = a_new_inspection(ann, make.council(), make.source())
    form.fill({"citations-0-supports": "area:care_leavers"}).save()
    assert any("Care leavers is not among the judgements above" in error for error in form.errors())
    assert not Inspection.objects.exists()


def test_a_citation_of_one_new_judgement_points_at_it(ann: User) -> None:
    form = a_new_inspection(ann, make.council(), make.source())
    form.fill({"citations-0-supports": "area:leadership"}).save()
    [citation] = Citation.objects.all()
    assert citation.judgement == Judgement.objects.get(area="leadership")
    assert citation.inspection is None


def test_a_citation_can_be_moved_from_the_inspection_to_a_judgement(ann: User) -> None:
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD})
    [judgement] = inspection.judgements.all()
    citation, _ = make.citation(inspection), make.citation(inspection)
    form = OpenForm(signed_in(ann), Inspection, inspection)
    form.fill({"citations-0-supports": str(judgement.pk)}).save()
    citation.refresh_from_db()
    assert (citation.judgement, citation.inspection) == (judgement, None)


def test_a_framework_that_was_not_in_force_is_refused_in_words(ann: User) -> None:
    form = a_new_inspection(ann, make.council(), make.source()).fill({"framework": "ilacs_2018"})
    form.save()
    assert any("was not in force on 1 May 2024" in error for error in form.errors())


def test_a_published_record_keeps_its_last_citation(ann: User) -> None:
    report = make.source()
    finding = make.finding(sources=[report])
    form = OpenForm(signed_in(ann), Finding, finding).fill({"citations-0-DELETE": "on"})
    form.save()
    assert any("A published finding rests on at least one citation" in error for error in form.errors())
    assert finding.citations.count() == 1


def test_themes_are_saved_in_order_and_the_history_holds_them(ann: User) -> None:
    first, second, third = (make.theme(name) for name in ("Caseloads", "Supervision", "Leadership"))
    finding = make.finding(themes=[first, second], sources=[make.source()])
    OpenForm(signed_in(ann), Finding, finding).fill({"chosen_themes": [str(third.pk), str(first.pk)]}).save()
    links = [(link.position, link.theme) for link in finding.finding_themes.all()]
    assert links == [(1, third), (2, first)]
    version = finding.history.first()
    held = [(link.position, link.theme) for link in version.themes.order_by("position")]
    assert held == links
    assert version.history_user == ann
    assert finding.history.count() == 2


def test_another_order_of_the_same_themes_is_a_change(ann: User) -> None:
    first, second = make.theme("Caseloads"), make.theme("Supervision")
    finding = make.finding(themes=[first, second], sources=[make.source()])
    OpenForm(signed_in(ann), Finding, finding).fill({"chosen_themes": [str(second.pk), str(first.pk)]}).save()
    assert [link.theme for link in finding.finding_themes.all()] == [second, first]


def test_the_plain_list_of_themes_posts_the_chosen_ones_in_their_order(ann: User) -> None:
    themes = [make.theme(name, position=place) for place, name in enumerate(["One", "Two", "Three"])]
    finding = make.finding(themes=[themes[2], themes[0]], sources=[make.source()])
    form = OpenForm(signed_in(ann), Finding, finding)
    assert form.values["chosen_themes"] == [str(themes[2].pk), str(themes[0].pk)]


def test_five_themes_are_refused_in_words(ann: User) -> None:
    themes = [make.theme(f"Theme {number}") for number in range(5)]
    form = OpenForm(signed_in(ann), Finding, make.finding(sources=[make.source()]))
    form.fill({"chosen_themes": [str(theme.pk) for theme in themes]}).save()
    assert any("this one has 5" in error for error in form.errors())


def test_a_new_finding_gets_an_address_of_its_own(ann: User) -> None:
    inspection = make.inspection(reference="northwick-2024-05-13")
    for _ in range(2):
        form = OpenForm(signed_in(ann), Finding)
        form.fill({"inspection": inspection.pk, "kind": "concern", "summary": "Plans lack detail."}).save()
    references = set(Finding.objects.values_list("reference", flat=True))
    assert references == {"northwick-2024-05-13-finding", "northwick-2024-05-13-finding-2"}


def test_a_summary_of_thirty_one_words_is_refused_in_words(ann: User) -> None:
    form = OpenForm(signed_in(ann), Finding, make.finding(sources=[make.source()]))
    form.fill({"summary": "word " * 31}).save()
    assert any("this one has 31" in error for error in form.errors())


def test_new_responses_sources_figures_and_themes_can_be_added(ann: User) -> None:
    client = signed_in(ann)
    inspection, source = make.inspection(), make.source()
    OpenForm(client, Response).fill(
        {
            "council": inspection.council_id,
            "inspection": inspection.pk,
            "source": source.pk,
            "role": "Leader",
            "stance": "accepts",
            "summary": "The leader accepts it.",
        }
    ).save()
    OpenForm(client, Source).fill({"title": "A letter to Northwick", "kind": "article"}).save()
    OpenForm(client, Figure).fill(
        {"source": source.pk, "measure": Measure.CASELOAD, "period": "2025", "value": "15.2"}
    ).save()
    OpenForm(client, Theme).fill(
        {"name": "Kinship", "slug": "kinship", "group": "Care", "definition": "Kin.", "position": "1"}
    ).save()
    assert Response.objects.get().reference == f"{inspection.reference}-response"
    assert Source.objects.get(title="A letter to Northwick").reference == "a-letter-to-northwick"
    assert Figure.objects.get().reference == "england-caseload-2025"
    assert Theme.objects.get(slug="kinship").revision == 1


def test_a_figure_that_is_a_date_takes_no_number(ann: User) -> None:
    form = OpenForm(signed_in(ann), Figure)
    form.fill({"source": make.source().pk, "measure": Measure.ACTION_PLAN_DUE, "value": "3"}).save()
    assert "This measure is a date: give it as one, below." in form.errors()


def test_what_was_published_cannot_be_deleted_and_a_mere_proposal_can(ann: User) -> None:
    client = signed_in(ann)
    published = make.finding(sources=[make.source()])
    proposed = make.finding(published.inspection, sources=[make.source()], state=ReviewState.PROPOSED)
    address = "/admin/inspections/finding/{}/delete/"
    assert client.post(address.format(published.pk), {"post": "yes"}).status_code == 403
    assert client.post(address.format(proposed.pk), {"post": "yes"}).status_code == 302
    assert list(Finding.objects.all()) == [published]


def test_a_signed_in_person_without_a_group_sees_nothing_to_edit() -> None:
    stranger = User.objects.create_user("stranger", is_staff=True)
    assert signed_in(stranger).get("/admin/inspections/council/").status_code == 403


def test_the_last_citation_of_a_published_record_cannot_be_deleted_on_its_own_page(ann: User) -> None:
    client = signed_in(ann)
    finding = make.finding(sources=[make.source(), make.source()])
    first, second = finding.citations.all()
    address = "/admin/inspections/citation/{}/delete/"
    assert client.post(address.format(first.pk), {"post": "yes"}).status_code == 302
    assert client.post(address.format(second.pk), {"post": "yes"}).status_code == 403
    assert list(finding.citations.all()) == [second]
