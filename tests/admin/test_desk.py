"""The review desk: what was read, beside its words; corrected, accepted, rejected, added, never lost."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inspections import reviewing
from inspections.extraction.reports import ReportPassage
from inspections.importing.documents import save
from inspections.models import Citation, Finding, Inspection, Source, Theme
from inspections.reviewing import Action
from inspections.vocabulary import Area, FindingKind, Grade, ReviewState
from tests import factories as make
from tests.admin.browsing import person, signed_in
from tests.importing import readings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _documents_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def rita() -> Client:
    return signed_in(person("rita", reviewer=True))


def read_source(*passages: ReportPassage, grade: Grade = Grade.GOOD) -> Source:
    """Return the source of a report that was read, of a published inspection that was graded good."""
    council = make.council("Harbourton")
    make.theme("Supervision")
    make.theme("Recording")
    source = make.source("Report", reference="report-harbourton-2022-03-07")
    make.inspection(
        council, reference="harbourton-2022-03-07", grades={Area.OVERALL: Grade.GOOD}, sources=[source]
    )
    save(readings.report(passages=passages, grades={Area.OVERALL: grade}))
    return source


def two_passages() -> tuple[ReportPassage, ReportPassage]:
    return (
        readings.passage("Third", number=12),
        readings.passage("Second", page=2, number=9, kind="strength", themes=("recording",)),
    )


def desk(client: Client, source: Source, key: str = "") -> lxml.html.HtmlElement:
    answer = client.get(
        reverse("admin:inspections_source_desk", args=[source.pk]), {"card": key} if key else {}
    )
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content)


def choose(client: Client, source: Source, finding: Finding, choice: str, **changed: object) -> str:
    """Return what the desk says after sending the finding's card as it stands, with some fields changed."""
    page = desk(client, source, f"finding-{finding.pk}")
    [form] = [one for one in page.forms if one.get("id") == "card-form"]
    values: dict[str, object] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)  # type: ignore[attr-defined]
    values |= {f"card-{name}": value for name, value in changed.items()}
    address = reverse("admin:inspections_source_desk_decide", args=[source.pk])
    answer = client.post(address, {**values, "choice": choice}, follow=True)
    said = lxml.html.fromstring(answer.content).cssselect("[role=status]")
    return " ".join(said[0].text_content().split())


def test_each_reading_is_marked_in_its_page_and_leads_to_its_card(rita: Client) -> None:
    source = read_source(*two_passages())
    page = desk(rita, source)
    marked = {link.text: link.get("data-keys") for link in page.cssselect(".mark")}
    for finding in Finding.objects.all():
        assert marked[finding.passage] == f"finding-{finding.pk}"
        assert (
            finding.passage
            in desk(rita, source, f"finding-{finding.pk}").cssselect(".card__title")[0].text_content()
        )


def test_what_agrees_with_the_record_is_confirmation_and_not_work(rita: Client) -> None:
    source = read_source(*two_passages())
    text = desk(rita, source).text_content()
    assert "2 of 2 to decide" in " ".join(text.split())
    assert "2 confirmed" in text


def test_what_contradicts_the_record_leads_to_its_decision(rita: Client) -> None:
    source = read_source(grade=Grade.INADEQUATE)
    page = desk(rita, source)
    assert "Inadequate" in page.cssselect("[aria-labelledby=conflicts-title]")[0].text_content()
    link = page.cssselect("[aria-labelledby=conflicts-title] a")[0]
    assert "Sources disagree" in rita.get(link.get("href", "")).content.decode()


def test_accepting_publishes_and_shows_the_next(rita: Client) -> None:
    source = read_source(*two_passages())
    first, second = Finding.objects.order_by("pk")
    assert choose(rita, source, first, "publish") == "Published."
    first.refresh_from_db()
    assert first.state == ReviewState.PUBLISHED
    assert first.history.first().history_user.username == "rita"
    assert desk(rita, source).cssselect("#card")[0].get("data-key") == f"finding-{second.pk}"


def test_a_correction_is_kept_with_the_original_reading(rita: Client) -> None:
    source = read_source(*two_passages())
    finding = Finding.objects.get(passage="Third")
    recording = Theme.objects.get(name="Recording")
    said = choose(
        rita,
        source,
        finding,
        "publish",
        kind="mixed",
        summary="Checks are rare.",
        chosen_themes=[recording.pk],
    )
    finding.refresh_from_db()
    assert said == "Corrected; published."
    assert (finding.kind, finding.summary, list(finding.themes.all())) == (
        "mixed",
        "Checks are rare.",
        [recording],
    )
    assert finding.reading is not None
    assert finding.reading["kind"] == FindingKind.CONCERN
    assert finding.passage == "Third"


