"""Ways that a view offers in words of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import LinkButton, QuietButton, SecondaryButton
from nocontact_desktop.steady.topics import hidden_topics

_OWN_THOUGHTS = "article:own-thoughts-of-dying"


def own_thoughts_link(view: View, *, name: str) -> LinkButton:
    """Where somebody who thinks of ending their life finds whom to call. Nobody is asked whether they do.

    Whoever has hidden that topic is not shown it here either; the numbers stay where they are.
    """
    link = link_to(view, _OWN_THOUGHTS, QCoreApplication.translate("steady", "I think about ending my life"), name=name)
    article = view.content.article(_OWN_THOUGHTS.partition(":")[2])
    assert article is not None
    view.desk.ask(hidden_topics, owner=link, on_done=lambda hidden: link.setHidden(article.topic in hidden))
    return link


def button_to(view: View, address: str, words: str, *, name: str) -> SecondaryButton:
    """A button that leads from ``view`` to an address."""
    button = SecondaryButton(words, name=name)
    button.clicked.connect(lambda: view.opened.emit(address))
    return button


def link_to(view: View, address: str, words: str, *, name: str, danger: bool = False) -> LinkButton:
    """A quieter link to an address."""
    link = LinkButton(words, name=name, icon_name="phone-call" if danger else "", danger=danger)
    link.clicked.connect(lambda: view.opened.emit(address))
    return link


def done_button(view: View, *, name: str) -> SecondaryButton:
    """A button that says that it is enough, and leads back."""
    button = SecondaryButton(view.tr("That is all"), name=name, icon_name="check")
    button.clicked.connect(view.back_asked)
    return button


def back_button(view: View, words: str, *, name: str) -> QuietButton:
    """A button that leads back to the view before."""
    button = QuietButton(words, name=name)
    button.clicked.connect(view.back_asked)
    return button
