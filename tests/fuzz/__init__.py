"""Fuzzing of what reads foreign bytes: one module a target, see :mod:`tests.fuzz._target`."""
