"""What the database says when somebody asks for the figures: bounded statements, however much there is."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from forum.db import end_reading, now
from forum.errors import Unavailable
from forum.queries.jobs import Waiting, count_dead, get_waiting

MAIL = "send_mail"


class DatabaseReadings(Collector):
    """Two statements each time it is asked, in the context of an app."""

    def collect(self) -> Iterator[Metric]:
        try:
            waiting, dead = get_waiting(), count_dead()
        except (SQLAlchemyError, Unavailable):
            yield GaugeMetricFamily("forum_database_up", "Whether the database answers.", 0)
            return
        finally:
            end_reading()
        yield GaugeMetricFamily("forum_database_up", "Whether the database answers.", 1)
        yield from _jobs(waiting, dead)


def _jobs(waiting: Waiting, dead: int) -> Iterator[Metric]:
    jobs = GaugeMetricFamily(
        "forum_jobs", "Jobs that wait, by kind, among the first 10,000; due, or in hand.", labels=["kind", "state"]
    )
    for kind in waiting.kinds:
        jobs.add_metric([kind.name, "running"], kind.running)
        jobs.add_metric([kind.name, "due"], kind.due)
        jobs.add_metric([kind.name, "later"], kind.count - kind.running - kind.due)
    yield jobs
    yield GaugeMetricFamily("forum_jobs_dead", "Jobs given up, counted to 1,001.", dead)
    since = waiting.due_since
    late = 0.0 if since is None else max(0.0, (now() - since).total_seconds())
    yield GaugeMetricFamily("forum_jobs_oldest_due_seconds", "How late the oldest job is that nobody works on.", late)
    mails = sum(kind.count for kind in waiting.kinds if kind.name == MAIL)
    yield GaugeMetricFamily("forum_mail_waiting", "Messages that are to leave, among the first 10,000 jobs.", mails)
