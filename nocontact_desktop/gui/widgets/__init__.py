"""The widgets every page is built from."""

from __future__ import annotations

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
from nocontact_desktop.gui.widgets.dialogs import dialogs
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
