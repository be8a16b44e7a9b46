"""The form as data: one row for each field of an entry. A new field is a new row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.diary.form_row import Asks, FieldRow, Part
from nocontact_desktop.gui.diary.form_rows_after import children_rows, for_me_rows, harm_rows, order_rows, police_rows

translate = QCoreApplication.translate


def headings() -> tuple[tuple[str, str], ...]:
    """The headings of the form, in order."""
    return (
        ("what", translate("diary", "What happened")),
        ("when", translate("diary", "When")),
        ("where", translate("diary", "Where")),
        ("who", translate("diary", "Who")),
        ("messages", translate("diary", "Messages and calls")),
        ("harm", translate("diary", "Harm and help")),
        ("children", translate("diary", "Children")),
        ("police", translate("diary", "Police and others")),
        ("order", translate("diary", "Order")),
        ("exhibits", translate("diary", "Exhibits")),
        ("me", translate("diary", "For me alone")),
    )


def first_rows() -> tuple[FieldRow, ...]:
    """What the short form asks."""
    return (
        FieldRow("occurred", "first", "when", translate("diary", "When did it happen?")),
        FieldRow("kind", "first", "pick", translate("diary", "What is it?"), options="kind"),
        FieldRow(
            "channel",
            "first",
            "one",
            translate("diary", "How did it come?"),
            options="channel",
            only_if=("kind", ("contact",)),
        ),
        FieldRow(
            "remembered_when",
            "first",
            "line",
            translate("diary", "When did it come back to you?"),
            hint=translate("diary", "This is apart from when it happened. For example: yesterday, on the bus."),
            only_if=("kind", ("memory",)),
        ),
        FieldRow("title", "first", "line", translate("diary", "In one line")),
    )


def form_rows() -> tuple[FieldRow, ...]:
    """Every other field, in the order of the form."""
    return (
        *_what(),
        *_when(),
        *_where(),
        *_who(),
        *_messages(),
        *harm_rows(),
        *children_rows(),
        *police_rows(),
        *order_rows(),
        *for_me_rows(),
    )


def all_rows() -> tuple[FieldRow, ...]:
    """The short form's rows and all others."""
    return (*first_rows(), *form_rows())


def _what() -> tuple[FieldRow, ...]:
    return (
        FieldRow(
            "what_happened",
            "what",
            "text",
            translate("diary", "What happened"),
            hint=translate("diary", "In your own words. It is kept as you write it."),
        ),
        FieldRow(
            "exact_words",
            "what",
            "text",
            translate("diary", "Exact words, if you remember them"),
            hint=translate("diary", "Some courts ask for a threat word for word."),
        ),
        FieldRow("types", "what", "many", translate("diary", "What it was"), options="types"),
        FieldRow("ranks", "what", "many", translate("diary", "Among everything that happened, it is"), options="ranks"),
        FieldRow("frequency", "what", "one", translate("diary", "How often has this happened?"), options="frequency"),
        FieldRow(
            "frequency_dates",
            "what",
            "lines",
            translate("diary", "Other times you remember"),
            adds=translate("diary", "Add a time"),
            only_if=("frequency", ("few", "weekly", "other")),
        ),
        FieldRow("exhibits", "exhibits", "exhibits", translate("diary", "Files")),
        FieldRow("messages", "exhibits", "messages", translate("diary", "Messages from conversations")),
    )


def _when() -> tuple[FieldRow, ...]:
    return (
        FieldRow(
            "occurred_text",
            "when",
            "line",
            translate("diary", "The time in your own words"),
            hint=translate("diary", "For example: the week after Easter."),
        ),
        FieldRow(
            "time_zone", "when", "line", translate("diary", "Time zone"), hint=translate("diary", "Like Europe/London.")
        ),
        FieldRow("basis", "when", "one", translate("diary", "How do you know?"), options="basis"),
        FieldRow("told_by", "when", "name", translate("diary", "Who told you"), only_if=("basis", ("told",))),
        FieldRow("told_when", "when", "line", translate("diary", "When they told you"), only_if=("basis", ("told",))),
    )


