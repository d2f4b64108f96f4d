"""Everything that happened to a record and its rows: who, when, why, what, and the way back.

The way back is the ordinary form: its address names a version (`?version=12`, or `?row=citation-34` for a row
of an inline), the form shows that version's values, and saving goes through the same checks as any edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

ONE_SAVE = timedelta(seconds=5)
"""Versions by one person for one reason within this time come from one press of a button."""

SAVES_A_PAGE = 50
UNSHOWN = {"revision", "normalised"}
EMPTY = "empty"


@dataclass(frozen=True)
class Change:
    """A field with its value before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One version of the record (`row` is empty) or of a row, and the address that goes back to it."""

    row: str
    done: str
    changes: tuple[Change, ...]
    way_back: str


@dataclass
class Save:
    """What one person did at one moment."""

    when: datetime
    who: str
    why: str
    entries: list[Entry] = field(default_factory=list)


def page(model: type[models.Model], pk: str, inlines: Sequence[Any], number: str) -> dict[str, Any]:
    """Return what the page of a record's history shows. Raises Http404 if there never was such a record."""
    try:
        record = model._default_manager.filter(pk=pk).first()
        versions = list(versions_of(model, pk))
    except ValueError:
        raise Http404 from None
    if not versions and record is None:
        raise Http404
    shown_record = record or versions[-1].instance
    rows = [
        (inline.model, list(inline.versions_of(shown_record).select_related("history_user")))
        for inline in inlines
    ]
    known = Known()
    written = sorted(
        (
            *_entries(model, versions, record is None, known),
            *_row_entries(rows, shown_record, record is None, known),
        ),
        key=lambda one: (one[0].history_date, one[0].history_id),
        reverse=True,
    )
    paginator = Paginator(_saves(written), SAVES_A_PAGE)
    return {"record": shown_record, "deleted": record is None, "page_obj": paginator.get_page(number)}


def versions_of(model: type[models.Model], pk: Any) -> models.QuerySet[Any]:
    """Return every version of one record, oldest first."""
    versions: models.QuerySet[Any] = model.history.filter(id=pk)  # type: ignore[attr-defined]
    return versions.select_related("history_user").order_by("history_date", "history_id")


def address(model: type[models.Model], pk: Any) -> str:
    """Return the address of the page of a record's history."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_history", args=[pk])


def saved_by(version: Any) -> str:
    """Return who saved a version and when, as a clause."""
    return f"{author(version)} saved on {moment(version.history_date)}"


def author(version: Any) -> str:
    """Return who saved a version; a program (the loader, a command) has no name."""
    return str(version.history_user.get_username()) if version.history_user else "a program"


def moment(when: datetime) -> str:
    """Return day and time of day as a person says them."""
    return date_format(timezone.localtime(when), "j F Y, H:i")


class Known:
    """The records that versions name, each asked for once."""

    def __init__(self) -> None:
        """Start knowing none."""
        self.records: dict[tuple[type[models.Model], Any], Any] = {}

    def record(self, model: type[models.Model], pk: Any) -> Any:
        """Return the record with this number, None if there is none any more."""
        if (model, pk) not in self.records:
            found = model._default_manager.filter(pk=pk).first()
            self.records[model, pk] = found
            if found is not None:
                self.introduce(found)
        return self.records[model, pk]

    def introduce(self, record: Any) -> Any:
        """Return the record, with those that it names, so far as they are still there."""
        for column in record._meta.concrete_fields:
            pk = getattr(record, column.attname)
            if isinstance(column, models.ForeignKey) and pk is not None:
                named = self.record(column.related_model, pk)
                if named is not None:
                    setattr(record, column.name, named)
        return record


def _entries(
    model: type[models.Model], versions: Iterable[Any], gone: bool, known: Known
) -> Iterator[tuple[Any, Entry]]:
    opts = model._meta
    url = f"admin:{opts.app_label}_{opts.model_name}"
    before = None
    for version in versions:
        form = reverse(f"{url}_add") if gone else reverse(f"{url}_change", args=[version.id])
        way_back = f"{form}?version={_worth_opening(version, before).history_id}"
        told = tuple(changes(version, before, known))
        yield version, Entry("", _done(version, before), told, way_back)
        before = version


def _row_entries(
    rows: Iterable[tuple[type[models.Model], list[Any]]], record: Any, gone: bool, known: Known
) -> Iterator[tuple[Any, Entry]]:
    opts = record._meta
    form = "" if gone else reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    for model, versions in rows:
        before: dict[Any, Any] = {}
        for version in sorted(versions, key=lambda one: (one.history_date, one.history_id)):
            last = before.get(version.id)
            name = f"{capfirst(model._meta.verbose_name)} {_called(known.introduce(version.instance))}"
            number = _worth_opening(version, last).history_id
            way_back = f"{form}?row={model._meta.model_name}-{number}" if form else ""
            yield version, Entry(name, _done(version, last), tuple(changes(version, last, known)), way_back)
            before[version.id] = version


def _called(row: Any) -> str:
    """Return what a row is called, even if a record that its name rests on is gone."""
    try:
        return str(row)
    except models.ObjectDoesNotExist:
        return str(row.pk)


def _worth_opening(version: Any, before: Any) -> Any:
    """Return the version to go back to: of a removal the one before, which still holds its themes."""
    return before if version.history_type == "-" and before is not None else version


def _done(version: Any, before: Any) -> str:
    if version.history_type == "-":
        return "removed"
    return "added" if before is None else "changed"


def _saves(entries: Iterable[tuple[Any, Entry]]) -> list[Save]:
    """Return the entries, newest first, gathered into what one person did at one moment."""
    saves: list[Save] = []
    for version, entry in entries:
        who, why = author(version), version.history_change_reason or ""
        last = saves[-1] if saves else None
        if last and (last.who, last.why) == (who, why) and last.when - version.history_date < ONE_SAVE:
            last.entries.append(entry)
        else:
            saves.append(Save(version.history_date, who, why, [entry]))
    # A save that only raised the record's revision, because a row changed, says nothing of its own.
    for save in saves:
        telling = [entry for entry in save.entries if entry.changes or entry.done != "changed"]
        save.entries = telling or save.entries
    return saves


def changes(version: Any, before: Any, known: Known) -> Iterator[Change]:
    """Yield the fields in which two versions differ; with no earlier one, those that are not empty."""
    if version.history_type == "-":
        return
    for column in version.tracked_fields:
        if column.primary_key or column.name in UNSHOWN:
            continue
        new = getattr(version, column.attname)
        old = None if before is None else getattr(before, column.attname)
        if new == old or (before is None and new in (None, "", False)):
            continue
        label = capfirst(str(column.verbose_name))
        old_words = "" if before is None else shown(column, old, known)
        yield Change(label, old_words, shown(column, new, known))
    for column in version._history_m2m_fields:
        new_names = names_of(version, column.name)
        old_names = [] if before is None else names_of(before, column.name)
        if new_names != old_names:
            label = capfirst(str(column.verbose_name))
            before_words = "" if before is None else ", ".join(old_names) or EMPTY
            yield Change(label, before_words, ", ".join(new_names) or EMPTY)


def names_of(version: Any, name: str) -> list[str]:
    """Return what a version held in a many-to-many field, in the order of positions."""
    return [str(link.theme) for link in linked(version, name)]


def linked(version: Any, name: str) -> list[Any]:
    """Return the links of a version's many-to-many field, in the order of positions."""
    return list(getattr(version, name).select_related("theme").order_by("position"))


