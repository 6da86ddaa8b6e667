"""Under which name a member writes: the choice in the forms of posts and replies."""

from dataclasses import dataclass
from typing import Any

from wtforms import RadioField

from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.models import Blog
from forum.permissions import Actor
from forum.permissions.pseudonyms import may_use_pseudonym
from forum.web.forms import choices_of

ACCOUNT, PSEUDONYM = "account", "pseudonym"


@dataclass(frozen=True)
class Signing:
    """What a form offers: the name that the member has in the thread, if any, and what is chosen beforehand."""

    name: str
    chosen: str


class SignedForm:
    """Part of a form in which a member may choose a pseudonym."""

    signature = RadioField(lazy_gettext("Your name beside it"), validate_choice=False)


def find_signing(actor: Actor, blog: Blog, post_id: int) -> Signing | None:
    """For a reply in this thread; None where the blog takes no pseudonyms.

    Who wrote under theirs before the blog stopped taking them is asked, so that they say that it be their own name.
    """
    own = actor.pseudonym_in(post_id)
    if not may_use_pseudonym(blog) and not (own and own.is_chosen):
        return None
    return Signing(own.name if own else "", PSEUDONYM if own and own.is_chosen else ACCOUNT)


def fit_signature(form: Any, signing: Signing | None) -> None:
    """Offers the choice, or leaves it out."""
    if signing is None:
        form.form_errors.extend(form.signature.errors)
        del form.signature
        return
    words = _("Under my pseudonym here, %(name)s", name=signing.name) if signing.name else _("Under a pseudonym")
    form.signature.choices = choices_of([(ACCOUNT, _("Under my own name")), (PSEUDONYM, words)])
    if form.signature.data not in {ACCOUNT, PSEUDONYM}:
        form.renew(signature=signing.chosen)


def signature_of(actor: Actor, post_id: int, sent: str | None = None) -> str:
    """What was chosen; a form that did not ask, or a mail, goes on under the name of the latest text there."""
    own = actor.pseudonym_in(post_id)
    return sent or (PSEUDONYM if own is not None and own.is_chosen else ACCOUNT)
