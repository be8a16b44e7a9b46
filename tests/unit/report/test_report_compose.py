"""From material to document: what stands where, in which order, and what is left out."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up import AT_THE_DOOR, CASE, STORY, conversation, entry, material

import nocontact_desktop.report
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.dates import Dates
from nocontact_desktop.report.document import Document, Facts, Heading, Section, Table
from nocontact_desktop.report.html import write_html
from nocontact_desktop.report.material import Gap
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import words


def said(document: Document) -> str:
    """Everything the document says, as one text."""
    out = io.BytesIO()
    write_html(document, lambda _reference: b"", out)
    plain = re.sub(r"<style>.*?</style>|<[^>]+>", " ", out.getvalue().decode(), flags=re.DOTALL)
    return " ".join(plain.replace("&#x27;", "'").replace("&amp;", "&").split())


def section(document: Document, anchor: str) -> Section:
    return next(one for one in document.sections if one.anchor == anchor)


def plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "".join(plain(part) for part in value)
    return plain(next(getattr(value, f.name) for f in fields(value))) if is_dataclass(value) else ""


def facts_of(one: Section) -> list[tuple[str, str]]:
    return [(label, plain(text)) for block in one.blocks if isinstance(block, Facts) for label, text in block.rows]


def test_the_same_material_gives_the_same_document() -> None:
    assert document_of(material()) == document_of(material())


def test_the_parts_stand_in_their_order() -> None:
    document = document_of(material())
    names = [one.anchor for one in document.sections if one.level == 1]
    assert names == [
        *("cover", "summary", "chronology", "incidents", "pattern", "exhibits", "messages", "people", "handling"),
        *("further", "declaration", "checking"),
    ]


def test_there_is_never_an_empty_part() -> None:
    bare = material(case={}, exhibits=(), conversations=(), gaps=(), entries=(entry(1, None, fields={"title": "One"}),))
    document = document_of(bare)
    assert [one.anchor for one in document.sections if one.level == 1] == [
        "cover",
        "summary",
        "chronology",
        "incidents",
        "declaration",
        "checking",
    ]
    for one in document.sections:
        for at, block in enumerate(one.blocks):
            assert not (isinstance(block, Facts) and not block.rows)
            assert not (isinstance(block, Table) and not block.rows)
            if isinstance(block, Heading) and block.level > 1:
                assert at + 1 < len(one.blocks)
                assert not isinstance(one.blocks[at + 1], Heading)


def test_an_entry_says_its_facts_in_the_fixed_order() -> None:
    rows = facts_of(section(document_of(material()), "section-1"))
    assert [label for label, _ in rows] == [
        "When",
        "Written down",
        "Where",
        "What it was",
        "Witnesses",
        "Children",
        "Weapon",
        "Strangulation",
        "Injuries",
        "Police",
        "My answer",
    ]
    values = dict(rows)
    assert values["Weapon"] == "No"
    assert values["Injuries"] == "No"
    assert values["Strangulation"] == "Don’t know"
    assert values["Children"] == "A.E. heard it; J.E. heard it"
    assert values["What it was"] == "Threat; Stalking; may concern the order of 2 February 2026, term “1”"
    assert values["Written down"] == "the same day, 22:04"


def test_exact_words_are_a_quotation_and_a_correction_is_told() -> None:
    document = document_of(material())
    kinds = [type(block).__name__ for block in section(document, "section-1").blocks]
    assert kinds.count("Quote") == 1
    assert "Corrected once, on 3 March 2026." in said(document)


def test_every_value_of_every_entry_is_printed() -> None:
    """No character is lost between the notebook and the paper."""
    words = said(document_of(material()))

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    coded = {"most_recent", "threat", "stalking", "yes", "no", "unknown", "heard", "called_someone"}
    for text in texts(AT_THE_DOOR):
        if text not in coded:
            assert " ".join(text.split()) in words


def test_newest_first_in_detail_and_oldest_first_in_the_chronology() -> None:
    document = document_of(material())
    numbers = [
        one.name.split(" ")[0] for one in document.sections if one.anchor.startswith("section-") and "·" in one.name
    ]
    assert numbers == ["1", "2", "3", "4", "5"]
    (table,) = (block for block in section(document, "chronology").blocks if isinstance(block, Table))
    assert [plain(row.cells[0]) for row in table.rows] == [
        "2025-11-03",
        "2025-12-14",
        "2026-01-20",
        "2026-03-02",
        "date not known",
    ]
    assert "written down 119 days later" in plain(table.rows[0].cells[1])


def test_the_summary_names_most_recent_worst_and_first_with_their_pages() -> None:
    (table, _) = (block for block in section(document_of(material()), "summary").blocks if isinstance(block, Table))
    assert [plain(row.cells[0]) for row in table.rows] == ["Most recent", "Worst", "First"]
    assert plain(table.rows[0].cells[3]) == "p.\u00a0entry-1 · A-1, A-2"


def test_the_summary_counts_weeks_and_per_week() -> None:
    words = said(document_of(material()))
    assert "17 weeks" in words
    assert "Incidents 3 · 0.2 a week" in words
    assert "Entries not dated to the day 1" in words


def test_a_short_period_has_no_rate() -> None:
    words = said(document_of(material(first_day=date(2026, 2, 25), last_day=date(2026, 3, 2))))
    assert "6 days" in words
    assert "a week" not in words


def test_the_summary_tells_no_from_not_answered() -> None:
    summary = dict(facts_of(section(document_of(material()), "summary")))
    assert summary["Answered no"] == "weapon (2 entries)"
    assert summary["Injuries, care"] == "14 December 2025 (p.\u00a0entry-3)"
    assert "Strangulation" not in summary


def test_what_did_not_pass_is_named_and_the_claim_is_made_smaller() -> None:
    whole, broken = document_of(material(gaps=())), document_of(material(gaps=(Gap("exhibit", "changed", 3),)))
    assert "did not pass" not in said(whole)
    assert "1 other item that was asked for did not pass" in said(broken)
    assert "An exhibit of entry 3 is not printed: it does not fit the hash it was saved with." in said(broken)
    assert "1 item that was asked for; see p." in said(broken)


def test_a_transcript_says_source_zone_marks_and_what_is_missing() -> None:
    words = said(document_of(material()))
    for part in (
        "Messages.txt · WhatsApp",
        "The file gives no time zone. The times are read as Europe/London.",
        "1 place in the file could not be read: line 12",
        "1 attached file was not in the export",
        "[attached file not in the export]",
        "deleted",
        "20 Jan 09:12 UTC",
        "+1 555 0142 (Robin)",
        "Tuesday 20 January 2026",
    ):
        assert part in words


def test_a_part_of_a_conversation_says_that_it_is_one() -> None:
    part = replace(conversation(), held=900)
    assert "4 of the 900 messages of this conversation" in said(document_of(material(conversations=(part,))))


def test_what_stands_between_printed_messages_is_counted() -> None:
    first, second, *_ = conversation().messages
    part = replace(conversation(), messages=(first, replace(second, place=8)))
    assert "7 messages are not printed here" in said(document_of(material(conversations=(part,))))


def test_claims_of_a_file_are_told_as_claims() -> None:
    one = replace(
        material().exhibits[0],
        fields={"caption": "The door", "claims": [{"name": "time_taken", "value": "2026-03-02T21:20:00+01:00"}]},
    )
    assert "The file says: when it was taken: 2 March 2026, 21:20:00 (UTC+01:00)" in said(
        document_of(material(exhibits=(one,)))
    )


@pytest.mark.parametrize(
    ("privacy", "stamp"), [("court", ""), ("police", ""), ("lawyer", ""), ("own", "Own copy, do not hand over")]
)
def test_the_own_copy_is_stamped(privacy: Any, stamp: str) -> None:
    assert document_of(material(request=ReportRequest(privacy=privacy))).stamp == stamp


def test_a_long_case_text_is_not_cut() -> None:
    long = "word " * 300
    assert " ".join(long.split()) in said(document_of(material(case=CASE | {"why_now": long})))


def test_no_word_promises_what_a_court_decides() -> None:
    text = resource("content", "en", "report.toml").read_text("utf-8").lower()
    for word in ("admissible", "certified", "!", "abuser", "victim"):
        assert word not in text


def test_every_key_the_code_asks_for_has_words() -> None:
    rows = set(_keys("", tomllib.loads(resource("content", "en", "report.toml").read_text("utf-8"))))
    folder = Path(nocontact_desktop.report.__file__).parent
    asked = set()
    for path in [*folder.glob("*.py"), *folder.glob("compose/*.py")]:
        source = path.read_text("utf-8")
        asked |= set(re.findall(r'\bsay\(\s*"([\w.]+)"', source))
        asked |= {f"{key}.other" for key in re.findall(r'\bsay\.count\(\s*"([\w.]+)"', source)}
    assert len(asked) > 80
    assert asked <= rows


def _keys(prefix: str, table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _keys(f"{prefix}{name}.", value)
        else:
            yield prefix + name


def test_the_story_of_the_made_up_entry_is_whole() -> None:
    assert " ".join(STORY.split()) in said(document_of(material()))


def test_every_problem_the_report_can_raise_has_words() -> None:
    rows = tomllib.loads(resource("content", "en", "problems.toml").read_text("utf-8"))
    folder = Path(nocontact_desktop.report.__file__).parent
    raised = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(r'Problem\(\s*"([\w.-]+)"', path.read_text("utf-8"))
    }
    assert {"report.nothing", "bundle.folder-exists"} <= raised <= set(rows)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2026-03-02", "2 March 2026"),
        ("2026-03", "March 2026"),
        ("2026-03-02T21:15", "2 March 2026, 21:15"),
        ("2026-03-02T21:15:08-05:00", "2 March 2026, 21:15:08 (UTC-05:00)"),
        ("2026-13", "2026-13"),
        ("2026-02-30", "2026-02-30"),
        ("the week after", "the week after"),
        ("2019", "2019"),
    ],
)
def test_written_dates_are_said_and_other_words_stay(written: str, spoken: str) -> None:
    assert Dates(words("en"), "Europe/London").written(written) == spoken


def test_the_chronology_goes_by_what_is_known_of_each_date_and_only_unknown_ones_come_last() -> None:
    told = (
        entry(1, date(2026, 3, 2)),
        entry(2, None, said_short="March 2025", said="March 2025", order="2025-03-01T00:00:00"),
        entry(3, None, said_short="winter 2024", said="winter 2024", order="2024-01-01T00:00:00"),
        entry(4, None, fields={"title": "The shed", "occurred_text": "when we lived in Leeds"}),
    )
    bare = document_of(material(entries=told, exhibits=(), conversations=(), gaps=()))
    (table,) = (block for block in section(bare, "chronology").blocks if isinstance(block, Table))
    assert [plain(row.cells[0]) for row in table.rows] == [
        "winter 2024",
        "March 2025",
        "2026-03-02",
        "date not known (“when we lived in Leeds”)",
    ]
    first = next(block for block in section(bare, "summary").blocks if isinstance(block, Table))
    assert [plain(row.cells[1]) for row in first.rows] == ["2026-03-02", "winter 2024"]
    assert dict(facts_of(section(bare, "cover")))["Period"].endswith("; the oldest entry is of winter 2024")


@pytest.mark.parametrize(
    ("recorded", "basis", "said_as"),
    [
        ("2026-03-02T22:04:00+00:00", "same_day", "the same day, 22:04"),
        ("2026-03-02T22:04:00+00:00", "at_the_time", "the same day, 22:04; written at the time"),
        ("2026-03-03T08:00:00+00:00", "remembered", "3 March 2026, 08:00 (UTC), the next day; from memory"),
    ],
)
def test_when_it_was_written_down_is_said_once(recorded: str, basis: str, said_as: str) -> None:
    one = entry(1, date(2026, 3, 2), recorded_at=recorded, fields={"title": "One", "basis": basis})
    rows = facts_of(section(document_of(material(entries=(one,), exhibits=(), conversations=())), "section-1"))
    assert dict(rows)["Written down"] == said_as


def test_what_the_summary_has_no_room_for_stands_whole_in_further_facts() -> None:
    long = "It went on. " * 400
    document = document_of(material(case=CASE | {"why_now": long.strip()}))
    assert dict(facts_of(section(document, "summary")))["Why now"].endswith("(in whole on p.\u00a0further-why_now)")
    headings = [block.text for block in section(document, "further").blocks if isinstance(block, Heading)]
    assert headings == ["Further facts", "Why now"]
    assert " ".join(long.split()) in said(document)


def test_a_memory_says_when_it_came_back_and_no_id_of_the_notebook_is_printed() -> None:
    term = {"order": "the order of 2 February 2026", "term": "no calls", "order_id": "0rder1d", "term_id": "7erm1d"}
    fields = {**AT_THE_DOOR, "remembered_when": "yesterday, on the bus", "order_terms": [term]}
    text = said(document_of(replace(material(), entries=(entry(1, date(2026, 3, 2), fields=fields),))))
    assert "it came back: yesterday, on the bus" in text
    assert "may concern the order of 2 February 2026, term “no calls”" in text
    assert "0rder1d" not in text
    assert "7erm1d" not in text
