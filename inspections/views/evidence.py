"""Which sources does an inspection rest on, and do they agree?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from inspections.models import Citation, Council, Finding, Inspection, Source

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True)
class Evidence:
    """The sources of one inspection and its judgements, each with its citations; `differing` do not agree."""

    sources: tuple[Source, ...]
    differing: tuple[Citation, ...]

    @property
    def sentence(self) -> str:
        """Return how well the inspection is supported, such as `Confirmed by two sources`."""
        if not self.sources:
            return "No source recorded"
        if len(self.sources) == 1:
            return f"Only in: {self.sources[0].title}"
        count = len(self.sources)
        return f"Confirmed by {NUMBERS[count] if count < len(NUMBERS) else count} sources"


NO_EVIDENCE = Evidence((), ())


def citations_of_council(council: Council) -> list[Citation]:
    """Return the published citations of a council's inspections, judgements and findings. One query."""
    findings = Finding.objects.published().filter(inspection__council=council)
    own = Q(inspection__council=council) | Q(judgement__inspection__council=council) | Q(finding__in=findings)
    return list(Citation.objects.published().filter(own).select_related("source", "judgement"))


def citations_of_inspection(inspection: Inspection) -> list[Citation]:
    """Return the published citations of an inspection and of its judgements. One query."""
    own = Q(inspection=inspection) | Q(judgement__inspection=inspection)
    return list(Citation.objects.published().filter(own).select_related("source", "judgement"))


def evidence(citations: Iterable[Citation]) -> dict[int, Evidence]:
    """Return the evidence of each inspection, by its primary key, that these citations speak of."""
    gathered: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.judgement is not None:
            gathered[citation.judgement.inspection_id].append(citation)
        elif citation.inspection_id is not None:
            gathered[citation.inspection_id].append(citation)
    return {pk: _evidence(own) for pk, own in gathered.items()}


def _evidence(citations: list[Citation]) -> Evidence:
    return Evidence(
        sources=tuple(dict.fromkeys(citation.source for citation in citations)),
        differing=tuple(citation for citation in citations if not citation.agrees),
    )
