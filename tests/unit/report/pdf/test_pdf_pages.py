from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.report.document import (
    Blanks,
    Block,
    Column,
    DayBreak,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Message,
    PageOf,
    Paragraph,
    Quote,
    Row,
    Rule,
    Section,
    Space,
    Table,
    Transcript,
    text,
)
from nocontact_desktop.report.pdf import grid
from tests.unit.report.pdf.printing import Printed, always, dense, document, jpeg, printed

FILLER = Paragraph(text("filler\n" * 38 + "filler"))


def numbered(count: int) -> str:
    return " ".join(f"word{number}" for number in range(count))


def lines_on(made: Printed, page: int) -> list[str]:
    return [line for line in made.texts()[page].split("\n") if line.strip()]


def test_pages_are_numbered_from_the_first() -> None:
    made = printed(document(Paragraph(text(numbered(2000))), page_word="{page} of {pages}"))
    count = made.facts.pages
    assert count == len(made.pdfium) > 2
    assert [f"{number + 1} of {count}" in page for number, page in enumerate(made.texts())] == [True] * count


def test_every_page_carries_title_code_stamp_and_footnote() -> None:
    sections = (
        Section(name="a", anchor="a", blocks=(Paragraph(text(numbered(1200))),), footnote="First foot."),
        Section(name="b", anchor="b", blocks=(Paragraph(text("short")),), footnote="Second foot."),
    )
    made = printed(document(sections=sections, running_title="Incidents", check_code="7F3A 91C2", stamp="Own copy"))
    *first, last = made.texts()
    assert len(first) >= 2
    for page in (*first, last):
        assert page.startswith("Own copy\nIncidents")
        assert "7F3A 91C2" in page
    assert all("First foot." in page for page in first)
    assert "Second foot." in last
    assert "First foot." not in last


def test_a_long_footnote_keeps_clear_of_the_text() -> None:
    foot = "A footnote that says more than one line can hold. " * 6
    made = printed(
        document(sections=(Section(name="a", anchor="a", blocks=(Paragraph(text(numbered(2000))),), footnote=foot),))
    )
    assert dense(foot) in dense(made.texts()[0])
    tops = [box[3] for page, box in made.boxes() if page == 0]
    lines_of_foot = len(made.texts()[0].split("word0")[0].strip().split("\n"))
    assert lines_of_foot > 1
    rule = grid.FOOT_RULE + (lines_of_foot - 1) * grid.RUNNING_LINE
    assert [top for top in tops if rule - 1 < top < rule + 8] == []


def test_sections_on_one_page_share_its_foot() -> None:
    sections = tuple(
        Section(name=name, anchor=name, blocks=(Paragraph(text(name)),), footnote=foot, new_page=False)
        for name, foot in (("a", "Foot one."), ("b", "Foot two."), ("c", "Foot two."), ("d", ""))
    )
    made = printed(document(sections=sections))
    assert made.facts.pages == 1
    assert [made.text().count(foot) for foot in ("Foot one.", "Foot two.")] == [1, 1]


def test_a_section_whose_footnote_finds_no_room_starts_a_page() -> None:
    full = Section(name="a", anchor="a", blocks=(Paragraph(text("x\n" * 44 + "x")),), footnote="Foot one.")
    more = Section(name="b", anchor="b", blocks=(Paragraph(text("y")),), footnote="Foot two.", new_page=False)
    made = printed(document(sections=(full, more)))
    assert made.facts.anchors["b"] == 2
    assert "Foot two." in made.texts()[1]
    assert "Foot two." not in made.texts()[0]


def test_page_numbers_in_the_text_are_right() -> None:
    sections = tuple(
        Section(name=name, anchor=name, blocks=(Paragraph(text(f"{name} ", numbered(900))),)) for name in "abc"
    )
    first = Section(
        name="index",
        anchor="index",
        blocks=(Table((Column("what", 3), Column("page", 1, "end")), tuple(
            Row((text(name), text("p. ", PageOf(name)))) for name in "abc")),),
    )  # fmt: skip
    made = printed(document(sections=(first, *sections)))
    for name in "abc":
        page = made.facts.anchors[name]
        assert f"{name} word0" in made.texts()[page - 1]
        assert f"{name} p. {page}" in made.texts()[0].replace("\n", " ")
    assert made.facts.anchors["index"] == 1


