"""What is wrong with a site that has just come in, said line by line."""

from itertools import chain

import click

from forum.db import end_reading
from forum.pictures import Store
from forum.queries.picture_files import find_missing_files
from forum.queries.verification import find_faults


def print_faults(store: Store) -> int:
    """Prints every fault of the database and every file that is missing; gives how many there were."""
    faults = 0
    for words in chain((fault.words for fault in find_faults()), find_missing_files(store)):
        click.echo(words)
        faults += 1
    end_reading()
    return faults
