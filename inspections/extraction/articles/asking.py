"""What inspectors asked for, as an article reports it: the words that ask, and each thing asked."""

from __future__ import annotations

import re

PRIORITY = re.compile(
    r"\b(?:priority\s+action|urgent(?:ly)?|immediate(?:ly)?\s+(?:action|address|improve)"
    r"|without\s+delay\b.*\bmust)\b",
    re.I,
)
ASKS = re.compile(
    r"\b(?:an?\s+need\s+to|calls?\s+(?:on|for)|called\s+(?:on|for)|asks?\s+for|asks\s+(?:the\s+)?\w+\s+to|asked\s+for|would\s+like\s+to\s+see|should\s+do\s+better|told\s+(?:the\s+(?!(?:\w+\s+)?(?:inspect\w+|team|watchdog))\w+|it|leaders|to)"
    r"|ordered|urged|wants?\s+to\s+see"
    r"|asked\s+(?:the\s+\w+|it|to)|instructed|(?<!when\s\w\w\w\w\s)(?<!as\sthey\s)must\b|should\s+(?:be|improve|ensure|also|include|have|now"
    r"|focus|implement|continue|make|take|review)\b|ought\s+to|wants?\s+(?:the\s+\w+|it|leaders"
    r"|managers)\s+to|urgent\s+review|(?<!would\s)recommend\w*|areas?\s+(?:for"
    r"|of)\s+(?:improvement|development|priority\s+action)"
    r"|areas?\s+(?:that|which)\s+(?:could|should|need\w*|must|require\w*)"
    r"|areas?\s+(?:for\s+the\s+\w+\s+)?to\s+(?:take|improve|address)|(?:council|authority|leaders|managers"
    r"|(?<!what\s)it|(?<!what\s)(?<!when\s)(?<!equipment\s)(?<!help\s)(?<!support\s)they|department)\s+need(?:s|ed)?\s+to(?!,)|(?<!the\s)(?<!what\s)(?<!still\s)needs?\s+to\s+improve"
    r"|(?:council|authority|it|they|leaders)\s+(?:\w+\s+){1,2}required\s+to|identified\s+\w+\s+areas)\b",
    re.I,
)
RECOMMENDS = re.compile(r"(?<!would\s)\brecommend\w*\b", re.I)
SHOULD = re.compile(r"\b(?:should|must)\b", re.I)
ASKING_LIST = re.compile(
    r"\b(?:better|stronger|further|next\s+steps|improv\w*|recommend\w*|priorit\w*|must|should|action"
    r"|needs?)\b.*:\s*$"
    r"|^(?:what\s+(?:needs|has|\w+\s+wants|\w+\s+must|the\s+\w+\s+(?:must|should|needs))\b|actions?\s+(?:required|needed)|areas?\s+for\s+(?:improvement|priority\s+action)|recommendations?)\b",
    re.I,
)
THESE = re.compile(r"\W*(?:these|they|among\s+(?:them|these)|one)\b", re.I)
_NUMBER = (
    r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|further|single|more|main)"
)
_THINGS = (
    r"(?:areas?(?:\s+(?:for|of|where|in\s+which|that)\b[^:;.]{0,60}?)?|things|improvements|recommendations|priorities"
    r"|actions|requirements|points)"
)
_OPENS = re.compile(
    rf"\b{_NUMBER}\s+(?:\w+\s+){{0,2}}?{_THINGS}(?:[^:;.]{{0,60}}?:|[^:;.]{{0,40}}?(?:\s-|,?\s+namely|,\s+including|\s+(?:are|is|were|was)))\s+"
    r"|\b(?:asked|told|urged|ordered)\s+to\s+(?:\w+\s+){0,2}?(?:improve|address|strengthen)(?:\s+the)?(?:\s+following)?:\s+",
    re.I,
)
_RELATES = re.compile(
    r"^\W*(?:these|they|those|this|the\s+(?:areas|recommendations|improvements|points)|among\s+(?:them|these))\s+"
    r"(?:(?:\w+ly|all|each)\s+)?(?:relat\w+\s+to|includ\w+|concern\w*|cover\w*|are|were|is|was|involv\w+)\s*:?\s+",
    re.I,
)
_SPEAKS_OF_AREAS = re.compile(
    rf"\b{_NUMBER}\s+(?:\w+\s+){{0,2}}?{_THINGS}\b.*|\b(?:improvements?|recommendations?|areas?)\b.*"
    r"\b(?:made|asked|listed|set\s+out|put\s+to|identified|recommend\w*|wanted|given)\b"
    r"|\bwhere\s+(?:it|the\s+\w+|they|more|things)\s+(?:can|could|should|needs?\s+to|must)\s+(?:\w+\s+)?(?:do|be|improve)\b",
    re.I,
)
_BETWEEN = re.compile(r";\s+(?:and\s+)?|,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+(?:and|as\s+well\s+as)\s+", re.I)
_ITEM = re.compile(
    r"(?:the|how|its|their|whether|when|what|to|better|more|stronger|improved?|improving|making|[\w']+ing|[\w-]+'s?)\b",
    re.I,
)
_TASK = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:to\s+)?(?=(?:reduce|improve|ensure|make\s+sure|review|strengthen|address|stop|cut"
    r"|increase|develop|provide|tackle|find|carry\s+out|introduce|recruit|settle|raise|speed|give|check|hold|set\s+up)\b)"
    r"|,\s+(?:and\s+)?(?=(?:(?:to|in|on|for)\s+)?(?:the|its|their|how|whether|an?|greater|better|more|swifter|stronger|[\w-]+\s+(?:of|to))\s(?!\w+\s+said))"
    r"|\s+and\s+(?=(?:to|in|for|on)\s+(?:the\s|[\w-]+\s+\w+)|how\s)"
    r"|(?:(?<=,)|(?<=\w))\s+and\s+(?=(?:on\s+)?(?:the|its|how)\s(?:[\w'-]+\s){1,4}(?:of|in|for|to|with|sit|is|are)\s)",
    re.I,
)
_FEWEST = 2
_FINITE_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says)\b", re.I)


