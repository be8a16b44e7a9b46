"""Who a report can be for, in words: what each copy leaves out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def profile_rows() -> list[tuple[str, str, str]]:
    """Value, name and hint of each profile, the strictest first."""
    say = QCoreApplication.translate
    return [
        ("court", say("profiles", "A court"), say("profiles", "The other side normally gets this copy too.")),
        ("police", say("profiles", "The police"), say("profiles", "With what helps to find the person.")),
        ("lawyer", say("profiles", "My lawyer"), say("profiles", "Everything but your private notes.")),
        ("own", say("profiles", "My own copy"), say("profiles", "Marked on every page: do not hand over.")),
    ]


def left_out(profile: str, *, own_places: bool = False) -> str:
    """What the copy for ``profile`` leaves out; the police can be shown the user's ``own_places``."""
    say = QCoreApplication.translate
    if profile == "police" and own_places:
        return say("profiles", "Left out: what you wrote for your lawyer, and your private notes.")
    return {
        "court": say(
            "profiles",
            "Left out: where you and the children live, work and learn, your numbers and devices, how to reach"
            " witnesses, full names of children, what you wrote for your lawyer, and your private notes."
            " A court usually has a separate form for a confidential address.",
        ),
        "police": say(
            "profiles",
            "Left out: your own places, numbers and devices, what you wrote for your lawyer, and your private notes.",
        ),
        "lawyer": say("profiles", "Left out: your private notes. They are in no copy."),
        "own": say("profiles", "Left out: your private notes. They are in no copy, not even this one."),
    }[profile]
