"""The words in which articles name judgement areas, grades and those who hold them, as patterns.

Kept apart from the reading of sentences so that a new turn of phrase is one entry here.
"""

from __future__ import annotations

import re
from enum import Enum

from inspections.vocabulary import Grade


class Holder(Enum):
    """What a grade was given for, in the article's words; the framework decides which area that is."""

    OVERALL = "overall"
    EVERYTHING = "everything"
    OTHERS = "every area not named"
    SO_MANY = "so many of the areas not named"
    LEADERSHIP = "leadership"
    HELP_PROTECTION = "help and protection"
    CARE_AND_LEAVERS = "children in care and care leavers"
    IN_CARE = "children in care"
    CARE_LEAVERS = "care leavers"
    ADOPTION = "adoption"
    LSCB = "safeguarding board"


_IN_CARE = (
    r"(?:(?:children|young\s+people|youngsters|teenagers|those)\s+(?:living\s+)?in\s+(?:(?:its|their|the\s+council's"
    r"|the\s+authority's|local\s+authority|our)\s+)?care"
    r"|looked[\s-]after\s+(?:children|young\s+people|youngsters)"
    r"|children\s+(?:and\s+young\s+people\s+)?(?:that\s+|whom\s+)?(?:it|they|the\s+(?:council|authority|county|city|borough))\s+looks?\s+after"
    r"|children\s+already\s+in\s+(?:its\s+|the\s+council's\s+)?care"
    r"|children\s+(?:who\s+are\s+)?(?:already\s+)?looked[\s-]after(?:\s+and\s+achieving\s+permanence"
    r"|\s+by\s+(?:the|its)\s+(?:council|authority|local\s+authority|trust))?"
    r"|cared[\s-]for\s+children|children\s+who\s+(?:live\s+away\s+from|cannot\s+live\s+(?:at\s+home|with))(?:\s+their\s+(?:own\s+)?"
    r"(?:families|parents|home))?)"
)
_LEAVERS = (
    r"(?:care[\s-]leavers|care[\s-]experienced\s+(?:young\s+)?(?:people|adults)"
    r"|(?:those|young\s+people|young\s+adults|people)\s+(?:leaving|who\s+(?:are\s+leaving|have\s+left|leave"
    r"|left))\s+care|leaving\s+care|care\s+leaving)"
)
_THE_SERVICE = (
    r"(?:it|they|(?:(?:the|its|their)\s+)?(?:children's\s+(?:social\s+)?)?(?:council|authority|county|borough"
    r"|city|departments?|services?|care|directorate|trust))"
)
AREAS_NOUN = (
    r"(?:areas?|(?:sub-?)?categor(?:y|ies)|(?:sub-?)?judge?ments?|headings?|fields?|strands?"
    r"|measures?|criteria|aspects?|things\s+(?:it|they)\s+look(?:ed|s)?\s+at)"
)
"""What an article calls the areas that a framework judges, as a kind, when it counts or orders them."""
_AREAS: tuple[tuple[Holder, str], ...] = (
    (
        Holder.OTHERS,
        r"(?:all|each|every\s+one)\s+(?:of\s+)?(?:the\s+)?"
        rf"(?:others|other\s+(?:inspection\s+)?{AREAS_NOUN})"
        rf"|every\s+other\s+(?:\w+\s+)?{AREAS_NOUN}|all\s+(?:bar|but)\s+one\s+of\s+(?:the|its)\s+(?:\w+\s+)?{AREAS_NOUN}|everything\s+else|all\s+else|(?:the\s+|all\s+)?(?:two|three|four|five)\s+(?:other|remaining)\s+{AREAS_NOUN}"
        rf"|(?:the\s+|all\s+)?(?:other|remaining)\s+(?:two|three|four|five)(?:\s+{AREAS_NOUN})?"
        rf"|the\s+(?:others|rest|(?:other|remaining)\s+(?:\w+\s+)?{AREAS_NOUN})",
    ),
    (
        Holder.EVERYTHING,
        r"across\s+the\s+board|all\s+round|everything(?!\s+else)|every\s+(?:single\s+)?(?:judg\w+|area|category)|all\s+(?:of\s+)?(?:its\s+|the\s+)?(?:separate\s+|individual\s+)?(?:(?:four|three|five"
        r"|six)\s+)?(?:of\s+the\s+)?(?:inspection\s+)?(?:areas|categories|judge?ments)|(?:in|across|for"
        r"|on|under)\s+(?:all|every"
        r"|each)(?:\s+(?:of|the|its|four|five|three"
        r"|six|key|inspected|judged|single|those|these|one|separate|individual))*"
        rf"\s+(?:inspection\s+|judge?ment\s+|assessment\s+)?(?:{AREAS_NOUN}|counts?|fronts|respects?)",
    ),
    (
        Holder.CARE_AND_LEAVERS,
        rf"{_IN_CARE}(?:\s+and|\s+or|,?\s+as\s+well\s+as|\s*/)\s+(?:for\s+|those\s+)?{_LEAVERS}|(?:those"
        rf"|young\s+people)\s+in\s+and\s+leaving\s+care"
        r"|(?:children\s+)?in\s+care\s+and\s+(?:care\s+leavers|leaving\s+care)"
        r"|(?:children|those)\s+in\s+care\s+and\s+(?:those|young\s+people)\s+who\s+have\s+left\s+(?:it|care)"
        r"|care\s+and\s+(?:care\s+leaving|leaving\s+care)",
    ),
    (Holder.IN_CARE, _IN_CARE),
    (Holder.CARE_LEAVERS, _LEAVERS),
    (
        Holder.HELP_PROTECTION,
        r"(?:children|young\s+people|those|families|youngsters|boys\s+and\s+girls)(?:\s+and\s+(?:their\s+)?(?:families"
        r"|young\s+people))?\s+"
        r"(?:who\s+(?:are\s+)?|that\s+)?(?:in\s+)?need(?:s|ing|ed)?\s+(?:of\s+)?(?:early\s+)?help(?:\s+and"
        r"|\s+or|,|\s*/)\s*protection|(?:early\s+)?help\s+and\s+protection"
        r"|(?:its\s+"
        r"|the\s+)?(?:work\s+to\s+)?help(?:ing)?\s+and\s+protect(?:ing)?\s+(?:vulnerable\s+)?(?:children"
        r"|young\s+people)"
        r"|protection(?=(?:,|\s+and)\s+(?:leadership|care\b))|(?<=\bas\swas\s)protection"
        r"|child\s+protection(?:\s+(?:arrangements|services?))?(?!\s+(?:plan|conference|enquir|investigat"
        r"|register|case|process"
        r"|system|chair|team|social|practi|inquir|concern|response|issue|service|framework|inspection)\w*)"
        r"|(?:help\s+and\s+|the\s+|its\s+|their\s+)protection\s+of\s+(?:vulnerable\s+)?(?:children"
        r"|young\s+people)"
        r"|(?:help|support|protection|services?)(?:\s+(?:it|they)\s+(?:gives?|offers?|provides?)"
        r"|\s+(?:given|offered|provided))?\s+(?:to|for)\s+(?:vulnerable\s+)?"
        r"(?:children|young\s+people|families|youngsters|those)\s+(?:(?:who\s+(?:are|may\s+be)\s+)?"
        r"(?:at\s+risk|in\s+need)|needing\s+(?:help|protection|support))"
        r"(?:\s+(?:of|and|or)\s+(?:harm|help|protection))*"
        rf"|(?:how|the\s+way)\s+(?:well\s+)?(?:{_THE_SERVICE}\s+)?(?:helps?\s+and\s+protects?"
        rf"|helped\s+and\s+protected|supports?\s+and\s+protects?|looks?\s+out\s+for)"
        r"\s+(?:vulnerable\s+)?(?:children|young\s+people|youngsters|families)"
        r"|(?:how|the\s+way)\s+(?:well\s+)?children\s+(?:are|were)\s+(?:being\s+)?helped\s+and\s+protected"
        r"|(?:how\s+(?:well\s+)?it\s+)?(?:keeps?|keeping)\s+children\s+safe"
        r"|protecting\s+(?:vulnerable\s+)?children(?!\s+from)"
        r"|work\s+to\s+protect\s+(?:vulnerable\s+)?children|helping\s+and\s+protecting\s+(?:vulnerable\s+)?(?:children|young\s+people|youngsters)"
        r"|help\s+(?:given\s+)?(?:to|for)\s+(?:children|young\s+people|families"
        r"|youngsters)\s+(?:who\s+(?:are\s+)?)?"
        r"(?:in\s+)?need(?:ing)?\s+(?:of\s+)?protection",
    ),
    (
        Holder.LEADERSHIP,
        r"(?:the\s+)?(?:impact|influence)\s+of\s+(?:its\s+"
        r"|the\s+council's\s+)?(?:senior\s+)?(?:leaders(?:hip)?|managers)(?:\s+on\s+(?:social\s+work\s+)?practice"
        r"(?:\s+with\s+(?:children\s+and\s+)?families)?)?"
        r"|(?:its|their)\s+leaders(?=\s*(?:$|[,.;])|\s+and\s+for\b)|leaders(?=,\s+who\s+(?:was|were|is|are)\s+(?:also\s+)?(?:rated|judged|graded))|leaders(?=\s+and\s+(?:its\s+|the\s+|their\s+)?help\b|\s*[:=|]|\s+(?:was|were|is|are)\s+(?:both\s+|now\s+|also\s+)?(?:rated|judged|graded|considered|deemed"
        r"|['\"]?(?:outstanding|inadequate|good)['\"]?\s*[.,;]))"
        r"|leadership(?:[,\s]\s*management\s+and\s+governance|\s+and\s+(?:management|governance))?|(?:judge?ments?"
        r"|grades?|ratings?|verdicts?)\s+(?:on|for|about)\s+(?:its\s+|the\s+)?(?:senior\s+)?leaders"
        rf"|managing\s+(?:the|its)\s+services?|leaders'\s+(?:impact|work)(?!\s+on\b)|how\s+(?:well\s+)?{_THE_SERVICE}\s+(?:is|are|was|were)\s+(?:being\s+)?(?:led|run)"
        rf"|the\s+way\s+(?:in\s+which\s+)?{_THE_SERVICE}\s+(?:is|are|was|were)\s+(?:being\s+)?(?:led|run)"
        r"|(?:leaders'|their"
        r"|its)\s+impact\s+on\s+(?:social\s+work\s+)?practice",
    ),
    (Holder.ADOPTION, r"adoption(?:\s+(?:services?|performance))?"),
    (Holder.LSCB, r"(?:local\s+)?safeguarding\s+(?:children(?:'s)?\s+)?board|LSCB"),
    (Holder.OVERALL, r"overall(?:\s+effectiveness)?"),
)
AREA = re.compile(
    "|".join(rf"(?P<a{number}>\b(?:{pattern})\b)" for number, (_, pattern) in enumerate(_AREAS)), re.I
)


