"""More rows of the form: what it did, who was told, orders, and what is for the writer alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.diary.form_row import FieldRow, Part

translate = QCoreApplication.translate


def harm_rows() -> tuple[FieldRow, ...]:
    """Harm, care, costs, pets and property."""
    return (
        FieldRow("weapon", "harm", "tri", translate("diary", "Was there a weapon?"), options="tri"),
        FieldRow("weapon_detail", "harm", "line", translate("diary", "What it was"), only_if=("weapon", ("yes",))),
        FieldRow(
            "strangulation",
            "harm",
            "tri",
            translate("diary", "Was your neck pressed or your breath cut off?"),
            options="tri",
            yes_says=translate(
                "diary",
                "Injury from this can come later, and without marks. Please see a doctor, even if you feel well.",
            ),
        ),
        FieldRow(
            "injuries",
            "harm",
            "groups",
            translate("diary", "Injuries"),
            adds=translate("diary", "Add an injury"),
            parts=(
                Part("body_part", translate("diary", "Where on the body"), needed=True),
                Part("marks", translate("diary", "What could be seen")),
            ),
        ),
        FieldRow(
            "medical",
            "harm",
            "groups",
            translate("diary", "Medical care"),
            adds=translate("diary", "Add a visit"),
            parts=(
                Part("provider", translate("diary", "Where or by whom"), needed=True),
                Part("date", translate("diary", "When")),
            ),
        ),
        FieldRow("effect", "harm", "text", translate("diary", "How it affected me")),
        FieldRow("costs", "harm", "line", translate("diary", "What it cost")),
        FieldRow("pets", "harm", "line", translate("diary", "Pets")),
        FieldRow("property", "harm", "line", translate("diary", "Things taken or broken, and what they were worth")),
    )


def children_rows() -> tuple[FieldRow, ...]:
    """Children, by initials."""
    return (
        FieldRow(
            "children",
            "children",
            "groups",
            translate("diary", "Children"),
            adds=translate("diary", "Add a child"),
            hint=translate("diary", "Initials are enough. A report for the court shows initials only."),
            parts=(
                Part("what", translate("diary", "How it touched them"), options="children", needed=True),
                Part("initials", translate("diary", "Initials")),
            ),
        ),
    )


def police_rows() -> tuple[FieldRow, ...]:
    """The police and other bodies."""
    return (
        FieldRow("police", "police", "tri", translate("diary", "Were the police told?"), options="tri"),
        FieldRow(
            "police_detail",
            "police",
            "group",
            translate("diary", "What the police gave you"),
            only_if=("police", ("yes",)),
            parts=(
                Part("number", translate("diary", "Report number"), says=translate("diary", "Report {value}")),
                Part("officer", translate("diary", "Officer"), says=translate("diary", "officer {value}")),
                Part("badge", translate("diary", "Badge"), says=translate("diary", "badge {value}")),
                Part("outcome", translate("diary", "What they did")),
            ),
        ),
        FieldRow(
            "agencies",
            "police",
            "groups",
            translate("diary", "Others who were told"),
            adds=translate("diary", "Add another"),
            hint=translate("diary", "A school, a doctor, a shelter, an office."),
            parts=(
                Part("name", translate("diary", "Name"), needed=True),
                Part("reference", translate("diary", "Reference"), says=translate("diary", "reference {value}")),
                Part("date", translate("diary", "When")),
            ),
        ),
    )


def order_rows() -> tuple[FieldRow, ...]:
    """Orders it may concern, and whether it was reported."""
    return (
        FieldRow(
            "order_terms",
            "order",
            "terms",
            translate("diary", "Terms of an order this may concern"),
            adds=translate("diary", "Add in my own words"),
            hint=translate("diary", "What is a breach is for the court to say."),
            parts=(
                Part("order", translate("diary", "Which order"), needed=True),
                Part("term", translate("diary", "Which term")),
            ),
        ),
        FieldRow(
            "reported",
            "order",
            "tri",
            translate("diary", "Has it been reported as a breach?"),
            options="tri",
            hint=translate("diary", "Whether to report it is your choice."),
        ),
    )


def for_me_rows() -> tuple[FieldRow, ...]:
    """What is not for everybody."""
    return (
        FieldRow(
            "adverse",
            "me",
            "text",
            translate("diary", "What could be held against me"),
            seen_by=translate("diary", "Only in a report for your lawyer, and in your own copy."),
        ),
        FieldRow(
            "private_note",
            "me",
            "text",
            translate("diary", "Note to myself"),
            seen_by=translate("diary", "In no report at all. It stays in this notebook."),
        ),
    )
