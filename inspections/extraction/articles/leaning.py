"""Whether a clause of a news article praises or criticises, and the words that say so.

Reports are classified by the paragraph; a news clause is shorter, and half of it is often the reporter's
frame ("inspectors found"). Here cue words decide, read with what negates or repairs them: "not timely"
criticises, "understands its weaknesses" and "tackling delays" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PRAISE = (
    r"good|great|strong(?:er|ly)?|strengths?|strengthened|effective(?:ly)?|robust(?:ly)?|timely|prompt(?:ly)?"
    r"|swift(?:ly)?|quick(?:ly|er)?|well|better"
    r"|improv(?:ed|ing|es)|improvements?|prais(?:ed|es|ing)|commend(?:ed|s)|outstanding|excellent"
    r"|exceptional(?:ly)?|impress(?:ive|ed)|high[\s-]quality"
    r"|skil(?:led|ful|fully)|commit(?:ted|ment)|dedicat(?:ed|ion)|passionate|ambiti(?:on|ous)s?"
    r"|aspiration(?:al|s)?|thorough(?:ly)?|clear(?:ly)?|comprehensive"
    r"|creative(?:ly)?|innovative|tenaci(?:ous|ously|ty)|stable|stability|positive(?:ly)?|benefit(?:s|ed"
    r"|ing)?|thriv(?:e|ing)|flourish\w*|valued?|supportive|well-supported"
    r"|appropriate(?:ly)?|manageable|proactive(?:ly)?|child-(?:centred|focused)|sensitive(?:ly)?|warm(?:th)?"
    r"|caring|rich|detailed|experienced|healthy|honest(?:ly)?"
    r"|open|accurate(?:ly)?|realistic|grasp|understands?|understanding|recogni[sz]ed|regular(?:ly)?"
    r"|progress(?:ed|ing)?|success(?:ful|fully)?|resourced|prioriti[sz]\w+|priority"
    r"|foster(?:ed|s)|confident(?:ly)?|safely|safe|safer|ensur(?:ed|es|ing)|enabl(?:ed|es|ing)|optimis(?:m"
    r"|tic)|relentless(?:ly)?|listen(?:ed|s)?|diligent(?:ly)?|meaningful"
    r"|nurturing|purposeful|determined|sharp|responsive|consistent(?:ly)?|secure(?:d|ly)?|reduc(?:ed|ing"
    r"|tion)|exempl\w+|celebrat\w+|enjoy(?:ed)?|proud|loyal|resilient|praiseworthy"
    r"|hands-on|visible|investment|invested|often|frequent(?:ly)?|helpful|helped|established|trusted|trusting"
    r"|lower|sufficient(?:ly)?|adequate(?:ly)?|proportionate|coherent|wide\s+range"
    r"|seen|respond(?:ed|s)?|(?:sharp|clear|strong|unwavering|relentless|appropriate|keen|determined)\s+focus"
    r"|focus(?:s)?ed\s+on\s+(?:the\s+)?child\w*|settled|together|difference|highly|devoted|best|beacon"
    r"|never\s+gives?\s+up|(?:stick|stuck)s?\s+(?:with|by)|g(?:e|o)t(?:ting)?\s+to\s+grips|catch\s+up"
    r"|above\s+average|right\s+(?:people|help|time|support|place)|early\s+enough|in\s+good\s+time"
    r"|within\s+hours|delighted|thoughtful(?:ly)?|respectful(?:ly)?|kind(?:ness)?|compassion\w*"
    r"|patient(?:ly)?|expert(?:ise|ly)?|knowledgeable|spare\s+no"
    r"|go\s+the\s+extra\s+mile|pride|trust(?:s)?|love[ds]?|closely|close\s+(?:relationships?|bonds?|attention"
    r"|scrutiny|working|links?)|inclusive|welcoming|heart\s+of"
    r"|at\s+ease|advocat\w+|well-matched|attended|access\s+to|encouraged?|motivated|energetic|energy|tenacity"
    r"|insight\w*|curious|curiosity|kept\s+up\s+to\s+date|happy|bright\s+spot|real\s+sense"
    r"|quality\s+of\s+life|good-quality|highlighted|welcom(?:ed|ing)|transform(?:ed|ation\w*)"
    r"|turn(?:ed)?\s+around|tailored|bespoke|persist\w*|keep\s+children\s+safe|kept\s+safe|protected"
)
_CRITICISM = (
    r"nor\s+(?:had|were|was|did|are|do)|clear\s+risks?|weak(?:er|ness|nesses|ly|ened)?|poor(?:er|ly)?"
    r"|inadequa(?:te|tely|cy|cies)|insufficient(?:ly)?|lack(?:s|ed|ing)?|fail(?:s|ed|ing|ings|ure|ures)?"
    r"|delay(?:s|ed|ing)?|drift(?:ed|ing)?"
    r"|inconsisten(?:t|tly|cy|cies)|variab(?:le|ility)|var(?:ied|ying|iation|ies)|deteriorat\w+|declin(?:e|ed"
    r"|ing)|worse(?:n|ned|ning)?|shortfalls?|shortcomings?|deficits?|deficienc\w+|concern(?:s|ed|ing)?"
    r"|unassessed|unmet|unsafe|ineffective(?:ly)?|over-?optimis\w+|over-reli\w+|overly|confus(?:ed|ing|ion)"
    r"|omit(?:s|ted|ting)?|miss(?:ed|ing)(?!\s+(?:children|teenagers|young|people|from\s+(?:home|care)"
    r"|episodes?|and\s+exploited))|gaps?|overwhelm\w*|struggl\w+|unable|absent|absence"
    r"|limited|rarely|seldom|instability|unstable|backlogs?|wait(?:s|ed|ing)?|unallocated|uncertain\w*"
    r"|unsettled|disagreements?|harmful|neglect(?:ful|ed)|entrenched|negative(?:ly)?|superficial"
    r"|unread|juggl\w+|under\s+(?:strain|pressure)|sharp\s+(?:rise|increase|decline|fall|drop)|erod\w+|little"
    r"|far\s+from|infrequent\w*|irregular\w*|rushed|lost\s+to|in\s+danger|woeful|harder|unanswered|nobody"
    r"|no\s+(?:\w+\s+){1,3}at\s+all|put\s+off|adrift|blind\s+to|ignored?|forgotten|abandoned|lost\s+in|ceased"
    r"|collapse[ds]?|dire|demorali\w+|scarce"
    r"|sporadic|cursory|minimal|mislead\w*|yet\s+to|late(?!\s+(?:19|20)\d\d)|longer\s+than|last\s+minute"
    r"|hamper\w*|undermin\w*|hinder\w*|serious(?:ly)?"
    r"|critici[sz]\w+|critical|systemic|widespread|unlawful\w*|blurred|lost\s+(?:its|their|sight)|loss\s+of"
    r"|unacceptable|stifl\w+|flaws?|flawed|disconnect"
    r"|slow(?:ly|er|ness|ed|ing)?|echo(?:ed)?|too\s+(?:long|many|slow(?:ly)?|often|few|soon|early|much|high"
    r"|late"
    r"|little|recent|narrow|reliant|quickly|easily|process\w*)|high(?:er)?\s+(?:\w+\s+){0,2}(?:caseloads?"
    r"|workloads?"
    r"|turnover|vacanc\w+|numbers?|levels?)"
    r"|(?:rising|increasing|growing)\s+(?:turnover|demand|caseloads|numbers?|vacanc\w+)|turnover|shortages?"
    r"|difficult(?:y|ies)|challeng(?:es|ing)|at\s+(?:continued\s+|potential\s+|significant\s+"
    r"|further\s+)?risk|exposed?|unacceptabl\w+"
    r"|unregistered|unregulated|unsuitable|prolonged|premature(?:ly)?|incomplete|out\s+of\s+date|outdated"
    r"|patchy|uneven|mixed|fragile|vulnerab\w+\s+to|underdeveloped|under-?developed|unclear|unaware|unknown"
    r"|unseen|unqualified"
    r"|bureaucra\w+|let\s+down|damning|danger(?:s|ous)?|harm(?:ed)?|suffer(?:ed|ing)?|crisis|chaotic"
    r"|dysfunction\w*|disjointed|reactive|overdue|stretched|burden\w*|excessive|repeat(?:ed|edly)|descriptive"
    r"|blam\w+|warn(?:ed|s|ing)?"
    r"|not\s+(?:\w+\s+){0,2}?(?:kept|recorded|known|met|done|made|given|offered|seen|heard|shared|completed"
    r"|escalated|identified|addressed|tackled|working|always|all|yet|used|embedded|evident|enough)"
    r"|needs?\s+to\s+(?:be\s+)?(?:improv\w+|better)|needed\s+to\s+(?:be\s+)?(?:improv\w+|better)"
    r"|could\s+be\s+improved|requir(?:e|es|ed|ing)\s+improvement|must\s+improve|unresolved|stalled|halted"
    r"|no\s+(?:\w+\s+)?(?:formal|clear|evidence|record|plans?|consistent|overview|oversight|grip|systems?"
    r"|strategy|assessments?|sense|analysis|access|support|provision|contact|visits?)"
    r"|not\s+(?:\w+\s+)?(?:circulated|clear|timely|effective|robust|consistent|sufficient|good)"
    r"|without(?!\s+(?:\w+\s+)?(?:delay|drift|waiting|gaps?))|escalations?|(?:stepped|step)\s+(?:down"
    r"|back\s+up)|did\s+not|does\s+not|do\s+not|was\s+not"
    r"|were\s+not|is\s+not|are\s+not|had\s+not|has\s+not|have\s+not|not\s+being|cannot|could\s+not|n't"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<criticism>{_CRITICISM})|(?P<praise>{_PRAISE}))(?![\w])", re.I)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|never|neither|without|lack(?:s|ed|ing)?(?:\s+of)?|less|fail(?:s|ed|ing|ure)?\s+to"
    r"|unable\s+to|insufficient(?:ly)?|rarely|seldom|hardly|absence\s+of|far\s+from|\w+n't|too|few|limited"
    r"|yet\s+to|need(?:s|ed)?\s+to|rather\s+than|nor\s+had|inconsistent(?:ly)?|could\s+be|should\s+be"
    r"|must\s+be|despite\s+(?:senior\s+)?leaders'?)"
    r"(?:\s+[\w'-]+){0,3}\s+$",
    re.I,
)
_AWARE = (
    r"understand(?:s|ing)?|understood|recogni[sz](?:es|ed|ing)|aware|grasp(?:\s+of)?|knows?|acknowledg\w+"
    r"|reflects?|open"
    r"|honest|identif(?:y|ies|ying)"
)
_MENDING = (
    r"tackl(?:e|es|ed|ing)|address(?:es|ed|ing)?|reduc(?:e|es|ed|ing|tion)|prevent(?:s|ed|ing)?|overc\w+"
    r"|eliminat\w+|remov(?:e|ed|ing)|respon\w*\s+to|mitigat\w+|resolv\w+|minimi[sz]\w+|learn(?:ed|ing"
    r"|t)?\s+from"
    r"|avoid\w*|cut(?:ting)?|protect(?:s|ed|ing)?\s+\w+\s+from|safe\s+from|those|no|without|few(?:er)?|any"
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
_ABSENT = re.compile(r"\b(?:no|without|free\s+(?:of|from)|avoid\w*)\s+(?:\w+\s+)?$", re.I)
_BURDEN = re.compile(r"delay|drift|backlog|wait|gap|unallocated|concern", re.I)
_FAILED_REPAIR = re.compile(
    r"\b(?:not|fail\w*|n't|without|unable|never|nor|need(?:s|ed)?\s+to|inconsistent\w*|insufficient\w*|slow"
    r"|lack\w*)\b(?:\s+[\w'-]+){0,4}\s+$",
    re.I,
)
_FIXED = re.compile(
    r"\b(?:focus(?:s)?ed\s+(?:inspection\s+)?visit|monitoring\s+visit|experiences\s+and\s+progress"
    r"|areas?\s+(?:for|of)\s+improvement|improvement\s+on\s+(?:its|the)|improvement\s+(?:board|plan|notice"
    r"|adviser|journey|priorities|work"
    r"|partner)|requires?\s+improvement|good\s+or\s+outstanding|serious\s+case\s+review|at\s+risk\s+register"
    r"|risk\s+assessments?|priority\s+action|critical\s+friend|safeguarding|child\s+protection"
    r"|healthy\s+relationships|quality\s+assurance)\b",
    re.I,
)


@dataclass(frozen=True)
class Leaning:
    """How a clause leans: above zero praise, below it criticism; `words` are the cues that count."""

    score: int
    words: tuple[str, ...]


def leaning(clause: str) -> Leaning:
    """Return how the clause leans. Criticism outweighs praise where both remain after negation and repair."""
    text = _FIXED.sub(lambda match: "_" * len(match.group()), clause.replace('"', ""))
    praise: list[str] = []
    criticism: list[str] = []
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if cue["criticism"] and _GROUP.search(before) and _GROUP_WORDS.match(cue.group()):
            continue
        if cue["criticism"]:
            if _ABSENT.search(before) and _BURDEN.match(cue.group()):
                praise.append(cue.group())
                continue
            repair = _REPAIR.search(before)
            if repair and not _FAILED_REPAIR.search(before[: repair.start()]):
                continue
            criticism.append(cue.group())
        elif _NEGATION.search(before):
            criticism.append(cue.group())
        else:
            praise.append(cue.group())
    if criticism:
        return Leaning(-len(criticism), tuple(criticism))
    return Leaning(len(praise), tuple(praise))