def test_a_correction_that_does_not_fit_is_told_and_nothing_is_published(rita: Client) -> None:
    source = read_source(*two_passages())
    finding = Finding.objects.get(passage="Third")
    said = choose(rita, source, finding, "publish", area="lscb")
    finding.refresh_from_db()
    assert "Put right what is marked below" in said
    assert (finding.state, finding.area) == (ReviewState.PROPOSED, "help_protection")


def test_a_refused_publication_does_not_keep_half_of_the_work() -> None:
    source = read_source(*two_passages())
    editor = signed_in(person("ed"))
    finding = Finding.objects.get(passage="Third")
    said = choose(editor, source, finding, "publish", summary="Checks are rare.")
    finding.refresh_from_db()
    assert "Only a reviewer can publish" in said
    assert (finding.state, finding.summary) == (ReviewState.PROPOSED, "")
    assert choose(editor, source, finding, "save", summary="Checks are rare.") == "Corrected; proposed."


def test_who_decides_on_an_old_card_is_told_that_another_was_first(rita: Client) -> None:
    source = read_source(*two_passages())
    finding = Finding.objects.get(passage="Third")
    stale = {
        "card": f"finding-{finding.pk}",
        "card-seen_revision": str(finding.revision),
        "card-kind": "mixed",
    }
    reviewing.perform(finding, Action.REJECT)
    reviewing.perform(finding, Action.REOPEN)
    address = reverse("admin:inspections_source_desk_decide", args=[source.pk])
    answer = rita.post(address, {**stale, "choice": "publish"}, follow=True)
    finding.refresh_from_db()
    assert "Somebody saved this after you opened it" in answer.content.decode()
    assert finding.state == ReviewState.PROPOSED


def test_all_that_are_certain_are_accepted_at_once_and_no_other(rita: Client) -> None:
    source = read_source(*two_passages())
    sure, unsure = Finding.objects.order_by("pk")
    for finding, certain in ((sure, True), (unsure, False)):
        finding.reading["certain"] = certain
        finding.save()
    rita.post(reverse("admin:inspections_source_desk_certain", args=[source.pk]))
    assert [one.state for one in Finding.objects.order_by("pk")] == ["published", "proposed"]


def missed(source: Source, **said: object) -> dict[str, object]:
    inspection = Inspection.objects.get()
    values = {
        "number": 2,
        "words": "second.",
        "inspection": inspection.pk,
        "kind": "concern",
        "area": "",
        **said,
    }
    return {f"missed-{name}": value for name, value in values.items()}


def test_a_missed_finding_is_added_by_its_words(rita: Client) -> None:
    source = read_source()
    themes = [Theme.objects.get(name="Supervision").pk]
    rita.post(
        reverse("admin:inspections_source_desk_add", args=[source.pk]), missed(source, chosen_themes=themes)
    )
    finding = Finding.objects.get()
    citation = Citation.objects.get(finding=finding)
    assert (finding.passage, finding.state, citation.page) == ("Second", ReviewState.PROPOSED, 2)
    assert [theme.name for theme in finding.themes.all()] == ["Supervision"]
    assert [mark.text for mark in desk(rita, source).cssselect(".mark")] == ["Second"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": "never said"}, "These words do not stand in page 2."),
        ({"number": 9}, "The document has no page 9."),
    ],
)
def test_words_that_do_not_stand_there_are_not_added(
    rita: Client, said: dict[str, object], sentence: str
) -> None:
    source = read_source()
    answer = rita.post(reverse("admin:inspections_source_desk_add", args=[source.pk]), missed(source, **said))
    assert sentence in answer.content.decode()
    assert not Finding.objects.exists()


def test_the_last_decision_leads_on_to_the_next_source(rita: Client) -> None:
    source = read_source(*two_passages()[:1])
    other = make.council("Westshire")
    save(readings.report(other.short_name, data=b"%PDF-another", passages=two_passages()[:1]))
    choose(rita, source, Finding.objects.get(inspection__council__short_name="Harbourton"), "reject")
    [link] = [a for a in desk(rita, source).cssselect("p a") if a.text_content().startswith("Next: ")]
    assert "Westshire" in link.text_content()


def test_the_desk_asks_no_more_questions_for_more_proposals(
    rita: Client, django_assert_max_num_queries: object
) -> None:
    source = read_source(*(readings.passage(f"Third {number}", number=number) for number in range(1, 41)))
    with django_assert_max_num_queries(35):  # type: ignore[operator]
        desk(rita, source)
