"""What the database itself refuses, whoever writes to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from inspections.models import FindingTheme, ImportItem, ImportJob, Inspection, Source
from inspections.models.imports import LOST
from inspections.vocabulary import ImportStatus, Precision
from tests import factories

pytestmark = pytest.mark.django_db

DATES = ((Inspection, "start"), (Inspection, "published"), (Source, "published"))
A_DAY_INSIDE = [
    (date(2021, 11, 4), Precision.MONTH),
    (date(2021, 11, 1), Precision.YEAR),
    (date(2021, 1, 4), Precision.YEAR),
]
FIRST_DAYS = [
    (date(2021, 11, 4), Precision.DAY),
    (date(2021, 11, 1), Precision.MONTH),
    (date(2021, 1, 1), Precision.YEAR),
]


def dated(model: type[models.Model], date_of: str, day: date, precision: Precision) -> models.Model:
    """Return a saved inspection or source, given this date without the database being told yet."""
    record = factories.inspection() if model is Inspection else factories.source()
    setattr(record, f"{date_of}_date", day)
    setattr(record, f"{date_of}_precision", precision)
    return record


@pytest.mark.parametrize(("model", "date_of"), DATES)
@pytest.mark.parametrize(("day", "precision"), A_DAY_INSIDE)
def test_a_month_or_year_is_stored_as_no_other_day_than_its_first(
    model: type[models.Model], date_of: str, day: date, precision: Precision
) -> None:
    record = dated(model, date_of, day, precision)
    with pytest.raises(ValidationError, match="stored as the first day of it"):
        record.validate_constraints()
    with pytest.raises(IntegrityError, match=f"{date_of}_is_first_of_its_period"):
        record.save()


@pytest.mark.parametrize(("model", "date_of"), DATES)
@pytest.mark.parametrize(("day", "precision"), FIRST_DAYS)
def test_a_date_is_stored_as_exactly_as_it_is_known(
    model: type[models.Model], date_of: str, day: date, precision: Precision
) -> None:
    record = dated(model, date_of, day, precision)
    record.save()
    record.refresh_from_db()
    assert getattr(record, date_of).day == day


def test_a_finding_has_one_theme_at_a_position() -> None:
    finding = factories.finding(themes=[factories.theme("Drift")])
    with pytest.raises(IntegrityError):
        FindingTheme.objects.create(finding=finding, theme=factories.theme("Plans"), position=1)


def test_two_themes_of_a_finding_change_places() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    finding = factories.finding(themes=[drift, plans])
    finding.save_with_themes([plans, drift])
    assert [link.theme for link in finding.finding_themes.all()] == [plans, drift]


def import_item(outcome: str) -> ImportItem:
    """Return a file of an import with this outcome."""
    job = ImportJob.objects.create(asked_by=User.objects.create_user("ann"))
    return ImportItem.objects.create(job=job, file="report.pdf", file_name="report.pdf", outcome=outcome)


@pytest.mark.parametrize("outcome", ["", *ImportStatus.slugs(), LOST])
def test_an_import_of_a_file_has_an_outcome_that_is_known_or_none_yet(outcome: str) -> None:
    assert import_item(outcome).outcome == outcome


def test_an_import_of_a_file_has_no_other_outcome() -> None:
    with pytest.raises(IntegrityError, match="import_item_outcome_is_known"):
        import_item("done")