def speaks_of_areas(plain: str) -> bool:
    """Return whether a sentence says that things were asked for: "Three priorities were set."."""
    return _SPEAKS_OF_AREAS.search(plain) is not None


def asked_items(plain: str, goes_on: bool) -> list[tuple[int, int]]:
    """Return the offsets of each thing asked for that a sentence lists: "two areas: the A, and the B".

    `goes_on` says whether the sentence before spoke of what was asked: then "They include the A and the B"
    lists too. Empty if it lists none, or if what follows is a statement with a verb of its own.
    """
    opening = _OPENS.search(plain) or (_RELATES.match(plain) if goes_on else None)
    if opening is None:
        return []
    end = len(plain.rstrip())
    cuts = _BETWEEN.finditer(plain, opening.end(), end)
    semicolons = ";" in plain[opening.end() : end]
    items: list[tuple[int, int]] = []
    start = opening.end()
    for cut in cuts:
        begins = _ITEM.match(plain, cut.end()) is not None
        if cut.group().startswith(";") or (
            not semicolons and begins and len(plain[start : cut.start()].split()) >= _FEWEST
        ):
            items.append((start, cut.start()))
            start = cut.end()
    items.append((start, end))
    first = plain[opening.end() : items[0][1]]
    if _ITEM.match(first) is None or _FINITE_VERB.search(first):
        return []
    return [(start, end) for start, end in items if len(plain[start:end].split()) >= _FEWEST]


def tasks(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of each task that a stretch asks for: "must review A and reduce B"."""
    asks = ASKS.search(plain, start, end)
    cuts = list(_TASK.finditer(plain, asks.end(), end)) if asks else []
    starts = [start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return list(zip(starts, ends, strict=True))
