"""What a reader has to say besides its items: what it assumed, what it left out, who took part in what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from nocontact_desktop.intake.items import (
    Assumption,
    Basis,
    Item,
    Participant,
    ReadOptions,
    Skip,
    Summary,
    Thread,
)


@dataclass
class _Thread:
    title: str | None = None
    authors: dict[str, None] = field(default_factory=dict)
    read: int = 0
    first: str = "~"
    last: str = ""


class Notes:
    """Gathers what becomes the :class:`Summary` of a file, while its items pass by.

    ``names`` is what people are called where the export says it, by what they are in its items; ``tidy_name`` makes a
    name for reading of what is not in there.
    """

    def __init__(self) -> None:
        self.tidy_name: Callable[[str], str] = str.strip
        self.names: dict[str, str] = {}
        self.columns: tuple[str, ...] = ()
        self.examples: tuple[tuple[str, ...], ...] = ()
        self._threads: dict[str, _Thread] = {}
        self._skips: list[Skip] = []
        self._assumptions: list[Assumption] = []
        self._asks_me = False
        self._said_me: tuple[str, ...] = ()
        self._owners: tuple[str, ...] = ()
        self._guesses = True
        self._took_back: list[str] = []

    def count(self, items: Iterable[Item]) -> None:
        """Take note of items that are being handed over."""
        key, thread = None, _Thread()
        for item in items:
            if item.conversation != key:
                key = item.conversation
                thread = self._thread(key)
            thread.read += 1
            if item.author is not None and item.kind != "system":
                thread.authors[item.author] = None
            local = item.time.local
            if local is not None:
                thread.first = min(thread.first, local)
                thread.last = max(thread.last, local)

    def entitle(self, title: str | None, conversation: str = "") -> None:
        """Note the name of a conversation."""
        self._thread(conversation).title = title

    def take_part(self, authors: Iterable[str], conversation: str = "") -> None:
        """Note people who take part in a conversation, whether they have written anything or not."""
        self._thread(conversation).authors.update(dict.fromkeys(authors))

    def skip(self, locator: str, reason: str) -> None:
        """Note something that was seen and gives no item."""
        self._skips.append(Skip(locator=locator, reason=reason))

    def assume(
        self, name: Literal["date_order", "time_zone", "shown_zone", "me", "columns"], value: str, basis: Basis
    ) -> None:
        """Note something the file does not say itself."""
        self._assumptions.append(Assumption(name=name, value=value, basis=basis))

    def assume_zone(self, options: ReadOptions) -> None:
        """Note the zone that was asked for, or that it is open."""
        self.assume("time_zone", options.time_zone or "", "asked" if options.time_zone else "ambiguous")

    def assume_shown_zone(self, options: ReadOptions) -> None:
        """Note the zone in which the instants of the file are to be read, or that it is open."""
        self.assume("shown_zone", options.time_zone or "", "asked" if options.time_zone else "ambiguous")

    def assume_me(
        self, options: ReadOptions, took_back: Iterable[str] = (), *, owners: Iterable[str] = (), guess: bool = True
    ) -> None:
        """Note how to find out who is "me": what the user said, whose the file is by what it says itself, and the
        authors who took messages back as the owner. ``guess``: also who takes part in all conversations. Whoever has
        several addresses does not; the other person may.
        """
        self._said_me = options.mine
        self._owners = tuple(owners)
        self._guesses = guess
        self._took_back = list(took_back)
        self._asks_me = True

    def summary(self, name: str) -> Summary:
        """Return what the file holds."""
        mine, basis = self._mine()
        me = Assumption(name="me", value=", ".join(mine), basis=basis)
        threads = {key: thread for key, thread in self._threads.items() if thread.read}
        read = sum(thread.read for thread in threads.values())
        last = max((thread.last for thread in threads.values()), default="")
        return Summary(
            format=name,
            seen=read + len(self._skips),
            read=read,
            skips=tuple(self._skips),
            assumptions=(*self._assumptions, *([me] if self._asks_me else [])),
            threads=tuple(self._told(key, thread, mine) for key, thread in threads.items()),
            first=min(thread.first for thread in threads.values()) if last else None,
            last=last or None,
            columns=self.columns,
            examples=self.examples,
        )

    def _thread(self, key: str) -> _Thread:
        found = self._threads.get(key)
        if found is None:
            found = self._threads[key] = _Thread()
        return found

    def _told(self, key: str, thread: _Thread, mine: tuple[str, ...]) -> Thread:
        return Thread(
            key=key,
            title=thread.title,
            participants=tuple(self._participant(author, mine) for author in thread.authors),
            read=thread.read,
            first=thread.first if thread.last else None,
            last=thread.last or None,
        )

    def _mine(self) -> tuple[tuple[str, ...], Basis]:
        """Who is "me": as the user said or the file says; else the one who took messages back, or is in them all, or
        stands beside the title.
        """
        if self._said_me:
            return self._said_me, "asked"
        if self._owners:
            return self._owners, "inferred"
        if not self._guesses:
            return (), "ambiguous"
        likely = self._took_back or self._in_all_of_them() or self._beside_title()
        return (tuple(likely), "inferred") if len(likely) == 1 else ((), "ambiguous")

    def _in_all_of_them(self) -> list[str]:
        threads = [thread for thread in self._threads.values() if thread.read and thread.authors]
        if len(threads) < 2:
            return []
        return [author for author in threads[0].authors if all(author in one.authors for one in threads)]

    def _beside_title(self) -> list[str]:
        threads = list(self._threads.values())
        if len(threads) != 1:
            return []
        names = {author: self._name(author) for author in threads[0].authors}
        if len(names) != 2 or threads[0].title not in names.values():
            return []
        return [author for author, name in names.items() if name != threads[0].title]

    def _participant(self, author: str, mine: tuple[str, ...]) -> Participant:
        name = self._name(author)
        is_me = author in mine or name in map(self.tidy_name, mine) if mine else None
        return Participant(raw=author, name=name, is_me=is_me)

    def _name(self, author: str) -> str:
        return self.names.get(author) or self.tidy_name(author)
