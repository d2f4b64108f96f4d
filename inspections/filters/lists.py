"""What the queries of all lists have in common: what was asked, what is wrong with it, what to loosen.

A list's address is its query. Every name and every value in it is understood, or the reader is told what is
wrong with it: nothing is ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import IntegerField, Model, Q, QuerySet, Subquery
from django.http import QueryDict

from inspections.filters.fields import OneField, labels
from inspections.filters.queries import PAGE, QueryForm, without_blanks

NEVER_ALONE = frozenset({"none"})
"""Values that are worth offering only beside others: asking for no grade where there never is one."""


@dataclass(frozen=True)
class Chosen:
    """One value that the list is filtered by, in words, and the query string of the list without it."""

    text: str
    without: str


@dataclass(frozen=True)
class Loosening:
    """A filter of an empty list which, were it removed, would leave `count` rows."""

    text: str
    without: str
    count: int


@dataclass(frozen=True)
class Problem:
    """What is wrong with one value of the query; `name` is empty where no field of the form is at fault."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class Group:
    """Fields of the form that belong together; folded, unless one of them is in use or it has no title."""

    title: str
    fields: tuple[forms.BoundField, ...]
    open: bool


class Criterion(django_filters.Filter):
    """One filter: `by`, a method of the list, turns the cleaned value into the condition that rows must meet.

    Without `by` the list itself asks for the value, such as the day of which it shows the position.
    """

    def __init__(
        self,
        field_class: type[forms.Field],
        *,
        by: Callable[[Any, Any], Any] | str = "",
        label: str,
        **extra: Any,
    ) -> None:
        super().__init__(label=label, **extra)
        self.field_class = field_class
        self.by = by

    def condition(self, listing: Any, value: Any) -> Any:
        """Return the condition for one value: a Q of a list of records, a test of a list of answers."""
        return getattr(listing, self.by)(value) if isinstance(self.by, str) else self.by(listing, value)

    def filter(self, qs: Any, value: Any) -> Any:
        """Return the queryset as it is: the list applies its conditions, with or without one of them."""
        return qs


