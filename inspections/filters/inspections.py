"""The query of the list of inspections and visits, and what every list about inspections can be asked."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from inspections.filters.conditions import (
    ANY_LINE,
    FRAMEWORKS,
    GRADES,
    LINE_CHOICES,
    NO_GRADE,
    REGIONS,
    alphabetical,
    council_choices,
    gave_grade,
    holds_words,
    inspections_that_changed,
    neighbour_keys,
    newest_first,
    since,
    until,
    words,
)
from inspections.filters.fields import DayField, OneField, SeveralField, SeveralSelects, WordsField
from inspections.filters.lists import Criterion, RecordList
from inspections.models import Citation, Council, Finding, Inspection, Judgement
from inspections.vocabulary import LINES, Area, Direction, InspectionKind, SourceKind


class OfInspections(RecordList):
    """What a list of inspections, or of what belongs to them, can be asked.

    `AT` leads from a row to its inspection, as in a query; `CITED` is what citations call a row.
    """

    AT: ClassVar[str]
    CITED: ClassVar[str]

    council = Criterion(SeveralField, by="of_council", label="Council", noun="council", widget=SeveralSelects)
    neighbours_of = Criterion(
        SeveralField, by="near", label="Neighbours of", noun="council", widget=SeveralSelects
    )
    region = Criterion(SeveralField, by="in_region", label="Region", noun="region", choices=REGIONS)
    direction = Criterion(
        SeveralField,
        by="moving",
        label="The inspection brought",
        noun="direction",
        choices=[
            (Direction.RISE.value, "A rise"),
            (Direction.FALL.value, "A fall"),
            (Direction.SAME.value, "No change"),
        ],
    )
    direction_area = Criterion(
        OneField,
        by="comparing",
        label="Change in",
        noun="judgement",
        choices=[("", Area.OVERALL.label), *LINE_CHOICES, (ANY_LINE, "Any judgement")],
    )
    since = Criterion(DayField, by="began_since", label="Began on or after")
    until = Criterion(DayField, by="began_until", label="Began on or before", last=True)
    framework = Criterion(
        SeveralField, by="under_framework", label="Framework", noun="framework version", choices=FRAMEWORKS
    )
    source = Criterion(
        SeveralField, by="resting_on", label="Rests on", noun="kind of source", choices=words(SourceKind)
    )

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.all_councils = list(Council.objects.all())
        councils = council_choices(self.all_councils)
        self.offer("council", councils)
        self.offer("neighbours_of", councils)

    def of_council(self, slugs: list[str]) -> Q:
        """Return the condition on the council."""
        return Q(**{f"{self.AT}council__slug__in": slugs})

    def near(self, slugs: list[str]) -> Q:
        """Return the condition that the council is a statistical neighbour of one of these."""
        return Q(**{f"{self.AT}council__in": neighbour_keys(slugs)})

    def in_region(self, regions: list[str]) -> Q:
        """Return the condition on the council's region."""
        return Q(**{f"{self.AT}council__region__in": regions})

    def moving(self, directions: list[str]) -> Q:
        """Return the condition that the inspection brought such a change in the judgement chosen."""
        return self._changing([Direction(each) for each in directions])

    def comparing(self, _line: str) -> Q:
        """Return the condition that the inspection gave a grade that can be set beside an earlier one."""
        return self._changing(list(Direction))

    def began_since(self, day: date) -> Q:
        """Return the condition that the inspection may have begun on this day or later."""
        return since(day, f"{self.AT}start")

    def began_until(self, day: date) -> Q:
        """Return the condition that the inspection may have begun on this day or earlier."""
        return until(day, f"{self.AT}start")

    def under_framework(self, versions: list[str]) -> Q:
        """Return the condition on the framework version of the inspection."""
        return Q(**{f"{self.AT}framework__in": versions})

    def resting_on(self, kinds: list[str]) -> Q:
        """Return the condition that a source of one of these kinds is cited for it."""
        cited = Citation.objects.published().filter(source__kind__in=kinds)
        return Q(Exists(cited.filter(**{self.CITED: OuterRef("pk")})))

    def _changing(self, directions: list[Direction]) -> Q:
        line = self.cleaned["direction_area"] or Area.OVERALL.value
        return Q(**{f"{self.AT}pk__in": inspections_that_changed(self.all_councils, directions, line)})


