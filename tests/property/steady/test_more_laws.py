"""Whatever the weeks: more attempts never make it less, usual ones are never called more, and order plays no part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.steady.more_than_usual import LEAST_ATTEMPTS, LEAST_WEEKS, Weeks

counts = st.integers(0, 5000)
enough = st.lists(counts, min_size=LEAST_WEEKS, max_size=26).map(tuple)


@given(before=enough, latest=counts, further=counts)
def test_more_attempts_never_make_it_less(before: tuple[int, ...], latest: int, further: int) -> None:
    if Weeks(latest, before).is_more:
        assert Weeks(latest + further, before).is_more


@given(before=enough, latest=counts, order=st.randoms(use_true_random=False))
def test_it_says_more_only_above_most_weeks_whatever_their_order(
    before: tuple[int, ...], latest: int, order: object
) -> None:
    mixed = list(before)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    assert Weeks(latest, tuple(mixed)).is_more == Weeks(latest, before).is_more
    if Weeks(latest, before).is_more:
        assert latest >= LEAST_ATTEMPTS
        assert sum(latest > count for count in before) * 2 >= len(before)


@given(before=st.lists(counts, max_size=LEAST_WEEKS - 1).map(tuple), latest=counts)
def test_with_too_few_weeks_it_is_silent(before: tuple[int, ...], latest: int) -> None:
    assert not Weeks(latest, before).is_more
