"""The queries of the list of sources, and of what rests on one source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from inspections.facts import Fact, FactKind, facts_of
from inspections.filters.conditions import (
    alphabetical,
    council_choices,
    holds_words,
    newest_first,
    since,
    until,
    words,
)
from inspections.filters.fields import DayField, OneField, SeveralField, SeveralSelects, WordsField
from inspections.filters.lists import AnswerList, Criterion, RecordList
from inspections.models import Citation, Council, Figure, Source, SourceCouncil
from inspections.vocabulary import SourceKind


class SourceFilter(RecordList):
    """Sources by kind, publisher, council and date."""

    NOUNS = ("source", "sources")
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
        WordsField, by="holding", label="Words", help_text="In the title, the publisher or the author."
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


class FactFilter(AnswerList):
    """The facts that rest on one source, by kind and council. A row is a `facts.Fact`."""

    NOUNS = ("fact", "facts")

    kind = Criterion(
        SeveralField, by="of_kind", label="Kind of fact", noun="kind of fact", choices=words(FactKind)
    )
    council = Criterion(SeveralField, by="of_council", label="Council", noun="council", widget=SeveralSelects)
    agrees = Criterion(
        OneField,
        by="agreeing",
        label="Agreement",
        noun="choice",
        choices=[("", "All facts"), ("no", "Differs from the record"), ("yes", "Agrees with the record")],
    )

    def __init__(self, data: QueryDict, *, source: Source, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.source = source
        councils = {fact.council for fact in self.every_fact if fact.council}
        self.offer("council", council_choices(sorted(councils, key=lambda each: each.short_name)))

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """Return all facts that rest on the source."""
        return facts_of(self.source)

    def everything(self) -> QuerySet[Source]:
        """Return the sources that have pages."""
        return Source.objects.published()

    def answers(self) -> Sequence[Fact]:
        """Return all facts that rest on the source."""
        return self.every_fact

    def of_kind(self, kinds: list[str]) -> Callable[[Fact], bool]:
        """Return the test for facts of one of these kinds."""
        return lambda fact: fact.kind in kinds

    def of_council(self, slugs: list[str]) -> Callable[[Fact], bool]:
        """Return the test for facts about one of these councils."""
        return lambda fact: fact.council is not None and fact.council.slug in slugs

    def agreeing(self, answer: str) -> Callable[[Fact], bool]:
        """Return the test for facts on which the source and the record agree, or do not."""
        return lambda fact: fact.agrees == (answer == "yes")
