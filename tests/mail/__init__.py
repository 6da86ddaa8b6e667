"""Tests of composing and carrying mail."""
