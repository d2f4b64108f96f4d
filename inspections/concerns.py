"""What do inspectors find, and what do they find again?

A concern recurs when inspectors criticise one council on one theme in two or more of its inspections or
visits, or when a source itself says that an earlier inspection had pointed the same thing out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat

from inspections.models import Citation, Council, Finding, FindingTheme, Inspection, Theme
from inspections.vocabulary import FindingKind, ReviewState

PAIR = Concat("finding__inspection__council", Value(" "), "theme", output_field=CharField())
"""A council and a theme as one text, such as "12 7", which no other two give.

Compared as two columns, Django 5.2 has SQLite look for each row by itself: 1.3 seconds instead of 0.02.
"""


@dataclass(frozen=True)
class ThemeFindings:
    """One council's findings on one theme, newest inspection first, strengths and criticism apart."""

    theme: Theme
    strengths: tuple[Finding, ...]
    concerns: tuple[Finding, ...]
    mixed: tuple[Finding, ...]


@dataclass(frozen=True)
class Occurrence:
    """The criticism on one theme in one inspection.

    `findings` is empty where only a later source says that this inspection had pointed it out.
    """

    inspection: Inspection
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class RecurringConcern:
    """A theme on which one council was criticised in two or more inspections, oldest first."""

    council: Council
    theme: Theme
    occurrences: tuple[Occurrence, ...]

    @property
    def first(self) -> Inspection:
        """Return the inspection that criticised it first."""
        return self.occurrences[0].inspection

    @property
    def last(self) -> Inspection:
        """Return the inspection that criticised it last."""
        return self.occurrences[-1].inspection


@dataclass(frozen=True)
class ThemeCount:
    """How often a theme was criticised and praised: findings of each sort, and councils of each sort."""

    theme: Theme
    concerns: int
    strengths: int
    councils_criticised: int
    councils_praised: int
    councils_criticised_again: int


@dataclass(frozen=True)
class ThemeYear:
    """One theme in the inspections that began in one year.

    `criticised` and `praised` count inspections; `inspections` is how many of that year have any finding in
    the record, so that a share can be given with what it is a share of.
    """

    year: int
    criticised: int
    praised: int
    inspections: int


@dataclass(frozen=True)
class ThemeHistory:
    """One theme: year by year, and the councils criticised, praised and criticised again."""

    theme: Theme
    count: ThemeCount
    years: tuple[ThemeYear, ...]
    criticised: tuple[tuple[Council, tuple[Finding, ...]], ...]
    praised: tuple[tuple[Council, tuple[Finding, ...]], ...]
    recurring: tuple[RecurringConcern, ...]


def findings_of(councils: Iterable[Council] | None = None) -> list[Finding]:
    """Return published findings, newest inspection first, with inspection, council and themes.

    `councils` limits them to these councils. Three queries at the most.
    """
    return sorted(_published(councils), key=_newest_first)


def findings_with_places(councils: Iterable[Council] | None = None) -> list[Finding]:
    """Return what `findings_of` does, with citations and their sources. Five queries at the most."""
    citations = Citation.objects.published().select_related("source")
    return sorted(_published(councils).prefetch_related(Prefetch("citations", citations)), key=_newest_first)


def _published(councils: Iterable[Council] | None) -> QuerySet[Finding]:
    found = Finding.objects.published().select_related("inspection__council", "repeats")
    if councils is not None:
        found = found.filter(inspection__council__in=list(councils))
    themes = FindingTheme.objects.select_related("theme")
    return found.prefetch_related(Prefetch("finding_themes", themes))


