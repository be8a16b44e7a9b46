"""What can come after a way was closed: said once it is, in calm words, with the way to more and to numbers."""

from __future__ import annotations

from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import FlowRow, LinkButton, Notice


def after_block_notice(view: View) -> Notice:
    """Stands on a view once something was blocked."""
    notice = Notice(
        view.tr(
            "More attempts can come now, by this way or by others. That is common, and it is not your doing. "
            "A threat is not a phase: safety comes first then."
        ),
        tone="info",
        name="afterBlock",
    )
    more = LinkButton(view.tr("When more comes than usual"), name="afterBlockMore")
    more.clicked.connect(lambda: view.opened.emit("more"))
    numbers = LinkButton(view.tr("Numbers and helplines"), name="afterBlockNumbers", danger=True)
    numbers.clicked.connect(lambda: view.opened.emit("danger"))
    notice.add(FlowRow(more, numbers, gap=20))
    return notice
