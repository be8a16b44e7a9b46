"""The draft of a reply is kept and erased, and what stays out of it is gathered from the notebook."""

from __future__ import annotations

from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.entries import count
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.preparation.accounts import add_account, set_access
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.people import add_person, change_person
from nocontact_desktop.preparation.sheets import write
from nocontact_desktop.steady.replies import Known
from nocontact_desktop.steady.replies_kept import ReplyDraft, erase_reply, keep_reply, kept_reply
from nocontact_desktop.steady.replies_known import known
from nocontact_desktop.vault.notebook import Notebook

WORD = "a reply, half done 🙂"


def test_a_draft_is_kept_as_typed_and_erased_without_a_mark(notebook: Notebook) -> None:
    assert kept_reply(notebook) == ReplyDraft()
    keep_reply(notebook, ReplyDraft("first", "t1"))
    keep_reply(notebook, ReplyDraft(f"  {WORD}\n", "t2"))
    assert kept_reply(notebook) == ReplyDraft(f"  {WORD}\n", "t2")
    assert count(notebook, EntryFilter()) == 0
    erase_reply(notebook)
    assert kept_reply(notebook) == ReplyDraft()
    assert notebook.db.one("SELECT count(*) FROM draft") == (0,)


def test_nothing_typed_is_nothing_kept(notebook: Notebook) -> None:
    keep_reply(notebook, ReplyDraft("first", "t1"))
    keep_reply(notebook, ReplyDraft(" \n", "t1"))
    assert kept_reply(notebook) == ReplyDraft()


def test_an_empty_notebook_knows_nothing(notebook: Notebook) -> None:
    assert known(notebook) == Known()


def test_private_facts_come_from_everywhere_the_user_wrote_them(notebook: Notebook) -> None:
    save_case(
        notebook, Case(private_terms=("Birch Hill School", " "), safe_address="14 Harbour Mews\nWestbay WB1 4XX, UK")
    )
    write(notebook, "safety-plan", "safe-places", ({"place": "Library at the port"}, {"way": "by bus"}))
    write(notebook, "safety-plan", "documents", ({"what": "passport", "where": "Locker 12"},))
    write(notebook, "safety-plan", "code-word", "pineapple")
    (vera,) = add_person(notebook, "Vera Lindqvist", "trusted").touched("person")
    change_person(notebook, vera, reach="by day 0161 496 0000, or vera@example.org, not at work")
    for login, access in (("new.me@example.org", "me"), ("ours@example.org", "shared"), ("nickname", "me")):
        account, _ = add_account(notebook, title="Mail", login=login)
        set_access(notebook, account, access)  # type: ignore[arg-type]
    assert set(known(notebook).private) == {
        "Birch Hill School", "14 Harbour Mews", "Westbay WB1 4XX", "Library at the port", "Locker 12", "pineapple",
        "0161 496 0000", "vera@example.org", "new.me@example.org",
    }  # fmt: skip


def test_a_code_word_that_is_a_whole_story_is_not_looked_for(notebook: Notebook) -> None:
    write(notebook, "safety-plan", "code-word", "I ask how the weather is at the coast today")
    assert known(notebook).private == ()


def test_only_trusted_people_count_and_not_those_the_person_knows_already(notebook: Notebook) -> None:
    save_answers(notebook, Answers(label="Robin"))
    save_case(
        notebook,
        Case(
            person=ThePerson(legal_name="Robin Berg", identifiers=(Identifier(kind="phone", value="+44 7700 900123"),)),
            children=(CaseChild(name="Mia"),),
            private_terms=("+44 7700 900123",),
        ),
    )
    for name, circle in (("Vera", "trusted"), ("Otto", "neutral"), ("Mia", "trusted"), ("robin", "trusted")):
        add_person(notebook, name, circle)  # type: ignore[arg-type]
    assert known(notebook) == Known(people=("Vera",))
