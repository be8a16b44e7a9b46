"""No sign may be lost between the notebook and the paper."""

from __future__ import annotations

from collections import Counter

from bidi.mirror import MIRRORED
from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.report.document import (
    Block,
    Column,
    DayBreak,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
    Transcript,
    text,
)
from nocontact_desktop.report.pdf.bidi import levels, needs_levels
from nocontact_desktop.report.pdf.signs import code_point
from tests.unit.report.pdf.printing import Printed, always, dense, document, jpeg, printed
from tests.unit.report.pdf.reading import structure_text

LEFT = [
    *("Where are you? ", "office ffi AVATAR ", "21:15:07 ", "naïve Győr ", "26-118 ", "a/b?c=d&e ", "“No.” "),
    *("Привет ", "АВС ", "Καλημέρα ", "हिन्दी क्षत्रिय ", "ที่น้ำตก", "👨‍👩‍👧", "🇩🇪", "👋🏽", "❤️", "1️⃣ "),
    *("\n", "  ", "\t", "\u00a0", "\r\n", "-", "x" * 120, "https://example.org/" + "a1b2" * 30),
]
RIGHT = ["שלום ", "אל תתקשר (26) ", "לא ", "مرحبا ", "المحكمة ", "(אב)", "123 ", "abc ", "\n"]
HOSTILE = st.characters(exclude_categories=()) | st.sampled_from(
    "\x00\x07\x1b\u200b\u202e\u2067\u2069\ufffd\ud800\ue000"
)

left_texts = st.lists(st.sampled_from(LEFT), max_size=30).map("".join)
right_texts = st.lists(st.sampled_from(RIGHT), min_size=1, max_size=20).map("".join)
hostile_texts = st.text(HOSTILE, max_size=40)
styles = st.sampled_from(["plain", "strong", "emphasis", "quiet", "code"])


def blocks_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    spans = st.lists(st.builds(Span, texts, styles), max_size=4).map(lambda parts: text(*parts))
    messages = st.builds(Message, number=texts, time=texts, sender=texts, body=spans, marks=st.just(("edited",)))
    figures = st.builds(Figure, st.just("p"), spans, texts, whole_page=st.booleans())
    rows = st.lists(st.tuples(spans, spans).map(Row), max_size=4).map(tuple)
    columns = (Column("one", 1), Column("two", 2, "end"))
    return st.one_of(
        st.builds(Heading, st.sampled_from([1, 2, 3]), texts, aside=st.none() | texts),
        st.builds(Paragraph, spans, small=st.booleans()),
        st.builds(Quote, spans),
        st.builds(Facts, st.lists(st.tuples(texts, spans), max_size=3).map(tuple)),
        st.builds(Table, st.just(columns), rows, caption=st.none() | texts),
        figures,
        st.builds(FigureRow, st.tuples(figures, figures)),
        st.builds(Transcript, texts, st.lists(messages | st.builds(DayBreak, texts), max_size=4).map(tuple)),
    )


def written(block: Block) -> list[str]:
    """What a block says, in reading order."""
    match block:
        case Heading():
            return [block.text, block.aside or ""]
        case Paragraph() | Quote():
            return [plain(block.text)]
        case Facts():
            return [part for label, value in block.rows for part in (label, plain(value))]
        case Table():
            heads = [column.head for column in block.columns]
            return [block.caption or "", *heads, *(plain(cell) for row in block.rows for cell in row.cells)]
        case Figure() | FigureRow():
            figures = (block,) if isinstance(block, Figure) else block.figures
            return [plain(figure.caption) for figure in figures]
        case Transcript():
            return [block.title, *(part for line in block.lines for part in said(line))]
    raise AssertionError(block)


def said(line: Message | DayBreak) -> list[str]:
    if isinstance(line, DayBreak):
        return [line.text]
    return [line.number, line.time, line.sender, *line.marks, plain(line.body)]


def plain(parts: tuple[object, ...]) -> str:
    return "".join(part.text for part in parts if isinstance(part, Span))


def tree_text(made: Printed) -> str:
    with made.pike() as pdf:
        return dense("".join(content for kind, content in structure_text(pdf) if kind != "/Figure"))


def expected(blocks: list[Block]) -> str:
    return dense("".join(part for block in blocks for part in written(block)))


def stands_for(made: Printed, content: str) -> str:
    """The content as it prints: signs that no font draws as their code points."""
    return "".join(code_point(sign) if code_point(sign) in made.facts.missing else sign for sign in content)


def unmirrored(content: str) -> Counter[str]:
    return Counter(min(sign, MIRRORED.get(sign, sign)) for sign in content)


def in_its_box(made: Printed) -> None:
    for page, (left, bottom, right, top) in made.boxes():
        width, height = made.pdfium[page].get_size()
        assert left >= 0
        assert bottom >= 0
        assert right <= width
        assert top <= height


@given(st.lists(blocks_of(left_texts), max_size=5))
def test_left_to_right_text_is_all_there_in_order(blocks: list[Block]) -> None:
    made = printed(document(*blocks), always(jpeg()))
    assert made.facts.missing == ()
    assert tree_text(made) == expected(blocks)
    in_its_box(made)


@given(st.lists(blocks_of(right_texts), max_size=4))
def test_right_to_left_text_is_all_there(blocks: list[Block]) -> None:
    made = printed(document(*blocks), always(jpeg()))
    assert made.facts.missing == ()
    assert unmirrored(tree_text(made)) == unmirrored(expected(blocks))


@given(st.lists(blocks_of(hostile_texts), max_size=4))
def test_hostile_signs_print_or_are_named(blocks: list[Block]) -> None:
    made = printed(document(*blocks), always(jpeg()))
    content = stands_for(made, expected(blocks))
    if any(needs_levels(part) for block in blocks for part in written(block)):
        assert unmirrored(tree_text(made)) == unmirrored(content)
    else:
        assert tree_text(made) == content
    in_its_box(made)


@given(st.lists(st.sampled_from(LEFT), min_size=1, max_size=60).map("".join))
def test_another_reader_finds_it_too(content: str) -> None:
    made = printed(document(Paragraph(text(content))))
    assert dense(made.pypdf_text()) == dense(content)


@settings(max_examples=5)
@given(st.lists(st.sampled_from(LEFT + RIGHT), min_size=2000, max_size=2000))
def test_long_paragraphs_run_over_pages_whole(words: list[str]) -> None:
    content = "".join(words)
    made = printed(document(Paragraph(text(content)), Quote(text(content))))
    assert made.facts.pages > 1
    assert unmirrored(tree_text(made)) == unmirrored(dense(content) * 2)


@given(hostile_texts)
def test_levels_know_every_text(content: str) -> None:
    found = levels(content)
    assert len(found.of) == len(content)
    assert all(found.base <= level <= 127 for level in found.of)
