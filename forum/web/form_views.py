"""What every POST view of a form does: check its shape, act, and show it again where it was refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask.typing import ResponseReturnValue

from forum.errors import InvalidInput
from forum.web.carrying import carries
from forum.web.forms import Form

View = Callable[..., ResponseReturnValue]


def takes(form_class: type[Form], show: View) -> Callable[[View], View]:
    """Marks a POST view that acts on a form, which it is handed as `form` once its shape is right.

    `show(**view_args, form=…, status=400)` shows the form with what is missing, or with the `InvalidInput` that the
    view raised beside its field; `show(**view_args, typed=…)` fills it with what was carried (`carries`).
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

        return carries(show)(answer)

    return mark
