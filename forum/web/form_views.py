"""What every POST view of a form does: check its shape, act, and show it again where it was refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import make_response, request
from flask.typing import ResponseReturnValue

from forum.errors import EditConflict, InvalidInput, MustConfirm
from forum.permissions.blogs import check_signed_in
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.checked_forms import ASKED, CheckedForm
from forum.web.forms import Form
from forum.web.sending_pictures import has_picture, insert_picture, takes_pictures

View = Callable[..., ResponseReturnValue]


def takes(form_class: type[Form], show: View) -> Callable[[View], View]:
    """Marks a POST view that acts on a form, which it is handed as `form` once its shape is right.

    `show(**view_args, form=…, status=400)` shows the form with what is missing, or with the `InvalidInput` that the
    view raised beside its field; after an `EditConflict` (409) the same form can be sent again. `show(**view_args,
    typed=…)` fills it with what was carried (`carries`).
    """

    def mark(view: View) -> View:
        @wraps(view)
        def answer(**view_args: Any) -> ResponseReturnValue:
            form = form_class()
            if not form.validate():
                return show(**view_args, form=form, status=400)
            try:
                return view(**view_args, form=form)
            except InvalidInput as error:
                form.refuse(error)
                return show(**view_args, form=form, status=400)
            except EditConflict as conflict:
                form.renew(version=conflict.version)
                form.form_errors.append(conflict.message)
                return show(**view_args, form=form, status=409)

        return carries(show)(answer)

    return mark


def takes_text(
    form_class: type[CheckedForm], show: Callable[..., str], show_conflict: Callable[..., str] | None = None
) -> Callable[[View], View]:
    """As `takes`, for a text of a member that is signed in, which services check and rules look at.

    `show(**view_args, form=…)` also asks what a rule wants to know first, and `show_conflict(**view_args, form=…,
    conflict=…)` compares the text with one that was saved meanwhile. A picture that was sent along is put into the
    text, and the form shown again: nothing is posted before its writer has seen it there.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def answer(**view_args: Any) -> ResponseReturnValue:
            check_signed_in(current_actor())
            form: Any = form_class()
            try:
                if has_picture():
                    insert_picture(form)
                    return show(**view_args, form=form)
                return view(**view_args, form=form)
            except InvalidInput as error:
                form.refuse(error)
                status = 400
            except MustConfirm as error:
                form.ask(error)
                status = ASKED
            except EditConflict as conflict:
                if show_conflict is None:
                    raise
                form.renew(version=conflict.version)
                return make_response(show_conflict(**view_args, form=form, conflict=conflict), 409)
            return make_response(show(**view_args, form=form), status)

        return carries(show)(takes_pictures(answer))

    return mark


def is_preview() -> bool:
    """Whether the writer asked how the text will look."""
    return request.form.get("action") == "preview"
