"""What a passage says: praise, weakness or both, about which themes, and the words that decided it.

How it was labelled, trained and measured: `docs/classifying.md`.
"""

from __future__ import annotations

from inspections.extraction.themes.classifying import Classification, Placed, classify, classify_all, tone

__all__ = ["Classification", "Placed", "classify", "classify_all", "tone"]