def test_page_numbers_stand_flush_at_the_end_of_their_column() -> None:
    table = Table((Column("", 3), Column("", 1, "end")), (Row((text("a"), text("p. ", PageOf("only")))),))
    made = printed(document(table))
    right = max(box[2] for _, box in made.boxes())
    assert right == pytest.approx(grid.paper("letter").left + grid.WIDTH, abs=3)


def test_table_heads_stand_on_every_page() -> None:
    rows = tuple(Row((text(f"{number}."), text("something")), anchor=f"r{number}") for number in range(120))
    made = printed(document(Table((Column("Number", 1), Column("What", 3)), rows)))
    assert made.facts.pages > 3
    for page in made.texts():
        assert lines_on(made, 0)[0] == page.split("\n")[0]
        assert page.count("Number") == 1
    found = dense(made.text()).replace("NumberWhat", "")
    assert found == "".join(f"{number}.something" for number in range(120))
    assert made.facts.anchors["r0"] == 1
    assert made.facts.anchors["r119"] == made.facts.pages


def test_a_row_stays_whole_unless_it_is_taller_than_a_page() -> None:
    columns = (Column("Head", 1), Column("Other", 1))
    tall = Row((text("tall"), text(numbered(900))), anchor="tall")
    whole = Row((text("whole"), text(numbered(60))), anchor="whole")
    made = printed(
        document(
            FILLER,
            Table(columns, (whole, tall, Row((text("after"), text("x"))))),
        )
    )
    page = made.facts.anchors["whole"] - 1
    assert "word59" in made.texts()[page]
    assert made.facts.anchors["tall"] < made.facts.pages
    assert all("Head" in page for page in made.texts()[1:])
    assert dense(made.text()).count("word899") == 1


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("spaces", range(8))
def test_no_heading_stands_alone_at_the_foot(level: int, spaces: int) -> None:
    blocks: tuple[Block, ...] = (FILLER, Paragraph(text("x\n" * spaces + "x")), Heading(level, "Heading", anchor="h"))  # type: ignore[arg-type]
    made = printed(document(*blocks, Paragraph(text("Follows\nat once\nand more\nand more"))))
    page = made.texts()[made.facts.anchors["h"] - 1]
    assert "at once" in page[page.index("Heading") :]


@pytest.mark.parametrize("before", range(34, 46))
def test_at_least_two_lines_of_a_paragraph_stand_together(before: int) -> None:
    made = printed(document(Paragraph(text("\n".join(["x"] * before))), Paragraph(text("\n".join(["yy"] * 5)))))
    counts = [page.count("yy") for page in made.texts()]
    assert sum(counts) == 5
    assert 1 not in counts
    assert 1 not in [page.count("x") for page in made.texts()[1:]]


@pytest.mark.parametrize("spaces", [0, 4, 9])
def test_a_caption_stays_with_its_picture(spaces: int) -> None:
    blocks = (FILLER, Space(spaces), Figure("p", text("The caption of it"), "a picture", anchor="p"))
    made = printed(document(*blocks), always(jpeg(400, 300)))
    assert made.facts.anchors["p"] == 2
    assert "The caption" in made.texts()[1]


def test_a_whole_page_picture_fills_its_page_and_no_more() -> None:
    made = printed(
        document(Heading(1, "Exhibit"), Figure("p", text("The caption"), "a picture", whole_page=True)),
        always(jpeg(900, 2600)),
    )
    assert made.facts.pages == 1
    (image,) = [item for item in made.pdfium[0].get_objects() if item.type == 3]
    left, bottom, right, top = image.get_bounds()
    assert (right - left) / (top - bottom) == pytest.approx(900 / 2600, rel=0.01)
    assert top - bottom > 500
    caption_top = max(box[3] for _, box in made.boxes() if box[3] < bottom)
    assert caption_top > bottom - 20


def test_a_picture_with_an_endless_caption_is_drawn_and_nothing_is_lost() -> None:
    made = printed(document(Figure("p", text(numbered(3000)), "a picture", whole_page=True)), always(jpeg(900, 2600)))
    assert dense(made.text()) == dense(numbered(3000))


def test_two_pictures_stand_side_by_side() -> None:
    row = FigureRow((Figure("a", text("left one"), "a", anchor="l"), Figure("b", text("right one"), "b", anchor="r")))
    made = printed(document(row), lambda name: jpeg(400, 300) if name == "a" else jpeg(300, 600))
    first, second = [item.get_bounds() for item in made.pdfium[0].get_objects() if item.type == 3]
    assert first[2] <= second[0]
    assert first[1] == pytest.approx(second[1], abs=0.1)
    assert made.facts.anchors["l"] == made.facts.anchors["r"] == 1


