"""The pages for what went wrong."""

from __future__ import annotations

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from inspections.views.missing import suggestions
from inspections.vocabulary import ReviewState
from tests import factories


def test_the_page_for_a_fault_of_ours_needs_neither_database_nor_data(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something went wrong here" in response.content.decode()


def test_the_page_for_a_request_that_cannot_be_read_needs_neither(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), BadRequest())
    assert response.status_code == 400
    assert "The request could not be read" in response.content.decode()


@pytest.mark.django_db
def test_the_page_for_what_is_not_allowed_says_where_to_sign_in(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert 'href="/admin/"' in response.content.decode()


@pytest.mark.django_db
def test_near_themes_and_sources_are_suggested(client: Client) -> None:
    factories.theme("Front door")
    factories.source("Yearly table", reference="yearly-table")
    assert [each.address for each in suggestions("/themes/frontdoor/")] == ["/themes/front_door/"]
    assert [each.address for each in suggestions("/sources/yearly-tables/")] == ["/sources/yearly-table/"]


@pytest.mark.django_db
def test_a_source_that_waits_for_review_is_not_suggested() -> None:
    factories.source("Secret", reference="secret-table", state=ReviewState.PROPOSED)
    assert suggestions("/sources/secret-tables/") == []


@pytest.mark.django_db
def test_an_address_of_another_kind_has_no_suggestions(client: Client) -> None:
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    assert "Nothing in the record has this address" in response.content.decode()
