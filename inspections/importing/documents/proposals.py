"""The findings that a document tells of one inspection, beside those that the record has from it.

A passage is known again by its place and its text. What a person decided or edited stays as it is; what now
reads differently is proposed beside it; proposals that nobody touched and that are no longer read so are
set aside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspections import reviewing
from inspections.importing.documents.comparing import area_in
from inspections.importing.documents.evidence import Evidence
from inspections.importing.documents.statements import SaidFinding, Spot
from inspections.importing.versions import keep_versions
from inspections.models import Citation, Finding, FindingTheme, Inspection, Theme
from inspections.vocabulary import FindingKind, ReviewState

Meaning = tuple[str, str, tuple[str, ...]]
"""What a passage was taken to say: kind, area, themes."""


@dataclass
class Standing:
    """A finding of the record with its place in the document, and what it says now.

    `machine_only` tells that it is a reader's proposal that nobody has decided or edited.
    """

    finding: Finding
    spot: Spot
    themes: tuple[str, ...]
    machine_only: bool
    met: bool = False

    @property
    def meanings(self) -> set[Meaning]:
        """Return what it says now, and what the reader made of it at first."""
        now = (self.finding.kind, self.finding.area, self.themes)
        reading = self.finding.reading
        if reading is None:
            return {now}
        return {now, (reading["kind"], reading["area"] or "", tuple(reading["themes"]))}


def reconcile_findings(
    inspection: Inspection,
    said: Sequence[SaidFinding],
    evidence: Evidence,
    *,
    licensed: bool,
    version: str,
) -> None:
    """Return nothing; every passage confirms what stands, fills it, or is proposed beside it."""
    standing = _standing(inspection, evidence)
    by_spot: defaultdict[Spot, list[Standing]] = defaultdict(list)
    for one in standing:
        by_spot[one.spot].append(one)
    known_themes = {theme.slug: theme for theme in Theme.objects.all()}
    filled: list[Finding] = []
    proposed: list[SaidFinding] = []
    for each in said:
        passage = _within(inspection, each, known_themes)
        twins = _twins(by_spot[passage.spot], passage)
        for twin in twins:
            if not twin.finding.passage and passage.kind.asked:
                _fill(twin.finding, passage, licensed, version)
                filled.append(twin.finding)
                evidence.tally.confirmed += 1
        agreeing = [one for one in twins if _says_the_same(one, passage)]
        for twin in agreeing:
            twin.met = True
        if not agreeing:
            proposed.append(passage)
    _save_filled(filled, evidence)
    _set_aside([one for one in standing if one.machine_only and not one.met], evidence, version)
    _propose(inspection, proposed, known_themes, evidence, licensed, version)


def _standing(inspection: Inspection, evidence: Evidence) -> list[Standing]:
    """Return the findings of the inspection that rest on this source, with their places in it.

    A superseded one has been replaced: it is no longer there to be met again.
    """
    cited = (
        Citation.objects.filter(source=evidence.source, finding__inspection=inspection)
        .exclude(finding__state=ReviewState.SUPERSEDED)
        .select_related("finding")
        .order_by("pk")
    )
    findings = {citation.finding_id: citation.finding for citation in cited}
    themes: defaultdict[int, list[str]] = defaultdict(list)
    links = FindingTheme.objects.filter(finding__in=findings).order_by("position")
    for pk, slug in links.values_list("finding", "theme__slug"):
        themes[pk].append(slug)
    edited = _edited(findings)
    found = []
    for citation in cited:
        finding = findings[citation.finding_id]
        assert finding is not None
        finding.inspection = inspection
        one = Standing(
            finding,
            Spot(citation.page, citation.paragraph, citation.item),
            tuple(themes[finding.pk]),
            machine_only=False,
        )
        untouched = finding.pk not in edited and len(one.meanings) == 1 and not finding.summary
        one.machine_only = finding.state == ReviewState.PROPOSED and finding.reading is not None and untouched
        found.append(one)
    return found


def _edited(findings: Iterable[int | None]) -> set[int]:
    """Return which findings a person has changed since they were made."""
    versions = Finding.history.model.objects.filter(
        id__in=list(findings), history_type="~", history_user__isnull=False
    )
    return set(versions.values_list("id", flat=True))


def _within(inspection: Inspection, passage: SaidFinding, known: dict[str, Theme]) -> SaidFinding:
    """Return the passage in the terms of the record: an area of the framework version, themes that exist."""
    themes = tuple(slug for slug in dict.fromkeys(passage.themes) if slug in known)
    area = area_in(inspection.version, passage.area)
    reading = passage.reading | {"area": str(area) if area else None, "themes": list(themes)}
    return SaidFinding(passage.spot, passage.kind, area, themes, passage.text, reading)


def _twins(standing: Sequence[Standing], passage: SaidFinding) -> list[Standing]:
    """Return the findings in the same place that are of this passage.

    One without text came from the facts that ship or from a person. A thing asked for is then known by its
    place alone, and stands for one passage; anything else, of which several may stand in one paragraph, by
    kind and a theme as well.
    """
    same_text = [one for one in standing if _plain(one.finding.passage) == _plain(passage.text)]
    bare = [one for one in standing if not one.finding.passage]
    if same_text:
        return same_text
    if passage.kind.asked:
        asked = [one for one in bare if FindingKind(one.finding.kind).asked]
        return sorted(asked, key=lambda one: one.finding.kind != passage.kind)[:1]
    return [one for one in bare if one.finding.kind == passage.kind and set(one.themes) & set(passage.themes)]


def _says_the_same(one: Standing, passage: SaidFinding) -> bool:
    """Return whether a finding of this passage needs no new proposal beside it.

    What a person wrote without text is in its own words: it was found by kind and theme, which is enough.
    """
    if not one.finding.passage:
        return True
    return (str(passage.kind), str(passage.area or ""), passage.themes) in one.meanings


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _fill(finding: Finding, passage: SaidFinding, licensed: bool, version: str) -> None:
    finding.passage = passage.text
    finding.passage_licensed = licensed
    finding.reading = passage.reading
    finding.extractor_version = version
    finding.revision += 1


def _save_filled(findings: Sequence[Finding], evidence: Evidence) -> None:
    columns = ["passage", "passage_licensed", "reading", "extractor_version", "revision"]
    Finding.objects.bulk_update(findings, columns, batch_size=100)
    keep_versions(Finding, findings, evidence.reason, update=True, user=evidence.user)
    if findings:
        evidence.tally.changes.append(f"text added to {len(findings)} findings of the record")


def _set_aside(standing: Sequence[Standing], evidence: Evidence, version: str) -> None:
    """Supersede proposals that this reading no longer makes; the reader does it, whoever imports."""
    for one in standing:
        reason = f"Not read so by version {version} of the reader."
        reviewing.perform(one.finding, reviewing.Action.SUPERSEDE, None, reason)
        evidence.tally.changes.append(f"set aside: {one.finding.reference}")


def _propose(
    inspection: Inspection,
    passages: Sequence[SaidFinding],
    known: dict[str, Theme],
    evidence: Evidence,
    licensed: bool,
    version: str,
) -> None:
    """Save the passages as proposed findings, each with its themes, its citation and a first version."""
    references = _references(inspection, passages, evidence)
    findings = Finding.objects.bulk_create(
        Finding(
            reference=reference,
            inspection=inspection,
            kind=passage.kind,
            area=passage.area or "",
            passage=passage.text,
            passage_licensed=licensed,
            reading=passage.reading,
            extractor_version=version,
        )
        for reference, passage in zip(references, passages, strict=True)
    )
    FindingTheme.objects.bulk_create(
        FindingTheme(finding=finding, theme=known[slug], position=position)
        for finding, passage in zip(findings, passages, strict=True)
        for position, slug in enumerate(passage.themes, start=1)
    )
    citations = Citation.objects.bulk_create(
        Citation(
            source=evidence.source,
            finding=finding,
            page=passage.spot.page,
            paragraph=passage.spot.paragraph,
            item=passage.spot.item,
        )
        for finding, passage in zip(findings, passages, strict=True)
    )
    keep_versions(Finding, findings, evidence.reason, user=evidence.user)
    keep_versions(Citation, citations, evidence.reason, user=evidence.user)
    evidence.tally.proposed += len(findings)
    for kind, count in Counter(passage.kind for passage in passages).items():
        evidence.tally.changes.append(f"proposed: {count} × {kind.label.lower()}, {inspection}")


def _references(inspection: Inspection, passages: Sequence[SaidFinding], evidence: Evidence) -> list[str]:
    """Return a reference for each passage: inspection or article, and its place in it."""
    stems = [_stem(inspection, passage, evidence) for passage in passages]
    roots = {inspection.reference, evidence.source.reference[:90]}
    taken: set[str] = set()
    for root in roots:
        taken.update(
            Finding.objects.filter(reference__startswith=f"{root}-").values_list("reference", flat=True)
        )
    references = []
    for stem in stems:
        reference, number = stem, 1
        while reference in taken:
            number += 1
            reference = f"{stem}-{number}"
        taken.add(reference)
        references.append(reference)
    return references


def _stem(inspection: Inspection, passage: SaidFinding, evidence: Evidence) -> str:
    spot = passage.spot
    if spot.page is None:
        return f"{evidence.source.reference[:90]}-b{spot.paragraph}"
    return finding_reference(inspection.reference, spot)


def finding_reference(inspection: str, spot: Spot) -> str:
    """Return the reference of what a report says in one place, such as `york-2022-03-07-p2-i3`."""
    if spot.item:
        return f"{inspection}-p{spot.page}-i{spot.item}"
    return f"{inspection}-p{spot.page}-n{spot.paragraph or 0}"
