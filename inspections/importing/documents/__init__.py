"""Importing published reports and news articles: read the bytes, match, compare, save as proposed.

`read` needs no database and can run in another process; `save` does everything else in one transaction.
"""

from __future__ import annotations

from inspections.importing.documents.answers import DocumentKind, ImportOutcome, ImportStatus, Reading
from inspections.importing.documents.reading import read
from inspections.importing.documents.saving import save

__all__ = ["DocumentKind", "ImportOutcome", "ImportStatus", "Reading", "read", "save"]
