"""The measures of the look: colours, type scale, space. Pure data, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["neutral", "accent", "careful", "danger"]


@dataclass(frozen=True)
class Colours:
    """One theme's colours as ``#rrggbb``. Text colours are meant for the ground named beside them."""

    ground: str
    card: str
    text: str
    secondary: str
    divider: str
    border: str
    accent: str
    accent_soft: str
    on_accent: str
    careful_ground: str
    careful: str
    danger: str
    danger_ground: str

    def on_tone(self, tone: Tone) -> tuple[str, str]:
        """Ground and text of a chip or notice in ``tone``."""
        return {
            "neutral": (self.ground, self.secondary),
            "accent": (self.accent_soft, self.accent),
            "careful": (self.careful_ground, self.careful),
            "danger": (self.danger_ground, self.danger),
        }[tone]


LIGHT = Colours(
    ground="#f6f4f0",
    card="#fffefb",
    text="#1f2428",
    secondary="#5a6268",
    divider="#e2ddd4",
    border="#8b8578",
    accent="#0f6b66",
    accent_soft="#dcedea",
    on_accent="#fffefb",
    careful_ground="#f3e8d6",
    careful="#6b4a12",
    danger="#8f2f25",
    danger_ground="#f8e5e1",
)
DARK = Colours(
    ground="#16191b",
    card="#1e2326",
    text="#eceae6",
    secondary="#a4abb0",
    divider="#31383c",
    border="#727a80",
    accent="#62c2b8",
    accent_soft="#1f3b39",
    on_accent="#16191b",
    careful_ground="#3a3020",
    careful="#e8cf9f",
    danger="#e79a8f",
    danger_ground="#3d2522",
)

LINE_HEIGHT = 1.4
CHARACTERS_WIDE = 70


@dataclass(frozen=True)
class Tokens:
    """Colours and every measure at the chosen text size. All sizes are logical pixels."""

    colours: Colours
    scale: float = 1.0

    def px(self, at_100: float) -> int:
        """A type or control measure, grown with the text size."""
        return max(1, round(at_100 * self.scale))

    def space(self, at_100: int) -> int:
        """A distance. It grows half as fast as the text, so that large text keeps its room."""
        return max(1, round(at_100 * (1 + (self.scale - 1) / 2)))

    @property
    def title(self) -> int:
        """Page titles."""
        return self.px(25)

    @property
    def heading(self) -> int:
        """The first heading of a card."""
        return self.px(21)

    @property
    def subheading(self) -> int:
        """Smaller headings."""
        return self.px(18)

    @property
    def body(self) -> int:
        """What is read."""
        return self.px(16)

    @property
    def small(self) -> int:
        """Secondary text."""
        return self.px(14)

    @property
    def control(self) -> int:
        """The least height of buttons and fields."""
        return self.px(42)

    @property
    def icon(self) -> int:
        """Icons beside words."""
        return self.px(20)

    @property
    def radius(self) -> int:
        """Corners of buttons and fields."""
        return 10

    @property
    def card_radius(self) -> int:
        """Corners of cards."""
        return 14

    @property
    def compact(self) -> bool:
        """Whether words give way to icons in the navigation."""
        return self.scale > 1.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