def test_two_pictures_of_different_shapes_have_one_height() -> None:
    row = FigureRow((Figure("a", text("left"), "a"), Figure("b", text("right"), "b")))
    made = printed(document(row), lambda name: jpeg(800, 600) if name == "a" else jpeg(600, 900))
    first, second = [item.get_bounds() for item in made.pdfium[0].get_objects() if item.type == 3]
    assert first[3] - first[1] == pytest.approx(second[3] - second[1], abs=0.1)
    assert second[2] - first[0] > 0.9 * grid.WIDTH


@pytest.mark.parametrize(("lines", "page"), [(33, 0), (38, 1)])
def test_pictures_become_smaller_to_stay_on_the_page_but_not_less_than_half(lines: int, page: int) -> None:
    row = FigureRow((Figure("a", text("left"), "a"), Figure("b", text("right"), "b", anchor="b")))
    made = printed(document(Paragraph(text("filler\n" * lines + "filler")), row), always(jpeg(800, 600)))
    assert made.facts.anchors["b"] == page + 1
    first, second = [item.get_bounds() for item in made.pdfium[page].get_objects() if item.type == 3]
    whole = (grid.WIDTH - grid.PAIR_GAP) / 2 * 600 / 800
    assert first[3] - first[1] == pytest.approx(second[3] - second[1], abs=0.1)
    assert whole / 2 - 0.1 <= first[3] - first[1] <= whole + 0.1
    assert (first[3] - first[1] < whole - 1) == (page == 0)


@pytest.mark.parametrize(("count", "together"), [(7, True), (12, False)])
@pytest.mark.parametrize("lines", range(26, 40, 2))
def test_few_facts_stay_together_and_of_many_three_stand_on_each_page(count: int, together: bool, lines: int) -> None:
    rows = tuple((f"label{number}", text("said")) for number in range(count))
    made = printed(document(Paragraph(text("filler\n" * lines + "filler")), Heading(2, "Heading"), Facts(rows)))
    counts = [page.count("label") for page in made.texts()]
    assert sum(counts) == count
    assert not together or count in counts
    assert all(one == 0 or one >= 3 for one in counts)


def test_a_small_picture_is_not_blown_up() -> None:
    made = printed(document(Figure("p", text(), "p")), always(jpeg(40, 30)))
    (image,) = [item for item in made.pdfium[0].get_objects() if item.type == 3]
    left, bottom, right, top = image.get_bounds()
    assert (right - left, top - bottom) == (pytest.approx(40, abs=0.1), pytest.approx(30, abs=0.1))


def test_a_transcript_says_that_it_goes_on() -> None:
    lines: list[Message | DayBreak] = [DayBreak("Monday 2 March 2026")]
    lines += [
        Message(str(number), "21:15:07 +01:00", "Robin, +44 7700 900123", text(f"body {number}"), anchor=f"m{number}")
        for number in range(1, 101)
    ]
    lines.insert(50, Message("101", "21:16", "", text("left the group"), system=True, marks=("deleted", "edited")))
    made = printed(document(Transcript("Talk with Robin", tuple(lines))))
    assert made.facts.pages > 2
    for page in made.texts()[1:]:
        assert page.startswith("Talk with Robin, continued")
    for number in range(1, 101):
        page = made.texts()[made.facts.anchors[f"m{number}"] - 1]
        assert f"body {number}" in page
    assert made.text().count("+44 7700") == 100
    assert "left the group" in made.text()
    assert "deleted" in made.text()


