"""The widgets every page is built from. Each is loaded when it is first asked for: the first window needs few."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# Named like its module, so it cannot be looked up later: the module would stand in its place.
from nocontact_desktop.gui.widgets.dialogs import dialogs

if TYPE_CHECKING:
    from nocontact_desktop.gui.widgets.buttons import (
        Button,
        DangerButton,
        IconButton,
        LeaveButton,
        LinkButton,
        PrimaryButton,
        QuietButton,
        SecondaryButton,
    )
    from nocontact_desktop.gui.widgets.card_list import CardList, CardRow
    from nocontact_desktop.gui.widgets.chips import Chip, FilterChips, Segmented
    from nocontact_desktop.gui.widgets.choices import Checkbox, CheckList, Radio, RadioList
    from nocontact_desktop.gui.widgets.columns import Columns
    from nocontact_desktop.gui.widgets.day_and_time import DateTimeField
    from nocontact_desktop.gui.widgets.dropzone import Dropzone
    from nocontact_desktop.gui.widgets.fields import ChoiceField, Field, LineField, PassphraseField, TextArea
    from nocontact_desktop.gui.widgets.frames import (
        Card,
        Divider,
        EmptyState,
        Fold,
        IconLabel,
        Notice,
        ScrollPage,
    )
    from nocontact_desktop.gui.widgets.layouts import FlowLayout, FlowRow, column, row
    from nocontact_desktop.gui.widgets.naming import announce, clear_layout_of, named, set_state
    from nocontact_desktop.gui.widgets.progress import ProgressRow
    from nocontact_desktop.gui.widgets.text import BodyText, Heading, PageTitle, PlainLabel, SecondaryText, Value

__all__ = [
    "BodyText",
    "Button",
    "Card",
    "CardList",
    "CardRow",
    "CheckList",
    "Checkbox",
    "Chip",
    "ChoiceField",
    "Columns",
    "DangerButton",
    "DateTimeField",
    "Divider",
    "Dropzone",
    "EmptyState",
    "Field",
    "FilterChips",
    "FlowLayout",
    "FlowRow",
    "Fold",
    "Heading",
    "IconButton",
    "IconLabel",
    "LeaveButton",
    "LineField",
    "LinkButton",
    "Notice",
    "PageTitle",
    "PassphraseField",
    "PlainLabel",
    "PrimaryButton",
    "ProgressRow",
    "QuietButton",
    "Radio",
    "RadioList",
    "ScrollPage",
    "SecondaryButton",
    "SecondaryText",
    "Segmented",
    "TextArea",
    "Value",
    "announce",
    "clear_layout_of",
    "column",
    "dialogs",
    "named",
    "row",
    "set_state",
]

_HOME = {
    "announce": "naming",
    "BodyText": "text",
    "Button": "buttons",
    "Card": "frames",
    "CardList": "card_list",
    "CardRow": "card_list",
    "Checkbox": "choices",
    "CheckList": "choices",
    "Chip": "chips",
    "ChoiceField": "fields",
    "clear_layout_of": "naming",
    "column": "layouts",
    "Columns": "columns",
    "DangerButton": "buttons",
    "DateTimeField": "day_and_time",
    "Divider": "frames",
    "Dropzone": "dropzone",
    "EmptyState": "frames",
    "Field": "fields",
    "FilterChips": "chips",
    "FlowLayout": "layouts",
    "FlowRow": "layouts",
    "Fold": "frames",
    "Heading": "text",
    "IconButton": "buttons",
    "IconLabel": "frames",
    "LeaveButton": "buttons",
    "LineField": "fields",
    "LinkButton": "buttons",
    "named": "naming",
    "Notice": "frames",
    "PageTitle": "text",
    "PassphraseField": "fields",
    "PlainLabel": "text",
    "PrimaryButton": "buttons",
    "ProgressRow": "progress",
    "QuietButton": "buttons",
    "Radio": "choices",
    "RadioList": "choices",
    "row": "layouts",
    "ScrollPage": "frames",
    "SecondaryButton": "buttons",
    "SecondaryText": "text",
    "Segmented": "chips",
    "set_state": "naming",
    "TextArea": "fields",
    "Value": "text",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(name)
    found: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found
