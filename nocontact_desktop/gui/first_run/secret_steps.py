"""The neutral name, the passphrase, the recovery code."""

from __future__ import annotations

from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.new_passphrase import NewPassphrase
from nocontact_desktop.gui.recovery_code import RecoveryCode
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.widgets import LineField, LinkButton, Notice, ProgressRow


class NameStep(StepCard):
    """What the window is called on the outside."""

    def __init__(self, where: str, name: str) -> None:
        super().__init__(
            where,
            self.tr("A quiet name"),
            (
                self.tr("The window and the task bar show this name. Choose one that says nothing about you."),
                self.tr("For example: Daybook, Recipes, Garden notes. It can be changed later."),
            ),
            name="nameStep",
        )
        self._field = LineField(self.tr("Name"), name="neutralNameField", value=name, longest=40)
        self._field.submitted.connect(self.proceed)
        self.inside.addWidget(self._field)

    def value(self) -> str:
        """The name."""
        return self._field.value()

    def ready(self) -> bool:
        """It needs a name."""
        if not self._field.value():
            self._field.set_error(self.tr("Please give it a name, for example Daybook."))
            return False
        return True

    def take_focus(self) -> None:
        super().take_focus()
        self._field.setFocus()


class PassphraseStep(StepCard):
    """The passphrase; the notebook is made when this card is left."""

    def __init__(self, where: str, tasks: TaskRunner) -> None:
        super().__init__(
            where,
            self.tr("Your passphrase"),
            (
                self.tr(
                    "It opens the notebook. Nobody can look it up or reset it, "
                    "not even the people who made this program."
                ),
                self.tr("Choose one the person cannot guess: no names, dates or phrases they know."),
            ),
            name="passphraseStep",
            go_on_words=self.tr("Make the notebook"),
        )
        self._new = NewPassphrase(tasks, name="firstNew")
        self._new.submitted.connect(self.proceed)
        self.inside.addWidget(self._new)
        self._problem = Notice("", tone="careful", name="makeProblem")
        self._problem.hide()
        self.inside.addWidget(self._problem)
        self.progress = ProgressRow(name="making", can_cancel=False)
        self.inside.addWidget(self.progress)

    def value(self) -> str:
        """The passphrase."""
        return self._new.value()

    def ready(self) -> bool:
        """Both fields agree."""
        return self._new.check()

    def say_problem(self, words: str) -> None:
        """The notebook could not be made."""
        self.progress.finish()
        self.set_busy(busy=False)
        self._problem.set_text(words)
        self._problem.show()

    def take_focus(self) -> None:
        super().take_focus()
        self._new.setFocus()


class CodeStep(StepCard):
    """Shows the recovery code, then asks two of its groups back."""

    def __init__(self, where: str, code: str) -> None:
        super().__init__(
            where,
            self.tr("Your recovery code"),
            (
                self.tr(
                    "If the passphrase is ever forgotten, this code opens the notebook. "
                    "Copy it by hand now. It is shown this once."
                ),
                self.tr("Keep the paper where the person does not look. Whoever finds it can open the notebook."),
            ),
            name="codeStep",
            go_on_words=self.tr("I have copied it"),
            can_go_back=False,
        )
        self._code = RecoveryCode(code)
        self._code.confirmed.connect(self.go_on)
        self.inside.addWidget(self._code)
        self._again = LinkButton(self.tr("Show the code again"), name="codeAgain", icon_name="eye")
        self._again.clicked.connect(self._on_again)
        self._again.hide()
        self.inside.addWidget(self._again)

    def proceed(self) -> None:
        """First hide the code and ask; then check."""
        if self._code.is_asking:
            self._code.check()
            return
        self._code.ask_back()
        self._again.show()
        self.set_go_on_words(self.tr("Check these groups"))

    def _on_again(self) -> None:
        self._code.show_again()
        self._again.hide()
        self.set_go_on_words(self.tr("I have copied it"))
