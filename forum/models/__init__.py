"""The tables, a module per family: columns and constraints, no queries, no URLs, no HTML."""

from forum.db.facts import SiteFact
from forum.models.accounts import EmailChange, Erasure, FormerHandle
from forum.models.blogs import Blog, BlogRole, BlogSlug
from forum.models.cases import Case, CaseEntry, Flag, LegalNotice, PreparedAnswer, WordRule
from forum.models.corrections import Correction
from forum.models.feeds import FeedChange, FeedKey
from forum.models.follows import FanOut, Follow, Ignore
from forum.models.identities import Identity
from forum.models.imports import ImportSource, Linkback, OldAddress
from forum.models.incoming import IncomingMail
from forum.models.joining import Application, Invitation, InvitationUse
from forum.models.moderation import Appeal, AuditEntry, Decision, Sanction
from forum.models.newsletters import (
    Newsletter,
    NewsletterImport,
    NewsletterIssue,
    NewsletterIssuePost,
    NewsletterRecipient,
    NewsletterSubscriber,
)
from forum.models.people import LimitHit, SignIn, User
from forum.models.pictures import Picture, PictureUse
from forum.models.posts import Post, PostCounters, PostReader
from forum.models.pseudonyms import Pseudonym
from forum.models.reading import Delivery, MailSuppression, NotificationSetting, ReaderSettings, ReadingMark
from forum.models.replies import Reply, ReplyRedirect
from forum.models.search import SearchText
from forum.models.second_steps import CodeApp, Passkey, RecoveryCode, UsedChallenge
from forum.models.site import CountDelta, Mail
from forum.models.site_pages import PAGE_NAMES, PageRevision, TermsAcceptance
from forum.models.tags import PostTag, Tag, TagSlug
from forum.models.texts import Mention, Notification, Revision

__all__ = [
    "PAGE_NAMES",
    "Appeal",
    "Application",
    "AuditEntry",
    "Blog",
    "BlogRole",
    "BlogSlug",
    "Case",
    "CaseEntry",
    "CodeApp",
    "Correction",
    "CountDelta",
    "Decision",
    "Delivery",
    "EmailChange",
    "Erasure",
    "FanOut",
    "FeedChange",
    "FeedKey",
    "Flag",
    "Follow",
    "FormerHandle",
    "Identity",
    "Ignore",
    "ImportSource",
    "IncomingMail",
    "Invitation",
    "InvitationUse",
    "LegalNotice",
    "LimitHit",
    "Linkback",
    "Mail",
    "MailSuppression",
    "Mention",
    "Newsletter",
    "NewsletterImport",
    "NewsletterIssue",
    "NewsletterIssuePost",
    "NewsletterRecipient",
    "NewsletterSubscriber",
    "Notification",
    "NotificationSetting",
    "OldAddress",
    "PageRevision",
    "Passkey",
    "Picture",
    "PictureUse",
    "Post",
    "PostCounters",
    "PostReader",
    "PostTag",
    "PreparedAnswer",
    "Pseudonym",
    "ReaderSettings",
    "ReadingMark",
    "RecoveryCode",
    "Reply",
    "ReplyRedirect",
    "Revision",
    "Sanction",
    "SearchText",
    "SignIn",
    "SiteFact",
    "Tag",
    "TagSlug",
    "TermsAcceptance",
    "UsedChallenge",
    "User",
    "WordRule",
]
