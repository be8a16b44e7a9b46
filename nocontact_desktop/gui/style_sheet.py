"""The one style sheet, written from the tokens. Selectors are the class names of our widgets."""

from __future__ import annotations

from nocontact_desktop.gui.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of the whole application for ``tokens``."""
    parts = (
        _ground(tokens),
        _text(tokens),
        _buttons(tokens),
        _fields(tokens),
        _frames(tokens),
        _bars(tokens),
        _shell(tokens),
    )
    return "\n".join(parts)


def _ground(t: Tokens) -> str:
    c = t.colours
    return f"""
    QMainWindow, QDialog, Blank {{ background: {c.ground}; }}
    QToolTip {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border}; padding: 4px; }}
    QScrollArea, QScrollArea > QWidget > QWidget#pageBody {{ background: transparent; border: none; }}
    """


def _text(t: Tokens) -> str:
    c = t.colours
    return f"""
    PageTitle {{ font-size: {t.title}px; font-weight: 600; color: {c.text}; }}
    Heading {{ font-size: {t.heading}px; font-weight: 600; color: {c.text}; }}
    Heading[level="1"] {{ font-size: {t.px(27)}px; }}
    Heading[level="3"] {{ font-size: {t.subheading}px; }}
    Heading[level="4"] {{ font-size: {t.body}px; }}
    BodyText {{ font-size: {t.body}px; color: {c.text}; background: transparent; border: none;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    BodyText[quiet="true"] {{ color: {c.secondary}; }}
    BodyText[mono="true"] {{ font-size: {t.small}px; }}
    SecondaryText, FieldHint {{ font-size: {t.small}px; color: {c.secondary}; }}
    FieldLabel {{ font-size: {t.small}px; font-weight: 600; color: {c.text}; }}
    FieldError {{ font-size: {t.small}px; color: {c.danger}; }}
    Value {{ font-size: {t.body}px; color: {c.text}; }}
    """


def _buttons(t: Tokens) -> str:
    c = t.colours
    inner = t.control - 2
    small = t.px(34) - 2
    return f"""
    QPushButton {{ font-size: {t.body}px; min-height: {inner}px; padding: 0 {t.space(18)}px;
        border-radius: {t.radius}px;
        icon-size: {t.icon}px; outline: none; }}
    PrimaryButton {{ font-weight: 600; background: {c.accent}; color: {c.on_accent};
        border: 1px solid {c.accent}; }}
    PrimaryButton:hover, PrimaryButton:pressed {{ background: {_mix(c.accent, c.text, 0.16)}; }}
    PrimaryButton:disabled {{ background: {c.divider}; color: {c.secondary}; border-color: {c.divider}; }}
    SecondaryButton {{ font-weight: 600; background: {c.card}; color: {c.accent};
        border: 1px solid {c.accent}; }}
    SecondaryButton:hover, SecondaryButton:pressed {{ background: {c.accent_soft}; }}
    SecondaryButton:disabled {{ color: {c.secondary}; border-color: {c.divider}; }}
    LeaveButton {{ font-weight: 600; background: {c.card}; color: {c.text}; border: 1px solid {c.text};
        padding: 0 {t.space(14)}px; }}
    LeaveButton:hover, LeaveButton:pressed {{ background: {c.ground}; }}
    QuietButton {{ background: transparent; color: {c.secondary}; border: 1px solid transparent; }}
    QuietButton:hover, QuietButton:pressed {{ background: {_mix(c.card, c.divider, 0.6)};
        color: {c.text}; }}
    DangerButton {{ font-weight: 600; background: {c.card}; color: {c.danger};
        border: 1px solid {c.danger}; }}
    DangerButton:hover, DangerButton:pressed {{ background: {c.danger_ground}; }}
    DangerButton:disabled {{ color: {c.secondary}; border-color: {c.divider}; }}
    LinkButton {{ background: transparent; color: {c.accent}; border: none; padding: 0;
        text-align: left;
        min-height: {t.px(32)}px; }}
    LinkButton:hover {{ text-decoration: underline; }}
    LinkButton[danger="true"] {{ color: {c.danger}; }}
    QPushButton[small="true"] {{ font-size: {t.small}px; min-height: {small}px; padding: 0 {t.space(12)}px;
        icon-size: {t.px(16)}px; }}
    QuietButton[flush="true"], QuietButton[flush="true"][small="true"] {{ padding: 0 {t.space(12)}px 0 0; }}
    FoldButton {{ background: transparent; color: {c.secondary}; border: none; text-align: left;
        padding: 0 4px;
        font-size: {t.body}px; min-height: {t.px(36)}px; }}
    FoldButton:hover {{ color: {c.text}; }}
    IconButton {{ background: transparent; border: 1px solid transparent; padding: 0;
        border-radius: {t.radius}px;
        min-height: {t.px(36)}px; min-width: {t.px(36)}px; }}
    IconButton:hover {{ background: {_mix(c.card, c.divider, 0.6)}; }}
    """


def _fields(t: Tokens) -> str:
    c = t.colours
    ink = f"font-size: {t.body}px; background: {c.card}; color: {c.text};"
    box = f"{ink} border: 1px solid {c.border}; border-radius: {t.radius}px;"
    return f"""
    QLineEdit, QComboBox {{ {box} min-height: {t.control - 2}px; padding: 0 {t.space(10)}px;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
        border: 1px solid {c.danger}; }}
    QLineEdit[inside="true"] {{ border: none; background: transparent; padding: 0;
        min-height: {t.control - 4}px; }}
    QPlainTextEdit {{ {box} padding: {t.space(6)}px; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QComboBox::drop-down {{ border: none; width: {t.px(32)}px; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox QAbstractItemView {{ {box} padding: 4px; outline: none;
        selection-background-color: {c.accent_soft};
        selection-color: {c.accent}; }}
    QComboBox QAbstractItemView::item {{ min-height: {t.px(32)}px; }}
    """


def _frames(t: Tokens) -> str:
    c = t.colours
    tones = "".join(
        f"""Notice[tone="{tone}"] {{ background: {ground}; border: 1px solid {ground};
        border-radius: {t.radius}px; }}
        Notice[tone="{tone}"] NoticeText, Notice[tone="{tone}"] BodyText {{ color: {text}; }}
        """
        for tone, (ground, text) in (
            ("info", (c.accent_soft, c.text)),
            ("careful", c.on_tone("careful")),
            ("danger", c.on_tone("danger")),
        )
    )
    return f"""
    Card {{ background: {c.card}; border: 1px solid {c.divider}; border-radius: {t.card_radius}px; }}
    Divider {{ background: {c.divider}; border: none; min-height: 1px; max-height: 1px; }}
    Dropzone {{ background: {c.card}; border: 2px dashed {c.border}; border-radius: {t.card_radius}px; }}
    Dropzone[over="true"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    SearchBox {{ background: {c.card}; border: 1px solid {c.border}; border-radius: {t.radius}px; }}
    Segmented {{ background: {c.card}; border: 1px solid {c.border}; border-radius: {t.radius}px; }}
    CardList {{ background: transparent; border: none; outline: none; }}
    QHeaderView, MonthGrid, NumbersTable {{ background: transparent; border: none; outline: none; }}
    QHeaderView::section {{ background: transparent; color: {c.secondary}; font-size: {t.small}px; font-weight: 600;
        border: none; border-bottom: 1px solid {c.divider}; padding: 0 {t.space(8) + 3}px; }}
    NumbersTable::item {{ padding: 0 {t.space(8)}px; }}
    NumbersTable::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    {tones}
    """


def _bars(t: Tokens) -> str:
    c = t.colours
    return f"""
    QProgressBar {{ background: {c.divider}; border: none; border-radius: 3px; min-height: 6px;
        max-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 2px; }}
    QScrollBar::handle {{ background: {c.border}; border-radius: 5px; min-height: 32px; min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.secondary}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0; }}
    QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.border}; padding: 4px; }}
    QMenu::item {{ padding: 8px 20px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
    """


def _shell(t: Tokens) -> str:
    c = t.colours
    return f"""
    Navigation {{ background: transparent; border: none; border-right: 1px solid {c.divider}; }}
    NavigationName {{ font-size: {t.body}px; font-weight: 600; color: {c.text}; }}
    NavigationButton {{ font-size: {t.body}px; text-align: left; color: {c.secondary};
        background: transparent; border: none;
        padding: 0 {t.space(12)}px; min-height: {t.px(43)}px; icon-size: {t.icon}px;
        border-radius: {t.radius}px; }}
    NavigationButton:hover {{ background: {_mix(c.ground, c.divider, 0.6)}; color: {c.text}; }}
    NavigationButton:checked {{ background: {c.accent_soft}; color: {c.accent}; font-weight: 600; }}
    NavigationButton[danger="true"] {{ color: {c.danger}; }}
    NavigationButton[compact="true"] {{ text-align: center; padding: 0; min-height: {t.px(32)}px; }}
    """


def _mix(one: str, other: str, share: float) -> str:
    channels = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in channels)
