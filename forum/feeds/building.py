"""Small steps to an XML document.

Names carry their prefix, and the root declares the prefixes: ElementTree would keep a table of prefixes for the whole
process, in which two forms get into each other's way.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

from forum.feeds.texts import legal


def put(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Adds an element. In names of attributes a double underscore stands for the colon."""
    cleaned = {key.replace("__", ":"): legal(value) for key, value in attributes.items()}
    element = SubElement(parent, name, cleaned)
    if text is not None:
        element.text = legal(text)
    return element


def as_bytes(root: Element) -> bytes:
    whole: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return whole
