"""History rows of records that are saved in bulk."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from inspections.models import Finding, FindingTheme
from inspections.models.records import Record


def save_version(record: Record, user: AbstractBaseUser | None, reason: str) -> None:
    """Return nothing; saves a record, whose history keeps who did it (None for a command) and why."""
    if record.pk is not None:
        record.revision += 1
    record.sign(user, reason)
    record.save()


def keep_versions(
    model: type[models.Model],
    rows: Sequence[models.Model],
    reason: str,
    *,
    update: bool = False,
    user: AbstractBaseUser | None = None,
) -> None:
    """Return nothing; adds a row of history for each record; for a finding, it holds the themes too.

    The library's own bulk functions leave many-to-many fields out of the history (django-simple-history
    3.11), so that a finding's first version would seem to have no theme.
    """
    history = model.history.model  # type: ignore[attr-defined]
    versions = model.history.bulk_history_create(  # type: ignore[attr-defined]
        rows, update=update, default_change_reason=reason, default_user=user
    )
    if model is not Finding:
        return
    version_of = {version.id: version for version in versions}
    links = history.themes.model
    links.objects.bulk_create(
        links(
            history=version_of[link.finding_id],
            **{column.attname: getattr(link, column.attname) for column in FindingTheme._meta.fields},
        )
        for link in FindingTheme.objects.filter(finding__in=list(version_of))
    )
