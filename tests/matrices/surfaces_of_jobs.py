"""The page of jobs says nothing of any text."""

from collections.abc import Mapping

from tests.matrices.surfaces import Surface, plain

SURFACES: Mapping[str, Surface] = {**plain("admin.jobs", "/admin/jobs")}
