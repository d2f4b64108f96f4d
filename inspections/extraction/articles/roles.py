"""What each block of an article is: title, body, caption, link, comment, boilerplate, and how to tell."""

from __future__ import annotations

import re
from enum import Enum


class Role(Enum):
    """What a block is to the article."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    LINK = "link"
    BOILERPLATE = "boilerplate"
    COMMENT = "comment"


PROSE = frozenset({Role.BODY, Role.LIST_ITEM})


_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2009": " ", "–": "-", "—": "-", "`": "'"}
)


def straight(text: str) -> str:
    """Return the text with straight quotes and plain spaces; every character keeps its offset."""
    return text.translate(_STRAIGHT)


_COMMENTS_START = re.compile(
    r"^(?:\d+|One|No|Two|Three)\s+(?:responses?|comments?|thoughts?)\s+(?:to|on)\b|^\d+\s+comments?$"
    r"|^comments?(?:\s*\(\d+\))?:?$"
    r"|^comments are closed|^leave a (?:comment|reply)|^blog comments powered by|^join the (?:conversation"
    r"|discussion)"
    r"|^have your say|^(?:view|show|read|post|add) (?:all )?(?:your )?comments?\b|^sort by:|^reader comments",
    re.I,
)
_LINKS_START = re.compile(
    r"^(?:click (?:the )?links? below|read (?:more|next|also)|related(?: articles?| stories| content| news"
    r"| links?)?\b.{0,20}$"
    r"|more (?:from|on|stories|news|like this)\b|see also|you (?:may|might) also (?:like|be interested)"
    r"|most (?:read|popular|viewed)"
    r"|recommended|latest (?:news|stories|jobs)|further reading|in this (?:article|section)|trending|more:"
    r"|top stories"
    r"|around the (?:bbc|web)|on the web|links?:|other (?:news|stories)|also in the news)",
    re.I,
)
_CAPTION = re.compile(
    r"^\(?(?:image|photo|picture|pic|credit|photograph|file photo|stock image|caption|source|illustration"
    r"|video)s?"
    r"(?: caption| source| credit)?\b\s*(?:of\b|:|,|by\b|\(credit)|\((?:credit|photo|image"
    r"|pic(?:ture)?)s?\b[^)]*\)\s*$"
    r"|(?:Image|Photo|Picture|Pic|Credit)s?:\s*[^.]{2,60}$|(?:Getty Images|Adobe Stock|Shutterstock"
    r"|Morguefile|PA Media|iStock|Google(?: Maps| Street View)?|LDRS)[\s).]*$",
)
_DATE_WORDS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|updated?|published"
    r"|posted|on|at|am|pm"
    r"|bst|gmt|last|first|date|by|st|nd|rd|th|a|min|mins|minutes?|hours?|days?|ago|read"
)
_DATE_LINE = re.compile(rf"^[\s|•·,:/.\-–—()]*(?:(?:{_DATE_WORDS}|\d+)[\s|•·,:/.\-–—()]*)+$", re.I)
_BYLINE = re.compile(
    r"^(?:by|issued by|released by|written by|words by|author:?|reporter:?|published|posted"
    r"|last updated|updated|press release|news release)\b(?!.*\.$)"
    r"|^(?:local democracy reporter|.{0,40}\b(?:reporter|correspondent|editor"
    r"|local democracy reporting service)\b.{0,30})$",
    re.I,
)
_BOILERPLATE = re.compile(
    r"^(?:sign up|subscribe|register (?:now|for)|log ?in|sign in|follow us|share (?:this|on|via)|share$"
    r"|tweet$|facebook$|copy link"
    r"|print(?: this)?(?: page)?$|email(?: this)?$|advertisement|ad(?:vert)?$|sponsored|cookies?\b"
    r"|we use cookies|skip to|©|copyright|all rights reserved"
    r"|tel(?:ephone)?:|contact(?: us)?\b.{0,30}$|phone:|e-?mail:|terms (?:and|&)|privacy|accessibility$"
    r"|back to top|notes? (?:to|for) editors?"
    r"|tags?:|topics?:|topics$|categor(?:y|ies):|filed under|get (?:the latest|all the|our)|don't miss"
    r"|join (?:our|us|now)|download (?:our|the) app"
    r"|to (?:get|receive|sign up|subscribe|read (?:the full|more))\b.{0,90}(?:newsletter|inbox|subscri|here)"
    r"|for more (?:stories|news|information)"
    r"|support (?:quality|local) journalism|if you value|donate|loading|listen to|watch:|play video"
    r"|home\s*[>/|»]|jobs?$|events?$|you are here"
    r"|this (?:article|website|site|story) (?:is|uses|was)|(?:registered|company) (?:in england|charity"
    r"|number)|.{0,60}\bwebsite design by\b)",
    re.I,
)
_GRADED_LINE = re.compile(
    r"\w{4,}.*(?::|\s-|\s\||\s\()\s*(?:rated\s+|graded\s+)?['\"]?(?:outstanding|good"
    r"|requires\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate)['\")]*$",
    re.I,
)
_FULL_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+20\d\d\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+20\d\d\b",
    re.I,
)
_INSPECTED_LINE = re.compile(r"\W*(?:inspected|visited|(?:dates?\s+of\s+)?(?:inspection|visit))\b", re.I)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\s*$")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"')\]]*\s*$|[a-z]\"$|\[[^\]]*\]$")

_ITEM = re.compile(
    r"(?:The|How|Better|More|Improved?|Strengthen|Ensure|Make|Reduce|Increase|Review|Stop)\s(?:[^\s.!?:\"]+\s+){2,18}[^\s.!?:\"]+[.;]?"
)
"""One short statement, printed below a line that ends with a colon: an item without its bullet."""


class RoleReader:
    """What has been met so far on the way down the page."""

    def __init__(self) -> None:
        self.title = ""
        self.body_seen = False
        self.in_links = False
        self.in_comments = False
        self.in_list = False

    def role(self, text: str, declared: Role | None, after: list[str]) -> Role:
        plain = straight(text)
        if not self.title:
            self.title = plain
            return Role.TITLE
        if declared is Role.COMMENT:
            return declared
        if self.in_comments or (self.body_seen and _COMMENTS_START.search(plain) and len(plain) < 200):
            self.in_comments = True
            return Role.COMMENT
        if plain == self.title:
            return Role.TITLE
        role = self._furniture(plain, declared) or self._prose(plain, declared, after)
        if self.in_list and (
            (role in {Role.HEADING, Role.BODY} and plain[:1].islower())
            or (role is Role.HEADING and declared is None and len(plain.split()) > 3)
            or (role is Role.BODY and declared is None and _ITEM.fullmatch(plain) is not None)
        ):
            role = Role.LIST_ITEM
        self.in_list = plain.endswith(":") or (self.in_list and role is Role.LIST_ITEM)
        self.in_links = role is Role.LINK
        self.body_seen = self.body_seen or role in PROSE
        return role

    def _furniture(self, plain: str, declared: Role | None) -> Role | None:
        """Return the role of what surrounds an article, or None for its prose."""
        if declared in {Role.CAPTION, Role.LINK, Role.BOILERPLATE}:
            return declared
        if len(plain) < 300 and _CAPTION.search(plain):
            return Role.CAPTION
        if len(plain) < 250 and (_BOILERPLATE.match(plain) or _POSTCODE.search(plain)):
            return Role.BOILERPLATE
        if len(plain) < 160 and _LINKS_START.match(plain):
            return Role.LINK
        if _DATE_LINE.match(plain) or _dated_line(plain) or (_BYLINE.match(plain) and len(plain) < 160):
            return Role.BYLINE
        if self.in_links and declared is None and not _ENDS_SENTENCE.search(plain) and len(plain) < 160:
            return Role.LINK
        return None

    def _prose(self, plain: str, declared: Role | None, after: list[str]) -> Role:
        if declared in {Role.BYLINE, Role.STANDFIRST, Role.HEADING} and not (
            self.body_seen and len(plain) > 160
        ):
            return declared if not self.body_seen or declared is Role.HEADING else Role.BODY
        if len(plain) < 250 and (
            _GRADED_LINE.search(plain) or (_INSPECTED_LINE.match(plain) and _FULL_DATE.search(plain))
        ):
            return Role.LIST_ITEM
        if re.match(r"^(?:[-•*▪◦‣·■◼]|\d{1,2}[.)])\s+\S", plain) or declared is Role.LIST_ITEM:
            return Role.LIST_ITEM
        if _ENDS_SENTENCE.search(plain) and not (plain.endswith(":") and len(plain) < 25):
            return Role.BODY if self.body_seen or not _byline_next(after) else Role.STANDFIRST
        if not self.body_seen and len(plain) >= 60:
            return Role.STANDFIRST
        return (
            Role.BODY
            if len(plain) > 160
            else Role.BYLINE
            if _looks_like_name(plain, self.body_seen)
            else Role.HEADING
        )


def _dated_line(plain: str) -> bool:
    """Return whether a line is a full date and little beside it but names: "16 March 2023 | News"."""
    match = _FULL_DATE.search(plain)
    if match is None or _INSPECTED_LINE.match(plain) or len(plain) >= 120 or plain.endswith("."):
        return False
    if len(plain) < 70 and len(re.findall(r"[A-Za-z]+", plain)) <= 6:
        return True
    beside = plain[: match.start()] + plain[match.end() :]
    small = re.findall(r"\b[a-z]+\b", beside)
    if _OPENS_LINE.fullmatch(plain[: match.start()]) and re.match(
        r"\s*(?:in\b|by\b|at\b|[|·•/-])", plain[match.end() :]
    ):
        return True
    if _SET_APART.search(plain[: match.start()]) and not plain[match.end() :].strip():
        return True
    at_an_end = match.start() <= 12 or len(plain) - match.end() <= 12
    return at_an_end and all(word in _SMALL_IN_BYLINES for word in small)


_WEEKDAY = r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?"
_OPENS_LINE = re.compile(_WEEKDAY, re.I)
_SET_APART = re.compile(rf"[,|·•]{_WEEKDAY}$", re.I)
_SMALL_IN_BYLINES = frozenset(["a", "and", "at", "by", "for", "in", "of", "on", "s", "the", "am", "pm"])


def _byline_next(after: list[str]) -> bool:
    return any(
        _BYLINE.match(text) or _DATE_LINE.match(text)
        for text in (straight(line) for line in after[:2])
        if len(text) < 160
    )


def _looks_like_name(plain: str, body_seen: bool) -> bool:
    return not body_seen and re.fullmatch(r"[A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,3}", plain) is not None
