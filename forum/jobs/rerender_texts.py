"""Renders stored texts anew after the rendering changed, some thousands a turn, so that other jobs run in between."""

from forum.db.jobs import RerenderTexts
from forum.services.rerendering import rerender_next

BATCHES = 100


def rerender_texts(_payload: RerenderTexts) -> None:
    """Goes on where the last turn ended."""
    for _number in range(BATCHES):
        if not rerender_next():
            return
