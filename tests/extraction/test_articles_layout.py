"""From bytes to numbered paragraphs: what belongs to an article and what stands around it."""

from __future__ import annotations

from inspections.extraction.articles import read_article
from inspections.extraction.articles.blocks import read_layout
from inspections.extraction.articles.roles import Role


def roles(text: str) -> list[tuple[int, Role]]:
    """Return number and role of each block."""
    return [(block.number, block.role) for block in read_layout(text).blocks]


def test_paragraphs_are_numbered_by_the_lines_that_are_not_empty() -> None:
    text = "A title\n\n\nThe first paragraph is here.\n   \nThe second paragraph follows.\n"
    assert roles(text) == [(1, Role.TITLE), (2, Role.BODY), (3, Role.BODY)]


def test_what_surrounds_an_article_keeps_its_number_and_is_known_for_what_it_is() -> None:
    text = """Council praised for early help
Families get help sooner than before, inspectors tell a county after a visit
By Robin Shaw on July 9, 2022
Image of a bridge (credit: A. Nyone / Adobe Stock)
Families in the county get help sooner.
A heading between
- A list item that says something.
Related articles
Another council praised
Sign up to our newsletter
3 Responses to Council praised for early help
1. Sam July 10, 2022 at 8:12 pm #
Not in my experience, it is not."""
    assert [role for _, role in roles(text)] == [
        Role.TITLE,
        Role.STANDFIRST,
        Role.BYLINE,
        Role.CAPTION,
        Role.BODY,
        Role.HEADING,
        Role.LIST_ITEM,
        Role.LINK,
        Role.LINK,
        Role.BOILERPLATE,
        Role.COMMENT,
        Role.COMMENT,
        Role.COMMENT,
    ]


def test_a_link_to_the_comments_above_the_article_does_not_end_it() -> None:
    text = "A council is praised\n9 comments\nFamilies get help soon, inspectors said.\n9 comments\nNot mine."
    assert [role for _, role in roles(text)][2:] == [Role.BODY, Role.COMMENT, Role.COMMENT]


def test_a_line_that_dates_the_inspection_is_no_byline() -> None:
    text = "A round-up\nThree reports came out.\nNORSHIRE\nInspected: 15 to 26 November 2021\nIt is good."
    assert [role for _, role in roles(text)][2:4] == [Role.HEADING, Role.LIST_ITEM]


def test_a_web_page_gives_its_article_and_its_date() -> None:
    page = """<html><head><title>Praise | The Paper</title>
    <meta property="article:published_time" content="2022-11-04T09:00:00Z"></head>
    <body><nav><ul><li>Home</li></ul></nav>
    <article><h1>Praise</h1><p>Families get help <b>sooner</b>, inspectors said on a visit to the county.</p>
    <script>var x = "inadequate";</script>
    <figure><figcaption>County Hall</figcaption></figure>
    <aside><p>Another council is rated inadequate by the watchdog.</p></aside>
    <p>Children are seen quickly and their plans are made in good time, they added in their letter,
    which was sent to the director of children's services in the autumn of the year.</p></article>
    <footer><p>Copyright</p></footer></body></html>"""
    layout = read_layout(page)
    assert layout.marked_date == "2022-11-04"
    prose = [block.text for block in layout.blocks if block.role is Role.BODY]
    assert prose[0] == "Families get help sooner, inspectors said on a visit to the county."
    assert layout.title == "Praise"
    assert len(prose) == 2
    assert not any("var x" in block.text for block in layout.blocks)


def test_straight_and_curly_quotes_read_alike_and_words_are_kept_as_printed() -> None:
    curly = read_layout("A title\n“It’s good,” said Ofsted’s report.").blocks[1]
    assert curly.plain == "\"It's good,\" said Ofsted's report."
    assert curly.text == "“It’s good,” said Ofsted’s report."


def test_text_in_another_encoding_is_read() -> None:
    text = "A title\nOfsted’s letter – sent today – was fair."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_layout(text.encode(encoding)).blocks[1].text == "Ofsted’s letter – sent today – was fair."


def test_what_is_no_text_is_a_named_problem_and_nothing_else() -> None:
    for data, slug in ((b"\x00\x01\x02binary", "not_text"), (b"", "empty"), (b"  \n \n", "empty")):
        reading = read_article(data)
        assert [problem.slug for problem in reading.problems] == [slug]
        assert not reading.about_council_childrens_services
        assert reading.inspections == ()


def test_a_hostile_page_is_read_in_reasonable_time() -> None:
    nested = "<div>" * 3000 + "<p>Ofsted inspected the council's children's services.</p>" + "</div>" * 3000
    assert read_article(f"<html><body><h1>Title</h1>{nested}</body></html>").inspections == ()
    assert read_article("Title\n" + "Ofsted rated good " * 5000).inspections == ()
    for words in (" is", " was also", " ,", " and the", "both "):
        told = f"Title\nInspectors said help was weak{words * (1900 // len(words))} inadequate and weak."
        assert read_article(told).inspections == ()
