"""Rules about who may see and do what: each check stands beside the criterion that queries use."""

from forum.permissions.actor import VISITOR, Actor, OwnPseudonym, Restriction

__all__ = ["VISITOR", "Actor", "OwnPseudonym", "Restriction"]
