from __future__ import annotations

import pikepdf

from nocontact_desktop.report.document import (
    Column,
    DayBreak,
    Facts,
    Figure,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Rule,
    Section,
    Table,
    Transcript,
    text,
)
from tests.unit.report.pdf.printing import always, document, jpeg, printed
from tests.unit.report.pdf.reading import read_page, structure_text

LONG = "A sentence that goes on for a while. " * 200

BLOCKS = (
    Heading(1, "Title", aside="aside"),
    Paragraph(text("one")),
    Quote(text("two")),
    Rule(),
    Facts((("label", text("fact")),)),
    Table((Column("head", 1), Column("other", 1)), (Row((text("a"), text("b"))),), caption="caption"),
    Figure("p", text("shown"), "what it shows"),
    Transcript("talk", (DayBreak("day"), Message("1", "21:15", "Robin", text("body"), marks=("edited",)))),
    Heading(2, "Second"),
    Paragraph(text(LONG)),
)


def test_the_tree_reads_in_the_order_of_the_document() -> None:
    made = printed(document(*BLOCKS, running_title="running", page_word="{page} of {pages}"), always(jpeg()))
    with made.pike() as pdf:
        assert structure_text(pdf) == [
            ("/H1", "Title"),
            ("/P", "aside"),
            ("/P", "one"),
            ("/P", "two"),
            ("/TH", "label"),
            ("/TD", "fact"),
            ("/Caption", "caption"),
            ("/TH", "head"),
            ("/TH", "other"),
            ("/TD", "a"),
            ("/TD", "b"),
            ("/Figure", "[what it shows]"),
            ("/Caption", "shown"),
            ("/H2", "talk"),
            ("/LBody", "day"),
            ("/Lbl", "1"),
            ("/Span", "21:15"),
            ("/Span", "Robinedited"),
            ("/P", "body"),
            ("/H2", "Second"),
            ("/P", structure_text(pdf)[-1][1]),
        ]
        assert structure_text(pdf)[-1][1].replace(" ", "") == LONG.replace(" ", "")


def test_every_mark_has_its_element_and_nothing_is_unmarked() -> None:
    made = printed(document(*BLOCKS, running_title="running", check_code="7F3A"), always(jpeg()))
    with made.pike() as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        lists = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(pdf.pages)
        for index, page in enumerate(pdf.pages):
            assert page.Tabs == "/S"
            elements = lists[int(page.StructParents)]
            content = read_page(page)
            assert content.unmarked == 0
            assert sorted(content.tags) == list(range(len(elements)))
            for mark, tag in content.tags.items():
                assert tag == elements[mark].S
                assert _refers(elements[mark], page, mark), (index, mark)


def _refers(element: pikepdf.Object, page: pikepdf.Page, mark: int) -> bool:
    for kid in element.K:
        if isinstance(kid, int):
            if kid == mark and element.Pg.objgen == page.obj.objgen:
                return True
        elif kid.get("/Type") == "/MCR" and int(kid.MCID) == mark and kid.Pg.objgen == page.obj.objgen:
            return True
    return False


def test_running_texts_and_repeated_heads_are_artifacts() -> None:
    rows = tuple(Row((text(f"row {number}"),)) for number in range(80))
    made = printed(document(Table((Column("the head", 1),), rows), running_title="running", check_code="7F3A"))
    with made.pike() as pdf:
        first, second, *_ = (read_page(page) for page in pdf.pages)
        assert "running" in first.artifacts
        assert "7F3A" in second.artifacts
        assert "the head" not in first.artifacts
        assert "the head" in second.artifacts
        assert [kind for kind, _ in structure_text(pdf)].count("/TH") == 1


def test_table_heads_say_what_they_head() -> None:
    made = printed(document(BLOCKS[4], BLOCKS[5]))
    with made.pike() as pdf:
        scopes = [str(item.A.Scope) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/A" in item]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_each_section_is_a_part_of_its_own() -> None:
    sections = tuple(Section(name=name, anchor=name, blocks=(Paragraph(text(name)),)) for name in "abc")
    with printed(document(sections=sections)).pike() as pdf:
        root = pdf.Root.StructTreeRoot.K
        assert root.S == "/Document"
        assert [str(part.S) for part in root.K] == ["/Sect"] * 3
        assert pdf.Root.MarkInfo.Marked
