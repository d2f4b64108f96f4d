"""Which sentences of an article can be findings: the inspectors' or the narrator's, of this council.

A council's own account, what somebody does or thinks, national figures, procedure and sentences that only
announce what comes ("There was better news elsewhere.") are none.
"""

from __future__ import annotations

import re

from .prose import Sentence, Voice
from .scope import NATIONAL

_NOT_FINDINGS = re.compile(
    r"\b(?:figures\s+(?:show|from|published)|statistics|according\s+to\s+(?:the\s+)?(?:council|DfE|Department"
    r"|government|figures|data)|(?<!to\s)the\s+(?:council|authority)\s+(?:said|says|has\s+said)"
    r"|action\s+plan|will\s+(?:return|visit|publish|inspect|carry\s+out)|due\s+to\s+(?:return|visit)"
    r"|inspect(?:s|ed)?\s+(?:all|every|councils)|inspections?\s+(?:are|is)\s+(?:carried|conducted|held)"
    r"|secretary\s+of\s+state|education\s+secretary|minister|appointed\s+(?:a|as)\b|replaced\s+(?:by|him"
    r"|her|as)|took\s+over"
    r"|stepped\s+down\s+as|resign\w*|statutory\s+direction|commissioner\s+(?:was|has|to|will|appointed)"
    r"|election|political\s+control|the\s+full\s+report|read\s+the|can\s+be\s+(?:read|viewed|found)|click"
    r"|newsletter|(?:headline|(?:one|single)-(?:word|phrase))\s+(?:\w+\s+)?(?:judge?ments?|grades?"
    r"|verdicts?))\b",
    re.I,
)
_OTHER_SERVICE = (
    r"(?:nurser(?:y|ies)|academ(?:y|ies)|head\s?teachers?|(?:primary|secondary|high)\s+schools?|schools?"
    r"|prisons?|probation|youth\s+(?:justice|offending)|(?:private|a)\s+(?:\w+\s+)?children's\s+homes?)"
)
_INSPECTED = r"(?:rated|outstanding|inadequate|Ofsted|inspected|special\s+measures|closed|criticised)"
_ELSEWHERE = re.compile(
    rf"\b(?:(?:serious\s+case|practice)\s+review\s+(?:found|said|concluded)|SEND"
    r"|special\s+educational\s+needs|CQC|Care\s+Quality\s+Commission|adult(?:s"
    r"|s')?\s+(?:social\s+)?(?:care|services)|HMICFRS|probation\s+inspect\w+"
    rf"|{_OTHER_SERVICE}\b[^.]{{0,60}}\b{_INSPECTED}|{_INSPECTED}\b[^.]{{0,60}}\b{_OTHER_SERVICE})\b",
    re.I,
)
"""Other services and what other inspections found: beside a grade, for children in care go to school."""
_OWN_ACCOUNT = re.compile(
    r"\b(?:council|authority|department|borough|trust)\s+(?:has|have|had|is|was)?\s*(?:since\s+|already\s+"
    r"|now\s+|also\s+)?(?:invested|launched|recruited|set\s+up|appointed|announced|committed|pledged"
    r"|promised|approved|agreed|spent|plans?|will|budgeted|hopes|aims|intends|apologised|welcomed"
    r"|accepted)\b",
    re.I,
)
_SERVICE = re.compile(
    r"\b(?:child(?:ren)?(?:'s)?|young(?:er)?\s+(?:people|adults)|youngsters|teenagers|pupils|bab(?:y"
    r"|ies)|siblings|brothers|famil(?:y|ies)|parents?"
    r"|mothers|fathers|carers?|care\s+leavers|adopters|social\s+work\w*|workers?|staff|practitioners"
    r"|managers?|leaders?"
    r"|advisers?|reviewing\s+officers|teams?|practice|plans?|planning|assessments?|records?|visits"
    r"|referrals|decisions?|meetings|caseloads?"
    r"|supervision|audits?|enquiries|placements?|homes?|support|help|services?|threshold\w*|front\s+door"
    r"|hub|boys?|girls?|youngsters?|teenagers?|mother|father|virtual\s+school|schools?|police|health"
    r"|education|housing|accommodation|officers|personal\s+advisers|councillors|partners?|agenc(?:y|ies)|written\s+agreements|queues?|backlogs?|contacts|files|minutes|vacanc(?:y|ies)|turnover"
    r"|recruitment|letters|chronolog(?:y|ies)|performance|notifications|interviews|relation(?:s|ships)|panel|court|pre-proceedings)\b",
    re.I,
)
_COUNCIL_DOES = re.compile(
    r"\W*(?:the|[A-Z]\w+)\s+(?:\w+\s+)?(?:council|authority|trust)\s+(?:has|have|is|will|had|plans|runs)\b",
    re.I,
)
_PROCEDURE = re.compile(
    r"\W*(?:this\s+time,?\s+|(?:in|during|at)\s+[\w\s]{0,30},\s+)?(?:Ofsted|an?\s+team\s+from\s+Ofsted|the\s+(?:watchdog|inspectorate|regulator)|(?:(?:Ofsted|an?\s+(?:\w+\s+)?team\s+of|two\s+of\s+Her\s+Majesty's|two\s+of\s+His\s+Majesty's"
    r"|the|two|three|four|five|six)\s+)?inspectors?|they|the\s+(?:team|visit"
    r"|inspection|rest\s+of\s+the\s+(?:visit|inspection)))(?:\s+who\s+[^,]*|,[^,]{3,60},)?"
    r"\s+(?:also\s+)?(?:met(?!\s+\w+(?:\s+\w+)?\s+who)|looked|spoke|talked|spent|turned\s+up|arrived|returned|came(?!\s+across)|descended|set\s+up|visited|examined|interviewed|focus\w+|concentrated"
    r"|centred|covered|checked|considered|reviewed|carried\s+out|evaluated|sampled|made\s+(?:its|their|a|an)\s+(?:\w+\s+)?(?:\w+\s+)?visit|was\s+spent"
    r"|did\s+not\s+(?:examine|look|inspect|consider|grade|judge|review)|(?:was|were)\s+(?:in|on\s+site"
    r"|carried))\b(?!.*\b(?:found|but\s+said)\b)",
    re.I,
)
_TO_THE_READER = re.compile(
    r".*\?\W*$|\W*(?:let's|let\s+us|click|find\s+out|e-?mail|for\s+(?:media|more|further)\b)\b"
    r"|\W*(?:begin|write|see|join|bring|call|read|visit|take|look|contact)\s+(?:with|to|at|on|in|for|us|here|our|your"
    r"|more|the|a|an|what|this|that|www)\b(?!\s+(?:\w+\s+){0,3}?(?:is|are|was|were|had|has)\b)",
    re.I,
)
"""A question of the narrator's, or what the reader should do."""
_OF_THE_REPORT = re.compile(
    r"\W*(?:the|its|their|this|that|his|her)\s+(?:\S+\s+){0,3}?(?:report|letter|section|document|consequences|findings|message"
    r"|language)(?:,[^,]*,)?\s+(?:is|are|was|were|makes?|made|dwell\w*|opens?|deals?|connects?|draws?|devotes?|pulls?|reads?|ran"
    r"|runs|do(?:es)?|carr(?:y|ies)|tells?|came|comes|also\s+(?:sets|identifies)|sets|identifies)\b"
    r"(?!.*\b(?:about|of|that|towards|over)\b)",
    re.I,
)
"""How the report is written: "The report is frank."."""
_IN_THE_CHAMBER = re.compile(
    r"\b(?:(?:at|told|before)\s+(?:\w+\s+){0,3}(?:meeting|committee)\s+(?:of|on)|chamber|stormy|lively|war\s+of\s+words|members\s+of\s+the\s+(?:\w+\s+){0,4}(?:committee|council|cabinet|board)|(?:committee|panel|cabinet)\s+"
    r"(?:members?|voted|agreed|heard|noted)|motion|voted|vote|debated?|opposition|went\s+on\s+to\s+note|overspend\w*"
    r"|(?:wholly\s+)?owned\s+by|has\s+(?:delivered|run)\s+the\s+service|will\s+be\s+sent|Department\s+for\s+Education|DfE"
    r"|commissioner|adviser\s+to|papers\s+seen)\b",
    re.I,
)
"""Where politics are made, how the service is set up, what the government does: background."""
_DEBATE = re.compile(
    r"\b(?:war\s+of\s+words|stormy|lively\s+(?:meeting|debate)|(?:was|were)\s+debated|motion\s+(?:was|to)|opposition\s+(?:members|councillors|tried)"
    r"|accused\s+the)\b",
    re.I,
)
_OTHER_SOURCE = re.compile(
    r"\baccording\s+to\s+(?!(?:its|the|their|that|this|an?)?\s*(?:\S+\s+){0,2}(?:Ofsted|inspect\w+|report|letter|watchdog|regulator"
    r"|document|findings))",
    re.I,
)
_NEIGHBOUR = re.compile(r"\b(?:neighbouring|neighbours?|not\s+run\s+by\s+the\s+council)\b", re.I)
_SHARE_OF_COUNCILS = re.compile(
    r"\b(?:every|each)\s+(?:area|council|authority|part)\s+(?:of|in)\s|(?:%|per\s+cent|\bhalf|\bthird|\bquarter|\bnumber)\s+of\s+(?:all\s+)?(?:local\s+)?(?:councils|authorities)\b",
    re.I,
)
_SET_NATIONALLY = re.compile(
    r"\bnational\s+(?:reforms?|frameworks?|guidance|programmes?|polic(?:y|ies)|standards?|panel|requirements?|scheme)\b",
    re.I,
)
"""What a council carries out and the nation only set."""
_ONE_OF_THEM = re.compile(
    r"\W*(?:one|another|a)\s+(?:young\s+|foster\s+|care\s+)?(?:mother|father|mum|dad|teenager|girl|boy|man|woman|child|parent|carer"
    r"|person|leaver|youngster|practitioner|social\s+worker)\s+(?:said|told|described|spoke|recalled)\b",
    re.I,
)
"""One person's words, after the statement that they illustrate."""
_SO = re.compile(
    r"\W*(?:for\s+(?:some|many|one|a\s+few)(?:\s+\w+)?,?\s+)?this\s+(?:has\s+|had\s+|in\s+turn\s+)?(?:means?|meant|led|leads|contributed"
    r"|resulted|caused|left)\b|\W*in\s+one\s+(?:case|family|instance)\b|\W*(?:as\s+a\s+result|consequently|in\s+consequence)\b",
    re.I,
)
"""What came of the statement before, or one case of it."""
_PERSON = re.compile(
    r"\W*(?:His|Her|My)\s|\W*An?\s+(?:former\s+|senior\s+)?(?:social\s+worker|mother|father|mum|dad"
    r"|parent|grand\w+|whistleblower|resident|teenager)\b|"
    r"\W*(?:(?:The|Its|Interim|Acting|Council|Executive|Former|Deputy|New|Corporate|Labour"
    r"|Conservative)\s+){0,3}(?:Cllr|Coun|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor|[Dd]irector"
    r"|[Ll]eader|[Mm]ayor|[Cc]abinet|[Ss]pokes\w+|[Mm]inister|[Cc]hief\s+[Ee]xecutive|[Oo]fficers"
    r"|[Cc]ouncillors|MPs?)\b(?!')"
    r"|\W*[A-Z][a-z]+\s+[A-Z][\w'-]+,\s+(?:\w+[\s,'-]+){0,6}?(?:director|leader|member|mayor|executive"
    r"|head|chair\w*|spokes\w+|minister|holder|officer|commissioner|boss)\b"
)
_ANNOUNCES = re.compile(
    r"\bwhere\s+(?:it|the\s+\w+|more)\s+(?:can|could|should|must|needs\s+to|has\s+to)\s+(?:do|be|get)\s+(?:even\s+)?(?:better|more|done)\W*$"
    r"|\b(?:came\s+in\s+for|(?:better|good|bad|worse)\s+news|pictures?|(?<!-)(?<!life\s)story|tale|exceptions?|fared"
    r"|healthier|brighter|"
    r"all\s+(?:praise|criticism|bad|good)|scathing|singled\s+out\W*$|complimentary|(?:was"
    r"|were)\s+(?:\w+\s+){0,2}(?:praise|criticism|concerns?))\b",
    re.I,
)
_MATTER = (
    r"(?:themes?|worr(?:y|ies)|anxiet(?:y|ies)|sore\s+points?|mixed\s+(?:bag|picture|write-up)|unease|bright\s+spots?"
    r"|plus|minus(?:es)?|caveats?|gaps|respite|light|sunshine|consolations?|weak\s+(?:spots?|links?)|problems?|issues?"
    r"|exceptions?|matters?|blemish\w*|stumbling\s+blocks?|sticking\s+points?|grounds\s+for\s+\w+|highlights?"
    r"|low\s?lights?|good\s+deal|plenty|criticisms?|praise|concerns?|difference|reservations?|misgivings?|target|reviews?|words)"
)
_BUT = r"(?:(?:but|yet|however|and),?\s+)?"
_INSPECTORATE = (
    r"(?:(?:the\s+)?(?:Ofsted|inspect\w+|watchdogs?|regulator)|the\s+(?:\w+\s+)?(?:report|letter|document)|they|it)"
    r"(?:\s+(?:also|however,))?"
)
_TOPIC = re.compile(
    # The subject is a matter, and which one is all that is said: "Audits were a further worry."
    rf"\b(?:is|are|was|were|remain(?:s|ed)?|prove[sd]?|there(?:'s|\s+(?:is|are|was|were)))\s+(?:also\s+|not\s+)?(?:\w+\s+){{0,4}}?{_MATTER}\b"
    # It got a mention, praise or criticism, and no word of what for: "Adoption came in for praise too."
    rf"|\b(?:got|gets|drew|draws|attract(?:s|ed)|came\s+in\s+for|come\s+in\s+for|earn(?:s|ed)|w(?:o|i)n)\s+(?:\w+\s+){{0,4}}?"
    rf"(?:mentions?|{_MATTER}|plaudits|write-up|marks)\b"
    # How it does, and no word of why: "Foster carers come off well."
    r"|\b(?:fare[sd]?|c(?:o|a)me(?:s)?\s+(?:out|off|across)|scored?|did)\s+(?:\w+\s+)?(?:better|worse|well|badly|poorly|best|worst)\b"
    r"|\b(?:fell|falls|falling)\s+short\b|\bfound\s+wanting\b|\bsingled\s+out\W*$|\bnot\s+alone\b|\bless\s+(?:rosy|impressed|happy)\b"
    r"|\b(?:experience|picture|performance|story|verdict|results?|record|quality\s+of\s+\w+)\b.{0,40}\b(?:is|are|was|were)\s+(?:\w+\s+)?"
    r"(?:uneven|mixed|patchy|variable|brighter|better|worse|bleak\w*|rosier|healthier)\b"
    r"|\b(?:troubl|worr|concern|alarm|exercis|pleas|impress)(?:es|ed|ied)\s+(?:the\s+)?inspectors\b|\bcause\w*\s+(?:the\s+)?inspectors\b"
    r"|\bliked\s+(?:\w+\s+){1,3}(?:what|that)\s+(?:they|it)\s+saw\b|\b(?:sharpest|severest|strongest|harshest|warmest)\s+(?:criticism|language|words|praise)\b"
    r"|\bmost\s+(?:critical|positive|damning|glowing)\s+of\s+all\b|\bdraws?\s+a\s+distinction\b|^\W*(?:nobody|no\s+one)\s+doubts\b"
    r"|\b(?:working|doing|performing)\s+(?:well|badly|better)\W*$|\bconcerns?\s+relat\w+\s+to\b|\bhad\s+(?:\w+\s+)?(?:reservations|misgivings"
    r"|concerns|worries)\b|\bword\s+that\s+keeps\b|\bas\s+(?:strong|good|bad|weak)\W*$"
    # How inspectors felt about it, or that they spoke of it: "Ofsted was also critical of private fostering."
    rf"|^\W*{_BUT}{_INSPECTORATE}\s+(?:(?:is|are|was|were)\s+)?(?:(?:also|particularly|especially|most|more|less|equally|no)\s+)*"
    r"(?:critical\s+of|positive\s+about|impressed\s+(?:by|with)|struck\s+by|happ(?:y|ier)\s+(?:about|with)|complimentary|unhappy\s+(?:about|with)"
    r"|(?:rais|express|voic)(?:es?|ed)\s+(?:\w+\s+)?(?:concerns?|questions?|worr(?:y|ies)|doubts?)\s+(?:about|over)|found\s+fault\s+with"
    r"|questioned|(?:highlight|identif|prais|commend)\w*\s+(?:in\s+particular|several|some|a\s+number\s+of|\w+\s+areas))\b(?!.*\b(?:that|who|which)\b)"
    r"|\bfeature[sd]?(?:\s+in\s+the\s+\w+)?\W*$|\b(?:criticised|praised|commended)(?:\s+(?:at\s+length|too))?\W*$|\bgloom\b"
    r"|^\W*(?:chief|among|of\s+most|of\s+particular|the\s+weakest)\b.*\b(?:is|are|was|were)\b|\bdescribed\s+as\s+(?:an?|the|its)\s+\w+\W*$"
    # A verdict of one word on the whole of something.
    rf"|^\W*{_BUT}(?:[\w'-]+\s+){{1,8}}?(?:is|are|was|were|remains?|remained|received|receive|had|vary|varies|varied)(?:,\s+however,)?\s+(?:found\s+to\s+be\s+)?"
    r"(?:an?\s+|too\s+|also\s+|very\s+|particularly\s+|less\s+|more\s+|some\s+)*"
    r"(?:weak(?:er|est|ness)?|poor(?:er)?|uneven|stubborn|sombre|troubled|asset|much|straightforward|afterthought|impressive)"
    r"(?:\s+(?:service|decade|deal|one|too|for\s+some|for\s+others|weakness|gap))?\W*$",
    re.I,
)
"""What the first sentence of a paragraph says when it only names what the others tell of."""
_NOT_ALL = re.compile(
    r"\W*(?:but\s+|yet\s+)?(?:not\s+every(?:thing|body|one)\b|(?:it|all)\s+(?:is|was)\s+not\s+(?:all|every\w+|roses|the\s+first\s+time)\b"
    r"|no\s+such\b|(?:the\s+)?(?:\w+\s+){0,3}(?:is|was)\s+not\s+(?:without|alone)\b)",
    re.I,
)
"""Turns to the other side and tells nothing of it yet: "But not everything was well."."""
_LONGEST_TOPIC = 22
_GIVES_DETAIL = re.compile(r",\s+with\b|\b(?:because|due\s+to|so\s+that|that\s+some|such\s+as)\b|\d", re.I)
_ABOUT_INSPECTING = re.compile(r"\b(?:inspected|inspections?|graded|rated|ratings?|grades?)\b", re.I)
_META = re.compile(
    r"\b(?:concerns|positives|negatives|strengths|weaknesses|recommendations|failings|shortcomings"
    r"|issues|problems|areas"
    r"|praise|criticism|improvements)\b",
    re.I,
)
_VAGUE = re.compile(r"\W*(?:this|that|it)\s+(?:is|was)\b(?:\W+\w+){1,5}\W*$", re.I)
_LONGEST_ANNOUNCEMENT = 20
_SHORTEST = 3
_TELLING = 3.0
"""Words of a statement without cues, and the log odds of praise or weakness that tell of a service."""