class ListFilter(django_filters.FilterSet):
    """The query of one list. `rows()` are what it asks for, in the order asked for.

    Subclasses name their sorts, the default one, their groups of fields, and their nouns.
    """

    NOUNS: ClassVar[tuple[str, str]] = ("row", "rows")
    SORTS: ClassVar[Mapping[str, Any]] = {}
    DEFAULT_SORT: ClassVar[str] = ""
    GROUPS: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(without_blanks(data, self.base_filters), queryset=self.everything())
        self.paged = paged

    class Meta:
        form = QueryForm

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """Return the declared filters and `sort`, which every list has."""
        found: dict[str, django_filters.Filter] = super().get_filters()
        if cls.SORTS:
            found["sort"] = Criterion(
                OneField,
                label="Order",
                noun="order",
                choices=[("", ""), *((sign + name, sign + name) for name in cls.SORTS for sign in ("", "-"))],
                widget=forms.HiddenInput,
            )
        return found

    def get_form_class(self) -> type[forms.Form]:
        """Return the form, which knows whether this answer comes in pages."""
        made: type[forms.Form] = super().get_form_class()
        made.paged = self.paged  # type: ignore[attr-defined]
        return made

    def everything(self) -> QuerySet[Any]:
        """Return what the list shows when nothing is asked."""
        raise NotImplementedError

    def offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        """Give a field its choices, where they stand in the database."""
        self.filters[name].extra["choices"] = choices

    @property
    def query(self) -> QueryDict:
        """Return the query without its blank values: the list's address."""
        given: QueryDict = self.data
        return given

    @property
    def cleaned(self) -> dict[str, Any]:
        """Return the cleaned values by name; empty values stand for what was not asked."""
        self.form.is_valid()  # cleans the values, if nobody has asked yet
        values: dict[str, Any] = self.form.cleaned_data
        return values

    @property
    def sorted_by(self) -> str:
        """Return the order in force: a name of `SORTS`, after `-` for descending."""
        return (self.cleaned.get("sort") if self.is_valid() else "") or self.DEFAULT_SORT

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the query, in the order of the form."""
        found = [Problem("", "", str(text)) for text in self.form.non_field_errors()]
        for name, field in self.form.fields.items():
            texts = self.form.errors.get(name, ())
            found += [Problem(name, str(field.label), str(text)) for text in texts]
        return tuple(found)

    @cached_property
    def chosen(self) -> tuple[Chosen, ...]:
        """Return each value that the list is filtered by, in words, with the address without it."""
        found = []
        for name in self.names_in_force():
            value = self.cleaned[name]
            for each in value if isinstance(value, list) else [value]:
                text = f"{self.form.fields[name].label}: {self._words(name, each)}"
                found.append(Chosen(text, self._address_without(name, each)))
        return tuple(found)

    def names_in_force(self) -> list[str]:
        """Return the names of the filters that have a value."""
        return [name for name, value in self.cleaned.items() if value and name != "sort"]

    def occurring(self) -> dict[str, set[str]]:
        """Return, for fields of which the form shows only values that occur, those values."""
        return {}

    def groups(self) -> tuple[Group, ...]:
        """Return the fields of the form in their groups; those in no group come first, without a title."""
        fields = self._fields_shown()
        grouped = {name for _, names in self.GROUPS for name in names}
        rest = tuple(field for name, field in fields.items() if name not in grouped)
        found = [Group("", rest, True)]
        for title, names in self.GROUPS:
            own = tuple(fields[name] for name in names if name in fields)
            used = any(self.query.getlist(field.name) for field in own)
            if own:
                found.append(Group(title, own, used))
        return tuple(found)

    def _fields_shown(self) -> dict[str, forms.BoundField]:
        """Return the fields of the form; of some, only the values that occur or are asked for anyway."""
        fields = {field.name: field for field in self.form}
        for name, values in self.occurring().items():
            offered = values.union(self.query.getlist(name))
            if offered <= NEVER_ALONE:
                del fields[name]
            else:
                choices = fields[name].field.choices
                fields[name].field.widget.choices = [
                    (value, label) for value, label in choices if value in offered
                ]
        return fields

    def loosenings(self) -> tuple[Loosening, ...]:
        """Return the filters of which one alone, removed, would give rows; the most fruitful first."""
        names = [name for name in self.names_in_force() if self.filters[name].by]
        found = [
            Loosening(self._text(name), self._address_without(name), count)
            for name, count in zip(names, self.counts_without(names), strict=True)
            if count
        ]
        return tuple(sorted(found, key=lambda each: -each.count))

    def rows(self) -> Any:
        """Return the rows asked for, in order: a queryset or a tuple."""
        raise NotImplementedError

    def total(self) -> int:
        """Return how many rows there are where nothing is asked."""
        raise NotImplementedError

    def count_in_words(self, count: int) -> str:
        """Return how many rows were found of how many, such as `29 of 153 councils`."""
        one, several = self.NOUNS
        if not self.chosen:
            return f"{count:,} {one if count == 1 else several}"
        total = self.total()
        return f"{count:,} of {total:,} {one if total == 1 else several}"

    def counts_without(self, names: list[str]) -> list[int]:
        """Return how many rows there would be without each of these filters."""
        raise NotImplementedError

    def page_of(self, rows: Any, size: int) -> Page[Any] | None:
        """Return the page of the rows that the query asks for; None, and a problem, if there is none such."""
        paginator = Paginator(rows, size)
        asked = self.query.get(PAGE, "1")
        if asked.isdigit() and 1 <= int(asked) <= paginator.num_pages:
            return paginator.page(int(asked))
        last = paginator.num_pages
        text = f"There is no page “{asked}”: the list has {last} page{'s' if last > 1 else ''}."
        self.problems = (*self.problems, Problem("", "", text))
        return None

    def _text(self, name: str) -> str:
        value = self.cleaned[name]
        words = [self._words(name, each) for each in (value if isinstance(value, list) else [value])]
        return f"{self.form.fields[name].label}: {' or '.join(words)}"

    def _words(self, name: str, value: Any) -> str:
        field = self.form.fields[name]
        if isinstance(field, forms.ChoiceField):
            return labels(field.choices)[str(value)]
        if isinstance(field, forms.DateField):
            return f"{value.day} {value:%B %Y}"
        return str(value)

    def _address_without(self, name: str, value: Any = None) -> str:
        rest = self.query.copy()
        rest.pop(PAGE, None)
        kept = [each for each in rest.getlist(name) if value is not None and each != str(value)]
        if isinstance(self.form.fields[name], forms.MultipleChoiceField) and kept:
            rest.setlist(name, kept)
        else:
            rest.pop(name, None)
        return f"?{rest.urlencode()}"


class RecordList(ListFilter):
    """A list of records: each criterion is a condition on the queryset that repeats no row."""

    def rows(self) -> QuerySet[Any]:
        """Return the records asked for, in order."""
        return self._where().order_by(*self._order())

    def total(self) -> int:
        """Return how many records there are before any filter. One query."""
        return self.queryset.count()

    def counts_without(self, names: list[str]) -> list[int]:
        """Return how many records there would be without each of these filters. One query."""
        model: type[Model] = self.queryset.model
        counts = {f"without_{name}": CountOf(self._where(name).order_by().values("pk")) for name in names}
        found = model._default_manager.order_by("pk").annotate(**counts).values(*counts)[:1] if names else []
        return [next(iter(found))[column] for column in counts] if found else [0] * len(names)

    def _where(self, left_out: str = "") -> QuerySet[Any]:
        return self.queryset.filter(*[each for name, each in self._conditions.items() if name != left_out])

    @cached_property
    def _conditions(self) -> dict[str, Q]:
        return {
            name: self.filters[name].condition(self, self.cleaned[name])
            for name in self.names_in_force()
            if self.filters[name].by
        }

    def _order(self) -> tuple[Any, ...]:
        asked = self.sorted_by
        order = self.SORTS[asked.removeprefix("-")]
        return tuple(order(asked.startswith("-")))


class AnswerList(ListFilter):
    """A list of frozen answers: each criterion is a test of one of them."""

    def answers(self) -> Sequence[Any]:
        """Return every answer there is, before any filter."""
        raise NotImplementedError

    def defaults(self) -> dict[str, Callable[[Any], bool]]:
        """Return the tests that hold, by name, where the query does not ask for anything else."""
        return {}

    def rows(self) -> tuple[Any, ...]:
        """Return the answers asked for, in order; those that the order says nothing about come last."""
        kept = self._kept()
        if not self.SORTS:
            return tuple(kept)
        asked = self.sorted_by
        key = self.SORTS[asked.removeprefix("-")]
        known = [each for each in kept if key(each) is not None]
        unknown = [each for each in kept if key(each) is None]
        return (*sorted(known, key=key, reverse=asked.startswith("-")), *unknown)

    def total(self) -> int:
        """Return how many answers there are where nothing is asked. No query."""
        return sum(all(test(each) for test in self._defaults.values()) for each in self._answers)

    def counts_without(self, names: list[str]) -> list[int]:
        """Return how many answers there would be without each of these filters. No query."""
        return [len(self._kept(left_out=name)) for name in names]

    def _kept(self, left_out: str = "") -> list[Any]:
        tests = {**self._defaults, **{name: test for name, test in self._tests.items() if name != left_out}}
        return [each for each in self._answers if all(test(each) for test in tests.values())]

    @cached_property
    def _answers(self) -> Sequence[Any]:
        return self.answers()

    @cached_property
    def _defaults(self) -> dict[str, Callable[[Any], bool]]:
        return self.defaults()

    @cached_property
    def _tests(self) -> dict[str, Callable[[Any], bool]]:
        return {
            name: self.filters[name].condition(self, self.cleaned[name])
            for name in self.names_in_force()
            if self.filters[name].by
        }


class CountOf(Subquery):
    """How many rows a queryset has, as a column of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
