"""Makes newsletter issues that are due, and has each go to the next of its audience."""

from forum.db import end_reading, unit_of_work
from forum.db.jobs import SendNewsletters
from forum.services.newsletter_sending import list_due_issues, send_next
from forum.services.newsletters import make_weekly_issue


def send_newsletters(_payload: SendNewsletters) -> None:
    """A unit of work for each issue: a turn that was killed and runs again goes on where the last one committed."""
    while True:
        with unit_of_work() as work:
            if not make_weekly_issue(work):
                break
    due = list_due_issues()
    end_reading()
    for issue_id in due:
        with unit_of_work() as work:
            send_next(work, issue_id=issue_id)