def gave(line: Area, listing: OfInspections, grades: list[str]) -> Q:
    """Return the condition that the inspection gave one of these grades on a line."""
    return gave_grade(grades, line, f"{listing.AT}pk")


class InspectionFilter(OfInspections):
    """Inspections and visits by council, kind, framework, grades, dates and what they rest on."""

    AT = ""
    CITED = "inspection"
    NOUNS = ("inspection or visit", "inspections and visits")
    SORTS = {
        "start": newest_first("start_date", "council__short_name", "pk"),
        "published": newest_first("published_date", "council__short_name", "pk"),
        "council": alphabetical("council__short_name", "-start_date", "-pk"),
    }
    DEFAULT_SORT = "-start"
    GROUPS = (
        ("Kind, topic and framework", ("kind", "topic", "framework")),
        ("Grade given", tuple(f"grade_{line}" for line in LINES)),
        ("Rise or fall", ("direction", "direction_area")),
        ("Council", ("council", "neighbours_of", "region")),
        ("Dates", ("since", "until", "published_since", "published_until")),
        ("Findings and sources", ("findings", "source")),
    )

    q = Criterion(
        WordsField, by="holding", label="Words", help_text="In the council’s name, the topic or the note."
    )
    kind = Criterion(
        SeveralField, by="of_kind", label="Kind", noun="kind of inspection", choices=words(InspectionKind)
    )
    topic = Criterion(SeveralField, by="on_topic", label="Topic of a visit", noun="topic")
    published_since = Criterion(DayField, by="out_since", label="Published on or after")
    published_until = Criterion(DayField, by="out_until", label="Published on or before", last=True)
    findings = Criterion(
        OneField,
        by="with_findings",
        label="Findings",
        noun="choice",
        choices=[("", "With or without"), ("yes", "With findings"), ("no", "Without findings")],
    )

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        topics = self.everything().exclude(topic="").order_by("topic").values_list("topic", flat=True)
        self.offer("topic", [(topic, topic) for topic in topics.distinct()])

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Return the declared filters and one for the grade given on each line of the vocabulary."""
        grades = {
            f"grade_{line}": Criterion(
                SeveralField, by=partial(gave, line), label=line.label, noun="grade", choices=GRADES
            )
            for line in LINES
        }
        return {**super().get_filters(), **grades}

    def occurring(self) -> dict[str, set[str]]:
        """Return the grades that any inspection gave on each line. One query."""
        given = Judgement.objects.published().exclude(grade="").values_list("area", "grade").distinct()
        found: dict[str, set[str]] = {f"grade_{line}": {NO_GRADE} for line in LINES}
        for area, grade in given.order_by():
            found[f"grade_{Area(area).line}"].add(grade)
        return found

    def everything(self) -> QuerySet[Inspection]:
        """Return all published inspections and visits, with their council."""
        return Inspection.objects.published().select_related("council")

    def holding(self, text: str) -> Q:
        """Return the condition that each word stands in a name of the council, the topic or the note."""
        return holds_words(
            text,
            lambda word: Q(council__in=Council.objects.called(word)),
            lambda word: Q(topic__icontains=word),
            lambda word: Q(note__icontains=word),
        )

    def of_kind(self, kinds: list[str]) -> Q:
        """Return the condition on the kind."""
        return Q(kind__in=kinds)

    def on_topic(self, topics: list[str]) -> Q:
        """Return the condition on what a visit looked at."""
        return Q(topic__in=topics)

    def out_since(self, day: date) -> Q:
        """Return the condition that it may have been published on this day or later."""
        return since(day, "published")

    def out_until(self, day: date) -> Q:
        """Return the condition that it may have been published on this day or earlier."""
        return until(day, "published")

    def with_findings(self, answer: str) -> Q:
        """Return the condition that findings of it are in the record, or that none is."""
        found = Q(Exists(Finding.objects.published().filter(inspection=OuterRef("pk"))))
        return found if answer == "yes" else ~found
