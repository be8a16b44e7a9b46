"""What the diary has beside its entries: the case, hand-overs, what to save, sheets on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nocontact_desktop.diary import exchange
from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, case_revision, get_case, save_case
from nocontact_desktop.diary.handovers import Handover, handovers, save_handover
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.case_rows import answers_of_case, case_of, case_rows
from nocontact_desktop.gui.diary.exchange_view import answers_of_handover, exchange_rows, handover_of
from nocontact_desktop.gui.widgets import Fold
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers as FirstAnswers
from nocontact_desktop.preparation.answers import save_answers
from nocontact_desktop.vault.drafts import list_drafts
from tests.conftest import Clock
from tests.gui import walking
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import SIZES, too_wide

WHOLE = Case(
    person=ThePerson(
        label="Robin",
        legal_name="Robin Example",
        identifiers=(Identifier(kind="number", value="+44 7700 900123"),),
        workplace="Example Ltd",
        description="Tall.",
        language="English",
        weapons_where="In the shed.",
    ),
    relationship="former partner",
    together_from="2019",
    together_to="October 2025",
    my_name="M. Example",
    children=(CaseChild(name="Ada Example", initials="A.E.", born="2016"),),
    protected=("My sister",),
    firearms="One, licensed.",
    earlier_orders="None.",
    cases="Example County Court, 26-1",
    custody_orders="Weekends with me.",
    risk_factors=("Threats at night",),
    why_now="It goes on.",
    told_to_stop="In writing, on 20 January.",
    orders_wanted=("No contact", "Away from home"),
    county="Example County",
    safe_address="c/o Advice Centre",
    private_terms=("14 Harbour Mews", "Birch Hill School"),
    time_zone="Europe/London",
)
HANDOVER = Handover(
    outcome="late",
    occurred_from="2026-02-08T18:00",
    precision="exact",
    time_zone="Europe/London",
    way="to_me",
    how_late="40 minutes",
    late_side="them",
    place="Outside the library",
    who="Their aunt",
    children="A.E.",
    said="“The traffic was bad.”",
    note="I waited in the car.",
)


def go(diary: Looking, address: str) -> None:
    diary.page.entered(address)
    diary.settle()


def words(diary: Looking, name: str) -> str:
    return str(diary.named(name).text())  # type: ignore[attr-defined]


def test_every_fact_of_the_case_has_its_row() -> None:
    asked = {row.name.removeprefix("case_") for row in case_rows()}
    assert asked == {*Case.__struct_fields__, *ThePerson.__struct_fields__} - {"person"}
    assert None not in [getattr(WHOLE, name) for name in Case.__struct_fields__]
    assert case_of(answers_of_case(WHOLE)) == WHOLE


def test_the_case_has_the_names_of_the_format() -> None:
    written = {"case": msgspec.to_builtins(WHOLE)}
    assert exchange.read_log(written).case == WHOLE


def test_the_case_is_shown_saved_and_corrected(diary: Looking) -> None:
    diary.in_notebook(save_case, WHOLE)
    go(diary, "case")
    assert words(diary, "entry_case_legal_name") == "Robin Example"
    diary.type_into("entry_case_county", "Another County")
    diary.click("recordSave")
    kept = diary.in_notebook(get_case)
    assert kept == msgspec.structs.replace(WHOLE, county="Another County")
    assert diary.in_notebook(case_revision) == 2
    assert diary.has("open_case")


def test_the_case_begins_with_what_is_known_and_can_be_skipped(diary: Looking) -> None:
    diary.in_notebook(save_answers, FirstAnswers(label="Robin"))
    go(diary, "case")
    assert words(diary, "entry_case_label") == "Robin"
    assert diary.in_notebook(case_revision) == 0
    diary.click("recordSave")
    kept = diary.in_notebook(get_case)
    assert (kept.person, kept.my_name) == (ThePerson(label="Robin"), None)


@pytest.mark.parametrize(
    ("row", "says"),
    [("case_private_terms", "no report at all"), ("case_label", "In no report"), ("case_risk_factors", "lawyer")],
)
def test_who_sees_it_stands_at_the_field(diary: Looking, row: str, says: str) -> None:
    go(diary, "case")
    assert says in words(diary, f"entry_{row}SeenBy")


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(diary: Looking) -> None:
    go(diary, "case")
    diary.type_into("entry_case_my_name", "M. Example")
    diary.type_into("entry_case_time_zone", "Nowhere/Land")
    diary.click("recordSave")
    assert words(diary, "entry_case_time_zoneError")
    assert diary.in_notebook(case_revision) == 0
    go(diary, "case")
    assert diary.has("recordDraft")
    assert words(diary, "entry_case_my_name") == "M. Example"
    diary.click("recordDraftAway")
    assert words(diary, "entry_case_my_name") == ""
    assert diary.in_notebook(list_drafts) == []


def test_a_case_that_is_begun_is_kept_when_the_notebook_is_locked(diary: Looking) -> None:
    go(diary, "case")
    diary.type_into("entry_case_my_name", "M. Example")
    diary.page.leaving()
    diary.settle()
    assert diary.in_notebook(list_drafts) == ["case"]


def test_a_hand_over_goes_through_the_form_and_back() -> None:
    answers = answers_of_handover(HANDOVER)
    assert {row.name.removeprefix("exchange_") for row in exchange_rows()} == {
        "occurred",
        *(
            name
            for name in Handover.__struct_fields__
            if name != "time_zone" and not name.startswith(("occurred", "prec"))
        ),
    }
    assert handover_of(answers, date(2026, 3, 4), "Europe/London") == HANDOVER


def test_a_hand_over_is_noted_and_counted(diary: Looking, clock: Clock) -> None:
    go(diary, "exchanges")
    assert diary.has("exchangesEmpty")
    assert not diary.has("exchangesPrint")
    diary.click("exchangeNew")
    diary.type_into("entry_exchange_occurred", "yesterday 6 pm")
    assert "1 March 2026, 18:00" in words(diary, "entry_exchange_occurredRead")
    assert not diary.has("entry_exchange_how_late")
    diary.click("entry_exchange_outcome_late")
    diary.type_into("entry_exchange_how_late", "20 minutes")
    diary.click("recordSave")
    (kept,) = diary.in_notebook(handovers)
    assert (kept.handover.occurred_from, kept.handover.how_late) == ("2026-03-01T18:00", "20 minutes")
    assert [words(diary, f"exchangeCount1_{at}") for at in range(4)] == ["March 2026", "0", "1", "0"]
    assert words(diary, f"exchange_{kept.id}Outcome") == "Late, 20 minutes"
    assert diary.in_notebook(list_drafts) == []


def test_a_hand_over_needs_to_say_how_it_went_and_when(diary: Looking) -> None:
    go(diary, "exchange")
    diary.click("recordSave")
    assert "On time" in words(diary, "entry_exchange_outcomeError")
    diary.click("entry_exchange_outcome_missed")
    diary.click("recordSave")
    assert words(diary, "entry_exchange_occurredError")
    assert diary.in_notebook(handovers) == []


def test_a_hand_over_is_corrected_and_deleted(diary: Looking, answers: Answers) -> None:
    diary.in_notebook(save_handover, None, HANDOVER)
    (kept,) = diary.in_notebook(handovers)
    go(diary, "exchanges")
    assert not diary.has(f"exchange_{kept.id}_saidText")
    diary.click(f"exchange_{kept.id}Change")
    diary.named("entry_exchange_said", QPlainTextEdit).setPlainText("“Next week then.”")
    diary.click("recordSave")
    (kept,) = diary.in_notebook(handovers)
    assert (kept.revision, kept.handover.said, kept.handover.place) == (2, "“Next week then.”", "Outside the library")
    answers.yes = False
    diary.click(f"exchange_{kept.id}Delete")
    assert len(diary.in_notebook(handovers)) == 1
    answers.yes = True
    diary.click(f"exchange_{kept.id}Delete")
    assert diary.in_notebook(handovers) == []
    assert diary.has("exchangesEmpty")


def test_what_to_save_follows_how_it_came(diary: Looking) -> None:
    go(diary, "new")
    diary.click("captureFoldButton")
    assert diary.has("captureTip_screenshot")
    diary.click("entry_kind_contact")
    channel = diary.named("entry_channel")
    channel.setCurrentIndex(channel.findData("email"))  # type: ignore[attr-defined]
    channel.activated.emit(0)  # type: ignore[attr-defined]
    diary.settle()
    assert "header" in words(diary, "captureTip_mail0")
    assert "30 days" in words(diary, "captureStays_mail-spam")
    assert not diary.has("captureTip_screenshot")


def test_what_to_save_says_all_of_it_with_its_age(diary: Looking) -> None:
    go(diary, "capture")
    content = load()
    for tip in content.capture_tips:
        assert "2026-11" in words(diary, f"tip_{tip.id}Sources")
    for row in content.stays:
        assert words(diary, f"stays_{row.id}Says").startswith(row.says.says)
    assert words(diary, "stays_camerasSays").endswith("Not checked.")


def test_a_sheet_is_printed_with_a_plain_title(diary: Looking, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "sheet.pdf"
    go(diary, "sheets")
    diary.click("printSheet_witness")
    diary.qtbot.waitUntil(answers.path.exists, timeout=20000)
    diary.settle()
    text = PdfReader(answers.path).pages[0].extract_text()
    assert text.startswith("In my own words")
    assert "saw and heard" in text


@pytest.mark.parametrize(
    ("button", "basis", "told_by"), [("typeInMine", "at_the_time", None), ("typeInOther", "told", "My sister")]
)
def test_a_sheet_is_typed_in_with_its_basis(diary: Looking, button: str, basis: str, told_by: str | None) -> None:
    go(diary, "sheets")
    diary.desk.go_requested.connect(lambda _page, where: diary.page.entered(where))
    diary.click(button)
    assert diary.has("entry_basis")
    if told_by:
        diary.type_into("entry_told_by", told_by)
    diary.type_into("entry_occurred", "about 3 November 2025")
    diary.type_into("entry_title", "From paper")
    diary.click("entrySave")
    draft = diary.entries()[0].entry.draft
    assert (draft.basis, draft.told_by) == (basis, told_by)


@SIZES
@pytest.mark.parametrize("address", ["more", "case", "exchanges", "exchange", "capture", "sheets"])
def test_it_fits_and_everything_has_a_name(diary: Looking, address: str, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    diary.in_notebook(save_case, WHOLE)
    diary.in_notebook(save_handover, None, HANDOVER)
    diary.page.resize(width, height)
    go(diary, address)
    for fold in diary.page.findChildren(Fold):
        fold.set_open(True)
    diary.settle()
    window: QWidget = diary.page
    assert too_wide(diary) == []
    assert walking.unnamed(window) == []
    assert walking.doubly_named(window) == []


def test_the_way_there_and_back_works_with_the_keyboard(diary: Looking) -> None:
    diary.click("diaryMore")
    diary.click("open_exchanges")
    diary.qtbot.keyClick(diary.named("exchangesView"), Qt.Key.Key_Escape)
    diary.settle()
    assert diary.has("open_exchanges")
