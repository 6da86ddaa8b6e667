"""Which handler does which job; the names are those of `forum.db.jobs.PAYLOADS`."""

from collections.abc import Callable
from typing import Any

from forum.jobs.age_cases import age_cases
from forum.jobs.clean_pictures import clean_pictures
from forum.jobs.delete_files import delete_files
from forum.jobs.erase_members import erase_members
from forum.jobs.escalate_worries import escalate_worries
from forum.jobs.fetch_mail import fetch_mail
from forum.jobs.fold_counts import fold_counts
from forum.jobs.index_replies import index_replies
from forum.jobs.index_tags import index_tags
from forum.jobs.ping_hub import ping_hub
from forum.jobs.prune import prune
from forum.jobs.publish_due import publish_due
from forum.jobs.raise_trust import raise_trust
from forum.jobs.relabel_mentions import relabel_mentions
from forum.jobs.rerender_texts import rerender_texts
from forum.jobs.send_due import send_due
from forum.jobs.send_mail import send_mail
from forum.jobs.send_newsletters import send_newsletters
from forum.jobs.sweep_member import sweep_member
from forum.jobs.tell_followers import tell_followers
from forum.jobs.tell_of_correction import tell_of_correction

HANDLERS: dict[str, Callable[[Any], None]] = {
    "send_mail": send_mail,
    "send_due": send_due,
    "send_newsletters": send_newsletters,
    "fetch_mail": fetch_mail,
    "fold_counts": fold_counts,
    "prune": prune,
    "raise_trust": raise_trust,
    "sweep_member": sweep_member,
    "tell_followers": tell_followers,
    "tell_of_correction": tell_of_correction,
    "index_replies": index_replies,
    "index_tags": index_tags,
    "relabel_mentions": relabel_mentions,
    "escalate_worries": escalate_worries,
    "age_cases": age_cases,
    "ping_hub": ping_hub,
    "publish_due": publish_due,
    "rerender_texts": rerender_texts,
    "erase_members": erase_members,
    "delete_files": delete_files,
    "clean_pictures": clean_pictures,
}
