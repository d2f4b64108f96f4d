"""Two people who edit the same record: the second is told, sees both versions, and loses nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.db import connection

from inspections import reviewing
from inspections.models import Council, CouncilAlias, Finding, Inspection, Judgement
from inspections.reviewing import Action
from inspections.vocabulary import Area, Grade, ReviewState
from tests import factories as make
from tests.admin.browsing import OpenForm, person, signed_in


@pytest.fixture
def ann() -> User:
    return person("ann")


@pytest.fixture
def ben() -> User:
    return person("ben")


def compared(form: OpenForm) -> dict[str, tuple[str, str, str]]:
    """Return the rows of the comparison: field, then theirs, yours, and whose the form shows."""
    page = lxml.html.fromstring(form.response.content)
    rows = page.cssselect(".other-edits tbody tr")
    cells = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    return {label: (theirs, yours, kept) for label, theirs, yours, kept in cells}


@pytest.mark.django_db
def test_the_second_is_told_who_saved_and_sees_both_versions_and_keeps_the_own_input(
    ann: User, ben: User
) -> None:
    council = make.council(website="old.gov.uk")
    hers, his = (OpenForm(signed_in(one), Council, council) for one in (ann, ben))
    hers.fill({"website": "ann.gov.uk", "why": "Seen on the site"}).save()
    response = his.fill({"website": "ben.gov.uk"}).save()
    council.refresh_from_db()
    assert council.website == "ann.gov.uk"
    assert "ann saved this council after you opened it" in response.content.decode()
    assert "Seen on the site" in response.content.decode()
    assert compared(his) == {"Website": ("ann.gov.uk", "ben.gov.uk", "yours")}
    assert his.values["website"] == ["ben.gov.uk"]


@pytest.mark.django_db
def test_the_second_may_save_again_on_top_and_the_history_keeps_both(ann: User, ben: User) -> None:
    council = make.council(website="old.gov.uk")
    hers, his = (OpenForm(signed_in(one), Council, council) for one in (ann, ben))
    hers.fill({"website": "ann.gov.uk"}).save()
    his.fill({"website": "ben.gov.uk"}).save()
    assert his.save().status_code == 302
    kept = [(version.website, version.history_user) for version in council.history.all()]
    assert kept == [("ben.gov.uk", ben), ("ann.gov.uk", ann), ("old.gov.uk", None)]


@pytest.mark.django_db
def test_a_field_that_only_the_first_changed_is_not_undone_by_the_second(ann: User, ben: User) -> None:
    council = make.council("Northwick", website="old.gov.uk")
    hers, his = (OpenForm(signed_in(one), Council, council) for one in (ann, ben))
    hers.fill({"website": "ann.gov.uk"}).save()
    his.fill({"population_0_25": "71000"}).save()
    assert compared(his) == {
        "Website": ("ann.gov.uk", "old.gov.uk", "theirs, since you did not change it"),
    }
    his.save()
    council.refresh_from_db()
    assert (council.website, council.population_0_25) == ("ann.gov.uk", 71000)


@pytest.mark.django_db
def test_a_third_save_in_between_is_met_again(ann: User, ben: User) -> None:
    council = make.council(website="old.gov.uk")
    his = OpenForm(signed_in(ben), Council, council)
    OpenForm(signed_in(ann), Council, council).fill({"website": "one.gov.uk"}).save()
    his.fill({"website": "ben.gov.uk"}).save()
    OpenForm(signed_in(ann), Council, council).fill({"website": "two.gov.uk"}).save()
    assert his.save().status_code == 200
    assert compared(his)["Website"][0] == "two.gov.uk"


@pytest.mark.django_db
def test_one_person_with_two_windows_is_told_too(ann: User) -> None:
    council = make.council(website="old.gov.uk")
    one, other = (OpenForm(signed_in(ann), Council, council) for _ in range(2))
    one.fill({"website": "one.gov.uk"}).save()
    assert other.fill({"website": "other.gov.uk"}).save().status_code == 200


@pytest.mark.django_db
def test_a_change_in_a_row_counts_as_a_change_of_the_record(ann: User, ben: User) -> None:
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()])
    hers, his = (OpenForm(signed_in(one), Inspection, inspection) for one in (ann, ben))
    hers.fill({"judgements-0-grade": "outstanding"}).save()
    his.fill({"note": "Seen by Ben"}).save()
    inspection.refresh_from_db()
    assert inspection.note == ""
    [(label, row)] = compared(his).items()
    assert label.endswith("Grade")
    assert row == ("Outstanding", "Good", "theirs, since you did not change it")
    his.save()
    inspection.refresh_from_db()
    assert (inspection.note, Judgement.objects.get().grade) == ("Seen by Ben", Grade.OUTSTANDING)


@pytest.mark.django_db
def test_two_grades_for_one_judgement_are_shown_side_by_side(ann: User, ben: User) -> None:
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()])
    hers, his = (OpenForm(signed_in(one), Inspection, inspection) for one in (ann, ben))
    hers.fill({"judgements-0-grade": "outstanding"}).save()
    his.fill({"judgements-0-grade": "inadequate"}).save()
    [row] = compared(his).values()
    assert row == ("Outstanding", "Inadequate", "yours")
    assert Judgement.objects.get().grade == Grade.OUTSTANDING
    his.save()
    assert Judgement.objects.get().grade == Grade.INADEQUATE


@pytest.mark.django_db
def test_a_row_that_the_first_added_is_kept(ann: User, ben: User) -> None:
    council = make.council("Northwick")
    hers, his = (OpenForm(signed_in(one), Council, council) for one in (ann, ben))
    rows = int(hers.values["aliases-INITIAL_FORMS"][0])
    for form, name in ((hers, "Northwick Borough"), (his, "Northwick Town")):
        form.fill({"aliases-TOTAL_FORMS": rows + 1, f"aliases-{rows}-name": name}).save()
    assert compared(his) == {
        "Council alias Northwick Borough": ("added", "not there", "theirs, since you did not change it")
    }
    his.save()
    assert {"Northwick Borough", "Northwick Town"} <= set(council.aliases.values_list("name", flat=True))
    assert council.aliases.count() == rows + 2


@pytest.mark.django_db
def test_a_row_that_the_first_removed_stays_removed_unless_the_second_changed_it(
    ann: User, ben: User
) -> None:
    council = make.council("Northwick", aliases=["One", "Two", "Three"])
    names = list(council.aliases.values_list("name", flat=True))
    hers, his = (OpenForm(signed_in(one), Council, council) for one in (ann, ben))
    for name in ("One", "Two"):
        hers.fill({f"aliases-{names.index(name)}-DELETE": "on"})
    hers.save()
    his.fill({f"aliases-{names.index('Two')}-name": "Two and a half", "website": "x.gov.uk"}).save()
    rows = compared(his)
    assert rows["Council alias One"][0] == "removed"
    assert rows["Council alias Two"] == ("removed", "changed: kept as a new row", "yours")
    assert his.save().status_code == 302
    left = set(CouncilAlias.objects.filter(council=council).values_list("name", flat=True))
    assert left == {*names, "Two and a half"} - {"One", "Two"}


@pytest.mark.django_db
def test_a_record_that_was_reviewed_meanwhile_is_not_saved_unseen(ann: User) -> None:
    rita = person("rita", reviewer=True)
    finding = make.finding(sources=[make.source()], state=ReviewState.PROPOSED)
    hers = OpenForm(signed_in(ann), Finding, finding)
    reviewing.perform(finding, Action.PUBLISH, rita, "Checked")
    response = hers.fill({"summary": "Plans lack detail."}).save()
    assert "rita saved this finding after you opened it" in response.content.decode()
    assert "Publish: Checked" in response.content.decode()
    assert hers.save().status_code == 302
    finding.refresh_from_db()
    assert (finding.summary, finding.state) == ("Plans lack detail.", ReviewState.PUBLISHED)


@pytest.mark.django_db
def test_a_judgement_that_was_published_meanwhile_is_met_on_the_inspections_form(ann: User) -> None:
    rita = person("rita", reviewer=True)
    inspection = make.inspection(sources=[make.source()])
    judgement = make.judgement(inspection, state=ReviewState.PROPOSED)
    make.citation(judgement)
    hers = OpenForm(signed_in(ann), Inspection, inspection)
    reviewing.perform(judgement, Action.PUBLISH, rita)
    response = hers.fill({"judgements-0-grade": "inadequate"}).save()
    assert "rita saved this inspection after you opened it" in response.content.decode()
    assert Judgement.objects.get().grade == Grade.GOOD


@pytest.mark.django_db
def test_themes_that_the_first_chose_are_not_undone(ann: User, ben: User) -> None:
    first, second = make.theme("Caseloads"), make.theme("Supervision")
    finding = make.finding(themes=[first], sources=[make.source()])
    finding.save()  # a version that holds the theme, as every way of adding one makes
    hers, his = (OpenForm(signed_in(one), Finding, finding) for one in (ann, ben))
    hers.fill({"chosen_themes": [str(second.pk), str(first.pk)]}).save()
    his.fill({"summary": "Plans lack detail."}).save()
    assert compared(his) == {
        "Themes": ("Supervision, Caseloads", "Caseloads", "theirs, since you did not change it")
    }
    his.save()
    assert [link.theme for link in finding.finding_themes.all()] == [second, first]


@pytest.mark.django_db
def test_a_form_that_does_not_say_what_it_saw_saves_nothing(ann: User) -> None:
    council = make.council(website="old.gov.uk")
    form = OpenForm(signed_in(ann), Council, council).fill({"seen_revision": None, "website": "new.gov.uk"})
    assert form.save().status_code == 200
    council.refresh_from_db()
    assert council.website == "old.gov.uk"


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_instant_one_is_told(ann: User, ben: User) -> None:
    council = make.council(website="old.gov.uk")
    forms = [OpenForm(signed_in(one), Council, council) for one in (ann, ben)]
    together = Barrier(2)

    def save(form: OpenForm) -> int:
        form.fill({"website": f"{id(form)}.gov.uk"})
        together.wait()
        try:
            return int(form.save().status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(save, forms)) == [200, 302]
    council.refresh_from_db()
    assert council.revision == 2


@pytest.mark.django_db
def test_a_record_that_another_deleted_meanwhile_can_be_added_anew(ann: User, ben: User) -> None:
    report = make.source()
    finding = make.finding(sources=[report], state=ReviewState.PROPOSED)
    his = OpenForm(signed_in(ben), Finding, finding)
    signed_in(ann).post(f"/admin/inspections/finding/{finding.pk}/delete/", {"post": "yes"})
    response = his.fill({"summary": "Plans lack detail."}).save()
    assert "ann deleted this finding after you opened it" in response.content.decode()
    assert not Finding.objects.exists()
    his.address = "/admin/inspections/finding/add/"  # where the form shown now leads
    assert 'action="/admin/inspections/finding/add/"' in response.content.decode()
    assert his.save().status_code == 302
    again = Finding.objects.get()
    assert (again.summary, again.citations.get().source) == ("Plans lack detail.", report)
    assert [theme.name for theme in again.themes.all()] == ["Supervision"]
