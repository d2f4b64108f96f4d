"""What there is to do: proposals that wait, sources that disagree, records that miss something.

A worklist is a list of the admin with a filter; it is done when it is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from inspections.admin.desk.cards import sources_to_review
from inspections.models import Citation, Figure, Finding, ImportJob, Inspection, Judgement, Response, Source


@dataclass(frozen=True)
class Worklist:
    """One thing to do: how many records wait for it, and the list of them."""

    title: str
    meaning: str
    count: int
    address: str


def worklists(request: HttpRequest) -> list[Worklist]:
    """Return the worklists that have something in them and that this person may see."""
    return [found for found in _all(request) if found.count]


def _all(request: HttpRequest) -> list[Worklist]:
    proposals = [
        _listed(
            request,
            model,
            model._default_manager.proposed(),
            f"{str(model._meta.verbose_name_plural).capitalize()} proposed",
            "Look at each beside its source; publish or reject it.",
            state__exact="proposed",
        )
        for model in (Inspection, Judgement, Finding, Response, Source, Figure)
    ]
    return [
        _listed(
            request,
            Citation,
            Citation.objects.filter(agrees=False, decision=""),
            "Sources that disagree",
            "Decide on the inspection's page: keep the record, or take what the source says.",
            agreement="open",
        ),
        _listed(
            request,
            ImportJob,
            ImportJob.objects.filter(items__outcome="").distinct(),
            "Imports broken off",
            "Open one and let it read on.",
            files="waiting",
        ),
        _listed(
            request,
            Source,
            sources_to_review(),
            "Documents to review",
            "Look at what was read in each beside its words.",
            desk="waiting",
        ),
        *proposals,
        _listed(
            request,
            Finding,
            Finding.objects.filter(themes=None),
            "Findings without a theme",
            "Nobody finds them by theme, and what recurs is not seen.",
            themed="no",
        ),
        _listed(
            request,
            Source,
            Source.objects.filter(citations=None, figures=None, responses=None),
            "Sources on which no fact rests",
            "Cite them where they belong, or reject them.",
            facts="none",
        ),
    ]


def _listed(
    request: HttpRequest, model: type[Model], records: QuerySet, title: str, meaning: str, **query: str
) -> Worklist:
    opts = model._meta
    may_see = request.user.has_perm(f"{opts.app_label}.view_{opts.model_name}")
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return Worklist(title, meaning, records.count() if may_see else 0, f"{address}?{urlencode(query)}")
