"""What importing an official table answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StatisticsOutcome:
    """What importing did: values that agree, records added or proposed, and each difference in a sentence.

    `problems` name rows that were passed over, and what to do about them.
    """

    confirmed: int
    added: int
    proposed: int
    differences: tuple[str, ...]
    problems: tuple[str, ...]
