"""Reads: one named question a function; `get_` raises, `find_` may return None, `list_`, `count_`."""
