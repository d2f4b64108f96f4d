"""The query of the list of findings."""

from __future__ import annotations

from functools import partial

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict

from inspections.concerns import raised_again
from inspections.filters.conditions import (
    GRADES,
    NO_GRADE,
    alphabetical,
    every_theme,
    holds_words,
    newest_first,
    quotes_holding,
    theme_choices,
    themes_named,
    words,
)
from inspections.filters.fields import OneField, SeveralField, SeveralSelects, WordsField
from inspections.filters.inspections import OfInspections, gave
from inspections.filters.lists import Criterion
from inspections.models import Finding, FindingTheme, Judgement
from inspections.vocabulary import Area, FindingKind, InspectionKind, ReviewState


class FindingFilter(OfInspections):
    """Findings by their words, kind, theme, judgement and council, and by what their inspection changed."""

    AT = "inspection__"
    CITED = "finding"
    NOUNS = ("finding", "findings")
    SORTS = {
        "start": newest_first(
            "inspection__start_date", "inspection__council__short_name", "inspection_id", "pk"
        ),
        "council": alphabetical("inspection__council__short_name", "-inspection__start_date", "pk"),
        "kind": alphabetical("kind", "-inspection__start_date", "pk"),
    }
    DEFAULT_SORT = "-start"
    GROUPS = (
        ("Theme", ("theme", "recurring")),
        ("Judgement and grade", ("area", "grade_area", "grade_overall")),
        ("Council", ("council", "neighbours_of", "region")),
        ("Rise or fall", ("direction", "direction_area")),
        ("Inspection", ("since", "until", "inspection_kind", "framework", "source")),
    )

    q = Criterion(
        WordsField,
        by="holding",
        label="Words",
        help_text="All of them, in the summary, the quoted phrase or the themes.",
    )
    kind = Criterion(
        SeveralField, by="of_kind", label="Kind", noun="kind of finding", choices=words(FindingKind)
    )
    theme = Criterion(SeveralField, by="on_theme", label="Theme", noun="theme", widget=SeveralSelects)
    recurring = Criterion(
        OneField,
        by="recurring_only",
        label="Recurring",
        noun="choice",
        choices=[("", "All findings"), ("yes", "Recurring concerns only")],
        help_text="Criticised on the same theme in two or more inspections.",
    )
    area = Criterion(
        SeveralField, by="on_area", label="Judgement area", noun="judgement area", choices=words(Area)
    )
    grade_area = Criterion(
        SeveralField, by="graded_here", label="Grade of that judgement", noun="grade", choices=GRADES
    )
    grade_overall = Criterion(
        SeveralField, by=partial(gave, Area.OVERALL), label="Grade overall", noun="grade", choices=GRADES
    )
    inspection_kind = Criterion(
        SeveralField,
        by="in_kind",
        label="Kind of inspection",
        noun="kind of inspection",
        choices=words(InspectionKind),
    )

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.offer("theme", theme_choices(every_theme()))

    def everything(self) -> QuerySet[Finding]:
        """Return all published findings, with their inspection and council."""
        return Finding.objects.published().select_related("inspection__council", "repeats")

    def holding(self, text: str) -> Q:
        """Return the condition that each word stands in the summary, a quote or the name of a theme."""
        return holds_words(text, lambda word: Q(summary__icontains=word), quotes_holding, themes_named)

    def of_kind(self, kinds: list[str]) -> Q:
        """Return the condition on the kind."""
        return Q(kind__in=kinds)

    def on_theme(self, themes: list[str]) -> Q:
        """Return the condition that the finding has one of these themes."""
        return Q(pk__in=FindingTheme.objects.filter(theme__slug__in=themes).values("finding"))

    def recurring_only(self, _answer: str) -> Q:
        """Return the condition that the finding belongs to a recurring concern, on a theme chosen if any."""
        links = raised_again()
        if themes := self.cleaned["theme"]:
            links = links.filter(theme__slug__in=themes)
        return Q(pk__in=links.values("finding"))

    def on_area(self, areas: list[str]) -> Q:
        """Return the condition on the judgement area."""
        return Q(area__in=areas)

    def graded_here(self, grades: list[str]) -> Q:
        """Return the condition that the inspection gave one of these grades in the finding's own area."""
        given = Judgement.objects.filter(
            state=ReviewState.PUBLISHED, inspection=OuterRef("inspection"), area=OuterRef("area")
        ).exclude(grade="")
        with_grade = Finding.objects.annotate(grade_here=Subquery(given.values("grade")[:1]))
        wanted = Q(grade_here__in=[grade for grade in grades if grade != NO_GRADE])
        if NO_GRADE in grades:
            wanted |= Q(grade_here__isnull=True)
        return Q(pk__in=with_grade.filter(wanted).values("pk"))

    def in_kind(self, kinds: list[str]) -> Q:
        """Return the condition on the kind of inspection."""
        return Q(inspection__kind__in=kinds)