def findings_by_theme(findings: Iterable[Finding]) -> tuple[ThemeFindings, ...]:
    """Return these findings gathered under their most central theme, in the order of themes.

    A finding stands once, under its first theme, so that the counts add up to the number of findings.
    """
    gathered: dict[Theme, list[Finding]] = defaultdict(list)
    for finding in findings:
        themes = themes_of(finding)
        if themes:
            gathered[themes[0]].append(finding)
    return tuple(
        ThemeFindings(
            theme=theme,
            strengths=tuple(each for each in gathered[theme] if each.kind == FindingKind.STRENGTH),
            concerns=tuple(each for each in gathered[theme] if FindingKind(each.kind).critical),
            mixed=tuple(each for each in gathered[theme] if each.kind == FindingKind.MIXED),
        )
        for theme in sorted(gathered, key=lambda theme: (theme.position, theme.name))
    )


def recurring_concerns(findings: Iterable[Finding]) -> tuple[RecurringConcern, ...]:
    """Return the concerns that recur among these findings of one or more councils.

    Sorted by how many inspections raised them, most first, then by the latest inspection, newest first.
    """
    raised: dict[tuple[Council, Theme], dict[Inspection, list[Finding]]] = defaultdict(dict)
    for finding in findings:
        if not FindingKind(finding.kind).critical:
            continue
        for theme in themes_of(finding):
            inspections = raised[finding.inspection.council, theme]
            inspections.setdefault(finding.inspection, []).append(finding)
            if finding.repeats is not None and finding.repeats.state == ReviewState.PUBLISHED:
                inspections.setdefault(finding.repeats, [])
    recurring = [
        RecurringConcern(council, theme, _occurrences(inspections))
        for (council, theme), inspections in raised.items()
        if len(inspections) > 1
    ]
    recurring.sort(key=lambda concern: concern.theme.position)
    recurring.sort(key=lambda concern: _began(concern.last), reverse=True)
    return tuple(sorted(recurring, key=lambda concern: len(concern.occurrences), reverse=True))


def raised_again(findings: QuerySet[Any] | None = None) -> QuerySet[Any]:
    """Return the published criticism, theme by theme, that recurs by the rule of `recurring_concerns`.

    No query is made yet. `findings` limits what is looked at; None stands for all published findings.
    """
    among = Finding.objects.published() if findings is None else findings
    critical = among.filter(kind__in=[kind for kind in FindingKind if kind.critical])
    raised = FindingTheme.objects.filter(finding__in=critical.values("pk")).annotate(pair=PAIR)
    pointed_out_before = Q(finding__repeats__state=ReviewState.PUBLISHED) & ~Q(
        finding__repeats=F("finding__inspection")
    )
    recurring = (
        raised.values("pair")
        .annotate(
            inspections=Count("finding__inspection", distinct=True),
            earlier=Count("finding__repeats", filter=pointed_out_before),
        )
        .filter(Q(inspections__gt=1) | Q(earlier__gt=0))
        .order_by()
    )
    return raised.filter(pair__in=recurring.values("pair"))


def councils_criticised_again(themes: Iterable[str]) -> set[int]:
    """Return the keys of the councils where criticism on one of these themes (slugs) recurs. One query."""
    found = raised_again().filter(theme__slug__in=list(themes))
    return set(found.values_list("finding__inspection__council", flat=True))


def theme_counts(findings: QuerySet[Any], themes: Iterable[Theme]) -> tuple[ThemeCount, ...]:
    """Return the count of each theme among these findings, most often criticised first. Two queries."""
    critical = Q(finding__kind__in=[kind for kind in FindingKind if kind.critical])
    praise = Q(finding__kind=FindingKind.STRENGTH)
    council = "finding__inspection__council"
    counted = FindingTheme.objects.filter(finding__in=findings.values("pk")).values("theme").order_by()
    counted = counted.annotate(
        concerns=Count("pk", filter=critical),
        strengths=Count("pk", filter=praise),
        councils_criticised=Count(council, filter=critical, distinct=True),
        councils_praised=Count(council, filter=praise, distinct=True),
    )
    again = raised_again(findings).values("theme").order_by().annotate(councils=Count(council, distinct=True))
    criticised_again = {row["theme"]: row["councils"] for row in again}
    rows: dict[int, Any] = {row["theme"]: row for row in counted}
    nothing: dict[str, int] = dict.fromkeys(counted.query.annotations, 0)
    counts = []
    for theme in themes:
        row = rows.get(theme.pk, nothing)
        numbers = {name: row[name] for name in nothing}
        counts.append(
            ThemeCount(theme, councils_criticised_again=criticised_again.get(theme.pk, 0), **numbers)
        )
    return tuple(sorted(counts, key=lambda count: (-count.concerns, -count.strengths, count.theme.position)))


