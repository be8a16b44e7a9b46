"""Dates as WhatsApp writes them: none is from before it began."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.intake import dates

_BEGAN = 2009

decide_order = partial(dates.decide_order, since=_BEGAN)
read_date = partial(dates.read_date, since=_BEGAN)
may_be_swapped = partial(dates.may_be_swapped, since=_BEGAN)
