"""Whether an article is about inspections of councils' children's social care, and which sentences are not.

Ofsted also inspects schools, nurseries, children's homes and agencies; other bodies use the same four
words for adult care, prisons or police. What those inspections found belongs to another record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blocks import Layout
from .prose import spans
from .roles import PROSE, Role

OTHER_INSPECTED = re.compile(
    r"\b(?:(?:primary|secondary|grammar|high|special|independent|private|boarding|infant|junior|free"
    r"|residential)?\s*schools?(?!\s+(?:age|hub))"
    r"|academ(?:y|ies)|pupils?|head\s?teachers?|sixth[\s-]forms?|nurser(?:y|ies)|pre-?schools?|childmind\w+"
    r"|early\s+years\s+(?:provider|setting)s?"
    r"|children's\s+centres?|holiday\s+clubs?|playgroups?|colleges?|apprenticeships?|universit(?:y|ies)"
    r"|multi-academy"
    r"|(?<!unregistered\s)(?<!unregulated\s)(?<!illegal\s)children's\s+homes?"
    r"|residential\s+(?:care\s+)?homes?|secure\s+(?:children's\s+)?(?:homes?|units?)"
    r"|secure\s+training\s+centres?|young\s+offender\s+institutions?|prisons?|probation|police(?:\s+force)?"
    r"|constabulary"
    r"|fostering\s+(?:agency|agencies|service|provider)s?|adoption\s+agenc(?:y|ies)|voluntary\s+adoption"
    r"|registered\s+manager"
    r"|supported\s+accommodation\s+providers?|care\s+homes?|nursing\s+homes?|domiciliary|hospitals?"
    r"|NHS\s+trust|ambulance|GP\s+surger(?:y|ies)"
    r"|adult(?:s|s')?\s+(?:social\s+)?(?:care|services)|Care\s+Quality\s+Commission|CQC|SEND|SEN\b"
    r"|special\s+educational\s+needs|EHCPs?"
    r"|education,?\s+health\s+and\s+care\s+plans?|area\s+partnership|local\s+area\s+inspection"
    r"|youth\s+(?:justice|offending)(?:\s+\w+)?"
    r"|HMICFRS|HM\s+Inspectorate|fire\s+(?:and\s+rescue|service)|food\s+hygiene|housing\s+(?:regulator"
    r"|ombudsman|service)s?|Regulator\s+of\s+Social\s+Housing)\b",
    re.I,
)
_OTHER_NATION = re.compile(
    r"\b(?:Care\s+Inspectorate(?:\s+Wales)?|CIW|CSSIW|Estyn|Healthcare\s+Inspectorate|Education\s+Scotland"
    r"|Scottish\s+\w+|Welsh\s+(?:Government|council)"
    r"|Wales|Scotland|Northern\s+Ireland|RQIA|Children's\s+Hearings?|Care\s+Inspectorate's)\b"
)
_CHILDRENS_SERVICES = re.compile(
    r"\b(?:child(?:ren)?(?:'s|s'|s)?\s+(?:and\s+(?:families|family"
    r"|young\s+people'?s?)(?:'s)?\s+)?(?:social\s+)?(?:services|care\s+services|social\s+care|social\s+work)"
    r"|children'?s\s+(?:department|directorate|trust|social\s+services)|child\s+protection"
    r"|social\s+work(?:ers?)?|help\s+and\s+protection"
    r"|focus(?:s)?ed\s+visit|monitoring\s+visit|ILACS|early\s+help|looked[\s-]after\s+children"
    r"|children\s+(?:looked\s+after|in\s+(?:(?:its|their|the\s+council's)\s+)?(?:need|care))|unregistered\s+(?:children's\s+)?(?:homes?|placements?|accommodation|provision)|care\s+leavers|care[\s-]experienced|social\s+care"
    r"|safeguarding)\b",
    re.I,
)
_INSPECTOR = re.compile(r"\b(?:Ofsted|inspect\w+|watchdog)\b", re.I)
NATIONAL = re.compile(
    r"\b(?:national(?:ly)?|across\s+(?:England|the\s+country|the\s+UK)|in\s+England|English\s+(?:councils"
    r"|local\s+authorities|authorities)"
    r"|England's|England\s+average|up\s+and\s+down\s+the\s+country|other\s+(?:councils|local\s+authorities"
    r"|authorities)"
    r"|(?:one|two|three|four|\d+)\s+in\s+\w+\s+(?:of\s+)?(?:the\s+)?(?:councils|authorities)"
    r"|(?:all|most|many|\d+|half\s+of|some)\s+(?:the\s+)?(?:councils|local\s+authorities)"
    r"|statistical\s+neighbours)\b",
    re.I,
)


@dataclass(frozen=True)
class Scope:
    """Whether the article belongs to the record, and the reason in a sentence an editor reads."""

    about: bool
    reason: str


_JOINT = re.compile(
    r"\bjoint\s+targeted\s+area\b|\bJTAI\b"
    r"|\bjoint\s+inspection\b[^.]{0,120}\b(?:constabulary|HMIC\w*|probation|police)\b",
    re.I,
)
_JOINTLY = re.compile(r"\bjoint\s+(?:inspection|visit)s?\b", re.I)
_JOINED = re.compile(r"\binspectorates?\b[^.]{0,60}\b(?:constabulary|probation|police)\b", re.I)
_NAMED_VISIT = re.compile(
    r"\b(?:focus(?:s)?ed\s+visit|monitoring\s+visit|ILACS|JTAI|joint\s+targeted)\b", re.I
)
_SPECIAL_NEEDS = re.compile(r"\bSEND\b|\bspecial\s+educational\s+needs\b", re.I)
_REPORTS = re.compile(
    r"\b(?:Ofsted|inspect\w+|watchdog|rated|ratings?|grade[sd]?|judge?ments?|downgrad\w+|upgrad\w+"
    r"|(?:focuss?ed"
    r"|monitoring)\s+visit)\b",
    re.I,
)


def is_joint(whole: str) -> bool:
    """Return whether several inspectorates came, those of police or probation among them."""
    together = _JOINTLY.search(whole) and _JOINED.search(whole)
    return _JOINT.search(whole) is not None or together is not None


_ONE_HOME = re.compile(r"\bhome\b", re.I)
_ONE_CHILDRENS_HOME = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,4}children's\s+home\b", re.I)
_PARTNERS = re.compile(
    r"\b(?:schools?|pupils?|nurser(?:y|ies)|colleges?|police|hospitals?|probation|housing\s+services?)\b",
    re.I,
)
"""Who work with social workers: that an article names them later says nothing of what was inspected."""


_OFTEN = 3
"""Who speaks of an inspection in so many sentences may come to it late: a feature sets its scene first."""
_HEAD = {Role.TITLE, Role.STANDFIRST}


def _dwells(layout: Layout) -> bool:
    """Return whether inspection is no passing remark: spoken of near the beginning and more than once."""
    read = [
        block
        for block in layout.blocks
        if block.role in PROSE or block.role in {Role.TITLE, Role.STANDFIRST, Role.HEADING}
    ]
    parts = [block.plain[start:end] for block in read for start, end in spans(block.plain)]
    told = [part for part in parts if _REPORTS.search(part)]
    first = [block for block in read if block.role in PROSE][: 2 if len(told) < _OFTEN else 5]
    opening = " ".join(block.plain for block in read if block in first or block.role in _HEAD)
    return (
        len(told) >= 2
        and re.search(rf"{_REPORTS.pattern}|\breport\b|\bvisit\b|\binadequate\b", opening, re.I) is not None
    )


def scope(layout: Layout) -> Scope:
    """Return whether the article can be about an Ofsted inspection of a council's children's social care.

    Counted are the words of the title and the opening, which say what the article is about, and those of
    the whole, which say whether the title was only a comparison.
    """
    prose = [block.plain for block in layout.blocks if block.role in PROSE]
    head = [block.plain for block in layout.blocks if block.role in {Role.TITLE, Role.STANDFIRST}]
    opening = " ".join([*head, *prose[:4]])
    whole = " ".join([*head, *prose])
    if not _INSPECTOR.search(whole):
        return Scope(False, "No inspection and no inspector is named.")
    if len(_OTHER_NATION.findall(opening)) and len(_OTHER_NATION.findall(whole)) >= len(
        re.findall(r"\bOfsted\b", whole)
    ):
        return Scope(False, "It is about Wales, Scotland or Northern Ireland.")
    if not _dwells(layout):
        return Scope(False, "It mentions an inspection only in passing.")
    if not _CHILDRENS_SERVICES.search(whole) and not is_joint(whole):
        return Scope(False, "It does not speak of children's social care.")
    return _weighed(" ".join(head), opening, whole)


def opens_nationally(layout: Layout, naming: set[int]) -> bool:
    """Return whether the beginning speaks of councils in general; `naming` are the blocks that name one."""
    body = [block for block in layout.blocks if block.role in PROSE][:1]
    opening = [block for block in layout.blocks if block.role in _HEAD or block in body]
    named = any(block.number in naming for block in opening)
    return not named and any(NATIONAL.search(block.plain) for block in opening)


def _weighed(head: str, opening: str, whole: str) -> Scope:
    """Return the verdict by weight: title thrice, opening twice, the rest once.

    Words within the name of another service ("adult social care") speak for that service alone.
    """
    texts = ((3, head), (2, opening), (1, whole))
    theirs = sum(weight * _count(OTHER_INSPECTED, text) for weight, text in texts) - _count(_PARTNERS, whole)
    ours = sum(weight * _count(_CHILDRENS_SERVICES, OTHER_INSPECTED.sub(" ", text)) for weight, text in texts)
    ours += 4 * _count(_NAMED_VISIT, opening)
    joint = is_joint(whole)
    if joint:
        theirs = _count(_SPECIAL_NEEDS, opening)
    if (
        _ONE_HOME.search(head)
        and _ONE_CHILDRENS_HOME.search(opening)
        and not _count(_CHILDRENS_SERVICES, head)
    ):
        return Scope(False, "It is about a children's home.")
    titled = _count(_CHILDRENS_SERVICES, head) and not _count(OTHER_INSPECTED, head)
    if theirs > (2 * ours if titled else ours):
        return Scope(
            False, "Most of it is about another kind of service than councils' children's social care."
        )
    if not joint and _count(_CHILDRENS_SERVICES, opening) == 0 and _count(OTHER_INSPECTED, opening):
        return Scope(False, "Its opening names another kind of service and not children's social care.")
    return Scope(True, "It reports an inspection of a council's children's services.")


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
