"""What a sentence says of the council or its areas as a whole: that they are, get or required something.

`phrasing` has the turns of phrase around a grade; these tell what plain sentences state one.
"""

from __future__ import annotations

import re

from .wording import AREA, GRADE, NAME, QUOTE, RATING_NOUN, WON, Holder, blanked, holder_of

WORK_OF = re.compile(r"\b(?:(?:adoption\s+)?work\b|experiences?\s+and\s+progress\s+of\b)", re.I)
"""What is no holder of its own beside an area: "work with children in care", "adoption work"."""
SERVICES_FOR = re.compile(r"\b(?:work|services?|provision|experiences|support|help|care)\b", re.I)
ITS_OWN = re.compile(
    r"^\W*(?:(?-i:[A-Z])[\w']+(?:\s+(?!(?:and|or)\b)[\w'-]+){0,8},\s+)?(?:(?:they|it|Ofsted|inspectors)\s+(?:also\s+)?(?:found|said|judged|ruled"
    r"|concluded)\s+(?:that\s+)?)?"
    rf"(?:(?:but|and|while)\s+)?(?:the\s+(?:only\s+|sole\s+|one\s+)?exceptions?\s+(?:is|are|was|were)\s+)?(?:this\s+time,?\s+)?(?:the\s+|its\s+|their\s+)?(?:(?:\w+'s?|{NAME}+(?:'s)?)\s+)?",
    re.I,
)
ASIDE = re.compile(
    r",\s(?:(?!(?:and|or|but|bar|except|apart|other)\b)[^,;:]{3,90}|(?:which|who|whose)\s[^;:]{3,130}),(?=\s(?:\w+\s+){0,4}['\"]?$)"
)
JUDGEMENT_FOR = re.compile(
    rf"^\W*(?:(?:the|its|both|only|separate)\s+)*(?:{RATING_NOUN})\s+(?:given\s+|awarded\s+)?(?:for|on|of|in)\s+(?:the\s+"
    rf"|its\s+)?",
    re.I,
)
_GETS = r"gets?|got|getting|receiv(?:es?|ed|ing)|earn(?:s|ed)"
_PUT = (
    r"singled\s+out|considered|thought|held|said|named|called|described|pronounced|adjudged|regarded|seen|viewed|found|judged|rated"
    r"|graded|deemed|marked|scored|classed|ranked|assessed|put|placed|left|given|handed|awarded|told"
)
_FARED = (
    r"fares?|fared|comes?|came|emerges?|emerged|ends?|ended|sits?|sat|stands?|stood|stays?|stayed|remains?|remained"
    r"|scores?|merits?|merited|deserves?|deserved|escapes?|escaped|lands?|landed|slips?|slipped|drops?|dropped|dips?"
    r"|dipped|falls?|fell|rises?|rose|climbs?|climbed|moves?|moved|goes|went|keeps?|kept|retains?|retained|needs?"
    r"|attracts?|attracted|draws?|drew|won|wins?|achieves?|achieved|secures?|secured|earns?|earned"
)
_LINKS = (
    r"to|and|as|at|with|be|by|a|an|its|their|the|up|out|down|back|even|just|only|again|put|in|on|(?:a\s+)?(?:step|notch|rung|grade"
    r"|level|cut)s?|one|two|behind|ahead|above|below|higher|lower|better|worse|slightly|well|too|though|however|meanwhile"
    r"|this\s+time|similarly|likewise|separately|overall|simply|instead|now|also|all|both|each|still|Ofsted|inspectors|from"
    rf"|(?:in|at)\s+(?:the\s+(?:city|county|borough|town|council)|{NAME}+(?:\s+Council)?)|here|there|so"
)
HAS_GRADE = re.compile(
    rf",?\s(?:(?:is|are|was|were|been|being|has|have|had|{_PUT}|{_FARED}|{_LINKS}),?\s+){{0,9}}?"
    rf"(?:is|are|was|were|now|{_PUT}|{_FARED}),?\s+(?:(?:be|been|{_PUT}|{_LINKS}),?\s+){{0,7}}{QUOTE}$",
    re.I,
)
"""Leads from areas to the grade that they have, in whatever verb: "stayed a step behind at"."""
FOUND = re.compile(
    r"\b(?:found|thought|think|judge[sd]?|deem(?:s|ed)|call(?:s|ed)|declare[sd]?|rate[sd]?|grade[sd]?|consider(?:s|ed)|pronounce[sd]?"
    r"|mark(?:s|ed)|brand(?:s|ed)|label(?:s|led))\s",
    re.I,
)
NAMED_AFTER = re.compile(rf"\b{RATING_NOUN},\s+['\"]?$", re.I)
"""Before a grade between commas: "a better mark, good, for"."""
AS_A_NOUN = re.compile(r"\b(?:an?|another|its|one|two|three|four|five)\s+['\"]?$", re.I)
A_NOUN_ENDS = re.compile(r"^['\"]?\s*(?:$|[.,;:)]|-\s|(?:for|on|in|across|overall|from|and\s+an?)\b)", re.I)
"""With `AS_A_NOUN`, tells that the grade itself is given: "an inadequate for leadership"."""
_BESIDE = r"also|both|each|all|too|now|still|again|alone"
IS_OR_GETS = re.compile(
    rf"\s(?:(?:is|are|was|were|{_GETS}|{_BESIDE}|found|judged|to|be|been|being|has|have|had|only|therefore"
    rf"|however),?\s+)*"
    rf"(?:is|are|was|were|be|been|{_GETS}|each|both)\s+"
    rf"(?:(?:{_BESIDE}|an?|overall|services?\s+(?:that|which)|one\s+that|are|is|was|were)\s+){{0,4}}{QUOTE}$",
    re.I,
)
"""Stands between areas and the grade that they have: "are both", "gets a", "got a service that"."""
NEW_CLAUSE = re.compile(
    r"\b(?:said|says?|found|conclud\w+|decided|judged|ruled|told\s[^.;,]{3,40}?|reported|and|meant?|means)\s+that\s"
    r"|,\s+(?:and\s+|but\s+)?(?:that\s+)?",
    re.I,
)
"""Where a clause of its own may begin: "They decided that its leaders were"."""
HAS_WON = re.compile(rf"\b{WON}\s+(?:(?:it|them|us|the\s+\w+)\s+)?(?:an?\s+)?{QUOTE}$", re.I)
A_GOOD_ONE = re.compile(r"^['\"]?\s+(?:one|services?)\b", re.I)
THE_EXCEPTION = re.compile(
    r"\s+(?:is|are|was|were)\s+the\s+(?:only\s+)?exceptions?\s*[:;,-]\s*(?:these|they|which|it)\s*", re.I
)
STILL = re.compile(r",?\s+(?:both|also|all|still|only|now|each|however|though|meanwhile|too|,),?\s*$", re.I)
COUNCIL_THEN = re.compile(rf"{NAME},\s+$")
"""With a grade and "at its last inspection", tells what a council was: "Norshire, good at its last"."""
IT_DID = re.compile(
    rf"(?:{NAME}|\b(?:council|authority|borough|county|city|it|they|each|both|all\s+three|all\s+four|children's\s+(?:social\s+)?(?:services|care)))\s+(?:had\s+|also\s+|still\s+|too\s+|now\s+)*$",
    re.I,
)
AT = re.compile(rf"\b(?:at|as|to|on|of|with)\s+(?:an?\s+|be\s+)?{QUOTE}$", re.I)
"""Before "requires improvement" makes a noun of it: "stuck at requires improvement"."""
RATES_AS = re.compile(rf"\b(?:rat|judg|grad|class|rank|deem)(?:e?[sd]|es|ed|ing)?\s+as\s+{QUOTE}$", re.I)
SAID_TO = re.compile(
    r",\s+which\s+(?:the\s+)?(?:inspectors|Ofsted|it|they|report|watchdog)\s+(?:said|says?|found|judged|concluded)\s+$",
    re.I,
)
"""Before "requires improvement" leads it back to an area: "help and protection, which inspectors said"."""
SPARED_AND = re.compile(
    r"\b(?:spared|escaped|avoided)\s+(?:the\s+)?(?:lowest|bottom|worst)\s+\w+\s+(?:and|but)\b", re.I
)
"""Says which grade was not given, before the one that was."""
WHOLLY = re.compile(
    r"^['\"]?\s*(?:$|[.;,]|,?\s+(?:overall|across|after|following|when|again|in\s+(?:\d|all|each|every)"
    r"|(?:at|in)\s+(?:its|the)\s+(?:last|previous|earlier))\b)",
    re.I,
)
"""With `IT_DID`, tells that the council as a whole "required improvement when it was last inspected"."""
OPENS_WITH_IT = re.compile(
    rf"(?:^|:\s)[\W\d]*(?:(?:the|its|our|overall|Ofsted|Ofsted's|current|new)\s+)*(?:(?:{RATING_NOUN}|overall(?:\s+effectiveness)?)\s*[:-]\s*)?{QUOTE}$",
    re.I,
)
"""Stands before a grade that begins a line: "Verdict: good in all areas", "• Good for"."""
THEN_IN = re.compile(r"^['\"]?\s+(?:back\s+)?in\s+(?:\w+\s+)?(?:19|20)\d\d,\s", re.I)
"""With a grade that opens the sentence, what the council then was: "Inadequate in 2019, the borough"."""
IN_A_YEAR = re.compile(
    r"^\W*(?:back\s+)?in\s+(?:\w+\s+)?(?:19|20)\d\d,?\s+(?:it|they|services|(?:the|its)\s+(?:council|authority|borough"
    rf"|county|city|department|service)s?|{NAME}+)\s+(?:was|were|had\s+been|got|received)\s+(?:also\s+|an?\s+)?{QUOTE}$",
    re.I,
)
"""Tells what the council was at a time named before: "In 2010 it was"."""
WAS_THEN = re.compile(
    r"['\"]?\s+(?:overall\s+)?(?:(?:before|until)\s+(?:that|then),?\s+)?(?:back\s+)?(?:in\s+)?", re.I
)
"""Stands between a grade that the council had and the date at which it had it."""


def without_aside(text: str) -> str:
    """Return the text, at the same offsets, without an aside at its end that tells no grade.

    An aside that alone names the area is kept: "the fourth, support for care leavers, still".
    """

    def blank(aside: re.Match[str]) -> str:
        before = text[: aside.start()]
        named = any(
            holder_of(area) not in {Holder.OTHERS, Holder.EVERYTHING} for area in AREA.finditer(before)
        )
        alone = AREA.search(aside.group()) and not named and not before.endswith(NAME)
        told = GRADE.search(aside.group()) or alone
        return aside.group() if told else blanked(aside)

    return ASIDE.sub(blank, text)
