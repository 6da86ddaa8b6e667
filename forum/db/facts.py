"""Facts about this database by name, such as `is_demo`: a row each, and no more than a word or a line."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.db.base import Model


class SiteFact(Model):
    """A fact about the site by name, such as `is_demo`."""

    __tablename__ = "site_facts"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
