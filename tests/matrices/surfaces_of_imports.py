"""What comes out where members find texts of an earlier site; in the world nobody has any."""

from collections.abc import Mapping

from tests.matrices.surfaces import Surface, plain

SURFACES: Mapping[str, Surface] = plain("earlier.index", "/settings/earlier-texts")
