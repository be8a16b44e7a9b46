"""Prepare as a new user would use it, in four lives: from the first question to what stays of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.guidance.content import load
from tests.e2e import lives
from tests.e2e.lives import Newcomer

BROWSER = """name,url,username,password,note
shop.example.org,https://shop.example.org/login,sam@example.org,pw-Kq7,
mail.example.net,https://mail.example.net/,sam,pw-77x,
"""
"""What a browser writes out, made up."""


@pytest.mark.fact("idea:P-08")
def test_a_partner_with_children_and_a_shared_home(qapp_themed: QApplication, computer: Path) -> None:
    (computer / "passwords.csv").write_text(BROWSER, "utf-8")
    with lives.program_in_use(qapp_themed) as user:
        lives.begin(user, lives.PARTNER)
        lives.check_the_plan(user, lives.PARTNER)
        lives.check_the_words(user, lives.PARTNER, "stay-safe", "children")
        lives.check_the_words(user, lives.PARTNER, "decide", "look-at-what-is")
        fill_in_the_safety_plan(user)
        look_at_a_device(user)
        list_the_accounts(user, computer / "passwords.csv")
        save_first_then_choose(user)
        choose_stages(user)


def fill_in_the_safety_plan(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_stay-safe", "step_write-safety-plan", "stepOpens")
    user.fill_in("answer_code-word", "blue umbrella")
    user.fill_in("answer_children", "They know the number of my sister")
    user.go("answer_bag_papers", "answer_bag_keys", "add_safe-places")
    user.fill_in("cell_safe-places_0_place", "The flat of my sister")
    assert not user.has("part_pets")
    user.go_back()
    user.click("stepOpens")
    assert user.typed_in("answer_code-word") == "blue umbrella"
    assert user.is_chosen("answer_bag_keys")
    assert not user.is_chosen("answer_bag_money")
    assert user.typed_in("cell_safe-places_0_place") == "The flat of my sister"


def look_at_a_device(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_devices", "way_devices")
    user.pick("deviceKind", "Phone")
    user.fill_in("deviceName", "my phone")
    user.click("deviceAdd")
    phone = user.row_id("device_", "my phone")
    before = user.words_in(f"looked_{phone}")
    user.click(f"device_{phone}")
    first = min(user.names("check_"))
    user.go(f"check_{first}", "checkState_done")
    user.go_back(2)
    assert "not looked at yet" in before
    assert user.words_in(f"looked_{phone}").startswith("1 of ")


def list_the_accounts(user: Newcomer, export: Path) -> None:
    user.go_to_plan()
    user.go("chapter_accounts", "way_accounts")
    user.fill_in("newAccount", "Clinic portal")
    user.click("addAccount")
    user.click("importAccountsButton")
    user.click("importAccountsDropChoose")
    user.choose_file(export)
    user.settle()
    assert user.words_in("importAccountsSum") == "2 seen = 2 added + 0 here before + 0 left out"
    assert "pw-Kq7" not in user.page_words()
    mail = user.row_id("open_", "mail.example.net")
    user.go(f"open_{mail}", "account_plan_now")
    user.go_back()
    assert user.words_in("accountFilter_now") == "Now · 1"
    assert user.words_in("accountFilter_all") == "All · 3"


def save_first_then_choose(user: Newcomer) -> None:
    lives.open_board(user, "whatsapp", "email", "location")
    user.click("choice_whatsapp_block")
    assert not user.is_chosen("choice_whatsapp_block")
    user.click("gate_whatsapp_saved")
    assert user.is_chosen("choice_whatsapp_block")
    user.click("open_email")
    user.go("channelEvidence_saved", "channelChoice_filter")
    user.go_back()
    assert user.is_chosen("choice_email_filter")
    assert user.words_in("boardFilter_undecided") == "Not decided · 1"


def choose_stages(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_moment", "way_moment", "way_stages", "momentDoorsButton")
    assert "Nothing chosen yet" in user.words_in("doorsList")
    assert user.names("door_") == {"whatsapp", "email", "location"}
    user.go_back()
    user.click("way_ready")
    words = user.page_words()
    assert "In stages" in words
    assert "Decided: 2. Carried out: 0. Open: 1." in words


@pytest.mark.fact("idea:P-08", "idea:C-15", "idea:E-12", "idea:F-16", "idea:G-12", "idea:H-03")
def test_a_parent_and_a_sitting_that_is_broken_off(qapp_themed: QApplication, computer: Path) -> None:
    with lives.program_in_use(qapp_themed) as user:
        lives.begin(user, lives.PARENT)
        lives.check_the_plan(user, lives.PARENT)
        lives.check_the_words(user, lives.PARENT, "decide", "look-at-what-is")
        lives.check_the_words(user, lives.PARENT, "people", "telling-people")
        keep_the_reasons(user)
        put_people_into_circles(user)
        put_into_own_words(user)
        decide_on_three_channels(user)
        sit_through_half_of_it(user)
        user.shift_three_times()
    with lives.program_in_use(qapp_themed) as user:
        lives.unlock(user)
        go_on_where_it_was(user)
        look_again_in_two_weeks(user)
        find_what_was_written(user)


def keep_the_reasons(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_decide", "step_my-reasons", "stepOpens")
    user.fill_in("answer_why", "Each call takes three days to get over")


def put_people_into_circles(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_people", "way_people")
    for name in ("Aunt Jo", "Cousin Pat"):
        user.fill_in("newPerson", name)
        user.click("addPerson")
    user.click("person_" + user.row_id("person_", "Aunt Jo"))
    assert "What they are to my mother" in user.page_words()
    user.go("person_circle_trusted", "person_tell_before", "person_may_call")
    user.fill_in("person_reach", "Evenings, by phone")
    user.fill_in("person_knows", "That I moved, not where")
    user.go_back()
    user.go("person_" + user.row_id("person_", "Cousin Pat"), "person_circle_no-share")
    user.go_back()
    assert "Aunt Jo" in user.words_in("circle_trusted")
    assert "Cousin Pat" in user.words_in("circle_no-share")
    assert not user.has("circle_open")


def put_into_own_words(user: Newcomer) -> None:
    user.go("way_scripts", "script_tell-a-friend")
    assert user.typed_in("scriptText").startswith("I’m not in contact with my mother any more")
    user.fill_in("scriptText", "I need some quiet from my mother. Please keep it with you.")
    user.go_back()
    assert user.has("own_tell-a-friend")
    assert not user.has("own_no-news-either-way")


def decide_on_three_channels(user: Newcomer) -> None:
    lives.open_board(user, "email", "whatsapp", "location")
    user.go("choice_whatsapp_block", "gate_whatsapp_saved", "choice_location_block", "gate_location_nothing")
    user.click("choice_email_filter")
    user.click("open_email")
    user.click("channelEvidence_skipped")
    user.go_back()


def sit_through_half_of_it(user: Newcomer) -> None:
    user.go("planSitting", "sittingBegin")
    assert "Where is my mother?" not in user.page_words()
    user.click("sitting_place_alone")
    assert "Where is my mother?" in user.page_words()
    user.go("sitting_person_away", "sitting_device_mine")
    assert user.words_in("sittingTitle") == "Aunt Jo"
    user.click("sittingDone")
    assert user.words_in("sittingTitle") == "Gmail"
    assert user.words_in("sittingVerb") == "Filter and keep"
    user.click("sittingLater")
    assert user.words_in("sittingTitle") == "WhatsApp"


def go_on_where_it_was(user: Newcomer) -> None:
    user.click("coming_sitting_0")
    assert user.words_in("sittingTitle") == "WhatsApp"
    assert user.words_in("sittingStage") == "Channels · card 2 of 2"
    user.click("sittingDone")
    assert "Apple Find My" in user.words_in("sittingApart")
    user.go("sittingApartNow", "sittingSkip")
    user.fill_in("sittingWhy", "After the holidays")
    user.click("sittingSkipNow")
    assert user.words_in("sittingSum") == "Done: 2. Still open: 1. Skipped: 1."
    user.go("sittingOpenButton", "left_channel_email", "sittingDone")
    assert user.words_in("sittingSum") == "Done: 3. Still open: 0. Skipped: 1."
    user.click("sittingSkippedButton")
    assert "After the holidays" in user.words_in("sittingLeft")
    user.click("sittingEnd")


def look_again_in_two_weeks(user: Newcomer) -> None:
    user.click("go_today")
    coming = user.words_in("comingCard")
    assert "Go on with the sitting" not in coming
    for weeks in (2, 8):
        assert say_day(date.today() + timedelta(weeks=weeks)) in coming  # noqa: DTZ011  the user's own day
    user.click("coming_look_0")
    assert user.names("lookedAgain_") == {"email", "whatsapp"}


def find_what_was_written(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_decide", "way_sheet_reasons")
    assert user.typed_in("answer_why") == "Each call takes three days to get over"
    user.go_back(2)
    user.go("chapter_people", "way_scripts", "script_tell-a-friend")
    assert user.typed_in("scriptText") == "I need some quiet from my mother. Please keep it with you."
    user.go_back(2)
    user.click("way_people")
    user.click("person_" + user.row_id("person_", "Aunt Jo"))
    assert user.is_chosen("person_circle_trusted")
    assert user.typed_in("person_reach") == "Evenings, by phone"
    assert user.typed_in("person_knows") == "That I moved, not where"
    assert user.typed_in("person_told_onDay") == say_day(date.today())  # noqa: DTZ011


@pytest.mark.fact("idea:P-08", "idea:L-03", "idea:L-12", "idea:L-13", "idea:L-19", "idea:L-20")
def test_a_friend_of_former_times_at_work_and_in_the_community(qapp_themed: QApplication, computer: Path) -> None:
    with lives.program_in_use(qapp_themed) as user:
        lives.begin(user, lives.FRIEND)
        lives.check_the_plan(user, lives.FRIEND)
        lives.check_the_words(user, lives.FRIEND, "terms", "same-workplace")
        lives.check_the_words(user, lives.FRIEND, "community", "when-support-is-lost")
        fill_in_the_places(user)
        say_who_may_hear_what(user)
        take_words_for_work(user, lives.FRIEND)
        keep_work_contact_on_terms(user)
        find_the_exception_on_the_board(user)


def fill_in_the_places(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_places", "step_places-and-routes", "stepOpens")
    assert not user.has("part_order")
    user.go("add_places", "answer_meet_walk-on")
    user.fill_in("cell_places_0_place", "Canteen")
    user.fill_in("cell_places_0_when", "Tuesdays")
    user.pick("cell_places_0_do", "Another way or place")
    user.fill_in("answer_sentence", "I am on my way, bye")
    user.go_back()
    user.click("stepOpens")
    assert user.typed_in("cell_places_0_place") == "Canteen"
    assert user.typed_in("answer_sentence") == "I am on my way, bye"


def say_who_may_hear_what(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_community", "way_sheet_community", "add_places", "answer_keep_address")
    user.fill_in("cell_places_0_where", "Choir")
    user.fill_in("answer_sentence", "That is private, and I am fine")
    user.go_back()
    user.click("way_sheet_community")
    assert user.typed_in("cell_places_0_where") == "Choir"
    assert user.is_chosen("answer_keep_address")


def take_words_for_work(user: Newcomer, life: lives.Life) -> None:
    user.go_to_plan()
    user.go("chapter_community", "way_scripts")
    offered = user.names("script_")
    assert life.scripts <= offered
    assert not life.not_scripts & offered
    user.click("script_work-same-place")
    assert "When you and Kim work in the same place." in user.words_in("scriptCard")
    user.fill_in("scriptText", "Please send it to the team list. Thank you.")
    user.go_back()
    assert user.has("own_work-same-place")


def keep_work_contact_on_terms(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_terms", "way_terms")
    user.pick("newTermsChannel", "Mail at work or school")
    user.go("addTerms", "terms_why_work", "part_wayButton", "part_subjectsButton", "part_styleButton")
    user.fill_in("terms_how_often", "When a shift changes")
    user.fill_in("terms_subjects", "shifts")
    assert not user.has("greyRockLimits")
    user.click("terms_style_grey-rock")
    assert "Grey rock has limits" in user.words_in("greyRockLimits")
    user.go("part_readingButton", "addReading", "reading_0_day0")
    user.fill_in("reading_0_start", "9:00")
    user.fill_in("reading_0_end", "9:30")
    assert "Monday" in user.words_in("nextReading") or "It is a time to read now" in user.words_in("nextReading")
    user.go_back()
    card = user.page_words()
    for words in ("work", "When a shift changes", "shifts", "Grey rock", "Monday 09:00–09:30", "I do not answer it"):
        assert words in card


def find_the_exception_on_the_board(user: Newcomer) -> None:
    lives.open_board(user, "whatsapp")
    assert user.is_chosen("choice_work-mail_open")
    assert user.words_in("notice_work-mail") == "Stays open: When a shift changes; shifts"
    user.go("choice_whatsapp_block", "gate_whatsapp_nothing")
    assert user.is_chosen("choice_whatsapp_block")
    assert user.is_chosen("choice_work-mail_open")


@pytest.mark.fact("idea:P-08", "idea:L-19", "idea:L-20", "idea:M-06")
def test_a_co_parent_under_an_order_with_one_channel_that_stays(qapp_themed: QApplication, computer: Path) -> None:
    with lives.program_in_use(qapp_themed) as user:
        lives.begin(user, lives.CO_PARENT)
        lives.check_the_plan(user, lives.CO_PARENT)
        lives.check_the_words(user, lives.CO_PARENT, "stay-safe", "children")
        lives.check_the_words(user, lives.CO_PARENT, "terms", "what-has-to-stay")
        take_words_for_school(user, lives.CO_PARENT)
        note_the_order(user)
        be_reminded_of_its_end(user)
        keep_one_channel_on_terms(user)
        sit_through_the_others(user)
        read_the_printed_list(user, computer / "list.pdf")


def in_a_month() -> date:
    """A day near enough to be reminded of."""
    return date.today() + timedelta(days=30)  # noqa: DTZ011  the user's own day


def take_words_for_school(user: Newcomer, life: lives.Life) -> None:
    user.go_to_plan()
    user.go("chapter_community", "way_scripts")
    offered = user.names("script_")
    assert life.scripts <= offered
    assert not life.not_scripts & offered


def note_the_order(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_law", "step_note-the-order", "stepOpens")
    user.fill_in("newOrder", "Order of 3 May")
    user.click("addOrder")
    user.fill_in("order_court", "County court")
    user.fill_in("order_number", "FL 26/118")
    user.fill_in("order_endsDay", say_day(in_a_month()))
    user.click("order_state_in-force")
    assert not user.has("bindsMe")
    assert user.words_in("order_binds_person") == "A. only"
    user.click("order_binds_both")
    assert "This order binds you too" in user.words_in("bindsMe")
    user.fill_in("order_mine", "I may not go to the house")
    user.click("addOrderTerm")
    term = min(user.names("term_text_"), key=len)
    user.fill_in(f"term_text_{term}", "Contact about the children by mail only")
    user.go_back()
    assert "FL 26/118" in user.page_words()


def be_reminded_of_its_end(user: Newcomer) -> None:
    user.click("go_today")
    assert f"Order ends {say_day(in_a_month())}" in user.words_in("comingCard")
    user.click("coming_order_0")
    assert user.typed_in("order_court") == "County court"
    assert user.typed_in("order_mine") == "I may not go to the house"


def keep_one_channel_on_terms(user: Newcomer) -> None:
    user.go_to_plan()
    user.go("chapter_terms", "step_one-channel", "stepOpens")
    user.pick("newTermsChannel", "Gmail")
    user.go("addTerms", "terms_why_children", "terms_why_court", "part_wayButton", "part_subjectsButton")
    user.fill_in("terms_how_often", "Sundays")
    user.pick("terms_times_per_week", "1")
    user.fill_in("terms_subjects", "hand-over, school")
    user.fill_in("terms_longest_words", "60")
    user.click("part_styleButton")
    user.go("terms_style_order-only", "part_spanButton")
    user.pick("terms_order", "Order of 3 May")
    user.go_back()
    words = user.page_words()
    for said in ("the children, a court", "Sundays, 1 time a week", "hand-over, school, at most 60 words"):
        assert said in words


def sit_through_the_others(user: Newcomer) -> None:
    lives.open_board(user, "whatsapp", "iphone")
    assert user.is_chosen("choice_email_open")
    assert user.words_in("notice_email") == "Stays open: Sundays; hand-over, school"
    user.go("choice_whatsapp_block", "gate_whatsapp_saved", "choice_iphone_block", "gate_iphone_saved")
    user.go("planSitting", "sittingBegin", "sitting_place_others", "sitting_person_unknown", "sitting_device_mine")
    seen = []
    while user.has("sittingTitle"):
        seen.append(user.words_in("sittingTitle"))
        user.click("sittingDone")
    assert seen == ["iPhone calls and texts", "WhatsApp"]
    user.click("sittingEnd")


def read_the_printed_list(user: Newcomer, path: Path) -> None:
    user.go_back()
    user.print_to("printBoard", path)
    pages = PdfReader(path).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    for said in ("Gmail", "Leave open", "WhatsApp", "Saved", "iPhone calls and texts"):
        assert said in text


def test_every_step_can_be_done_put_off_declined_and_undone(qapp_themed: QApplication, computer: Path) -> None:
    lives.make_notebook(computer, lives.CO_PARENT)
    with lives.program_in_use(qapp_themed) as user:
        lives.unlock(user)
        user.go_to_plan()
        seen: list[str] = []
        for chapter in load().chapters:
            user.click(f"chapter_{chapter.id}")
            steps = [step.id for step in load().steps if step.id in user.names("step_")]
            for step in steps:
                user.click(f"step_{step}")
                for state in ("done", "later", "not_for_me", "open"):
                    user.click(f"stepState_{state}")
                    assert user.is_chosen(f"stepState_{state}")
                user.go_back()
            seen += steps
            user.go_back()
        assert sorted(seen) == sorted(lives.CO_PARENT.step_ids())