def holder_of(match: re.Match[str]) -> Holder:
    """Return the holder that a match of `AREA` names."""
    return _AREAS[int(str(match.lastgroup)[1:])][0]


NAME = "Ж"
"""Stands, as often as it has characters, for the name of a council in a sentence whose grades are read."""

SERVICE = re.compile(
    rf"\b(?:{NAME}+|child(?:ren)?(?:'s|s')?\s+(?:and\s+(?:families"
    rf"|young\s+people's)\s+)?(?:social\s+)?(?:services?|care|social\s+care)|services?|department|directorate"
    r"|councils?|authority|unitary|borough|county|city|trust|provision|it|they|them|which|that|who|local\s+authority"
    r"|corporation)\b(?!\s+(?:leader|chief|boss))",
    re.I,
)
NOT_A_HOLDER = re.compile(
    r"\b(?:oversight|supervision|assessments?|plans?|planning|record(?:s|ing|[\s-]keeping)?|respon(?:se|ses)"
    r"|decision[\s-]making|work|management"
    r"|progress|training|systems?|process(?:es)?|funding|resources?|staffing|teams?|hub|front[\s-]door|MASH"
    r"|arrangements|caseloads?|relationships?"
    r"|communication|evidence|audits?|attendance|information|placements?|accommodation|housing|parenting"
    r"|advice|education(?!\s+(?:watchdog|inspect\w+|standards|regulator))|relations|sharing"
    r"|practice|interventions?|enquiries|investigations?|reviews?|meetings?|visits?|checks?|safety|culture"
    r"|morale|levels?|approach|quality|access"
    r"|referrals?|thresholds?|outcomes|partnerships?|scrutiny|challenge|data|actions?|conditions|living"
    r"|behaviour|care\s+proceedings)\b",
    re.I,
)
CASE_NOUN = re.compile(
    r"\b(?:oversight|supervision|assessments?|plans?|planning|record(?:s|ing)?|decision[\s-]making|meetings?"
    r"|enquiries|audits?|visits?|hub|front[\s-]door)\b",
    re.I,
)

