"""Which tables can hide nothing from anybody: the others count, see `forum.db.hidings`.

A table that is missing here costs a little; one that stands here wrongly lets a replica show what was hidden. So only
what is counted, sent, queued, kept for one member alone, read at the primary anyway, or changed only together with a
text (the words of searches) is named.
"""

from forum.db.facts import SiteFact
from forum.db.jobs import Job
from forum.models.feeds import FeedChange
from forum.models.follows import FanOut, Follow
from forum.models.identities import Identity
from forum.models.imports import ImportSource, OldAddress
from forum.models.incoming import IncomingMail
from forum.models.newsletters import NewsletterIssue, NewsletterRecipient
from forum.models.people import LimitHit, SignIn
from forum.models.posts import PostCounters
from forum.models.reading import Delivery, MailSuppression, NotificationSetting, ReaderSettings, ReadingMark
from forum.models.search import SearchText
from forum.models.second_steps import UsedChallenge
from forum.models.site import CountDelta, Mail
from forum.models.texts import Mention, Notification

HARMLESS = frozenset(
    model.__tablename__
    for model in (
        *(CountDelta, Delivery, FanOut, FeedChange, Follow, Identity, ImportSource, IncomingMail, Job, LimitHit, Mail),
        *(MailSuppression, Mention, NewsletterIssue, NewsletterRecipient, Notification, NotificationSetting),
        *(OldAddress, PostCounters),
        *(ReaderSettings, ReadingMark, SearchText, SignIn, SiteFact, UsedChallenge),
    )
)