_OF_INSPECTING = re.compile(
    r"\b(?:do(?:es)?\s+not|don't|doesn't|no\s+longer)\s+(?:grade|judge|rate|hand\s+out|give|issue|award|come\s+with)\b|\bthere\s+(?:is|are|was|were)\s+no\s+(?:overall|grades?|ratings?)\b"
    r"|\b(?:can|may|should|must|could)\s+(?:now\s+)?expect\b|\b(?:re)?inspections?\s+(?:is|are|was|were)\s+(?:not\s+)?(?:now\s+)?(?:expected|due|likely|planned)\b"
    r"|\b(?:visit|inspection),?\s(?:[^.;]{0,60},)?\s*(?:took\s+place|was\s+(?:carried|made|held|conducted)|is\s+(?:expected|due)|will)\b"
    r"|\bOfsted\s+(?:inspects|carries|visits)\b|\bdeclared\s+(?:itself\s+)?(?:\w+\s+)?bankrupt\b",
    re.I,
)
"""How inspecting is done and what comes next."""
_OF_A_COUNCIL = re.compile(
    r"\W*(?:an?|one|two|three|both|another)\s+(?:[\w'-]+\s+){0,4}?(?:council|authority|authorities|councils|borough|city|county|trust|town)(?:'s)?\b"
    r"(?=[^.]*\b(?:told|praised|ordered|given|urged|learned|received|moved|handed|warned|credited|criticised|rapped|commended)\b)",
    re.I,
)
"""Opens the news in short, without the name: "A council in the north has been told to act." """


