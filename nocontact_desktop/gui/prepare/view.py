"""What every view in Prepare is, and where each stands."""

from __future__ import annotations

from nocontact_desktop.gui.views import View, Views


class PrepareView(View):
    """One view in Prepare."""


_PLACES = {
    "plan": "prepare.plan_view:PlanView",
    "chapter": "prepare.chapter_view:ChapterView",
    "step": "prepare.step_view:StepView",
    "questions": "prepare.questions_view:QuestionsView",
    "sheet": "prepare.sheet_view:SheetView",
    "reading": "prepare.reading_view:ReadingView",
    "myths": "prepare.reading_view:MythsView",
    "board": "prepare.board_view:BoardView",
    "channel": "prepare.channel_view:ChannelView",
    "sitting": "prepare.sitting_view:SittingView",
    "moment": "prepare.moment_view:MomentView",
    "ready": "prepare.ready_view:ReadyView",
    "accounts": "prepare.accounts.list_view:AccountsView",
    "account": "prepare.accounts.account_view:AccountView",
    "devices": "prepare.devices.list_view:DevicesView",
    "device": "prepare.devices.device_view:DeviceView",
    "check": "prepare.devices.check_view:CheckView",
    "packages": "prepare.devices.packages_view:PackagesView",
    "patterns": "prepare.devices.patterns_view:PatternsView",
    "people": "prepare.people.list_view:PeopleView",
    "person": "prepare.people.person_view:PersonView",
    "scripts": "prepare.people.scripts_view:ScriptsView",
    "script": "prepare.people.script_view:ScriptView",
    "terms": "prepare.people.terms_view:TermsView",
    "law": "prepare.people.law_view:LawView",
    "orders": "prepare.people.orders_view:OrdersView",
    "order": "prepare.people.order_view:OrderView",
}
_OUTSIDE = {
    "diary": ("diary", "new"),
    "import": ("diary", "import"),
    "capture": ("diary", "capture"),
    "case": ("diary", "case"),
    "exchanges": ("diary", "exchanges"),
    "sheets": ("diary", "sheets"),
    "passed-on": ("diary", "passed-on"),
    "danger": ("danger", None),
    "urge": ("steady", "urge"),
    "happened": ("steady", "happened"),
    "help": ("learn", "help"),
    "more": ("steady", "more"),
    "recovery": ("steady", "recovery"),
    "unsent": ("steady", "unsent"),
    "put-away": ("steady", "put-away"),
    "replies": ("steady", "replies"),
    "backup": ("settings", None),
}
"""Places that the guidance names and that are pages of their own."""

VIEWS = Views("plan", _PLACES, _OUTSIDE)
"""The views of Prepare."""
