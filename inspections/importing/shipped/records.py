"""What the shipped files say, one frozen record for each row that is to stand in the database.

A record is named by its model and a reference that never changes; it points to others by theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inspections.importing.shipped.problems import Place, Problem
from inspections.vocabulary import Absence, Area, Grade, Part, PartialDate, Precision


@dataclass(frozen=True)
class Link:
    """A pointer to another shipped record; `column` is where it was read."""

    model: str
    reference: str
    column: str


@dataclass(frozen=True)
class ShippedRecord:
    """One row to be: `values` by the name of the model's field, links where the field is a foreign key."""

    model: str
    reference: str
    values: Mapping[str, Any]
    place: Place

    def __str__(self) -> str:
        """Return model, reference and place, such as `Judgement york-2022-03-07/overall (...)`."""
        return f"{self.model} {self.reference} ({self.place})"

    @property
    def links(self) -> Iterator[Link]:
        """Return every pointer to another record, those in lists included."""
        for value in self.values.values():
            yield from (
                one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Link)
            )


def council(code: str, column: str = "dfe_code") -> Link:
    """Return a pointer to the council with a DfE code."""
    return Link("Council", code, column)


def dated(name: str, when: PartialDate | None) -> dict[str, Any]:
    """Return the values of the fields `<name>_date` and `<name>_precision`."""
    return {
        f"{name}_date": when.day if when else None,
        f"{name}_precision": when.precision if when else Precision.DAY,
    }


def judgement(of: Link, area: Area, given: Grade | Absence, place: Place) -> ShippedRecord:
    """Return the judgement of an inspection for an area: a grade, or the reason why there is none."""
    values = {
        "inspection": of,
        "area": area,
        "grade": given if isinstance(given, Grade) else "",
        "absence": given if isinstance(given, Absence) else "",
    }
    return ShippedRecord("Judgement", judgement_reference(of.reference, area), values, place)


def judgement_reference(inspection: str, area: Area) -> str:
    """Return the reference of the judgement that an inspection gives for an area."""
    return f"{inspection}/{area}"


def citation(
    supports: Link,
    source: Link,
    place: Place,
    *,
    number: int = 1,
    page: int | None = None,
    paragraph: str = "",
    item: str = "",
    quote: str = "",
    stated: str = "",
    previous_grade: Grade | None = None,
    differs_on: str = "",
) -> ShippedRecord:
    """Return the citation of a source for a record; `number` tells apart several in one source.

    A citation that differs names the field and states what the source says.
    """
    values: dict[str, Any] = dict.fromkeys(("inspection", "judgement", "finding"))
    values[supports.model.lower()] = supports
    values |= {
        "source": source,
        "page": page,
        "paragraph": paragraph,
        "item": item,
        "quote": quote,
        "stated": stated,
        "previous_grade": previous_grade or "",
        "agrees": not differs_on,
        "differs_on": differs_on,
    }
    return ShippedRecord("Citation", f"{supports.reference}/{source.reference}/{number}", values, place)


def source_council(
    source: Link, subject: Link, part: Part, place: Place, paragraphs: str = ""
) -> ShippedRecord:
    """Return the part of a council in a source."""
    values = {"source": source, "council": subject, "part": part, "paragraphs": paragraphs}
    return ShippedRecord("SourceCouncil", f"{source.reference}/{subject.reference}", values, place)


def problems_between(records: Iterable[ShippedRecord]) -> list[Problem]:
    """Return what is wrong between records: two with one reference, and links to what does not exist."""
    by_name: defaultdict[tuple[str, str], list[ShippedRecord]] = defaultdict(list)
    for record in records:
        by_name[record.model, record.reference].append(record)
    problems = [
        Problem(again.place, "", reference, f"{_a(model)} that is not already in {first.place}")
        for (model, reference), (first, *others) in by_name.items()
        for again in others
    ]
    for group in by_name.values():
        for record in group:
            problems += [
                Problem(record.place, link.column, link.reference, f"{_a(link.model)} that ships")
                for link in record.links
                if (link.model, link.reference) not in by_name
            ]
    return problems


def _a(model: str) -> str:
    """Return a model's name with its article, such as `an inspection`."""
    return f"{'an' if model[0] in 'AEIOU' else 'a'} {model.lower()}"