def tells(sentence: Sentence) -> bool:
    """Return whether the sentence can be a finding about the council that it is about."""
    if sentence.voice is Voice.OTHER or not sentence.settled or sentence.plain.rstrip().endswith(":"):
        return False
    if _VAGUE.match(sentence.plain) or _NOT_FINDINGS.search(sentence.unquoted):
        return False
    if sentence.voice is Voice.NARRATOR and _OWN_ACCOUNT.search(sentence.unquoted):
        return False
    about_others = (_national(sentence.unquoted), _ELSEWHERE.search(sentence.unquoted))
    if _DEBATE.search(sentence.unquoted):
        return False
    if sentence.voice is Voice.NARRATOR and any(
        pattern.search(sentence.unquoted) for pattern in (_IN_THE_CHAMBER, _NEIGHBOUR)
    ):
        return False
    if _OTHER_SOURCE.search(sentence.unquoted):
        return False
    if _TO_THE_READER.match(sentence.plain) or _OF_THE_REPORT.match(sentence.plain):
        return False
    if _OF_INSPECTING.search(sentence.unquoted) or _OF_A_COUNCIL.match(sentence.plain):
        return False
    done_by = (_PROCEDURE.match(sentence.unquoted), _PERSON.match(sentence.unquoted))
    return not any((*about_others, *done_by))


