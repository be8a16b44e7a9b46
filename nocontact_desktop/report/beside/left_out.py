"""What a copy leaves out or shortens, by kind and with counts: never what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nocontact_desktop.report.privacy import FIELDS, treatment
from nocontact_desktop.report.records import Record
from nocontact_desktop.report.request import ReportRequest


def left_out(request: ReportRequest, records: Iterable[Record]) -> Counter[str]:
    """By kind (the rule of ``privacy`` they stand under, such as "mine"): in how many records something is kept back.

    What nobody is ever shown, in any copy, counts as "never".
    """
    return Counter(rule for record in records for rule in _rules_kept_back(request, record))


def _rules_kept_back(request: ReportRequest, record: Record) -> set[str]:
    table = FIELDS.get(record.rules, {})
    return {rule for name, value in record.fields.items() for rule in _kept_back(request, table, name, value)}


def _kept_back(request: ReportRequest, table: Mapping[str, str], path: str, value: Any) -> Iterator[str]:
    if value is None or value in ("", [], {}):
        return
    if isinstance(value, list):
        for one in value:
            yield from _kept_back(request, table, path, one)
        return
    if isinstance(value, dict) and f"{path}:{value.get('name')}" in table:
        path = f"{path}:{value['name']}"
    rule = table.get(path)
    if rule is not None and treatment(request, rule) != "whole":
        yield rule
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _kept_back(request, table, f"{path}.{name}", part)
