"""Turns of phrase around a grade: that it is one, whose it is, and whether it is the old one.

`wording` names the things; here are the phrases in which reporters put them together.
"""

from __future__ import annotations

import re

from .wording import AREAS_NOUN, KEPT, LOST, MOVED, NAME, QUOTE, RATED, RATING_NOUN, WON

ARTICLE = (
    rf"(?:(?:an?|its|their|the|our|Ofsted's|being|to\s+be|as|overall|of|current|latest|new|coveted|previous|official"
    rf"|first|second|third|(?:(?:19|20)\d\d|last\s+year|last\s+time)'s)\s+){{0,4}}{QUOTE}$"
)
GRADE_NOUN_BEFORE = (
    rf"\b{RATING_NOUN}(?:,[^,;.]{{3,40}},)?\s+(?:of|as|at|to|was|is|:|from)\s+"
    rf"(?:an?\s+)?(?:overall\s+)?{QUOTE}$"
)
A_RATING = re.compile(rf"\b{RATING_NOUN}\b[^,;.]{{0,40}}$", re.I)
"""Holds the grade that follows for the whole, where no area is named: "the verdict was"."""
APPOSED = re.compile(
    r"(\b(?:highest|top|best|lowest|bottom|worst)(?:[\s-]possible|\s+available)?\s+(?:grade|rating|mark|judge?ment|ranking|score))"
    r"((?:,|\s+of)\s+['\"]?(?:outstanding|inadequate)['\"]?,?)(?=[\s.])",
    re.I,
)
"""A grade named twice: "its highest grade, outstanding, to"."""
THAN_THEN = re.compile(r"\bthan\s+(?:(?:it|they|the\s+\w+)\s+(?:was|were|had\s+been)\s+)?(?:in\s+)?$", re.I)
IN_A_REPORT = re.compile(
    r"\b(?:report|letter)\s+(?:that\s+was\s+|which\s+was\s+)?(?:published|released|issued|dated|sent)\s+(?:in\s+|on\s+|late\s+)*$",
    re.I,
)
COUNTS_AREAS = re.compile(rf"\b(?:{AREAS_NOUN}|others?|one|two|three|both)$", re.I)
"""Leads to an aside that names what is counted: "the three other areas - leadership, ... - were"."""
WHEN_LAST = re.compile(
    r"^['\"]?\s+(?:overall\s+)?when\s+(?:inspectors|Ofsted|it|they|the\s+\w+)\s+(?:(?:was|were)\s+)?(?:last|previously)\b",
    re.I,
)
SINCE_THE_LAST = re.compile(r"\b(?:on\s+from|since|after)\b[^.;,]*\b(?:last|previous|earlier)\b", re.I)
NO_LONGER = re.compile(
    r"\b(?:no\s+longer|not\s+any\s+more)\s+(?:rated\s+|judged\s+|graded\s+|being\s+)?['\"]?$", re.I
)
IN_A_MANNER = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?\s+(?:for|in)\s+(?:how|the\s+(?:ways?|manner)|the\s+speed)\b", re.I
)
"""Follows a grade for something that is done; only what is named like a judgement area is one."""
WHERE_IT_WAS = re.compile(
    rf"\b(?:left|leaves|leaving|stay(?:s|ed)|remain(?:s|ed)|(?:is|was)\s+kept|keeps|kept)\b[^.;,]{{0,60}}?\s"
    rf"where\s+(?:it|they)\s+(?:was|were|is|are|had\s+been|stood),?\s+(?:at|as|on)\s+{ARTICLE}",
    re.I,
)
HAVING_BEEN = re.compile(rf",?\s+having\s+(?:\w+\s+){{0,4}}{QUOTE}$", re.I)
"""Says what the holder of the grade told just before was."""
STILL_IS = re.compile(
    rf"\b(?:it|they|which|council|authority)\s+(?:still|also|now)\s+(?:is|are|was|were)\s+{QUOTE}$", re.I
)
HAVING = re.compile(rf"\bhaving\s+(?:previously\s+)?{QUOTE}$", re.I)
"""Stands before "required improvement in 2018", and there only: the other grades are no verbs."""
ALL_BUT_ONE = re.compile(
    rf"^['\"]?\s+(?:in|for|across|on|under)\s+all\s+but\s+one\s+(?:of\s+(?:the\s+|its\s+)?)?(?:\w+\s+)?(?:{AREAS_NOUN}|respects?|fronts?)",
    re.I,
)
"""Follows the grade of the whole and of every area but the one that is named next."""
SOME_AREAS = re.compile(
    r"^['\"]?\s+(?:for|in)\s+(?:just\s+|only\s+)?(?:one|some|two)\s+(?:parts?|aspects?|sides?)\s+of\b"
    rf"|^['\"]?(?:\s+{RATING_NOUN})?\s+(?:in|for|across|on)\s+(?:just\s+|only\s+)?(?:some|several|most|many"
    rf"|other|one|two|three|four|five|a\s+number|all\s+but)"
    r"(?:\s+(?:one|two|three|six|of|out|the|four|five|other|its|key|inspected))*"
    rf"\s+{AREAS_NOUN}\b",
    re.I,
)
THE_FOURTH_AREA = re.compile(
    rf"^the\s+(?:first|second|third|fourth|fifth|other|remaining|one|only\s+other)\s+{AREAS_NOUN},\s+",
    re.I,
)
NEXT_IN_LIST = re.compile(
    r",\s*(?:as\s+well\s+as\s+|and\s+)?(?:for\s+)?|\s+and\s+for\s+|\s+and\s+(?=the\s+|its\s+)", re.I
)
LIST_GAP = re.compile(
    r"(?:[\s,;&'\"]|\b(?:and|or|for|the|as|well|both|also|services?|support|care|its|their|of|to|in|at|work"
    r"|with"
    r"|strand|strands|judge?ment|category|element|side|heading|like|only|along|on|which|who|that|one|each|there|offer|experience|however|meanwhile|area|areas|given|offered|provided|provision|help|experiences|progress|quality|those|young|people|children|families)\b)*",
    re.I,
)
EXCEPT = re.compile(
    r"\b(?:apart\s+from|except(?:\s+for|ing)?|bar|other\s+than"
    r"|with\s+the\s+exception\s+of)\s+(?P<rest>.{0,80})",
    re.I,
)
EARNED = re.compile(
    r"['\"]?(?:\s+rating|\s+grad\w+)?(?:\s+overall)?[\s,(-]+(?:(?:which\s+|that\s+)?(?:it|they)\s+(?:first\s+|had\s+|was\s+|were\s+|had\s+been\s+)?"
    r"|where\s+(?:it|they)\s+(?:had\s+|has\s+|have\s+)?)?(?:earned|been\s+since|landed|got|handed|won|given|achieved"
    r"|awarded|secured|received|gained|held|from|first)\b[^,;.)]{0,40}",
    re.I,
)
NEW_SUBJECT = re.compile(rf",|\b(?:since|after|when|as|that|because|following|{RATED})\b", re.I)
NO_CONTENT = re.compile(
    rf"\b(?:{RATED}|{MOVED}|{LOST}|{KEPT}|{WON}|{RATING_NOUN}|Ofsted(?:'s)?|inspect\w+|watchdog|regulator"
    rf"|report|letter|each|those|these|areas|us|our|we|by|as|from|to|of|in|at|with|for|on|a|an|the|its|their|this|that|and|but|or"
    r"|be|being|been|is|are|was|were|has|have|had|overall|now|also|again|just|previous(?:ly)?|last|first"
    r"|second|both|all|third|time|new|latest|former|current|top|coveted|rare|official|nearly|almost|only|still|then"
    r"|short|standard|same|month|one|two"
    r"|three|four|five|six|steps?|grades?|levels?|years?|months?|ago|since|after|before|when|following|it's"
    r"|having|up|down|straight|better|worse|result(?:s|ed|ing)?|end(?:ed|ing)|culminat\w+|visit\w*|ruled"
    r"|concluded|today|issued|published|produced"
    r"|brought|full|meaning|mean(?:s|t)?|improvement|government|said|says"
    r"|found|which|who"
    r"|once|become|became|compared|considered|another|yet|further|subsequent\w*|recent(?:ly)?|initially"
    r"|originally|later"
    r"|earlier|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|early|late|rather|led|lead(?:s"
    r"|ing)?|conclud\w+)\b",
    re.I,
)
CONTENT = re.compile(r"[A-Za-z]{3,}")
LIKEWISE = re.compile(
    r"^['\"]?(?:\s+(?:overall|too|also|as\s+well))?,?\s+(?:as\s+(?:it\s+|they\s+)?(?:was|were|is|are|did|does|do|had)"
    r"|and\s+so\s+(?:too\s+)?(?:was|were|is|are|did|does|do|had)|along\s+with|together\s+with|as\s+well\s+as"
    r"|and(?=\s[^.;]{3,70}\stoo\b)|(?:[^.;]{0,25},\s+)?and\s+the\s+same\s+(?:goes|went|applies|applied|was\s+true)\s+(?:for|to|of))\s+"
    r"(?P<rest>(?:(?!,?\s+(?:but|while|though|although|whereas)\b)[^.;]){0,160})",
    re.I,
)
LASTS = re.compile(
    rf"\b(?:been|held|remained|stayed|kept)\s+(?:{RATED}\s+|as\s+|at\s+)?(?:an?\s+|its\s+)?{QUOTE}$", re.I
)
IN_BRACKETS = re.compile(
    rf"\(\s*(?:previously|formerly|was|were|(?:up|down)\s+from|from)\s+(?:{RATED}\s+)?{ARTICLE}", re.I
)
NOW = re.compile(
    r",\s+(?:and\s+)?(?:has|have|is|are)\s+(?:now|been|since)\b|,\s+(?:and\s+)?(?:has|have)\s+\w+(?:ed|en|unk|ung)\b|\bha(?:s|ve)\s+(?:now\s+)?been\b|\bnow\b",
    re.I,
)
PAST_AFTER = re.compile(
    r"\b(?:(?:in|at|during|following)\s+(?:its|their|the|a|an)\s+(?:previous|last|earlier"
    r"|prior)\s+(?:\w+\s+){0,2}(?:inspection|visit|report)|last\s+time"
    r"|(?:\w+\s+)years?\s+(?:ago|earlier|previously|before)|previously)\b",
    re.I,
)
STRONG_BEFORE = (
    re.compile(rf"\b{RATED}\b(?:\s+(?!that\b)[\w'&,-]+){{0,20}}?\s+{QUOTE}$", re.I),
    re.compile(rf"\b{MOVED}\b[^.;]{{0,70}}?\b(?:to|from|into)\s+{ARTICLE}", re.I),
    re.compile(rf"\bdowngrad\w+\s+(?:to\s+)?(?:[\w']+\s+){{0,4}}{QUOTE}$", re.I),
    re.compile(
        rf"\b{KEPT}\s+(?:(?:stuck|unchanged|static)\s+)?(?:(?:rated|graded|judged|as|at)\s+)?{ARTICLE}", re.I
    ),
    re.compile(rf"\b{LOST}\s+{ARTICLE}", re.I),
    WHERE_IT_WAS,
    STILL_IS,
    re.compile(rf"\boverall\s+effectiveness\b[^.;,]{{0,60}}?\s(?:is|was)\s+{QUOTE}$", re.I),
    HAVING,
    re.compile(GRADE_NOUN_BEFORE, re.I),
    NO_LONGER,
    re.compile(
        rf"\b(?:told|ruled|concluded|confirmed|announced|judg(?:e)?ment\s+is"
        rf"|verdict\s+is)\s+that\s+[^,;.]{{3,70}}?\s+(?:is|are|was|were)\s+{QUOTE}$",
        re.I,
    ),
    re.compile(
        rf"\b(?:they|inspectors|who)\s+(?:also\s+)?(?:judge|rate|grade|deem|find|consider)\b[^.;]{{3,60}}?\s+"
        rf"(?:to\s+(?:be\s+)?)?{QUOTE}$",
        re.I,
    ),
    re.compile(rf"\bcompared\s+(?:with|to)\s+{ARTICLE}", re.I),
    re.compile(rf"\b(?:was|were|had\s+been)\s+previously\s+{QUOTE}$", re.I),
    re.compile(rf"\b(?:swap\w*|exchang\w*|trad(?:ed|es|ing))\b[^.;]{{0,50}}\bfor\s+{ARTICLE}", re.I),
    re.compile(rf"\b{RATING_NOUN}\s+(?:has\s+|have\s+)?bec(?:o|a)me\s+{ARTICLE}", re.I),
    re.compile(rf"\blast\s+time,?\s+(?:it|they|the\s+\w+)\s+(?:was|were)\s+{QUOTE}$", re.I),
    re.compile(rf"\b(?:years?|decade)\s+(?:at|as|of|of\s+being)\s+{ARTICLE}", re.I),
    re.compile(rf"\b(?:named|called|considered|thought)\s+(?:it\s+|them\s+)?{QUOTE}$", re.I),
    re.compile(rf"\bput(?:s|ting)?\s+[^.;,]{{2,60}}?\s(?:at|as)\s+{QUOTE}$", re.I),
    re.compile(rf"\b(?:and|then)\s+found\s+{QUOTE}$", re.I),
    re.compile(rf"\brated\s+that\s+(?:area|part|service)\b[^,;.]{{0,20}}\s+(?:as\s+)?{QUOTE}$", re.I),
    re.compile(rf"\bscor(?:ed|es)\s+(?:an?\s+)?{QUOTE}$", re.I),
    re.compile(
        rf"\bmarked\s+(?:(?:it|them|{NAME}+|(?:the|its)\s+(?:children's\s+)?\w+)\s+)?(?:as\s+|at\s+)?(?:an?\s+)?{QUOTE}$",
        re.I,
    ),
    re.compile(rf"\b(?:is|are|was|were)\s+now\s+{QUOTE}$", re.I),
    re.compile(
        rf"\b(?:was|were|is|are|been)\s+(?:said|held|considered|thought)\s+to\s+(?:be\s+)?{QUOTE}$", re.I
    ),
    re.compile(
        rf"\b(?:today|now|currently),?\s+(?:it|they|(?:its|their|the)\s+\w+)\s+(?:is|are)\s+{QUOTE}$", re.I
    ),
    re.compile(
        rf"\b(?:services|council|authority|department|borough|county|city)\s+(?:is|are|was|were"
        rf"|had\s+(?:\w+\s+)?been)\s+{QUOTE}$",
        re.I,
    ),
    re.compile(
        rf"\b(?:found|judged|deemed|considered|said|held|thought|declared)\s+(?:[\w'{NAME}]+\s+){{0,8}}?to\s+(?:be\s+)?"
        rf"{QUOTE}$",
        re.I,
    ),
    re.compile(rf"\b(?:was|were|been)\s+found\s+{QUOTE}$", re.I),
    re.compile(
        rf"\bfound\s+(?:(?:it\s+|them\s+)?to\s+be|(?:the\s+)?(?:{NAME}+|council|authority|county|city"
        rf"|borough|services?"
        rf"|children's\s+services)(?:\s+to\s+be|\s+was|\s+were)?)\s+{QUOTE}$",
        re.I,
    ),
)
COPULA_BEFORE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|now)\s+(?:now\s+|also\s+|all\s+|only\s+|just\s+|both\s+)?{QUOTE}$",
    re.I,
)
ALL_JUDGEMENTS = re.compile(
    rf"\ball\s+(?:of\s+)?(?:\w+\s+){{0,2}}(?:{AREAS_NOUN}|grades)\s+(?:was|were|are)\s+(?:rated\s+"
    r"|judged\s+)?['\"]?$",
    re.I,
)
SAY_INSPECTORS = re.compile(
    r"^,?\s*(?:(?:say|says|said|according\s+to)\s+(?:Ofsted|inspectors|the\s+watchdog)"
    r"|(?:it|they|inspectors|Ofsted|the\s+report)\s+(?:say|says|said|found|ruled|concluded|added))\b",
    re.I,
)
HAS_BECOME = re.compile(
    rf"^['\"]?\s+{RATING_NOUN}\s+(?:has\s+|have\s+)?(?:bec(?:o|a)me|turned\s+into|been\s+(?:raised"
    rf"|lowered|upgraded|downgraded|changed|cut)\s+to)\b",
    re.I,
)
FROM_ONE = re.compile(rf"\bfrom\s+(?:an?\s+)?{QUOTE}$", re.I)
AS_FOR = re.compile(
    r"\W*(?:(?:and|but|while)\s+)?(?:for|on|under|in\s+terms\s+of|when\s+it\s+(?:comes|came)\s+to|regarding"
    rf"|in\s+relation\s+to|in\s+the\s+{AREAS_NOUN}\s+of)\s",
    re.I,
)
WHEN_IT = re.compile(r"\bwhen\s+(?:it|they|(?:the|its)\s+\w+)\s+(?:still\s+|also\s+)?$", re.I)
TOLD_IT = re.compile(
    rf"\b(?:told|found|ruled|conclud(?:ed|ing)|sa(?:id|ys?)|decid(?:ed|ing)|judg(?:ed|ing))\s+(?:(?:\w+\s+){{0,3}}that\s+|the\s+\w+\s+|{NAME}+\s+)?(?:it|they|services"
    r"|(?:its|their|the)\s+(?:(?:council|authority|borough|county)'s\s+)?(?:children's\s+)?(?:council|authority"
    r"|services?|borough|county))(?:\s+|,?\s+(?:also|still|too|again),?\s+)$",
    re.I,
)
FOR_SOMETHING_ELSE = re.compile(
    r"^['\"]?\s+for\s+(?:its\s+|the\s+|their\s+)?(?:quality\s+of\s+)?(?:child\s+protection|safeguarding"
    r"|fostering|early\s+help"
    r"|approach|response|education|schools?|adult\s+\w+)\b",
    re.I,
)
AT_THE_LAST = re.compile(
    r"^['\"]?\s+(?:overall\s+)?(?:(?:at|in|during)\s+(?:its|the|their|our)\s+(?:last|previous|earlier)"
    r"|when\s+(?:Ofsted|inspectors|(?:it|they)\s+(?:was|were)\s+last))\b",
    re.I,
)
_SAME = (
    rf"(?:(?<=,\s)(?:exactly\s+|just\s+)?the\s+(?:grade|rating|verdict|mark)\s+(?:that\s+)?(?:it|they|{NAME}+|the\s+\w+)\s+"
    r"(?:was|were|had|has|got|received|achieved|earned|won|left\s+with)\b(?:\s+(?:also\s+)?given)?|where\s+(?:it|they)\s+(?:stood|was|were|had\s+been)(?=\s+(?:back\s+)?in\s)|the\s+same\s+(?:grade|rating|verdict|mark|judg(?:e)?ment|result|one|as)|unchanged\s+(?:from"
    r"|since)|given\s+(?:the|that|this)\s+(?:grade|rating|verdict|judg(?:e)?ment)"
    r"|(?:h(?:o|e)ld(?:s|ing)?\s+on\s+to|keep(?:s|ing)?|retain(?:s|ing)|maintain(?:s|ing)|repeat(?:s|ing)"
    r"|match(?:es|ing)|echo(?:es|ing))"
    r"\s+(?:the|its|that)\s+(?:overall\s+)?(?:grade|rating|verdict|judg(?:e)?ment|result))\b"
)
THE_SAME = re.compile(rf"\b{_SAME}", re.I)
SAME_AS_BEFORE = re.compile(rf"^['\"]?[^.;]{{0,70}}?\b(?P<same>{_SAME}[^.;]{{0,70}})", re.I)
ONE_FROM = re.compile(
    r"\b(?:steps?|rungs?|notch(?:es)?|grades?|levels?|one|places?)\s+(?:up|above|away|down|below|off|short)"
    r"(?:\s+(?:from|of))?\s+(?:the\s+)?$",
    re.I,
)
GIVEN_IN = re.compile(
    rf"{RATING_NOUN},\s+(?:from|(?:back\s+)?in|of)\s+$"
    r"|,\s+(?:issued|given|published|awarded|received|handed|delivered|made|dated"
    r"|reached)\s+(?:\w+\s+){0,3}$",
    re.I,
)
A_NEIGHBOUR = re.compile(
    r"\bfrom\s+(?:an?|another)\s+(?:[\w-]+\s+){0,3}(?:council|borough|authority|county|city|service)\s+(?:\w+\s+){0,3}$|\banother\b|\b(?:its\s+|the\s+|tiny\s+|near\s+)?neighbours?\s+(?:\w+\s+){0,2}$",
    re.I,
)
RELATIVE_CLAUSE = re.compile(
    r",\s(?:which|who|whose|where|the\s+(?:area|part|one|only)\b|the\s+(?:grade|rating|mark)\s+it|awarded|given|earned|received|issued|handed|won|achieved)\s[^,;]{3,110},"
)
ITS_RATING_IN = re.compile(rf"\b{RATING_NOUN},\s+(?:\w+\s+){{0,4}}$", re.I)
"""Leads to the date of the rating that is spoken of: "the previous rating, issued in 2017, was"."""
HAS_BEEN = re.compile(r"\b(?:has|have)\s+(?:now\s+)?been\b", re.I)
GOES_ON_RATING = re.compile(
    r",\s+(?:and\s+)?(?:deem|rat|judg|grad|brand|find|call|giv|award)ing\b[^.;,]*$", re.I
)
WITH_MORE = re.compile(r",\s+with\s+(?:only\s+|just\s+)?[^.;,]*$", re.I)
"""Goes on from a grade to that of an area: "it was good, with only leadership"."""
IN_AN_ASIDE = re.compile(r",\s+(?:now|was|were|has|have|is|are|had)\b", re.I)
NOUN_AFTER = re.compile(
    rf"^(?:\s+(?:overall|Ofsted|inspection))?[\s-]+(?:{RATING_NOUN}|rated|category|bracket|band|tier|club|territory)\b",
    re.I,
)
BOUNDARY_AFTER = re.compile(
    r"^\s*(?:$|[.,;:!?()\]\-\"']|(?:overall|across|in|for|at|by|from|with|and|or|but|on|after|following|when"
    r"|while|whereas|since|because|under|despite"
    r"|council|authority|local|children's|again|last|this|through\w*|inspection|report|Ofsted|previously"
    r"|before|over|just|compared|until|as|having|although"
    r"|though|even|only|services?|department|which|who|is|was|were|are|has|have|had|due|amid|thanks|against"
    r"|than|two|three|four|five|six|respectively|too|it|they|all\s+round|under)\b)",
    re.I,
)
TO_GRADE = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?(?:\s+overall)?\s+(?:straight\s+|all\s+the\s+way\s+)?(?:to"
    rf"|into)\s+(?:(?:an?|the|its|being|rated|overall)\s+)*['\"]?(?:requir|needs\s+imp|good|outstanding"
    rf"|inadequate|adequate|the\s+|lowest|bottom|highest|top|worst|second)",
    re.I,
)
UNREAL = re.compile(
    r"\b(?:aim\w*|ambiti\w*|aspir\w*|want\w*|hop(?:es?|ing|ed)|would|could|should|target\w*|goals?|journey"
    r"|pathway|road|striv\w*|expect\w*|might|(?-i:may)"
    r"|towards?|ranging\s+from|plan(?:s|ned|ning)?|risk\w*|if|unless|until|closer|avoid\w*|escap\w*(?![^.;,]*\swith\s+an?\s)|short\s+of|rather\s+than"
    r"|instead\s+of|never|not|nor|\w+n't|without|spare[sd]?"
    r"|miss(?:ed|es|ing)\s+out|whether|(?<!has\s)(?<!have\s)become|becoming|(?:to|can|will)\s+get|getting"
    r"|possible\s+(?:grades"
    r"|ratings)|scale|either"
    r"|any|nobody|no[\s-]one|neither|tr(?:y|ying)|work(?:ing)?\s+to|how\s+to"
    r"|consistently)\b(?:(?!\s-\s)[^,;.]){0,45}$",
    re.I,
)
OTHER_RATER = re.compile(
    r"\b(?:self-?\s?(?:evaluation|assessment)|audit\w*|(?:foster\s+)?carers|parents|staff|social\s+workers"
    r"|residents|respondents|surveys?)\b"
    r"[^.;,]{0,40}\b(?:rated?|graded?|judged?|scored?|gave|gives?|award(?:ed)?)\b[^.;]{0,60}$",
    re.I,
)
RENAMED = re.compile(
    rf"\b(?:grade|rating|category|word)\s+(?:has\s+)?(?:since\s+|now\s+)?(?:been\s+)?(?:replaced|superseded)\s+by\s+{QUOTE}$",
    re.I,
)
PLURAL = re.compile(
    r"\bof\s+the\s+\d+\s+(?:\w+\s+)?(?:authorities|councils)\b[^.;]*$|\b(?:(?<!\bbar\s)(?<!\bbut\s)one\s+of\s+(?:only|just|a|the|\d+|\w+)|handful|councils|authorities|boroughs|local\s+authorities"
    r"|counties|\d+%|per\s+cent\s+of|percentage|proportion|number\s+of|nationally"
    r"|across\s+England)\b[^;.,]{0,60}$",
    re.I,
)
WAS_FROM = re.compile(rf"\b(?:from|improvement\s+on|better\s+than|worse\s+than)\s+{ARTICLE}", re.I)
FROM_RATING = re.compile(
    rf"\b(?:from|on)\s+(?:(?:an?|its|the|their|previous|last|earlier"
    rf"|overall)\s+){{0,3}}{RATING_NOUN}\s+of\s+{QUOTE}$",
    re.I,
)
WAS_LOST = re.compile(
    rf"\b(?:{LOST}|stripped(?:\s+[\w'{NAME}]+){{1,6}}?\s+of|cost(?:s|ing)?(?:\s+[\w'{NAME}]+){{1,6}}?|loss\s+of(?:\s+(?:{NAME}+|\w+)'s)?)\s+{ARTICLE}",
    re.I,
)
WAS_KEPT = re.compile(
    rf"\b{KEPT}\s+(?:(?:stuck|unchanged|static)\s+)?(?:(?:rated|graded|judged|as|at)\s+)?{ARTICLE}", re.I
)
PAST = re.compile(
    rf"\b(?:had\s+(?:\w+\s+){{0,3}}?(?:been|{RATED}|given|received|held|carried|borne|worn|lived|languished|stood|had)"
    rf"|previous(?:ly)?|formerly|once"
    rf"|having\s+(?:\w+\s+){{0,2}}?(?:been\s+)?{RATED}|(?:years?|decade)\s+(?:at|as|of)"
    rf"|earlier\s+(?:inspection|rating|report|judg\w+)"
    r"|(?:was|were)\s+last\s+(?:inspected|rated|judged|graded)|last\s+(?:full\s+|standard\s+|graded\s+"
    r"|Ofsted\s+|ILACS\s+|major\s+)?(?:inspect\w+|rating|report|time|rated|judged)"
    r"|years?\s+(?:after|since)|when\s+(?:(?:the|its|their)\s+(?:[\w']+\s+){1,3}|(?:it|they|services"
    r"|Ofsted|inspectors)\s+)(?:was|were|had"
    r"|last|rated|judged)|since\s+(?:it|they|being|the\s+\w+|services|Ofsted|inspectors|its|an?)\b"
    r"|since\s+(?:[\w']+\s+){1,5}?(?:was|were|had)\b"
    r"|prior\s+to|before\s+(?:improving|rising|moving|climbing|falling|dropping|that)"
    r"|at\s+the\s+time|original(?:ly)?|historic(?:ally)?|compared\s+(?:with|to)|for\s+years)\b",
    re.I,
)
SOFT_PAST = re.compile(r"\b(?:(?<!looked[\s-])after|following|despite|having\s+been)\b", re.I)
STRONG_BOUNDARY = re.compile(
    r";|:(?!\S)|\s-\s|,?\s+(?:while|whereas|although|though|but|despite)\s|,\s+(?:with|and\s+(?=the\b"
    r"|services\b|was\b|were\b|its\b))|,\s+(?:an?\s+improvement|up|down)\b"
    r"|(?<!look)(?<!looks)(?<!looked)(?<!looking)\s(?:when|since|after|before|having)\s",
    re.I,
)
TIGHT_BOUNDARY = re.compile(
    r";|:(?!\S)|\s-\s|,?\s+(?:while|whereas|although|though|but|despite)\s|,\s+with\s|,\s+(?=(?:up"
    r"|down)\s+(?:\w+\s+){0,3}from\b)|,\s+(?=and\s+(?:was"
    r"|were|an?|its|in)\b)",
    re.I,
)
FOR_AREA = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?(?:\s+(?:was|were)\s+(?:also\s+)?(?:given|awarded|handed(?:\s+out)?))?"
    rf"(?:\s+by\s+(?:Ofsted|inspectors|the\s+\w+))?(?:\s+(?:today"
    rf"|this\s+week))?\s+(?:(?:both|only|again|also)\s+)?"
    r"(?:for|to|in\s+respect\s+of|in|on|at|across|under|regarding|in\s+relation\s+to|in\s+terms\s+of|when\s+it\s+(?:comes|came)\s+to"
    r"|around)\s+",
    re.I,
)
VERB = re.compile(
    rf"\b(?:was|were|is|are|being|been|{RATED}|remain\w*|got|received|held|kept|{MOVED}|as)\b", re.I
)
SAYS = re.compile(r"\b(?:said|says|found|ruled|concluded|added|noted)\b", re.I)
ACCORDING = re.compile(r"\baccording\s+to\s+(?:\w+\s+){0,3}(?:Ofsted|inspectors|report)\b", re.I)
COMPARED_WITH = re.compile(
    r"\b(?:up|down|improvement|better|worse|lower|higher|rise|fall|drop|change|step|decline)\b[^.;,]{0,20}\b(?:from"
    r"|than|on)\s+(?:in\s+)?$",
    re.I,
)
SINCE_SOMETHING = re.compile(rf"\bsince\s+(?:[\w'{NAME}]+\s+){{1,7}}in\s+$", re.I)
ITS = re.compile(
    rf"\b(?:its|their|the\s+council's|current|existing|present|(?:alter|change"
    rf"|affect)s?\s+the)\s+(?:current\s+|existing\s+|\w+\s+)?{QUOTE}$",
    re.I,
)
SAID_BESIDE = re.compile(rf"['\"]?(?:\s+{RATING_NOUN})?\s*(?:,|:|\(|-)\s*(?:of\s+)?['\"]?", re.I)
"""Stands between a grade and the same grade: "the bottom grade, inadequate"."""
# "won top marks, with an 'outstanding' rating": the same grade, said again.
SAID_AGAIN = re.compile(rf"['\"]?(?:\s+(?:marks?|{RATING_NOUN}))?,?\s+with\s+an?\s+['\"]?", re.I)
FROM_IT = re.compile(
    rf"['\"]?(?:\s+{RATING_NOUN})?(?:\s+overall)?,?\s*(?:-\s+|\()?(?:up|down|an?\s+(?:improvement|fall"
    rf"|drop|rise|step"
    rf"|climb|decline)(?:\s+(?:up|down))?|f(?:ell|alling)|r(?:ose|ising)|having\s+\w+)\s+(?:from"
    rf"|on)\s+{ARTICLE}",
    re.I,
)
"""Leads from a grade to the one that the same holder had before."""
FOR_AREAS_TOO = re.compile(
    rf"\b(?:the\s+same(?:\s+(?:{RATING_NOUN}|story))?|likewise"
    rf"|(?:a|that|this|the)\s+{RATING_NOUN}\s+(?:also\s+)?(?:repeated|given|shared|matched|echoed"
    rf"|handed(?:\s+out)?)(?:\s+also)?)"
    r"(?:\s+(?:given|awarded|handed(?:\s+out)?))?\s+(?P<rest>(?:for|to|in|on|across)\s.+)",
    re.I | re.S,
)
"""Says that the grade told before was also given for what follows."""
YEARS_AFTER = re.compile(
    r"^\W*(?:(?:just|only|nearly|almost|over|more\s+than|less\s+than)\s+)*(?:\w+|\d+)\s+(?:years?|months?)\s+"
    r"(?:after|since|on\s+from)\s[^,]{3,90},",
    re.I,
)
"""Opens a sentence and tells of something else that was before."""
A_REGIME_BEGAN = re.compile(r"\b(?:framework|regime|system|rules)\b|\bintroduced\b", re.I)
DASHED_ASIDE = re.compile(r"\s-\s[^-;:]{3,90}\s-(?=\s)")
COUNTED_FROM = re.compile(r"\b(?:after|since|on\s+from|earlier|before|later|ago)$", re.I)
LEAVES = re.compile(rf"\b(?:leav(?:es?|ing)|left|put(?:s|ting)?)\s+{ARTICLE}", re.I)
BEHIND = re.compile(rf"^['\"]?(?:\s+{RATING_NOUN})?\s+behind\b", re.I)
"""With `LEAVES`, tells a grade that was lost: "leaves 'inadequate' behind"."""
WHEN_THAT = re.compile(r",?\s+when\s[^.;]{3,70}$", re.I)
"""Goes on from a date: "in 2019, when it was rated good"."""
ON_TO = re.compile(
    rf"['\"]?(?:\s+{RATING_NOUN})?(?:\s+overall)?,?\s+(?:straight\s+|up\s+|down\s+)?(?:to|into)\s+(?:(?:an?"
    rf"|the|its|being|rated|overall)\s+)*['\"]?",
    re.I,
)
ACT = re.compile(
    rf"\b(?:{RATED}|{MOVED}|{LOST}|g(?:ave|iving|iven(?!\s+to\b))|hand(?:ed|ing)|award(?:ed|ing)|se(?:es"
    rf"|en|eing)"
    rf"|saw)\b",
    re.I,
)
COUNCIL = re.compile(
    rf"{NAME}|\b(?:council|authority|unitary|county|city|borough|department|it|them|children's\s+(?:social\s+)?(?:services|care"
    rf"|social\s+care))\b",
    re.I,
)
LISTED = re.compile(
    rf"^[\s\-•*\d.)]*(?:the\s+|their\s+)?(?P<label>[^.;]{{4,140}}?)\s*(?::|-|=|\||\()\s*"
    rf"(?:rated\s+|graded\s+|as\s+|now\s+)*{QUOTE}$",
    re.I,
)
