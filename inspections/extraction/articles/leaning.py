"""Whether a clause of a news article praises or criticises, and the words that say so.

Reports are classified by the paragraph; a news clause is shorter, and half of it is often the reporter's
frame ("inspectors found"). Here cue words decide, read with what negates or repairs them: "not timely"
criticises, "understands its weaknesses" and "tackling delays" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cues import CRITICISM, PRAISE
from .wording import blanked

_CUE = re.compile(rf"(?<![\w-])(?:(?P<criticism>{CRITICISM})|(?P<praise>{PRAISE}))(?![\w])", re.I)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|never|neither|without|lack(?:s|ed|ing)?(?:\s+of)?|less|fail(?:s|ed|ing|ure)?\s+to"
    r"|unable\s+to|insufficient(?:ly)?|rarely|seldom|hardly|absence\s+of|far\s+from|\w+n't|too|few|limited"
    r"|yet\s+to|need(?:s|ed)?\s+to|rather\s+than|nor\s+had|inconsistent(?:ly)?|could\s+be|should\s+be"
    r"|must\s+be|despite\s+(?:senior\s+)?leaders'?)"
    r"(?:\s+[\w'-]+){0,3}\s+$",
    re.I,
)
_AWARE = (
    r"understand(?:s|ing)?|understood|recogni[sz](?:es|ed|ing)|aware|grasp(?:\s+of)?|kn[eo]ws?|predicted|anticipated|foresaw|candid|frank|clear-eyed|acknowledg\w+"
    r"|reflects?|open"
    r"|honest|identif(?:y|ies|ying)"
)
_MENDING = (
    r"tackl(?:e|es|ed|ing)|deal(?:s|t|ing)?\s+with|stop(?:s|ped|ping)|address(?:es|ed|ing)?|reduc(?:e|es|ed|ing|tion)|prevent(?:s|ed|ing)?|overc\w+"
    r"|revers(?:ed|ing)|halt(?:ed|ing)|stemm\w+|narrow(?:s|ed|ing)?|clos(?:e|ed|ing)\s+the|eliminat\w+|remov(?:e|ed|ing)|respon\w*\s+to|mitigat\w+|resolv\w+|minimi[sz]\w+|learn(?:ed|ing"
    r"|t)?\s+from"
    r"|avoid\w*|end(?:s|ed|ing)(?=\s+(?:the|an?|its|their|years)\b)|cut(?:ting)?|protect(?:s|ed|ing)?\s+\w+\s+from|safe\s+from|those|no|without|few(?:er)?|any"
    r"|very\s+small"
    r"|despite|notwithstanding|evident|focus\s+on"
)
_NO_VERB = r"(?!(?:was|were|is|are|had|has|have|do|does|did)\b)"
_REPAIR = re.compile(
    rf"\b(?:(?:{_AWARE})\b(?:\s+[\w',-]+){{0,7}}|(?:{_MENDING})\b(?:\s+{_NO_VERB}[\w',-]+){{0,7}})\s+$", re.I
)
_GROUP = re.compile(
    r"\b(?:with|for|to|of|support\w*|help\w*|about|where|when|protect\w*|identif\w+"
    r"|among)\s+(?:\w+\s+)?(?:children|young\s+people|those|people|families|parents)\s+(?:who\s+(?:are|go"
    r"|have\s+gone|have\s+been)\s+)?$",
    re.I,
)
_GROUP_WORDS = re.compile(r"at\s|missing|neglected|harmed|vulnerable|exposed|suffer", re.I)
_ABSENT = re.compile(r"\b(?:no|little|without|free\s+(?:of|from)|avoid\w*)\s+(?:\w+\s+){0,3}$", re.I)
_BURDEN = re.compile(
    r"delay|drift|backlog|wait|gap|unallocated|unnecessar|concern|danger|unsafe|weakness|shortfall", re.I
)
_FAILED_REPAIR = re.compile(
    r"\b(?:not|fail\w*|n't|without|unable|never|nor|need(?:s|ed)?\s+to|inconsistent\w*|insufficient\w*|slow"
    r"|lack\w*)\b(?:\s+[\w'-]+){0,4}\s+$",
    re.I,
)
_FIXED = re.compile(
    r"\b(?:focus(?:s)?ed\s+(?:inspection\s+)?visit|monitoring\s+visit|experiences\s+and\s+progress"
    r"|areas?\s+(?:for|of)\s+improvement|improvement\s+on\s+(?:its|the|20)|improvement\s+(?:board|plan|notice"
    r"|adviser|journey|priorities|work"
    r"|partner)|requires?\s+improvement|good\s+or\s+outstanding|serious\s+case\s+review|at\s+risk\s+register"
    r"|risk\s+assessments?|priority\s+action|critical\s+friend|safeguarding|child\s+protection"
    r"|healthy\s+relationships|quality\s+assurance|concerns?\s+about\s+(?:a\s+)?child(?:ren)?(?!')"
    r"|(?:refer|report|pass|respond|ring)\w*\s+(?:\w+\s+){0,2}?(?:concerns?|worr(?:y|ies)))\b",
    re.I,
)


_RELIEVED = re.compile(
    r"\b(?:fall|drop|reduction|decrease|cut)s?\s+in\s+[^,;.]{0,40}?"
    r"\b(?:agency|caseloads?|workloads?|vacanc\w+|turnover|waiting|re-?referrals|backlogs?|delays?)\b"
    r"|\b(?:agency|caseloads?|workloads?|vacanc\w+|turnover|waiting|repeat|re-?referrals|backlogs?"
    r"|delays?|number\s+of)\b[^,;.]{0,40}?"
    r"\b(?:fall(?:en|ing)?|fell|down|reduc\w+|dropp\w+|halved|cut|lower\w*|shrunk|cleared|eliminated)\b"
    # What is over, and was bad: "no longer had to wait".
    r"|\bno\s+longer\s+(?:(?:ha(?:s|ve|d)|need(?:s|ed)?)\s+to\s+\w+|wait\w*|sle(?:ep|pt)|pass(?:ed)?|left|at\s+risk|fail\w*|us(?:es|ed)|drift\w*|los(?:e|es|t))\b",
    re.I,
)
_WHAT_WAS = re.compile(
    r"\bafter\s+(?:an?|\w+\s+(?:years|months)\s+of)\s+(?!\w+\s+(?:inspection|visit))[^,.;]{3,40}$"
    r"|\b(?:since|than\s+at)\s+(?:its|their|the)\s+(?:last|previous)\s[^.;]+$|"
    r",\s+once\s+(?:\w+\s+){0,3}?\w+,(?=\s)"
    r"|,\s+(?:which|who)\s+had\s+(?:\w+\s+)?been\s[^,.;]{3,60},"
    r"(?=\s+(?:\w+\s+)?(?:is|are|was|were|has|have|now)\b)",
    re.I,
)
_SPARED = re.compile(
    r"(?:\s+[\w'-]+){0,3}?\s+(?:afraid|scared|frightened|unsafe|have\s+to(?:\s+\w+){1,2}|delay\w*"
    r"|wait\w*|drift\w*|miss(?:ed)?|change[sd]?|move[sd]?"
    r"|depend\w*|left"
    r"|lost|forgotten|unallocated|give\s+up|fail)\b",
    re.I,
)
_NOT = re.compile(
    r"rarely|seldom|(?:did|does|do|is|are|was|were|had|has|have|could)\s+not|n't|not\s+being|no\s+longer|\w+\s+no",
    re.I,
)

_ACCLAIM = re.compile(
    r"(?<!not\s)(?<!n't\s)(?<!never\s)\b(?:(?:prais|commend|applaud|compliment)ed|credited|(?:Ofsted|inspectors?|report|letter|watchdog)"
    r"\s+(?:\w+\s+)?(?:praise|commend|applaud|credit)s?|(?:did|do|does)\s+praise|full\s+of\s+praise|applause\s+for"
    r"|(?<!less\s)(?:impressed|struck)\s+by|nothing\s+but\s+praise|could\s+not\s+(?:speak|praise)\b[^.;]*?\benough|could\s+not\s+have\s+\w+\s+more|approval\s+for|high\s+praise|pat(?:s|ted)?\s+(?:\w+\s+){0,3}on\s+the\s+back"
    r"|gives?\s+(?:\w+\s+){1,3}credit)\b",
    re.I,
)
"""Words with which inspectors praise whatever is named, be it the handling of something bad."""

SURELY = 6
"""The score of what is praised outright: nothing else in its clause outweighs it."""


_NEED = re.compile(
    r"^\W*(?:(?:and|but|however),?\s+)?(?:when(?:ever)?|where(?:ver)?|if|once|as\s+soon\s+as)\s+(?!inspectors\b)[^,]{3,70},"
    r"|\b(?:children|young\s+people|youngsters|teenagers|families|those|babies|girls|boys)\s+(?:who\s+(?:are|were)\s+)?(?:in\s+(?:immediate\s+)?danger"
    r"|at\s+(?:(?:immediate|high|greatest|great)\s+)?risk)\b(?!\s+of\s+significant)"
    r"|\b(?:chaotic|troubled|vulnerable)\s+(?:households|lives|homes|families)\b",
    re.I,
)
"""What children or families need help with, and when: no word there is about the help."""
_FEW = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:very\s+)?(?:few\b|hardly\s+any\b)(?:\s+of\s+(?:the\s+|these\s+|them\b|those\s+)?)?",
    re.I,
)
"""The subject of whom the rest is hardly true: "few were placed far away" praises, "few knew it" does not."""
_NOT_ONE = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:no(?:body|\s+one|ne)?|not\s+(?:one|a\s+single))\b(?:\s+(?!is\b|are\b|was\b|were\b|had\b|has\b|have\b)[\w-]+){0,4}?"
    r"\s+(?:is|are|was|were|had|has|have|lives?|lived|waits?|waited)\b",
    re.I,
)
"""The subject of which the rest is not true: "no child was unsafe" praises, "no one had a plan" does not."""
_BAD_FOR_CHILDREN = re.compile(
    r"\b(?:excluded|out\s+of\s+(?:school|education)|custody|bed\s+and\s+breakfast|risk|longer|more\s+than|twice|alone)\b",
    re.I,
)
_RETURNED = re.compile(r"\b(?:came\s+back|return\w*|re-?referr\w+|more\s+than|moved?|problems?)\b", re.I)


def _masked(match: re.Match[str]) -> str:
    """Return underscores for what matched: no cue stands there, nor does what is around it move together."""
    return "_" * len(match.group())


def as_it_is(text: str) -> str:
    """Return the text, at the same offsets, without what it says of former times."""
    return _WHAT_WAS.sub(blanked, text)


def _of_the_help(text: str) -> str:
    """Return the text, at the same offsets, without what help is needed for and what once was."""
    return as_it_is(_NEED.sub(_masked, text))


@dataclass(frozen=True)
class Leaning:
    """How a clause leans: above zero praise, below it criticism; `words` are the cues that count."""

    score: int
    words: tuple[str, ...]


def _of_hardly_any(clause: str) -> Leaning | None:
    """Return how a clause leans whose subject is few or none, or None if that decides nothing."""
    few = _FEW.match(clause)
    if few:
        rest = leaning(clause[few.end() :])
        bad = rest.score < 0 or _RETURNED.search(clause) is not None
        return Leaning(SURELY if bad else -SURELY, (few.group().strip(), *rest.words))
    none = _NOT_ONE.match(clause)
    if none is None:
        return None
    rest = leaning(clause[none.end() :])
    spared = rest.score < 0 or (rest.score == 0 and _BAD_FOR_CHILDREN.search(clause, none.end()) is not None)
    return Leaning(SURELY, (none.group().strip(), *rest.words)) if spared else None


def leaning(clause: str) -> Leaning:
    """Return how the clause leans. Criticism outweighs praise where both remain after negation and repair.

    To know or to mend what is bad is some praise, if nothing else speaks for or against.
    """
    of_hardly_any = _of_hardly_any(clause)
    if of_hardly_any:
        return of_hardly_any
    text = _FIXED.sub(_masked, clause.replace('"', ""))
    text = _of_the_help(text)
    praise = [match.group() for match in _RELIEVED.finditer(text)]
    criticism: list[str] = []
    repaired: list[str] = []
    told_until = 0
    text = _RELIEVED.sub(_masked, text)
    for cue in _CUE.finditer(text):
        if cue.start() < told_until:
            continue
        before = text[: cue.start()]
        if cue["criticism"]:
            if _GROUP.search(before) and _GROUP_WORDS.match(cue.group()):
                continue
            spared = _NOT.fullmatch(cue.group()) and _SPARED.match(text, cue.end())
            if spared:
                told_until = spared.end()
                praise.append(cue.group())
                continue
            if _ABSENT.search(before) and _BURDEN.match(cue.group()):
                praise.append(cue.group())
                continue
            repair = _REPAIR.search(before)
            if repair and not _FAILED_REPAIR.search(before[: repair.start()]):
                repaired.append(cue.group())
                continue
            criticism.append(cue.group())
        elif _NEGATION.search(before):
            criticism.append(cue.group())
        else:
            praise.append(cue.group())
    acclaim = _ACCLAIM.search(text)
    if acclaim:
        return Leaning(max(SURELY, len(praise)), (acclaim.group(), *praise))
    if criticism:
        return Leaning(-len(criticism), tuple(criticism))
    praise = praise or repaired[:1]
    return Leaning(len(praise), tuple(praise))


_HINT = re.compile(
    r"\b(?:(?P<criticism>only|as\s+many\s+as|up\s+to|more\s+than|some|several|a\s+(?:handful|third|quarter"
    r"|fifth)|half|one\s+in"
    r"|\d+\s+(?:days|weeks|months))|(?P<praise>now|most|nearly\s+all|almost\s+all|every|all))\b",
    re.I,
)


def hint(clause: str) -> Leaning:
    """Return how a clause without any cue probably leans: amounts are told to criticise, "now" to praise."""
    found = _HINT.search(clause)
    return Leaning(0, ()) if found is None else Leaning(-1 if found["criticism"] else 1, (found.group(),))
