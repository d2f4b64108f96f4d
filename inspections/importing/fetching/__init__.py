"""Downloading published reports, politely and from known hosts only. Knows nothing of the record.

`Fetcher.fetch` downloads one address; what it has is kept in a folder, so that nothing is asked twice.
"""

from __future__ import annotations

from inspections.importing.fetching.downloads import Downloads, Refused
from inspections.importing.fetching.fetcher import Fetcher, Politeness

__all__ = ["Downloads", "Fetcher", "Politeness", "Refused"]
