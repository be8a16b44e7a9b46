"""Saying findings: where each stands and what kind of private thing it is, without the private words."""

from __future__ import annotations

from nocontact_desktop.report.privacy_check.finding import Finding, Place
from nocontact_desktop.report.words import Words


def sentence(one: Finding, say: Words) -> str:
    """Say "Entry 3, what happened: a child's name"."""
    return say("finding.sentence", place=place_said(one.place, say), sort=say(f"finding.sort.{one.sort}"))


def place_said(place: Place, say: Words) -> str:
    """Say where a finding stands."""
    key = f"finding.place.{place.kind}"
    if not place.label and say.has(f"{key}_unnumbered"):
        key += "_unnumbered"
    said = say(key if say.has(key) else "finding.place.other", label=place.label)
    field = f"finding.field.{place.field.split('.')[0]}"
    return say("finding.place.with_field", place=said, field=say(field)) if say.has(field) else said