def _where() -> tuple[FieldRow, ...]:
    return (
        FieldRow(
            "place_public",
            "where",
            "line",
            translate("diary", "Where, for the report"),
            hint=translate("diary", "A kind of place is enough: at home, at work, outside the school."),
        ),
        FieldRow(
            "place_private",
            "where",
            "line",
            translate("diary", "The address"),
            seen_by=translate(
                "diary", "Not in a report for the court. In one for the police only when you ask for it."
            ),
        ),
        FieldRow("place_district", "where", "line", translate("diary", "County or district")),
    )


def _who() -> tuple[FieldRow, ...]:
    return (
        FieldRow("attribution", "who", "text", translate("diary", "How I know it was them")),
        FieldRow(
            "people",
            "who",
            "groups",
            translate("diary", "Who was there"),
            adds=translate("diary", "Add a person"),
            parts=(
                Part("name", translate("diary", "Name"), needed=True, names=True),
                Part("role", translate("diary", "Who they are, or what they did")),
            ),
        ),
        FieldRow("witnesses", "who", "tri", translate("diary", "Did anyone see or hear it?"), options="tri"),
        FieldRow(
            "witness_list",
            "who",
            "groups",
            translate("diary", "Who could say something"),
            adds=translate("diary", "Add a witness"),
            seen_by=translate("diary", "How to reach them is not in a report for the court."),
            only_if=("witnesses", ("yes",)),
            parts=(
                Part("name", translate("diary", "Name"), needed=True, names=True),
                Part("saw_heard_after", translate("diary", "Saw, heard, or came after"), options="seen"),
                Part("can_say", translate("diary", "What they can say"), says=translate("diary", "can say: {value}")),
                Part(
                    "contact_private",
                    translate("diary", "How to reach them"),
                    says=translate("diary", "reached at {value}"),
                ),
            ),
        ),
        FieldRow(
            "told_first",
            "who",
            "group",
            translate("diary", "Who I told first"),
            parts=(
                Part("who", translate("diary", "Who"), needed=True, names=True),
                Part("when", translate("diary", "When")),
            ),
        ),
    )


def _messages() -> tuple[FieldRow, ...]:
    return (
        FieldRow("direction", "messages", "one", translate("diary", "Which way"), options="direction"),
        FieldRow(
            "identifier",
            "messages",
            "line",
            translate("diary", "Number or account it came from"),
            hint=translate("diary", "The number or user name as shown, rather than the nickname."),
        ),
        FieldRow(
            "device",
            "messages",
            "line",
            translate("diary", "Which of my devices it came to"),
            seen_by=translate(
                "diary", "Not in a report for the court. In one for the police only when you ask for it."
            ),
        ),
        FieldRow(
            "third_party",
            "messages",
            "group",
            translate("diary", "Through whom"),
            hint=translate("diary", "When someone else passed it on."),
            first_if=("channel", ("others",)),
            parts=(
                Part("name", translate("diary", "Name"), needed=True, names=True),
                Part(
                    "asked_for",
                    translate("diary", "Did I ask for it?"),
                    options="tri",
                    says=translate("diary", "asked for: {value}"),
                ),
            ),
        ),
        FieldRow(
            "response",
            "messages",
            "group",
            translate("diary", "What I did"),
            parts=(
                Part("kind", translate("diary", "My answer"), options="response", needed=True),
                Part("text", translate("diary", "In words")),
            ),
        ),
        FieldRow(
            "sealed",
            "messages",
            "tick",
            translate("diary", "Keep it without reading"),
            hint=translate("diary", "It stays closed here until you choose to open it."),
            first_if=("kind", ("contact",)),
            asks=Asks(
                translate("diary", "Keep it without reading?"),
                translate(
                    "diary",
                    "First: could this be court papers, or about the children today? Those can have a day by which "
                    "something is due. Someone you trust can look, and tell you that alone.",
                ),
                translate("diary", "Keep it closed"),
            ),
        ),
    )
