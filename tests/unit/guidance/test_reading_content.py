"""Content files: what is wrong in them is said by file, row and field; codes become words."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.guidance.content import Content, load, say
from nocontact_desktop.guidance.reading import ContentError, ContentFile
from nocontact_desktop.guidance.rows import Country, Emergency


def content_file(folder: Path, text: str) -> ContentFile:
    (folder / "rows.toml").write_text(text, encoding="utf-8")
    return ContentFile(folder, "rows.toml")


GOOD = '[[country]]\nid = "IE"\nname = "Ireland"\n'


def test_rows_keep_their_order(tmp_path: Path) -> None:
    read = content_file(tmp_path, '[[country]]\nid = "NZ"\nname = "New Zealand"\n' + GOOD)

    assert read.rows("country", Country) == (Country(id="NZ", name="New Zealand"), Country(id="IE", name="Ireland"))
    read.done()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + 'capital = "Dublin"\n', r"rows\.toml: \[\[country\]\] 1 \(IE\): .*capital"),
        ('[[country]]\nid = "IE"\n', r"rows\.toml: \[\[country\]\] 1 \(IE\): .*name"),
        (GOOD + '[[country]]\nid = "NZ"\nname = 7\n', r"rows\.toml: \[\[country\]\] 2 \(NZ\): .*str"),
        (GOOD + GOOD, r"rows\.toml: \[\[country\]\] 2: the id 'IE' is there twice"),
        ("country = [7]\n", r"rows\.toml: \[\[country\]\] 1 \(not a table\)"),
        ('[country]\nid = "IE"\n', r"rows\.toml: \[\[country\]\] is missing"),
        ("", r"rows\.toml: \[\[country\]\] is missing"),
    ],
)
def test_what_is_wrong_is_said_by_file_row_and_field(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        content_file(tmp_path, text).rows("country", Country)


def test_a_mark_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    row = (
        '[[emergency]]\nid = "a"\ncountry = "IE"\nnumber = "112"\nreaches = "Police"\nsources = []\nchecked = "2026"\n'
    )
    with pytest.raises(ContentError, match="mark"):
        content_file(tmp_path, row + 'mark = "X"\n').rows("emergency", Emergency)


def test_a_table_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    read = content_file(tmp_path, GOOD + '[[city]]\nid = "Dublin"\n')
    read.rows("country", Country)

    with pytest.raises(ContentError, match=r"rows\.toml: unknown tables: city"):
        read.done()


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"rows\.toml: .*line 1"):
        content_file(tmp_path, "[[country\n")


def test_wordings_and_words_are_strict_too(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"\['disk.full'\]: .*says"):
        content_file(tmp_path, '["disk.full"]\nnext = "Make room."\n').wordings()
    with pytest.raises(ContentError, match=r"\[tri\]"):
        content_file(tmp_path, "[tri]\nyes = 1\n").words()


def test_a_language_is_read_once() -> None:
    assert load("en") is load("en")
    with pytest.raises(FileNotFoundError):
        load("xx")


def test_all_there_is_can_be_read_and_no_table_is_left_over() -> None:
    load().read_all()


def test_only_what_is_asked_for_is_read() -> None:
    content = Content("en")
    assert content.say("notebook.newer").text

    assert [name for name in vars(content) if name in {"steps", "articles", "channels"}] == []


def test_a_code_becomes_words_with_its_parameters() -> None:
    said = say("log.unknown-name", name="when", nearest="occurred_from", place="entry 2", field="ignored")

    assert said.text == "“when” is not a known name (entry 2). Did you mean “occurred_from”?"
    assert said.next == "Nothing was saved."


def test_braces_in_what_a_user_wrote_stay_as_they_are() -> None:
    assert "{0.__class__}" in say("log.unknown-name", name="{0.__class__}", nearest="a", place="b").text


def test_a_code_without_words_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("no.such-code")


def test_numbers_of_a_country() -> None:
    content = load()

    assert [row.number for row in content.emergency_in("GB")] == ["999"]
    assert content.emergency_in("") == ()
    assert {row.country for row in content.helplines_in("NZ")} == {"NZ"}


def test_rows_no_longer_on_board_are_none() -> None:
    assert load().channel("telegraph") is None
    assert load().step("no-such-step") is None
    assert load().sheet("no-such-sheet") is None
    assert load().reading("no-such-reading") is None
    assert load().script("no-such-script") is None
