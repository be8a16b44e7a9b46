"""The lists pages read from, made to say what the records that are left say."""

from __future__ import annotations

from nocontact_desktop.diary import store
from nocontact_desktop.diary.entries import put_in_list
from nocontact_desktop.diary.exhibits import said_words
from nocontact_desktop.diary.file_list import store as exhibit_store
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.orders import order_from
from nocontact_desktop.diary.salvaging import store as mending_store
from nocontact_desktop.preparation.store.records import keep_record
from nocontact_desktop.vault.notebook import Notebook

_NO_SOURCE = -1


def mend_lists(notebook: Notebook) -> None:
    """Put them in order inside the caller's transaction, with triggers."""
    _entries(notebook)
    _exhibits(notebook)
    _orders(notebook)
    _conversations(notebook)
    mending_store.remove_what_leads_nowhere(notebook.db)


def _entries(notebook: Notebook) -> None:
    db = notebook.db
    left = set()
    for one, revision, leaf, fields in list(mending_store.latest(db, "entry")):
        put_in_list(notebook, one, revision, leaf, fields)
        left.add(one)
    for one in mending_store.listed_ids(db, "entry") - left:
        store.remove_entry(db, one)
    mending_store.remove_links_of(db, mending_store.linked_entries(db) - left)


def _exhibits(notebook: Notebook) -> None:
    db = notebook.db
    listed = mending_store.listed_ids(db, "exhibit")
    left = set()
    for one, _, leaf, fields in list(mending_store.latest(db, "exhibit")):
        left.add(one)
        words = (str(fields["name"]), said_words(fields), "")
        if one not in listed:
            exhibit_store.add(db, (one, leaf, fields["kind"], fields.get("parent")), words)
            continue
        mending_store.set_exhibit(db, one, fields["kind"], leaf, fields.get("parent"))
        if not mending_store.exhibit_has_words(db, one):
            mending_store.put_exhibit_words(db, one, words)
    for one in listed - left:
        exhibit_store.remove(db, one)


def _orders(notebook: Notebook) -> None:
    there = mending_store.listed_ids(notebook.db, "protective_order")
    for one, _, _, fields in list(mending_store.latest(notebook.db, "order")):
        if one not in there:
            keep_record(notebook.db, "protective_order", order_from(fields, one))


def _conversations(notebook: Notebook) -> None:
    db = notebook.db
    mending_store.put_message_words(db)
    for conversation in mending_store.conversation_numbers(db):
        found = list(message_store.waypoints_from(db, conversation, None, _NO_SOURCE))
        message_store.set_waypoints(db, conversation, None, found)
        message_store.renew_totals(db, conversation)
