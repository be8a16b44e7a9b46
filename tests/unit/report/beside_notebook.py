"""A small notebook with something private in every place, for the papers beside the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson, save_case
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, PoliceDetail, Witness
from nocontact_desktop.diary.exhibits import ExhibitDraft, add
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation import orders
from tests.intake_pictures import photo

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

NEVER = (
    "only for me",
    "Robbie my bear",
    "the unsent page",
    "Birch Hill School",
    "the copy lies at Kim’s",
    "a note on the order",
)
"""In no copy, whoever it is for."""
NOT_FOR_POLICE = (*NEVER, "14 Harbour Mews", "my blue phone", "I shouted back", "c/o Advice Centre", "IMG_home.jpg")
CHAT = """01/02/2026, 09:10 - Robin: Where are you?
01/02/2026, 09:12 - M. Example: Please do not write to me any more.
01/02/2026, 09:14 - Robin: You can't hide
01/02/2026, 09:15 - Robin: I am outside
01/02/2026, 09:16 - Robin: Open the door
01/02/2026, 09:30 - Robin: Fine
01/02/2026, 19:30 - Robin: the unrelated message
"""


@dataclass(frozen=True)
class Written:
    """The ids of what was written."""

    order: str
    first_term: str
    today: str
    earlier: str
    other_term: str
    later: str
    picture: str
    messages: tuple[str, ...]


def write_all(notebook: Notebook, folder: Path) -> Written:
    """Write it through the same doors as the window."""
    _case(notebook)
    order_id, terms = _order(notebook)

    def entry(title: str, day: str, term: int | None, **more: object) -> str:
        named = (
            ()
            if term is None
            else (OrderTerm(order="the order", term=terms[term][1], order_id=order_id, term_id=terms[term][0]),)
        )
        draft = EntryDraft(
            kind="incident",
            occurred_from=day,
            title=title,
            place_public="At home",
            place_private="14 Harbour Mews",
            device="my blue phone",
            private_note="only for me",
            adverse="I shouted back",
            order_terms=named or None,
            **more,  # type: ignore[arg-type]
        )
        (entry_id,) = save(notebook, draft).touched("entry")
        return entry_id

    picture, _ = add(
        notebook, ExhibitDraft(name="IMG_home.jpg", data=photo(), caption="The front door.", device="my blue phone")
    )
    earlier = entry(
        "A letter under the door", "2026-02-10T08:00", 0, police="yes", police_detail=PoliceDetail(number="26-100")
    )
    other = entry("At the school gate", "2026-02-12T15:00", 1)
    entry("Before any order", "2026-01-02T15:00", None)
    today = entry(
        "At the door",
        "2026-03-02T21:15",
        0,
        what_happened="Knocked and shouted for twenty minutes.",
        exact_words="You can’t keep me out.",
        witness_list=(Witness(name="P. Neighbour", contact_private="+44 7700 900456"),),
        exhibits=(picture,),
    )
    later = entry("The day after", "2026-03-03T07:00", 0)
    chat = folder / "WhatsApp Chat with Robin.txt"
    chat.write_text(CHAT, "utf-8")
    how = ReadOptions(format=None, me="M. Example", date_order="dmy", time_zone="Europe/London")
    bring_in(notebook, chat, how, progress=lambda _done, _total: None, cancelled=lambda: False)
    said = messages(notebook, conversations(notebook)[0].id, 0, 20)
    return Written(order_id, terms[0][0], today, earlier, other, later, picture, tuple(one.id for one in said))


def _case(notebook: Notebook) -> None:
    person = ThePerson(
        label="Robbie my bear",
        legal_name="Robin Example",
        identifiers=(Identifier(kind="car", value="grey hatchback AB12 CDE"),),
        workplace="Example Works",
        description="Tall, short brown hair.",
        language="English",
        weapons_where="In the shed.",
    )
    save_case(
        notebook,
        Case(
            person=person,
            my_name="M. Example",
            relationship="former partner",
            children=(CaseChild(name="Ada Example", initials="A.E.", born="2016-04-05"),),
            safe_address="c/o Advice Centre",
            private_terms=("Birch Hill School",),
            time_zone="Europe/London",
        ),
    )


def _order(notebook: Notebook) -> tuple[str, list[tuple[str, str]]]:
    (order_id,) = orders.add_order(notebook, "protective order").touched("order")
    for words in ("No contact of any kind.", "Stay away from the school."):
        orders.add_order_term(notebook, order_id)
        last = orders.order(notebook, order_id).terms[-1]
        orders.change_order_term(notebook, order_id, last.id, text=words)
    orders.change_order(
        notebook,
        order_id,
        state="in-force",
        court="Family Court at Example",
        number="EX26F00118",
        issued="2026-02-02",
        served="2026-02-03",
        served_by="A. Bailiff",
        ends="2027-02-02",
        copies="the copy lies at Kim’s",
        note="a note on the order",
    )
    return order_id, [(one.id, one.text) for one in orders.order(notebook, order_id).terms]