def theme_history(theme: Theme) -> ThemeHistory:
    """Return the history of one theme among all published findings. Three queries."""
    every = Finding.objects.published()
    own = list(
        every.filter(finding_themes__theme=theme)
        .select_related("inspection__council", "repeats")
        .prefetch_related(Prefetch("finding_themes", queryset=FindingTheme.objects.select_related("theme")))
    )
    own.sort(key=_newest_first)
    criticism = [finding for finding in own if FindingKind(finding.kind).critical]
    praise = [finding for finding in own if finding.kind == FindingKind.STRENGTH]
    recurring = tuple(concern for concern in recurring_concerns(own) if concern.theme == theme)
    began = every.order_by().values_list("inspection__start_date__year", "inspection").distinct()
    return ThemeHistory(
        theme=theme,
        count=_count(theme, own, len(recurring)),
        years=_years(list(began), criticism, praise),
        criticised=_by_council(criticism),
        praised=_by_council(praise),
        recurring=recurring,
    )


def themes_of(finding: Finding) -> tuple[Theme, ...]:
    """Return the themes of a finding of `findings_of`, most central first."""
    return tuple(link.theme for link in finding.finding_themes.all())


def _occurrences(inspections: dict[Inspection, list[Finding]]) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(inspection, tuple(inspections[inspection]))
        for inspection in sorted(inspections, key=_began)
    )


def _count(theme: Theme, findings: list[Finding], again: int) -> ThemeCount:
    criticism = [finding for finding in findings if FindingKind(finding.kind).critical]
    praise = [finding for finding in findings if finding.kind == FindingKind.STRENGTH]
    return ThemeCount(
        theme=theme,
        concerns=len(criticism),
        strengths=len(praise),
        councils_criticised=len({finding.inspection.council_id for finding in criticism}),
        councils_praised=len({finding.inspection.council_id for finding in praise}),
        councils_criticised_again=again,
    )


def _years(
    began: list[tuple[int | None, int]], criticism: list[Finding], praise: list[Finding]
) -> tuple[ThemeYear, ...]:
    """Return a row for each year from the first to the last in which any inspection with findings began."""
    every = Counter(year for year, _ in began if year is not None)
    if not every:
        return ()
    criticised, praised = _inspections_by_year(criticism), _inspections_by_year(praise)
    return tuple(
        ThemeYear(year, len(criticised[year]), len(praised[year]), every[year])
        for year in range(min(every), max(every) + 1)
    )


def _inspections_by_year(findings: list[Finding]) -> dict[int, set[int]]:
    by_year: dict[int, set[int]] = defaultdict(set)
    for finding in findings:
        if finding.inspection.start_date is not None:
            by_year[finding.inspection.start_date.year].add(finding.inspection_id)
    return by_year


def _by_council(findings: list[Finding]) -> tuple[tuple[Council, tuple[Finding, ...]], ...]:
    gathered: dict[Council, list[Finding]] = defaultdict(list)
    for finding in findings:
        gathered[finding.inspection.council].append(finding)
    return tuple(
        (council, tuple(gathered[council])) for council in sorted(gathered, key=lambda each: each.short_name)
    )


def _began(inspection: Inspection) -> date:
    return inspection.start_date or inspection.published_date or date.min


def _newest_first(finding: Finding) -> tuple[int, int]:
    return -_began(finding.inspection).toordinal(), finding.pk
