"""Tests of sessions, the unit of work, types, paging."""
