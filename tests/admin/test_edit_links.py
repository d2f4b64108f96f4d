"""From a public page to the record's form: for who may edit, and at no cost to everybody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.models import Finding, Inspection
from tests import factories as make
from tests.admin.browsing import form_page, person, signed_in

pytestmark = pytest.mark.django_db


def pages(finding: Finding) -> list[str]:
    inspection: Inspection = finding.inspection
    source = finding.citations.get().source
    theme = finding.themes.get()
    return [one.get_absolute_url() for one in (inspection.council, inspection, source, theme)]


def a_finding() -> Finding:
    return make.finding(sources=[make.source()])


def test_every_page_of_a_record_leads_an_editor_to_its_form() -> None:
    client, finding = signed_in(person("ann")), a_finding()
    inspection, source, theme = finding.inspection, finding.citations.get().source, finding.themes.get()
    for record in (inspection.council, inspection, source, theme):
        page = client.get(record.get_absolute_url()).content.decode()
        assert f'href="{form_page(type(record), record)}"' in page
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert f'href="{form_page(Finding, finding)}"' in page


def test_readers_see_no_way_to_edit_and_their_pages_are_the_same_for_everybody() -> None:
    for address in pages(a_finding()):
        response = Client().get(address)
        assert "/admin/" not in response.content.decode()
        assert "Cookie" not in response.get("Vary", "")


def test_somebody_signed_in_who_may_not_edit_sees_no_way_to(db: None) -> None:
    client = signed_in(User.objects.create_user("stranger", is_staff=True))
    for address in pages(a_finding()):
        assert "/admin/" not in client.get(address).content.decode()
