"""Citations of one document: what it supports, and where it differs from the record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from inspections.importing.documents.statements import QUOTE_LENGTH, Spot
from inspections.importing.versions import save_version
from inspections.models import Citation, Finding, Inspection, Judgement, Source
from inspections.models.records import Record
from inspections.vocabulary import Grade

Cited = Inspection | Judgement | Finding
Key = tuple[str, int]


@dataclass
class Tally:
    """What one import has done so far.

    `agreed` counts every statement that the record has just so, `confirmed` those that are newly cited.
    """

    agreed: int = 0
    proposed: int = 0
    confirmed: int = 0
    conflicts: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def propose(self, what: str) -> None:
        """Count one record that waits for an editor."""
        self.proposed += 1
        self.changes.append(f"proposed: {what}")

    def differ(self, how: str) -> None:
        """Note one value that the document states otherwise than the record."""
        self.conflicts.append(how)
        self.changes.append(f"conflict: {how}")


@dataclass
class Evidence:
    """The citations of one source, those that stand and those that its document adds.

    `user` is who imports (None for a command) and `reason` what the history keeps.
    """

    source: Source
    user: AbstractBaseUser | None
    reason: str
    tally: Tally = field(default_factory=Tally)
    _standing: defaultdict[Key, list[Citation]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Look up what the source is already cited for."""
        for citation in self.source.citations.all():
            for name in ("inspection", "judgement", "finding"):
                if pk := getattr(citation, f"{name}_id"):
                    self._standing[name, pk].append(citation)

    def supports(
        self,
        record: Cited,
        spot: Spot,
        *,
        quote: str = "",
        stated: str = "",
        previous: Grade | None = None,
        new: bool = False,
    ) -> None:
        """Return nothing; the source is cited for the record, with the place where that was missing.

        `new` records were made from the document itself, which then confirms nothing.
        """
        standing = self._standing[_key(record)]
        if not new:
            self.tally.agreed += 1
        for citation in standing:
            if not citation.agrees and not citation.decision:
                citation.decision = "Read again: the source agrees with the record."
                self.save(citation)
        agreeing = [citation for citation in standing if citation.agrees]
        if any(_spot_of(citation) == spot or citation.paragraph or citation.item for citation in agreeing):
            return
        if not new:
            self.tally.confirmed += 1
        if agreeing:
            self._place(agreeing[0], spot, quote)
            return
        self._cite(record, spot, quote=quote, stated=stated, previous_grade=previous or "")

    def _cite(self, record: Cited, spot: Spot, **said: Any) -> None:
        """Cite the source for the record, at a place."""
        made = Citation(
            source=self.source,
            page=spot.page,
            paragraph=spot.paragraph,
            item=spot.item,
            **{_key(record)[0]: record},
            **said,
        )
        self.save(made)
        self._standing[_key(record)].append(made)

    def _place(self, citation: Citation, spot: Spot, quote: str) -> None:
        """Give a citation that names only the source its place; one that has a place keeps it."""
        if citation.page is not None or spot.page is None:
            return
        citation.page = spot.page
        citation.quote = citation.quote or quote
        self.save(citation)

    def differs(self, record: Cited, name: str, stated: str, spot: Spot, *, quote: str = "") -> None:
        """Return nothing; notes that the source states another value for the field called `name`.

        What an editor has decided about the same statement stays decided.
        """
        stated = stated[:QUOTE_LENGTH]
        standing = self._standing[_key(record)]
        if any(one.differs_on == name and one.stated == stated and not one.agrees for one in standing):
            return
        self._cite(record, spot, quote=quote, stated=stated, agrees=False, differs_on=name)
        about = record if isinstance(record, Inspection) else f"{record.inspection}, {record}"
        held = name.replace("_", " ")
        self.tally.differ(f"{about}: the document states {stated} ({held})")

    def save(self, record: Record) -> None:
        """Return nothing; saves a record with who imported it and from what."""
        save_version(record, self.user, self.reason)


def _key(record: Cited) -> Key:
    return str(record._meta.model_name), int(record.pk)


def _spot_of(citation: Citation) -> Spot:
    return Spot(citation.page, citation.paragraph, citation.item)