_RI = r"requir(?:es?|ed|ing)[\s-]improvement(?:\s+to\s+be\s+(?:rated\s+)?good)?|needs\s+improvement"
_RI += (
    r"|(?:must|needs?\s+to|has\s+to)\s+improve"
    r"(?=\s+in\s+(?:\w+\s+){1,3}of\s+(?:the\s+|its\s+)?(?:three|four|five)\s)"
)
_RANK_NOUN = (
    r"(?:grade|rating|ranking|mark|judg(?:e)?ment|category|rung|level|score|band|grading|verdict|outcome)"
)
_LOWEST = (
    rf"(?:lowest|bottom|worst)(?:[\s-]possible|\s+available|\s+Ofsted|\s+inspection)*\s+{_RANK_NOUN}"
    rf"|(?:lowest|bottom|worst)\s+of\s+(?:the\s+|its\s+|Ofsted's\s+)?four\s+{_RANK_NOUN}s"
)
_HIGHEST = (
    rf"(?:highest|top|best)(?:[\s-]possible|\s+available|\s+Ofsted|\s+inspection)*\s+{_RANK_NOUN}|(?:highest"
    rf"|top|best)\s+of\s+(?:the\s+|its\s+|Ofsted's\s+)?four\s+{_RANK_NOUN}s|(?:top|full)\s+marks"
)
GRADE = re.compile(
    rf"(?<![\w-])(?P<open>['\"])?(?:(?P<second>second[\s-](?:lowest|worst|highest"
    rf"|best)(?:[\s-]possible)?\s+{_RANK_NOUN})"
    rf"|(?P<lowest>{_LOWEST})|(?P<highest>{_HIGHEST})|(?P<ri>{_RI})|(?P<word>outstanding|inadequate|adequate"
    rf"|good)(?:s(?=\s+-|,))?)(?P<close>['\"])?(?!\w)",
    re.I,
)
_WORDS = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
}


