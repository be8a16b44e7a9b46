"""Words to say or write to somebody: as given, with the person called as the user calls them, or in own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Script
from nocontact_desktop.preparation.answers import get_answers, holds
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import sheets as store
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class ScriptState:
    """A script with its title, use, note and given words in the user's voice. ``own`` None: not adapted."""

    script: Script
    title: str
    use: str
    note: str
    given: str
    own: str | None

    @property
    def text(self) -> str:
        """The words that hold: the user's own, or those given."""
        return self.given if self.own is None else self.own


def scripts(notebook: Notebook, content: Content | None = None) -> list[ScriptState]:
    """The scripts for these answers, in the order of the guidance. One that was adapted stays."""
    content = content or load()
    answers, own = get_answers(notebook), store.own_scripts(notebook.db)
    say = voice_for(answers, content)
    return [_state(one, say, own.get(one.id)) for one in content.scripts if one.id in own or holds(one.when, answers)]


def by_group(states: Iterable[ScriptState]) -> dict[str, list[ScriptState]]:
    """``states`` by whom they are for; the groups as they first come."""
    found: dict[str, list[ScriptState]] = {}
    for state in states:
        found.setdefault(state.script.group, []).append(state)
    return found


def script(notebook: Notebook, script_id: str, content: Content | None = None) -> ScriptState:
    """One script. Raises :class:`Problem` ``script.no-such-script``."""
    content = content or load()
    found = content.script(script_id)
    if found is None:
        raise Problem("script.no-such-script")
    say = voice_for(get_answers(notebook), content)
    return _state(found, say, store.own_scripts(notebook.db).get(script_id))


def adapt(notebook: Notebook, script_id: str, text: str) -> Changes:
    """Keep the user's own words, as typed. Nothing written, or the given words again, is not adapted.

    Raises :class:`Problem` ``script.no-such-script``.
    """
    given = script(notebook, script_id).given
    with notebook.db.transaction():
        if text.strip() and text != given:
            store.keep_own_script(notebook.db, script_id, text, moment(notebook))
        else:
            store.drop_own_script(notebook.db, script_id)
    return Changes.of("script", script_id)


def back_to_given(notebook: Notebook, script_id: str) -> Changes:
    """Erase the user's own words for a script."""
    with notebook.db.transaction():
        store.drop_own_script(notebook.db, script_id)
    return Changes.of("script", script_id)


def _state(row: Script, say: Voice, own: str | None) -> ScriptState:
    return ScriptState(row, say(row.title), say(row.use), say(row.note), say(row.text), own)
