"""What a page works with: the open notebook, background work, news of changes, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.tasks import Executor, Task, TaskRunner
from nocontact_desktop.gui.widgets.clipboard import SecretClipboard

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from nocontact_desktop.vault.settings import PlainSettings

Result = TypeVar("Result")


class Desk(QObject):
    """Handed to every page.

    ``changed(changes)`` fires once after each write, with what the write returned.
    ``go_requested(page, where)`` asks the shell to show another page, ``show_requested(showing)`` for the window
    that shows chosen entries and nothing else. ``lock_requested`` and ``leave_requested`` end the sitting.
    """

    changed = Signal(object)
    go_requested = Signal(str, object)
    show_requested = Signal(object)
    lock_requested = Signal()
    leave_requested = Signal()
    settings_changed = Signal(object)

    def __init__(
        self,
        notebook: Notebook,
        tasks: TaskRunner,
        settings: PlainSettings,
        clipboard: SecretClipboard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.notebook = notebook
        self.tasks = tasks
        self.settings = settings
        self.clipboard = clipboard

    def ask(
        self,
        function: Callable[..., Result],
        *args: Any,
        owner: QObject,
        on_done: Callable[[Result], None] | None = None,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> Task:
        """Run ``function(notebook, *args)`` on the vault thread, to read.

        Problems without a taker are shown.
        """
        return self.tasks.run(
            function,
            self.notebook,
            *args,
            owner=owner,
            on_done=on_done,
            on_problem=on_problem or self._shower(owner),
        )

    def save(
        self,
        function: Callable[..., Result],
        *args: Any,
        owner: QObject,
        on_done: Callable[[Result], None] | None = None,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> Task:
        """Run ``function(notebook, *args)`` on the vault thread, to write; then fire ``changed`` with what
        it returned.
        """

        # The news goes out even when the form that saved is gone by then: the desk owns it.
        def written(notebook: Notebook, *rest: Any) -> Result:
            result = function(notebook, *rest)
            self.tasks.tell(self, self.changed.emit, result)
            return result

        return self.tasks.run(
            written,
            self.notebook,
            *args,
            owner=owner,
            on_done=on_done,
            on_problem=on_problem or self._shower(owner),
        )

    def work(
        self,
        function: Callable[..., Result],
        *args: Any,
        owner: QObject,
        on_done: Callable[[Result], None] | None = None,
        on_problem: Callable[[Problem], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        executor: Executor = "vault",
    ) -> Task:
        """Run a long ``function(*args, progress=…, cancelled=…)``.

        Hand over ``desk.notebook`` yourself where it is needed.
        """
        return self.tasks.run(
            function,
            *args,
            owner=owner,
            on_done=on_done,
            on_problem=on_problem or self._shower(owner),
            on_progress=on_progress,
            on_cancelled=on_cancelled,
            executor=executor,
            long=True,
        )

    def go_to(self, page: str, where: object = None) -> None:
        """Show another page."""
        self.go_requested.emit(page, where)

    def _shower(self, owner: QObject) -> Callable[[Problem], None]:
        def show(problem: Problem) -> None:
            from nocontact_desktop.gui.problems import show_problem

            show_problem(owner, problem)

        return show
