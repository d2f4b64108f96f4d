"""Who may edit the record and who may publish it: the groups *editor* and *reviewer*."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    FindingTheme,
    ImportJob,
    Inspection,
    Judgement,
    Neighbour,
    Response,
    Source,
    SourceCouncil,
    Succession,
    Theme,
)
from inspections.models.records import Reviewed

EDITOR = "editor"
REVIEWER = "reviewer"

EDITED = (Council, Inspection, Judgement, Finding, Response, Source, Theme, Figure)
PARTS = (CouncilAlias, Succession, Neighbour, SourceCouncil, Citation, FindingTheme)
"""What belongs to another record, and is removed with an edit of that."""


@transaction.atomic
def make_groups() -> tuple[Group, Group]:
    """Return the groups *editor* and *reviewer*, made or brought up to date.

    An editor adds and changes everything. A reviewer may also change review states. The admin itself lets
    nobody delete what was ever published: it is withdrawn, so that its history stays.
    """
    editor, _ = Group.objects.get_or_create(name=EDITOR)
    reviewer, _ = Group.objects.get_or_create(name=REVIEWER)
    changing = [
        permission
        for model in (*EDITED, *PARTS)
        for permission in permissions_of(model, "add", "change", "view", "delete")
    ]
    changing += permissions_of(ImportJob, "add", "view")
    publishing = [
        permission
        for model in EDITED
        if issubclass(model, Reviewed)
        for permission in permissions_of(model, "publish")
    ]
    editor.permissions.set(changing)
    reviewer.permissions.set([*changing, *publishing])
    return editor, reviewer


def permissions_of(model: type, *actions: str) -> list[Permission]:
    """Return the permissions for these actions on one model.

    Raises LookupError if one is missing: permissions are made at the end of `manage.py migrate`.
    """
    content_type = ContentType.objects.get_for_model(model)
    names = [f"{action}_{content_type.model}" for action in actions]
    found = list(Permission.objects.filter(content_type=content_type, codename__in=names))
    if len(found) != len(names):
        raise LookupError(f"The permissions {', '.join(names)} do not exist yet. Run: manage.py migrate")
    return found
