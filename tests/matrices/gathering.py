"""Gathers the tables that stand in modules of their own, a part of the site each: `acts_…` and `surfaces_…`."""

import importlib
import pkgutil
from typing import Any

import tests.matrices


def gather(prefix: str, name: str) -> dict[str, Any]:
    """The union of the dictionaries called `name` in the modules that begin with `prefix`; no key stands twice."""
    found: dict[str, Any] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(tests.matrices.__path__)):
        if module.startswith(prefix):
            table = getattr(importlib.import_module(f"tests.matrices.{module}"), name)
            twice = found.keys() & table.keys()
            if twice:
                raise RuntimeError(f"{sorted(twice)} stand in several tables of {prefix}")
            found |= table
    return found
