"""Importing published reports and news articles: read the bytes, match, compare, save as proposed.

`read` needs no database and can run in another process; `save` does everything else in one transaction.
"""

from __future__ import annotations

from inspections.importing.documents.answers import ImportOutcome
from inspections.importing.documents.saving import already_imported, save
from inspections.importing.reading import DocumentKind, Reading, read

__all__ = ["DocumentKind", "ImportOutcome", "Reading", "already_imported", "read", "save"]
