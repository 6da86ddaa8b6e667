"""Numbers in addresses: larger than any id they name nothing, rather than overflow a database."""

from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**53


class BoundedInteger(IntegerConverter):
    """The converter `int`, with an upper bound."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST)