def tells_by_itself(text: str, score: int) -> bool:
    """Return whether words that speak of no theme can be a finding: of the service, or with several cues."""
    return abs(score) > 1 or _SERVICE.search(text) is not None


def illustrates(text: str) -> bool:
    """Return whether words in the middle of a paragraph give only an example or an effect of what is told."""
    return _ONE_OF_THEM.match(text) is not None or _SO.match(text) is not None


def _national(text: str) -> bool:
    text = _SET_NATIONALLY.sub(" ", text)
    return NATIONAL.search(text) is not None or _SHARE_OF_COUNCILS.search(text) is not None


def speaks_nationally(sentence: Sentence) -> bool:
    """Return whether a narrator's sentence is about councils in general; those that follow it may be, too."""
    return sentence.voice is Voice.NARRATOR and _national(sentence.unquoted)


def tells_of_a_visit(sentence: Sentence) -> bool:
    """Return whether the narrator comes to what an inspection or visit found."""
    return _ABOUT_INSPECTING.search(sentence.plain) is not None or " visit" in sentence.plain


def announces(plain: str, followed: bool) -> bool:
    """Return whether a sentence only says that praise or criticism follows.

    `followed` says whether the paragraph goes on: else "Inspectors raised concerns." is all that is told.
    What stands after a colon is told, and no announcement.
    """
    words = len(plain.split())
    if _NOT_ALL.match(plain) and words <= _LONGEST_TOPIC:
        return True
    if _ANNOUNCES.search(plain):
        return words <= _LONGEST_ANNOUNCEMENT
    if not followed:
        return False
    if (
        _TOPIC.search(plain)
        and words <= _LONGEST_TOPIC
        and '"' not in plain
        and not _GIVES_DETAIL.search(plain)
    ):
        return True
    named = _SERVICE.search(plain) is not None
    return not named and _META.search(plain) is not None and words <= _LONGEST_ANNOUNCEMENT / 2


def speaks_of_the_service(text: str, toned: float) -> bool:
    """Return whether words without any praise or criticism can state how the service works.

    They name children, those who work with them or their work, or are `toned` as only reports of inspectors
    are, and they are not what the council does next.
    """
    if _ABOUT_INSPECTING.search(text) or _COUNCIL_DOES.match(text):
        return False
    return len(text.split()) >= _SHORTEST and (_SERVICE.search(text) is not None or abs(toned) >= _TELLING)
