"""The judgements of one inspection, from all the sentences that state its grades.

Which areas a grade covers is decided by the framework version in force, never by the grade of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from inspections.vocabulary import Area, FrameworkVersion

from .answers import Problem, ReadJudgement
from .gathering import Stated
from .ratings import Claim
from .wording import Holder


def judgements(
    stated: list[Stated], version: FrameworkVersion | None
) -> tuple[tuple[ReadJudgement, ...], list[Problem]]:
    """Return one judgement for each area, in the order of areas, and a problem for each contradiction.

    Where sentences differ, the grade that more of them state is kept; one named for its own area beats
    one given "across the board".
    """
    votes: dict[Area, list[tuple[Stated, bool]]] = {}
    for one in stated:
        expanded = Holder.EVERYTHING in one.claim.holders
        for area in areas(one.claim, version):
            votes.setdefault(area, []).append((one, expanded and area is not Area.OVERALL))
    named = set(votes)
    for one in stated:
        if Holder.OTHERS in one.claim.holders and version:
            for area in version.areas:
                if area not in named | {Area.OVERALL, Area.LSCB}:
                    votes.setdefault(area, []).append((one, True))
    for one in stated:
        if Holder.SO_MANY in one.claim.holders and version:
            for area in _so_many(one, votes, version):
                votes.setdefault(area, []).append((one, True))
    problems: list[Problem] = []
    found = [_judgement(area, votes[area], problems) for area in Area if area in votes]
    return tuple(judgement for judgement in found if judgement), problems


def _so_many(
    one: Stated, votes: Mapping[Area, list[tuple[Stated, bool]]], version: FrameworkVersion
) -> list[Area]:
    """Return the unnamed areas that "in three of the four" must mean; none unless there are just so many."""
    areas_due: list[Area] = [area for area in version.areas if area not in {Area.OVERALL, Area.LSCB}]
    unnamed = [area for area in areas_due if area not in votes]
    alike = [
        a for a in areas_due if any(other.claim.grade is one.claim.grade for other, _ in votes.get(a, ()))
    ]
    return unnamed if len(unnamed) == one.claim.count - len(alike) else []


def _judgement(area: Area, votes: list[tuple[Stated, bool]], problems: list[Problem]) -> ReadJudgement | None:
    direct = [stated for stated, expanded in votes if not expanded] or [stated for stated, _ in votes]
    graded = [stated for stated in direct if stated.claim.grade]
    previous = next((stated.claim.previous for stated in direct if stated.claim.previous), None)
    if not graded:
        return ReadJudgement(area, None, previous, direct[0].block, direct[0].words) if previous else None
    counted = Counter(stated.claim.grade for stated in graded)
    grade = counted.most_common(1)[0][0]
    if len(counted) > 1:
        message = f"The article states different grades for {area.label.lower()}."
        words = " / ".join(stated.words for stated in graded)
        problems.append(Problem("contradiction", message, graded[0].block, words))
    kept = [stated for stated in graded if stated.claim.grade is grade]
    chosen = min(kept, key=lambda stated: (not stated.in_body, stated.claim.previous is None))
    return ReadJudgement(area, grade, chosen.claim.previous or previous, chosen.block, chosen.words)


def areas(claim: Claim, version: FrameworkVersion | None) -> list[Area]:
    """Return the judgement areas of a claim under the version in force, or by its words alone."""
    found: list[Area] = []
    for holder in claim.holders:
        found.extend(_areas_of(holder, version))
    left_out = {area for holder in claim.except_for for area in _areas_of(holder, version)}
    return [area for area in dict.fromkeys(found) if area not in left_out]


_PLAIN_AREAS = {
    Holder.OVERALL: (Area.OVERALL,),
    Holder.LEADERSHIP: (Area.LEADERSHIP,),
    Holder.HELP_PROTECTION: (Area.HELP_PROTECTION,),
    Holder.ADOPTION: (Area.ADOPTION,),
    Holder.LSCB: (Area.LSCB,),
}


def _areas_of(holder: Holder, version: FrameworkVersion | None) -> tuple[Area, ...]:
    if holder in {Holder.OTHERS, Holder.SO_MANY}:
        return ()
    if holder is Holder.EVERYTHING:
        return tuple(area for area in version.areas if area is not Area.LSCB) if version else ()
    if holder in _PLAIN_AREAS:
        areas = _PLAIN_AREAS[holder]
        return areas if version is None or areas[0] in version.areas else ()
    if version and Area.IN_CARE_AND_CARE_LEAVERS in version.areas:
        return (Area.IN_CARE_AND_CARE_LEAVERS,)
    if holder is Holder.CARE_AND_LEAVERS:
        return (Area.IN_CARE, Area.CARE_LEAVERS) if version else (Area.IN_CARE_AND_CARE_LEAVERS,)
    return (Area.IN_CARE,) if holder is Holder.IN_CARE else (Area.CARE_LEAVERS,)
