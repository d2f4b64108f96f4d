"""Import in the admin: answers at once, shows how far it is, can be left, says what became of each file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inspections.importing import jobs
from inspections.models import Finding, ImportItem, ImportJob, Source
from inspections.vocabulary import ReviewState
from tests import factories as make
from tests.admin.browsing import person, signed_in
from tests.extraction import samples

pytestmark = pytest.mark.django_db

FORM = "admin:inspections_importjob_add"


@pytest.fixture(autouse=True)
def _documents_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ed() -> Client:
    return signed_in(person("ed"))


def give(client: Client, *files: SimpleUploadedFile, **said: str) -> str:
    """Return the page that answers, after giving these files."""
    answer = client.post(reverse(FORM), {"documents": list(files), **said}, follow=True)
    return answer.content.decode()


def report() -> SimpleUploadedFile:
    return SimpleUploadedFile("../westshire.pdf", samples.ilacs(), "application/pdf")


def carry_on(client: Client) -> str:
    job = ImportJob.objects.get()
    answer = client.post(reverse("admin:inspections_importjob_carry_on", args=[job.pk]), follow=True)
    return answer.content.decode()


def test_giving_a_file_answers_before_it_is_read(ed: Client) -> None:
    page = give(ed, report())
    assert "of 1 read" in page
    assert not Source.objects.exists()


def test_a_report_becomes_proposals_and_leads_to_the_desk(ed: Client) -> None:
    make.council("Westshire", aliases=["Westshire County Council"])
    give(ed, report())
    page = carry_on(ed)
    source = Source.objects.get()
    assert reverse("admin:inspections_source_desk", args=[source.pk]) in page
    assert set(Finding.objects.values_list("state", flat=True)) == {ReviewState.PROPOSED}
    item = ImportItem.objects.get()
    assert item.outcome == "new"
    assert not default_storage.exists(str(item.file.name))


def test_an_import_that_was_left_reads_on_where_it_stopped(ed: Client) -> None:
    give(ed, report(), SimpleUploadedFile("empty.pdf", b" ", "application/pdf"))
    job = ImportJob.objects.get()
    assert jobs.carry_on(job, seconds=0) == 1
    assert "Imports broken off" in ed.get("/admin/").content.decode()
    assert jobs.carry_on(job, seconds=0) == 0
    assert "Imports broken off" not in ed.get("/admin/").content.decode()


def test_a_file_that_cannot_be_read_says_so_and_the_others_are_read(ed: Client) -> None:
    give(ed, SimpleUploadedFile("page.pdf", b"<html>Not found</html>", "application/pdf"), report())
    page = carry_on(ed)
    assert "The file is not a PDF" in page
    assert set(ImportItem.objects.values_list("outcome", flat=True)) == {"unreadable", "unmatched"}


def test_pasted_text_is_read_as_an_article(ed: Client) -> None:
    text = "The bins of Harbourton\n\nThey are to be emptied on Tuesdays, the council said on Monday."
    give(ed, text=text)
    assert ImportItem.objects.get().file_name == "the-bins-of-harbourton.txt"
    assert "Nothing was imported" in carry_on(ed)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Give a file, or paste the text of an article."),
        ({"text": "Title", "published": "last week"}, "is not a date; write it as 2021, 2021-11"),
        ({"text": "Title", "address": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_what_cannot_be_imported_is_told_and_nothing_begins(
    ed: Client, said: dict[str, str], sentence: str
) -> None:
    assert sentence in give(ed, **said)
    assert not ImportJob.objects.exists()


def test_a_title_for_several_documents_is_refused(ed: Client) -> None:
    page = give(ed, report(), text="Another", title="One title")
    assert "This belongs to one document, and there are 2." in page


def test_who_may_not_edit_may_not_import(client: Client) -> None:
    assert client.get(reverse(FORM)).status_code == 302
