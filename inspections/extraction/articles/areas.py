"""Which judgement areas a grade covers, under the framework version in force."""

from __future__ import annotations

from inspections.vocabulary import Area, FrameworkVersion

from .ratings import Claim
from .wording import Holder


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
