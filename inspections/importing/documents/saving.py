"""A document as read, into the record: matched, compared and saved in one transaction."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.text import slugify

from inspections.extraction import EXTRACTOR_VERSION
from inspections.extraction.articles import ExtractedArticle
from inspections.importing.documents.answers import ImportOutcome
from inspections.importing.documents.comparing import (
    compare_inspection,
    compare_judgements,
    free_reference,
    propose_inspection,
)
from inspections.importing.documents.evidence import Evidence
from inspections.importing.documents.keeping import keep_document, keep_file
from inspections.importing.documents.matching import Unmatched, council_of, inspection_of
from inspections.importing.documents.proposals import reconcile_findings
from inspections.importing.documents.statements import (
    SaidInspection,
    Statements,
    statements,
)
from inspections.importing.documents.told import propose_figures, propose_responses
from inspections.importing.reading import DocumentKind, Reading
from inspections.importing.versions import save_version
from inspections.models import Council, Document, Inspection, Source, SourceCouncil
from inspections.vocabulary import OPEN_LICENCE_3, ImportStatus, PartialDate, Precision, SourceKind

OFSTED = "Ofsted"


def save(
    reading: Reading,
    *,
    publisher: str = "",
    title: str = "",
    address: str = "",
    published: PartialDate | date | None = None,
    user: AbstractBaseUser | None = None,
    dry_run: bool = False,
) -> ImportOutcome:
    """Return what importing did, or with `dry_run` would do; all of it is saved, or nothing.

    What an editor says of the document (publisher, title, address, date) comes before what it says itself.
    The same bytes read by the same version of the reader change nothing, unless something in the document
    could not be matched then: that is tried again.
    """
    if reading.answer is None:
        return ImportOutcome(ImportStatus.UNREADABLE, problems=(reading.problem,))
    if isinstance(published, date):
        published = PartialDate(published)
    file = "" if dry_run else keep_file(reading)
    with transaction.atomic():
        outcome = _Import(reading, publisher, title, address, published, user).run(file)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def already_imported(data: bytes) -> bool:
    """Return whether importing these bytes again would change nothing, without reading them."""
    known = Document.objects.filter(sha256=sha256(data).hexdigest()).first()
    return known is not None and _nothing_to_do(known, EXTRACTOR_VERSION)


def _nothing_to_do(known: Document, version: str) -> bool:
    """Return whether this version read the document before and left nothing unmatched."""
    return known.extractor_version == version and not known.reading.get("not_matched")


class _Import:
    """The import of one document."""

    def __init__(
        self,
        reading: Reading,
        publisher: str,
        title: str,
        address: str,
        published: PartialDate | None,
        user: AbstractBaseUser | None,
    ) -> None:
        """Take the reading, and what an editor says of the document."""
        assert reading.answer is not None
        self.reading = reading
        self.said: Statements = statements(reading.answer)
        self.publisher = publisher
        self.title = title
        self.address = address
        self.published = published or self.said.published
        self.user = user
        self.reason = f"Read from {reading.file_name} by version {reading.extractor_version} of the reader"
        self.unmatched: list[str] = []

    def run(self, file: str) -> ImportOutcome:
        """Return what was done, after doing it; called inside a transaction."""
        known = Document.objects.select_related("source").filter(sha256=self.reading.sha256).first()
        if known and _nothing_to_do(known, self.reading.extractor_version):
            return self._unchanged(known)
        councils = self._councils()
        source, source_is_new = self._source(known, self._subject(councils))
        evidence = Evidence(source, self.user, self.reason)
        inspections = self._save_inspections(councils, evidence)
        if isinstance(self.reading.answer, ExtractedArticle):
            propose_responses(self.reading.answer, inspections, evidence)
            propose_figures(self.reading.answer, evidence)
        keep_document(self.reading, source, file, self.unmatched)
        self._name_councils(source)
        return self._outcome(source, inspections, evidence, source_is_new)

    def _unchanged(self, known: Document) -> ImportOutcome:
        citation = known.source.citations.filter(inspection__isnull=False).first()
        return ImportOutcome(ImportStatus.UNCHANGED, known.source, citation.inspection if citation else None)

    def _councils(self) -> dict[str, Council]:
        """Return the council of each inspection that the document tells of, where it can be told."""
        councils: dict[str, Council] = {}
        for said in self.said.inspections:
            try:
                councils[said.key] = council_of(said)
            except Unmatched as unmatched:
                self._note(said, unmatched)
        # Two imports at once for one council wait for each other: both would add the inspection.
        keys = sorted({council.pk for council in councils.values()})
        list(Council.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        return councils

    def _subject(self, councils: dict[str, Council]) -> str:
        """Return the reference of the inspection that a report is of, old or new; empty if it has none."""
        said = self.said.inspections[0]
        if self.reading.kind is not DocumentKind.REPORT or said.key not in councils:
            return ""
        try:
            inspection = inspection_of(councils[said.key], said)
        except Unmatched:
            return ""  # noted where the inspection is to be saved
        return inspection.reference if inspection else free_reference(councils[said.key], said)

    def _note(self, said: SaidInspection, unmatched: Unmatched) -> None:
        """Keep why something was not matched; what a document only looks back to, the record may lack."""
        if not said.only_known:
            self.unmatched.append(str(unmatched))

    def _source(self, known: Document | None, subject: str) -> tuple[Source, bool]:
        """Return the source that the document is of, and whether it is new."""
        if known:
            return known.source, False
        if source := self._standing_source(subject):
            self._complete(source)
            return source, False
        is_report = self.reading.kind is DocumentKind.REPORT
        source = Source(
            reference=self._reference(subject),
            kind=SourceKind.REPORT if is_report else SourceKind.ARTICLE,
            publisher=(self.publisher or (OFSTED if is_report else ""))[:120],
            title=(self.title or self.said.title or self.reading.file_name)[:250],
            address=self.address,
            published_date=self.published.day if self.published else None,
            published_precision=self.published.precision if self.published else Precision.DAY,
            published_note="" if self.published else self.said.published_note,
            licence=OPEN_LICENCE_3 if self.said.licensed else "",
        )
        self._save(source)
        return source, True

    def _standing_source(self, subject: str) -> Source | None:
        """Return the source of the record that this document is of, or None.

        A report is that of its inspection, an article the one with its address, or with its title and day.
        """
        is_report = self.reading.kind is DocumentKind.REPORT
        kind = SourceKind.REPORT if is_report else SourceKind.ARTICLE
        of_kind = Source.objects.of_kind(kind)
        if self.address and (found := of_kind.filter(address=self.address).first()):
            return found
        if is_report:
            return of_kind.filter(reference=f"report-{subject}").first() if subject else None
        titled = of_kind.filter(title__iexact=(self.title or self.said.title).strip())
        same_day = [one for one in titled if not (one.published and self.published) or self._same_day(one)]
        return same_day[0] if len(same_day) == 1 else None

    def _same_day(self, source: Source) -> bool:
        held, told = source.published, self.published
        return bool(held and told and held.day <= told.last_day and told.day <= held.last_day)

    def _complete(self, source: Source) -> None:
        """Give a source of the record what it lacks and the editor says; what it has stays."""
        lacking: dict[str, Any] = {
            name: value
            for name, value in {"publisher": self.publisher[:120], "address": self.address}.items()
            if value and not getattr(source, name)
        }
        if self.published and source.published_date is None:
            lacking["published_date"] = self.published.day
            lacking["published_precision"] = self.published.precision
        for name, value in lacking.items():
            setattr(source, name, value)
        if lacking:
            self._save(source)

    def _reference(self, subject: str) -> str:
        """Return a reference that no source has: what the document is called, and where needed its hash."""
        short = self.reading.sha256[:12]
        if self.reading.kind is DocumentKind.REPORT:
            wanted = f"report-{subject or short}"
        else:
            wanted = f"{slugify(self.title or self.said.title)[:70].strip('-') or 'article'}-{short[:6]}"
        taken = Source.objects.filter(reference=wanted).exists()
        return f"{wanted[:80]}-{short}" if taken else wanted

    def _save_inspections(self, councils: dict[str, Council], evidence: Evidence) -> dict[str, Inspection]:
        """Return the inspections of the record that the document tells of, by key, after comparing them.

        Where the inspection that a report is of is not matched, the report alone is kept.
        """
        saved: dict[str, Inspection] = {}
        for said in self.said.inspections:
            if said.key not in councils or (said.only_known and not saved):
                continue
            try:
                inspection = inspection_of(councils[said.key], said)
                if inspection or not said.only_known:
                    saved[said.key] = self._save_inspection(councils[said.key], inspection, said, evidence)
            except Unmatched as unmatched:
                self._note(said, unmatched)
        return saved

    def _save_inspection(
        self, council: Council, inspection: Inspection | None, said: SaidInspection, evidence: Evidence
    ) -> Inspection:
        if inspection is None:
            is_report = self.reading.kind is DocumentKind.REPORT
            inspection = propose_inspection(
                council, said, evidence, address=self.address if is_report else ""
            )
        else:
            inspection.council = council
            compare_inspection(inspection, said, evidence)
        compare_judgements(inspection, said, evidence)
        if not said.only_known:
            reconcile_findings(
                inspection,
                said.findings,
                evidence,
                licensed=self.said.licensed,
                version=self.reading.extractor_version,
            )
        return inspection

    def _name_councils(self, source: Source) -> None:
        """Note the part of each council in the source, where none is noted."""
        standing = set(source.council_parts.values_list("council__dfe_code", flat=True))
        wanted = {one.dfe_code: one for one in self.said.councils if one.dfe_code not in standing}
        for council in Council.objects.filter(dfe_code__in=wanted):
            said = wanted[council.dfe_code]
            self._save(
                SourceCouncil(
                    source=source, council=council, part=said.part, paragraphs=said.paragraphs[:200]
                )
            )

    def _save(self, record: Source | SourceCouncil) -> None:
        save_version(record, self.user, self.reason)

    def _outcome(
        self, source: Source, inspections: dict[str, Inspection], evidence: Evidence, source_is_new: bool
    ) -> ImportOutcome:
        tally = evidence.tally
        if not inspections:
            status = ImportStatus.UNMATCHED
        elif tally.proposed or tally.conflicts or source_is_new:
            status = ImportStatus.NEW
        else:
            status = ImportStatus.CONFIRMED
        return ImportOutcome(
            status=status,
            source=source,
            inspection=next(iter(inspections.values()), None),
            proposed=tally.proposed,
            confirmed=tally.confirmed,
            conflicts=tuple(tally.conflicts),
            problems=(*self.unmatched, *tally.problems, *self.said.problems),
            changes=tuple(tally.changes),
        )
