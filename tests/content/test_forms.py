"""Court forms: what they name is there, and each says where it is from and how old it is."""

from __future__ import annotations

import pytest

from nocontact_desktop.diary.case import Case, ThePerson
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.guidance.age import day_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.counts import count
from nocontact_desktop.guidance.forms import GENERAL, Form
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.report.forms.answers import WHEN
from nocontact_desktop.report.privacy import FIELDS

CONTENT = load()
FORMS = CONTENT.forms

NO_PAPER_FOUND = {"bc-form-12", "on-form-14a", "nsw-advo", "vic-fvio", GENERAL}
"""Where we know of no separate paper for an address. The form says that the court office can tell."""

PATHS = (
    {f"case.{name}" for name in Case.__struct_fields__}
    | {f"case.person.{name}" for name in ThePerson.__struct_fields__}
    | {f"entry.{name}" for name in EntryDraft.__struct_fields__}
    | {WHEN}
)


@pytest.mark.parametrize("form", FORMS, ids=[form.id for form in FORMS])
class TestEachForm:
    def test_every_box_is_answered_by_fields_there_are(self, form: Form) -> None:
        assert form.paths <= PATHS

    def test_no_box_asks_for_what_leaves_in_no_profile(self, form: Form) -> None:
        never = {f"{kind}.{name}" for kind, table in FIELDS.items() for name, rule in table.items() if rule == "never"}
        mine = {f"{kind}.{name}" for kind, table in FIELDS.items() for name, rule in table.items() if rule == "mine"}

        assert not form.paths & (never | mine)

    def test_where_the_writer_is_found_goes_elsewhere(self, form: Form) -> None:
        boxes = [box for part in form.parts for box in part.boxes]

        assert all(not box.fields for box in boxes if box.private)
        assert (form.confidential is None) == (form.id in NO_PAPER_FOUND)

    def test_it_says_where_it_is_from_and_how_old_it_is(self, form: Form) -> None:
        assert bool(form.source) == (form.id != GENERAL)
        assert form.sources
        assert day_of(form.checked)
        assert form.declaration.says
        assert form.declaration.mark
        assert form.signed.mark

    def test_its_file_has_its_name_and_its_country_is_known(self, form: Form) -> None:
        assert resource("content", "en", "forms", f"{form.id}.toml").is_file()
        assert form.country in {"", *(country.id for country in CONTENT.countries)}
        assert (form.country == "") == (form.id == GENERAL)

    def test_its_places_ask_for_the_incidents_it_picks(self, form: Form) -> None:
        slots = [slot for part in form.parts for slot in part.slots]

        assert slots
        assert {str(slot.picks) for slot in slots} == ({str(rank) for rank in form.picks} or {"each"})
        alone = [box for part in form.parts if not part.slots for box in part.boxes]
        assert all(path.startswith("case.") for box in alone for path in box.fields)


def test_every_form_of_the_list_is_on_board() -> None:
    assert {form.id for form in FORMS} == {
        "dv-100", "ch-100", "tx-protective-order", "ny-8-2", "fl-12-980a", "ma-209a", "ew-fl401", "bc-form-12",
        "on-form-14a", "qld-dv1", "nsw-advo", "vic-fvio", "de-gewschg", "general",
    }  # fmt: skip
    assert count(CONTENT)["forms"] == len(FORMS)
