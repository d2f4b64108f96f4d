"""The queries of the list of sources, and of what rests on one source."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from inspections.filters.conditions import (
    alphabetical,
    council_choices,
    holds_words,
    newest_first,
    since,
    until,
    words,
)
from inspections.filters.fields import DayField, SeveralField, SeveralSelects
from inspections.filters.lists import Criterion, RecordList
from inspections.models import Citation, Council, Figure, Source, SourceCouncil
from inspections.vocabulary import SourceKind


class SourceFilter(RecordList):
    """Sources by kind, publisher, council and date."""

    SORTS = {
        "published": newest_first("published_date", "title", "pk"),
        "title": alphabetical("title", "pk"),
        "publisher": alphabetical("publisher", "title", "pk"),
        "kind": alphabetical("kind", "title", "pk"),
    }
    DEFAULT_SORT = "-published"
    GROUPS = (
        ("Publisher", ("publisher",)),
        ("Council", ("council",)),
        ("Dates", ("since", "until")),
    )

    q = Criterion(
        forms.CharField,
        by="holding",
        label="Words",
        max_length=100,
        widget=forms.SearchInput,
        help_text="In the title, the publisher or the author.",
    )
    kind = Criterion(
        SeveralField, by="of_kind", label="Kind", noun="kind of source", choices=words(SourceKind)
    )
    publisher = Criterion(SeveralField, by="published_by", label="Publisher", noun="publisher")
    council = Criterion(
        SeveralField, by="about_council", label="Council", noun="council", widget=SeveralSelects
    )
    since = Criterion(DayField, by="out_since", label="Published on or after")
    until = Criterion(DayField, by="out_until", label="Published on or before", last=True)

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        named = self.queryset.exclude(publisher="").order_by("publisher").values_list("publisher", flat=True)
        self.offer("publisher", [(name, name) for name in named.distinct()])
        self.offer("council", council_choices(Council.objects.all()))

    def everything(self) -> QuerySet[Source]:
        """Return all published sources."""
        return Source.objects.published()

    def holding(self, text: str) -> Q:
        """Return the condition that each word stands in the title, the publisher or the author."""
        return holds_words(
            text,
            lambda word: Q(title__icontains=word),
            lambda word: Q(publisher__icontains=word),
            lambda word: Q(author__icontains=word),
        )

    def of_kind(self, kinds: list[str]) -> Q:
        """Return the condition on the kind."""
        return Q(kind__in=kinds)

    def published_by(self, names: list[str]) -> Q:
        """Return the condition on the publisher."""
        return Q(publisher__in=names)

    def about_council(self, slugs: list[str]) -> Q:
        """Return the condition that it names one of these councils or supports a fact of it."""
        named = SourceCouncil.objects.filter(source=OuterRef("pk"), council__slug__in=slugs)
        cited = Citation.objects.filter(source=OuterRef("pk"), inspection__council__slug__in=slugs)
        counted = Figure.objects.published().filter(source=OuterRef("pk"), council__slug__in=slugs)
        return Q(Exists(named)) | Q(Exists(cited)) | Q(Exists(counted))

    def out_since(self, day: date) -> Q:
        """Return the condition that it may have been published on this day or later."""
        return since(day, "published")

    def out_until(self, day: date) -> Q:
        """Return the condition that it may have been published on this day or earlier."""
        return until(day, "published")