def grade_of(match: re.Match[str]) -> Grade:
    """Return the grade that a match of `GRADE` names; ranks are those of the four-grade scale since 2013."""
    if match["ri"]:
        return Grade.REQUIRES_IMPROVEMENT
    if match["lowest"]:
        return Grade.INADEQUATE
    if match["highest"]:
        return Grade.OUTSTANDING
    if match["second"]:
        return Grade.REQUIRES_IMPROVEMENT if re.search("lowest|worst", match["second"], re.I) else Grade.GOOD
    return _WORDS[match["word"].lower()]


QUOTE = r"['\"]?"
RATING_NOUN = (
    r"(?:rating|grad(?:e|ing)|judg(?:e)?ment|ranking|verdict|mark|status|score|outcome|result|label|tag"
    r"|badge)s?"
)
RATED = (
    r"(?:assessed\s+as|pronounc(?:ed|es|ing)|adjudged|crown(?:ed|s)|condemn(?:ed|s)(?=[^.;]{0,60}\sas\b)"
    r"|rat(?:ed|ing|es)|re-?rated|grad(?:ed|ing|es)|judg(?:ed|ing|es)|deem(?:ed|s|ing)"
    r"|brand(?:ed|s|ing)"
    r"|c(?:o|a)mes?\s+out(?=\s+(?:as|at)\b)|emerge[ds]?(?=\s+as\b)|class(?:ed|ified)|rank(?:ed|s)"
    r"|label(?:led|s)|declar(?:ed|es)|hail(?:ed|s)|mark(?:ed|s)(?=[^.;]{0,40}\s(?:as|at|down|inadequate|good|outstanding|requir\w+)\b)"
    r"|put\s+down\s+as|set\s+down\s+as)"
)
MOVED = (
    r"(?:downgrad\w+|upgrad\w+|demot\w+|promot\w+|relegat\w+|elevat\w+|mov(?:e|ed|es|ing)|f(?:a|e)ll(?:s|en"
    r"|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?"
    r"|s(?:a|u)nk|sink(?:s|ing)?|plung\w+|plummet\w+|declin(?:ed|es|ing)|w(?:e|o)nt|go(?:es|ing|ne)|r(?:o"
    r"|i)se(?:s|n)?|rising|climb\w*|jump\w*|leap\w*|leapt"
    r"|knock(?:s|ed)?(?=[^.;]{0,40}\sdown\b)|return(?:s|ed)?(?=[^.;]{0,50}\sto\s)|tumbl\w+|sl(?:id|ides?|iding)|soar\w*|crept|creeps?|edg(?:ed|es|ing)|step(?:s|ped|ping)?|bounc\w+"
    r"|improv(?:ed|es|ing|ement)|progress(?:ed|es|ing)|rais(?:ed|es|ing)|lift(?:ed|s|ing)|boost\w*|bump\w*|up"
    r"|down|reduc(?:ed|tion)|slump\w*|crash\w*|turn(?:ed|around)?|transform\w*|change[sd]?|deteriorat\w+)"
)
LOST = (
    r"(?:los(?:e|es|ing|t)|stripped\s+of|swap(?:s|ped|ping)?|replac(?:es|ed|ing)|shed(?:s|ding)?"
    r"|surrender(?:ed|s)|relinquish(?:ed|es)|forfeit(?:ed"
    r"|s)|sh(?:a|o)(?:k|ken?)(?:en|es|ing|s)?\s+off|shrug(?:s|ged|ging)?\s+off|cast(?:s|ing)?\s+off"
    r"|thr(?:ow|ew|own|ows|owing)\s+off|(?:(?:lift\w*|mov\w+|climb\w*|com(?:e|es|ing)|came|ris\w+|rose"
    r"|emerg\w+)\s+(?:up\s+)?)?out\s+of"
    r"|emerg(?:es|ed|ing)\s+from|ditch(?:es|ed|ing)?|le(?:ft|aves)\s+behind)"
)
KEPT = (
    r"(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|retain(?:s|ed|ing)?|(?:has|have|had)?\s*kept|keep(?:s|ing)?"
    r"|h(?:e|o)ld(?:s|ing)?(?:\s+on\s+to)?|maintain(?:s|ed|ing)?"
    r"|hang(?:s|ing)?\s+on\s+to|hung\s+on\s+to|clings?\s+on\s+to|continu(?:es|ed)\s+to\s+be(?:\s+rated)?"
    r"|(?:is|are|was|were)\s+still(?:\s+rated)?|still)"
)
WON = (
    r"(?:achiev(?:ed|es|ing)|secur(?:ed|es|ing)|earn(?:ed|s|ing)|g(?:iv(?:en|es|ing)|ave|ain(?:ed|s))"
    r"|hand(?:ed|s|ing)|award(?:ed|s|ing)|receiv(?:ed|es|ing)|w(?:o|i)n(?:s|ning)?|regain(?:ed|s|ing)|got"
    r"|scor(?:ed|es))"
)


def blanked(match: re.Match[str]) -> str:
    """Return as many spaces as matched: put in its place, they hide it and keep every offset."""
    return " " * len(match.group())
