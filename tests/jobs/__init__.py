"""Tests of what happens after a commit."""
