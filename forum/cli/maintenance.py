"""`forum maintenance`: a time in which the site is read, and nobody but the operator writes."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click

from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.db import current_settings, despite_maintenance, end_reading, now, session, unit_of_work
from forum.db.maintenance import Maintenance, begin_maintenance, end_maintenance, find_maintenance

_TIME = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d) )?(\d\d?):(\d\d)")


@click.group("maintenance")
def maintenance() -> None:
    """Lets people read while nobody but the operator writes."""


@maintenance.command("on")
@click.option("--until", help='When it should be over, as 17:30 or "2026-12-01 17:30", in the site\'s time zone.')
@pass_site
def switch_on(site: Site, until: str | None) -> None:
    """Begins it, or tells another time; every page says until when, and whoever sends something is told."""
    with site.open_app(site.settings()):
        check_current()
        moment = parse_until(until)
        with unit_of_work() as work:
            begin_maintenance(work, Maintenance(moment))
        click.echo(f"The site can be read, and nobody writes, {told(moment)}. To end it: forum maintenance off")


@maintenance.command("off")
@pass_site
def switch_off(site: Site) -> None:
    """Ends it, at once and for everybody."""
    with site.open_app(site.settings()):
        check_current()
        with despite_maintenance(), unit_of_work() as work:
            found = find_maintenance(work)
            end_maintenance(work)
        if found is None:
            click.echo("The site was not in maintenance.")
            return
        click.echo("Everybody can write again.")
        if found.copy:
            click.echo("The copy of its database that was begun cannot be gone on with, and must not be served.")


@maintenance.command("status")
@pass_site
def status(site: Site) -> None:
    """Says whether it is on, and until when."""
    with site.open_app(site.settings()):
        check_current()
        found = find_maintenance(session())
        end_reading()
        if found is None:
            click.echo("The site is not in maintenance.")
        elif found.copy:
            click.echo(
                f"The site can be read, and nothing writes, {told(found.until)}: its database is being moved, or was. "
                "To go on with the old one: forum maintenance off"
            )
        else:
            click.echo(f"The site can be read, and nobody writes, {told(found.until)}.")


def told(until: datetime | None) -> str:
    """A time in the site's zone, in words that end a sentence."""
    if until is None:
        return "until it is ended"
    zone = current_settings().timezone
    return f"until about {until.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} ({zone})"


def parse_until(words: str | None) -> datetime | None:
    """The moment that is meant, which lies ahead; a time without a day is the next such time."""
    if words is None:
        return None
    found = _TIME.fullmatch(words.strip())
    zone = ZoneInfo(current_settings().timezone)
    here = now().astimezone(zone)
    try:
        if found is None:
            raise ValueError
        year, month, day, hour, minute = (int(part) if part else 0 for part in found.groups())
        date = here.date() if not year else datetime(year, month, day, tzinfo=zone).date()
        moment = datetime(date.year, date.month, date.day, hour, minute, tzinfo=zone)
    except ValueError as error:
        raise Refusal(f'{words!r} is no time; write it as 17:30, or as "2026-12-01 17:30".') from error
    if moment <= here and not year:
        moment += timedelta(days=1)
    if moment <= here:
        raise Refusal(f"{words} is over already, in the time zone {zone.key}.")
    return moment