def shown(column: Any, value: Any, known: Known) -> str:
    """Return a stored value in the words in which editors know it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(column, models.ForeignKey):
        found = known.record(column.related_model, value)
        return str(found) if found else f"a deleted {column.related_model._meta.verbose_name}"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)


# The way back


def asked_version(request: HttpRequest, model: type[models.Model], pk: Any = None) -> Any:
    """Return the version that the address asks to see in the form, or None.

    Raises Http404 if there is no such version, of the record `pk` where that is given.
    """
    return _asked(request, model, request.GET.get("version", ""), pk)


def _asked(request: HttpRequest, model: Any, number: str, pk: Any = None) -> Any:
    if request.method != "GET" or not number:
        return None
    if not number.isdecimal() or not hasattr(model, "history"):
        raise Http404
    found = model.history.filter(history_id=number).select_related("history_user").first()
    if found is None or (pk is not None and found.id != pk):
        raise Http404
    return found


def asked_rows(request: HttpRequest, model: type[models.Model]) -> list[Any]:
    """Return the versions of rows of this model that the address asks to see in the form."""
    prefix = f"{model._meta.model_name}-"
    asked = [name.removeprefix(prefix) for name in request.GET.getlist("row") if name.startswith(prefix)]
    return [found for number in asked if (found := _asked(request, model, number)) is not None]


def removed_rows(request: HttpRequest, model: type[models.Model]) -> list[Any]:
    """Return those versions asked for whose rows are gone, so that the form offers them as new rows."""
    asked = asked_rows(request, model)
    present = set(
        model._default_manager.filter(pk__in=[version.id for version in asked]).values_list("pk", flat=True)
    )
    return [version for version in asked if version.id not in present]


def all_asked_rows(request: HttpRequest) -> list[Any]:
    """Return the versions of rows that the address asks to see, of any model of the record."""
    found = []
    for name in {row.partition("-")[0] for row in request.GET.getlist("row")}:
        try:
            found += asked_rows(request, apps.get_model("inspections", name))
        except LookupError:
            raise Http404 from None
    return found


def overlay(record: Any, version: Any) -> None:
    """Give the record, in memory, the values of one of its versions; revision and review state stay."""
    for column in version.tracked_fields:
        if column.editable and not column.primary_key:
            setattr(record, column.attname, getattr(version, column.attname))
    record.shown_version = version


def values_of(version: Any) -> dict[str, Any]:
    """Return the values of a version by field, as a form starts with them."""
    return {
        column.name: getattr(version, column.attname)
        for column in version.tracked_fields
        if column.editable and not column.primary_key
    }
