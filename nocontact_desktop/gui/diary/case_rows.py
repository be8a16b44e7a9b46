"""The facts of the case as rows of a form. A new fact is a new row; the part behind ``case_`` is its name."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from nocontact_desktop.diary.case import Case, ThePerson
from nocontact_desktop.gui.diary.answers import Answers, values_of
from nocontact_desktop.gui.diary.form_row import FieldRow, Part
from nocontact_desktop.gui.diary.record_view import RecordCard

translate = QCoreApplication.translate
_PREFIX = "case_"
_OF_THE_PERSON = tuple(ThePerson.__struct_fields__)


def case_cards() -> tuple[RecordCard, ...]:
    """All cards, in the order in which they are asked."""
    return (_person(), _both(), _children(), _courts(), _why(), _wanted(), _me(), _private())


def case_rows() -> tuple[FieldRow, ...]:
    """The rows of all cards."""
    return tuple(row for card in case_cards() for row in card.rows)


def answers_of_case(case: Case) -> Answers:
    """The answers a saved case shows in the form."""
    fields: Answers = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(case)))
    person = fields.pop("person", {})
    return {f"{_PREFIX}{name}": value for name, value in {**fields, **person}.items()}


def case_of(answers: Answers) -> Case:
    """The case the answers make. Raises Problem ``entry.part-missing`` with the row's name."""
    values = {name.removeprefix(_PREFIX): value for name, value in values_of(case_rows(), answers).items()}
    person = {name: values.pop(name) for name in _OF_THE_PERSON if name in values}
    whole: dict[str, Any] = {**values, **({"person": person} if person else {})}
    return msgspec.convert(whole, Case)


def _person() -> RecordCard:
    finding = translate("diary", "Not in a report for the court. In those for the police and your lawyer.")
    return RecordCard(
        "person",
        translate("diary", "The person"),
        "",
        (
            FieldRow(
                "case_label",
                "",
                "line",
                translate("diary", "What you call them here"),
                seen_by=translate("diary", "In no report."),
            ),
            FieldRow("case_legal_name", "", "line", translate("diary", "Their full name, as on papers")),
            FieldRow(
                "case_identifiers",
                "",
                "groups",
                translate("diary", "Their numbers, accounts, addresses, cars"),
                adds=translate("diary", "Add one"),
                parts=(
                    Part("kind", translate("diary", "What it is"), needed=True),
                    Part("value", translate("diary", "Number, name or address"), needed=True),
                ),
            ),
            FieldRow("case_workplace", "", "line", translate("diary", "Where they work")),
            FieldRow(
                "case_description",
                "",
                "text",
                translate("diary", "How to know them"),
                hint=translate("diary", "Age, height, hair, marks, car."),
                seen_by=finding,
            ),
            FieldRow("case_language", "", "line", translate("diary", "Languages they speak")),
            FieldRow("case_weapons_where", "", "text", translate("diary", "Where weapons are"), seen_by=finding),
        ),
    )


def _both() -> RecordCard:
    return RecordCard(
        "both",
        translate("diary", "The two of you"),
        "",
        (
            FieldRow(
                "case_relationship",
                "",
                "line",
                translate("diary", "What they are to you"),
                hint=translate("diary", "For example: former partner, mother, someone from work."),
            ),
            FieldRow("case_together_from", "", "line", translate("diary", "Since when, or from when")),
            FieldRow("case_together_to", "", "line", translate("diary", "Until when")),
            FieldRow(
                "case_told_to_stop",
                "",
                "text",
                translate("diary", "If you told them to stop: when and how"),
                hint=translate("diary", "Only if you did. Nobody has to."),
            ),
        ),
    )


def _children() -> RecordCard:
    return RecordCard(
        "children",
        translate("diary", "Children, and others to protect"),
        "",
        (
            FieldRow(
                "case_children",
                "",
                "groups",
                translate("diary", "Children"),
                adds=translate("diary", "Add a child"),
                seen_by=translate("diary", "A report for the court shows initials and the year of birth alone."),
                parts=(
                    Part("name", translate("diary", "Name")),
                    Part("initials", translate("diary", "Initials")),
                    Part("born", translate("diary", "Born")),
                ),
            ),
            FieldRow(
                "case_protected",
                "",
                "lines",
                translate("diary", "Others who need protection"),
                adds=translate("diary", "Add a person"),
            ),
            FieldRow("case_custody_orders", "", "text", translate("diary", "What is decided about the children")),
        ),
    )


def _courts() -> RecordCard:
    return RecordCard(
        "courts",
        translate("diary", "Courts and police"),
        "",
        (
            FieldRow("case_cases", "", "text", translate("diary", "Cases: court and number")),
            FieldRow("case_earlier_orders", "", "text", translate("diary", "Earlier orders")),
            FieldRow("case_firearms", "", "text", translate("diary", "Firearms: what you know")),
        ),
    )


def _why() -> RecordCard:
    return RecordCard(
        "why",
        translate("diary", "Why now"),
        "",
        (
            FieldRow("case_why_now", "", "text", translate("diary", "Why you need protection now")),
            FieldRow(
                "case_risk_factors",
                "",
                "lines",
                translate("diary", "What makes you afraid that it gets worse"),
                adds=translate("diary", "Add a line"),
                seen_by=translate("diary", "Only in a report for your lawyer, and in your own copy."),
            ),
        ),
    )


def _wanted() -> RecordCard:
    return RecordCard(
        "wanted",
        translate("diary", "What you ask for"),
        "",
        (
            FieldRow(
                "case_orders_wanted",
                "",
                "lines",
                translate("diary", "What an order could say"),
                hint=translate("diary", "For example: no contact, or away from home and work."),
                adds=translate("diary", "Add a line"),
            ),
        ),
    )


def _me() -> RecordCard:
    return RecordCard(
        "me",
        translate("diary", "You"),
        "",
        (
            FieldRow("case_my_name", "", "line", translate("diary", "Your name, as on papers")),
            FieldRow("case_county", "", "line", translate("diary", "Your county or district")),
            FieldRow(
                "case_safe_address",
                "",
                "text",
                translate("diary", "An address where you can be reached"),
                seen_by=translate(
                    "diary", "Not in a report for the court. In one for the police only when you ask for it."
                ),
            ),
            FieldRow(
                "case_time_zone",
                "",
                "line",
                translate("diary", "Your time zone"),
                hint=translate("diary", "Like Europe/London. Times in the diary are said in it."),
            ),
        ),
    )


def _private() -> RecordCard:
    return RecordCard(
        "private",
        translate("diary", "What is not printed"),
        translate(
            "diary",
            "Words that are to stay here: your new number, a school, a shelter, names of people you trust. "
            "When you write a reply, the program marks them. What stands in an entry is printed as you wrote it.",
        ),
        (
            FieldRow(
                "case_private_terms",
                "",
                "lines",
                translate("diary", "Words that stay here"),
                adds=translate("diary", "Add a word"),
                seen_by=translate("diary", "In no report at all."),
            ),
        ),
        column=1,
    )
