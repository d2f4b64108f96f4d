"""Saving shipped records: one transaction, repeatable, and never undoing what a person did.

What was last loaded of each record is kept as a `LoadedRecord`, whose `values` hold every loaded field as
the database had it, and the row's `pk`. A row that differs from that was changed by a person, and a row that
is gone was deleted by one: both are left as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import IntegrityError, models, transaction

from inspections.importing.shipped.clashes import clashes
from inspections.importing.shipped.problems import MalformedShippedData, Place, Problem
from inspections.importing.shipped.records import Link, ShippedRecord
from inspections.importing.versions import keep_versions
from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    FindingTheme,
    Inspection,
    Judgement,
    LoadedRecord,
    Neighbour,
    Response,
    Source,
    SourceCouncil,
    Succession,
    Theme,
)
from inspections.models.records import Reviewed
from inspections.vocabulary import ReviewState

ORDER: tuple[type[models.Model], ...] = (
    Council,
    CouncilAlias,
    Succession,
    Neighbour,
    Theme,
    Source,
    SourceCouncil,
    Inspection,
    Judgement,
    Finding,
    Citation,
    Response,
    Figure,
)
"""The models that ship, those first that others point to."""

CREATED_REASON = "loaded from shipped data"
UPDATED_REASON = "updated from shipped data"

Progress = Callable[[int], object]


class Outcome(Enum):
    """What loading did with one record; the value is what the report calls it."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept because edited"
    KEPT_DELETED = "kept deleted"


@dataclass
class LoadReport:
    """What loading did: outcomes counted by file, the records kept, those that no longer ship."""

    counts: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    kept: list[tuple[Outcome, ShippedRecord]] = field(default_factory=list)
    no_longer_shipped: list[str] = field(default_factory=list)

    def note(self, record: ShippedRecord, outcome: Outcome) -> None:
        """Count one outcome, and name the record if a person's change was kept."""
        self.counts[record.place.file][outcome] += 1
        if outcome in {Outcome.KEPT_EDITED, Outcome.KEPT_DELETED}:
            self.kept.append((outcome, record))

    def total(self, outcome: Outcome) -> int:
        """Return how many records had this outcome, over all files."""
        return sum(counter[outcome] for counter in self.counts.values())


def save(records: Sequence[ShippedRecord], progress: Progress = lambda count: None) -> LoadReport:
    """Return what was done, after saving all records in one transaction; `progress` gets counts of records.

    Raises MalformedShippedData, and leaves the database as it was, where a record that a person made stands
    in the way of one that ships.
    """
    report = LoadReport()
    keys: dict[tuple[str, str], int | None] = {}
    by_model: defaultdict[str, list[ShippedRecord]] = defaultdict(list)
    for record in records:
        by_model[record.model].append(record)
        report.counts[record.place.file]  # in the order of the files, whatever the order of the models
    with transaction.atomic():
        for model in ORDER:
            _ModelLoad(model, by_model[model.__name__], keys, report, progress).run()
    return report


