"""Tests of the terminal's door: each command as an operator runs it."""
