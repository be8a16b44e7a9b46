"""Boxes while they are drawn over parts of a picture or of pages: one of them is chosen, and every step goes back."""

from __future__ import annotations

from collections.abc import Iterable

from nocontact_desktop.intake.file_facts import Box


class Drawing:
    """The boxes of all pages, in the order they were drawn. Places in that order count from 0."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self.boxes = tuple(boxes)
        self.chosen: int | None = None
        self._before: list[tuple[Box, ...]] = []
        self._changing: tuple[int, str] | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def on_page(self, page: int) -> list[tuple[int, Box]]:
        """The boxes of a page, each with its place."""
        return [(place, box) for place, box in enumerate(self.boxes) if box.page == page]

    def chosen_on(self, page: int) -> Box | None:
        """The chosen box, when it lies on this page."""
        box = None if self.chosen is None else self.boxes[self.chosen]
        return box if box is not None and box.page == page else None

    def add(self, box: Box) -> None:
        """Draw another box, and choose it."""
        self._step((*self.boxes, box))
        self.chosen = len(self.boxes) - 1

    def change(self, box: Box, way: str) -> None:
        """Put ``box`` in the place of the chosen one. Changes that follow each other in one ``way`` are one step."""
        if self.chosen is None or self.boxes[self.chosen] == box:
            return
        changed = (*self.boxes[: self.chosen], box, *self.boxes[self.chosen + 1 :])
        if self._changing == (self.chosen, way):
            self.boxes = changed
        else:
            self._step(changed)
            self._changing = (self.chosen, way)

    def remove(self) -> None:
        """Take the chosen box away."""
        if self.chosen is not None:
            self._step(self.boxes[: self.chosen] + self.boxes[self.chosen + 1 :])
            self.chosen = None

    def undo(self) -> None:
        """Take the last step back. No box is chosen then."""
        if self._before:
            self.boxes = self._before.pop()
            self.choose(None)

    def choose(self, place: int | None) -> None:
        """Choose a box, or none."""
        self.chosen = place
        self._changing = None

    def choose_next(self, page: int) -> None:
        """Choose the next box of a page; after the last one the first."""
        places = [place for place, _ in self.on_page(page)]
        after = [place for place in places if self.chosen is not None and place > self.chosen]
        self.choose(next(iter(after or places), None))

    def _step(self, boxes: tuple[Box, ...]) -> None:
        self._before.append(self.boxes)
        self.boxes = boxes
        self._changing = None