class _ModelLoad:
    """The loading of all records of one model."""

    def __init__(
        self,
        model: type[models.Model],
        records: Sequence[ShippedRecord],
        keys: dict[tuple[str, str], int | None],
        report: LoadReport,
        progress: Progress,
    ) -> None:
        """Take the records, and what earlier models were found or made: reference to primary key."""
        self.model = model
        self.name = model.__name__
        self.records = records
        self.keys = keys
        self.report = report
        self.progress = progress
        self.new: list[tuple[ShippedRecord, dict[str, Any]]] = []
        self.changed: list[tuple[ShippedRecord, dict[str, Any], LoadedRecord]] = []
        self.agreeing: list[LoadedRecord] = []

    def run(self) -> None:
        """Decide about every record, then save what is new and what changed."""
        loaded = {one.reference: one for one in LoadedRecord.objects.filter(model=self.name)}
        shipped = {record.reference for record in self.records}
        self.report.no_longer_shipped += [f"{self.name} {gone}" for gone in sorted(loaded.keys() - shipped)]
        present = self._present({one.values["pk"] for one in loaded.values()})
        for record in self.records:
            self._decide(record, loaded.get(record.reference), present)
        taken = [(record, values, None) for record, values in self.new]
        taken += [(record, values, last.values["pk"]) for record, values, last in self.changed]
        if problems := clashes(self.model, taken):
            raise MalformedShippedData(problems)
        try:
            self._create()
            self._update()
        except IntegrityError as error:
            place = Place(self.records[0].place.file, "")
            message = f"records that the database takes ({error})"
            raise MalformedShippedData([Problem(place, "", self.name, message)]) from error
        LoadedRecord.objects.bulk_update(self.agreeing, ["values"], batch_size=200)

    def _decide(
        self, record: ShippedRecord, last: LoadedRecord | None, present: Mapping[int, dict[str, Any]]
    ) -> None:
        """Put the record among the new or changed ones, or leave it as it is."""
        values = self._resolved(record)
        if last is None:
            if values is None:
                self.keys[self.name, record.reference] = None
                self._done(record, Outcome.KEPT_DELETED)
            else:
                self.new.append((record, values))
            return
        now = present.get(last.values["pk"])
        self.keys[self.name, record.reference] = last.values["pk"] if now is not None else None
        if now is None or values is None:
            self._done(record, Outcome.KEPT_DELETED)
            return
        kept = _plain(values) | {"pk": last.values["pk"]}
        # A field that was not loaded before, when fewer were, cannot tell whether a person changed the row.
        untouched = all(now[name] == value for name, value in last.values.items() if name in now)
        if self._without_read_places(now, values) == _plain(values):
            if last.values != kept:
                last.values = kept
                self.agreeing.append(last)
            self._done(record, Outcome.UNCHANGED)
        elif untouched:
            self.changed.append((record, values, last))
        else:
            self._done(record, Outcome.KEPT_EDITED)

    def _without_read_places(self, now: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the present values without the places that imported documents gave to shipped citations.

        What ships names only the report: that the report has since been read is nobody's edit.
        """
        if self.model is not Citation:
            return now
        return now | {name: values[name] for name in ("page", "quote") if not values[name]}

    def _done(self, record: ShippedRecord, outcome: Outcome) -> None:
        self.report.note(record, outcome)
        self.progress(1)

    def _resolved(self, record: ShippedRecord) -> dict[str, Any] | None:
        """Return the values by column name, links as primary keys; None if what it belongs to was deleted."""
        values: dict[str, Any] = {}
        if issubclass(self.model, Reviewed):
            values["state"] = ReviewState.PUBLISHED
        for name, value in record.values.items():
            if isinstance(value, tuple):
                keys = (self.keys[link.model, link.reference] for link in value)
                values[name] = [key for key in keys if key is not None]
                continue
            column = self.model._meta.get_field(name)
            assert isinstance(column, models.Field)
            if isinstance(value, Link):
                value = self.keys[value.model, value.reference]
                if value is None and not column.null:
                    return None
            values[column.attname] = value
        if self.model is Citation and not any(values[f"{name}_id"] for name in CITED):
            return None
        return values

    def _present(self, keys: set[int]) -> dict[int, dict[str, Any]]:
        """Return the present values of the rows with these primary keys, as `_plain` gives them."""
        if not keys:
            return {}
        names = [name for name in self._columns() if name != "themes"]
        rows = self.model._default_manager.order_by().values_list("pk", *names)
        present = {
            pk: {name: _plain_value(value) for name, value in zip(names, values, strict=True)}
            for pk, *values in rows.iterator()
            if pk in keys
        }
        if self.model is Finding:
            for values in present.values():
                values["themes"] = []
            links = FindingTheme.objects.order_by("position").values_list("finding", "theme")
            for finding, theme in links:
                if finding in present:
                    present[finding]["themes"].append(theme)
        return present

    def _columns(self) -> list[str]:
        """Return the names of the columns that ship, which are the same for all records of a model."""
        if not self.records:
            return []
        names = ["state"] if issubclass(self.model, Reviewed) else []
        for name in self.records[0].values:
            column = self.model._meta.get_field(name)
            names.append(getattr(column, "attname", name))
        return names

    def _create(self) -> None:
        """Save the new records with a first row of history each, and note what was loaded."""
        rows = [self.model(**_without_themes(values)) for _, values in self.new]
        self.model._default_manager.bulk_create(rows)
        made = [(row.pk, values) for row, (_, values) in zip(rows, self.new, strict=True)]
        if self.model is Finding:
            _save_themes(made)
        keep_versions(self.model, rows, CREATED_REASON)
        LoadedRecord.objects.bulk_create(
            LoadedRecord(model=self.name, reference=record.reference, values=_plain(values) | {"pk": row.pk})
            for (record, values), row in zip(self.new, rows, strict=True)
        )
        for (record, _), row in zip(self.new, rows, strict=True):
            self.keys[self.name, record.reference] = row.pk
            self._done(record, Outcome.CREATED)

    def _update(self) -> None:
        """Save the changed records, each as a new revision, and note what was loaded."""
        rows = self.model._default_manager.in_bulk([last.values["pk"] for _, _, last in self.changed])
        for record, values, last in self.changed:
            row = rows[last.values["pk"]]
            for name, value in _without_themes(values).items():
                setattr(row, name, value)
            row.revision += 1  # type: ignore[attr-defined]
            last.values = _plain(values) | {"pk": row.pk}
            self._done(record, Outcome.UPDATED)
        if not rows:
            return
        columns = [name for name in self._columns() if name != "themes"]
        self.model._default_manager.bulk_update(rows.values(), [*columns, "revision"], batch_size=200)
        if self.model is Finding:
            FindingTheme.objects.filter(finding__in=rows).delete()
            _save_themes([(last.values["pk"], values) for _, values, last in self.changed])
        keep_versions(self.model, list(rows.values()), UPDATED_REASON, update=True)
        LoadedRecord.objects.bulk_update([last for *_, last in self.changed], ["values"], batch_size=200)


CITED = ("inspection", "judgement", "finding")


def _without_themes(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "themes"}


def _save_themes(findings: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Save the themes of findings, given as primary key and values, the first the most central."""
    FindingTheme.objects.bulk_create(
        FindingTheme(finding_id=pk, theme_id=theme, position=position)
        for pk, values in findings
        for position, theme in enumerate(values["themes"], start=1)
    )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON keeps them, so that loaded, present and shipped ones can be compared."""
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    """Return one value as JSON keeps it: days in ISO 8601, decimals as text without needless zeros."""
    match value:
        case None | bool() | int() | list():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case _:
            raise TypeError(f"No shipped record holds a {type(value).__name__}.")