def test_a_date_is_not_left_at_the_foot() -> None:
    for before in range(30, 36):
        lines: list[Message | DayBreak] = [Message("n", "21:15", "R", text("x")) for _ in range(before)]
        made = printed(document(Transcript("t", (*lines, DayBreak("A new day"), Message("n", "", "", text("first"))))))
        page = next(page for page in made.texts() if "A new day" in page)
        assert "first" in page


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_both_papers_break_lines_alike_and_keep_their_margins(paper: str) -> None:
    blocks = (
        Heading(1, "Title " * 30, aside="aside " * 20),
        Facts((("A label that is too long for its column", text(numbered(80))), ("x" * 90, text("y" * 400)))),
        Table(
            (Column("x" * 60, 1), Column("b", 9), Column("c", 1, "end")),
            (Row((text("w" * 99), text("b"), text("9" * 60))),),
        ),
        Quote(text("q" * 300)),
        Rule(),
        Transcript(
            "t" * 300,
            (
                DayBreak("d" * 300),
                Message("1" * 40, "2" * 60, "3" * 80, text("4" * 300), marks=("5" * 60,)),
            ),
        ),
        Paragraph(text("👨‍👩‍👧" * 300)),
    )
    made = printed(document(*blocks, paper=paper, running_title="r" * 400, check_code="c" * 100, stamp="s" * 200))  # type: ignore[arg-type]
    sheet = grid.paper(paper)  # type: ignore[arg-type]
    width, height = made.pdfium[0].get_size()
    assert (width, height) == (pytest.approx(sheet.width, abs=0.01), pytest.approx(sheet.height, abs=0.01))
    for _, (left, bottom, right, top) in made.boxes():
        assert sheet.left - 3 <= left
        assert right <= sheet.left + grid.WIDTH + 3
        assert bottom >= 18
        assert top <= height - 18
    assert dense("4" * 300) in dense(made.text())


def test_rendered_pages_show_ink_where_it_is_expected() -> None:
    made = printed(document(Heading(1, "Summary"), Rule(), Figure("p", text(), "p")), always(jpeg(400, 300)))
    picture = made.pdfium[0].render(scale=1).to_pil().convert("L")
    assert picture.crop((58, 95, 200, 125)).getextrema()[0] < 40
    assert picture.crop((58, 125, 553, 140)).getextrema()[0] < 200
    assert picture.crop((0, 0, 612, 60)).getextrema() == (255, 255)
    assert picture.crop((0, 480, 612, 735)).getextrema() == (255, 255)


def test_lines_to_write_on_stay_on_one_page_with_what_goes_there() -> None:
    labels = ("Place and day", "Signature", "Name")
    for before in range(24, 38):
        made = printed(document(Paragraph(text("filler\n" * before + "filler")), Blanks(labels)))
        pages = {page for page in range(made.facts.pages) for label in labels if label in made.texts()[page]}
        assert len(pages) == 1


def test_the_pages_of_a_range_print_as_one_number_where_they_are_the_same() -> None:
    here = Paragraph((PageOf("one", to="two"), *text(" and "), PageOf("one", to="three")))
    blocks = (Heading(1, "A", "one"), Heading(1, "B", "two"), FILLER, Heading(1, "C", "three"), here)
    assert "1 and 1–2" in printed(document(*blocks)).text()


def test_a_bookmark_leads_to_where_a_section_begins_even_after_space() -> None:
    for before in range(30, 40):
        first = Section(name="a", anchor="a", blocks=(Paragraph(text("filler\n" * before + "filler")),))
        then = (Space(1), Heading(2, "Second", "second"), Facts((("x", text("y")),)))
        second = Section(name="b", anchor="b", blocks=then, new_page=False)
        facts = printed(document(sections=(first, second))).facts
        assert facts.anchors["b"] == facts.anchors["second"]


def test_a_picture_that_cannot_be_shown_is_said_in_words_and_the_rest_is_drawn() -> None:
    def pictures(reference: str) -> bytes:
        if reference == "bad":
            raise Problem("intake.picture-damaged")
        return jpeg(300, 200)

    good = Figure("good", text("the first"), "good", anchor="first")
    bad = Figure("bad", text("the second"), "bad", anchor="second", instead="This cannot be shown.")
    made = printed(document(good, bad, FigureRow((good, bad)), Paragraph(text("after"))), pictures)
    assert made.text().count("This cannot be shown.") == 2
    assert made.text().count("the second") == 2
    assert "after" in made.text()
    assert made.facts.anchors["second"] == 1


def test_no_paragraph_inside_a_text_leaves_one_line_alone() -> None:
    long = " ".join(f"w{number}" for number in range(60))
    for before in range(24, 44):
        made = printed(document(Paragraph(text("filler\n" * before + "filler\n\n" + long + "\n\nlast of it"))))
        for page in range(made.facts.pages - 1):
            shown = lines_on(made, page)
            assert not shown[-1].startswith("w0 ")
            assert made.texts()[page + 1].split("\n")[0].strip() != ""
        assert "w59" in made.text()
