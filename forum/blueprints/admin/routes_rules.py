"""The rules before publishing: their numbers, the list of words, and trying them on the latest texts.

Moderators of the site may look; admins change.
"""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin, current_staff
from forum.blueprints.admin.forms_rules import ACTION_WORDS, NUMBERS, RuleSettingsForm, WordForm, WordsForm
from forum.blueprints.admin.routes import Typed, bp
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.queries.blogs import list_all_blogs
from forum.queries.rules import get_stored_rules
from forum.queries.word_rules import ListedWord, Trial, get_word, list_words, try_rules, try_word
from forum.rules.names import OPTIONAL_RULES, RULE_NAMES
from forum.rules.settings import read_rule_settings, rule_values
from forum.services.rule_settings import save_rule_settings
from forum.services.word_rules import add_rules, delete_rule, edit_rule, prepare_rule, prepare_rules
from forum.web.form_views import takes
from forum.web.forms import Form, choices_of, flash_done
from forum.web.urls import blog_url, reply_url
from forum.web.views import asked_place, paging


def _show_rules(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    actor, stored = current_staff(), get_stored_rules()
    values = rule_values(stored.settings)
    off = values.pop("off")
    values["on"] = [name for name in OPTIONAL_RULES if name not in off]
    html = render_template(
        "admin/rules.html",
        form=form or RuleSettingsForm.filled(typed, **values, version=stored.version),
        numbers=[each.name for each in NUMBERS],
        limits={each.name: (each.metadata.get("low"), each.metadata.get("high")) for each in NUMBERS},
        can_change=actor.is_admin,
    )
    return make_response(html, status)


def _show_sent(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    """The same to an admin; moderators only read it."""
    current_admin()
    return _show_rules(form, typed, status)


@bp.get("/rules")
def rules() -> ResponseReturnValue:
    return _show_rules()


@bp.post("/rules")
@takes(RuleSettingsForm, _show_sent)
def save_rules(form: RuleSettingsForm) -> ResponseReturnValue:
    actor = current_admin()
    settings = read_rule_settings(form.values())
    with unit_of_work() as work:
        save_rule_settings(work, actor=actor, version=form.version.data or 0, settings=settings)
    flash_done(_("The rules are saved. They hold from now on."))
    return redirect(url_for("admin.rules"), 303)


@bp.get("/rules/try")
def try_all() -> ResponseReturnValue:
    current_staff()
    return _show_trial(try_rules(), None)


def _show_trial(trial: Trial, word: ListedWord | None) -> str:
    return render_template(
        "admin/trial.html",
        word=word.phrase if word else None,
        looked_at=trial.looked_at,
        stopped=trial.stopped,
        by_rule=[] if word else [(RULE_NAMES[name], count) for name, count in trial.by_rule.most_common()],
        texts=[
            {
                "title": text.post_title,
                "number": text.number,
                "url": reply_url(text.post_id, text.number) if text.number else f"/posts/{text.post_id}",
                "excerpt": text.source[:200],
                "rules": [] if word else [RULE_NAMES[name] for name in rules],
            }
            for text, rules in trial.texts
        ],
    )


@bp.get("/words")
def words() -> ResponseReturnValue:
    actor, blog = current_staff(), request.args.get("blog")
    page = list_words(blog, asked_place(request.args))
    names = dict(ACTION_WORDS)
    shown = [
        {
            "phrase": word.phrase,
            "action": names[word.action],
            "replacement": word.replacement,
            "message": word.message,
            "is_active": word.is_active,
            "blog_name": word.blog_name,
            "blog_url": blog_url(word.blog_slug) if word.blog_slug else None,
            "edit_url": url_for("admin.edit_word", rule_id=word.id),
            "try_url": url_for("admin.try_one", rule_id=word.id),
        }
        for word in page.rows
    ]
    path = url_for("admin.words") if blog is None else url_for("admin.words", blog=blog)
    return render_template(
        "admin/words.html",
        words=shown,
        blogs=[(slug, name) for slug, name in _blogs() if slug],
        asked_blog=blog,
        can_change=actor.is_admin,
        **paging(page, path),
    )


def _blogs() -> list[tuple[str, Any]]:
    return [("", _("Everywhere")), *((blog.slug, blog.name) for blog in list_all_blogs())]


def _show_word(
    rule_id: int | None = None, form: Any = None, typed: Typed = None, status: int = 200
) -> ResponseReturnValue:
    current_admin()
    stored = None if rule_id is None else get_word(rule_id)
    if form is None and stored is not None:
        fields = ("phrase", "action", "replacement", "is_active", "version")
        values = {name: getattr(stored, name) for name in fields}
        form = WordForm.filled(typed, **values, told=stored.message, blog=stored.blog_slug or "")
    form = form or WordForm.filled(typed)
    form.blog.choices = choices_of(_blogs())
    html = render_template(
        "admin/word.html",
        form=form,
        is_new=stored is None,
        action_url=url_for("admin.create_word") if rule_id is None else url_for("admin.save_word", rule_id=rule_id),
        delete_url=None if rule_id is None else url_for("admin.delete_word", rule_id=rule_id),
        try_url=None if rule_id is None else url_for("admin.try_one", rule_id=rule_id),
    )
    return make_response(html, status)


def _prepared(form: Any) -> Any:
    return prepare_rule(
        phrase=form.phrase.data or "",
        action=form.action.data,
        replacement=form.replacement.data or "",
        blog_slug=form.blog.data or "",
        is_active=form.is_active.data,
        message=form.told.data or "",
    )


@bp.get("/words/new")
def new_word() -> ResponseReturnValue:
    return _show_word()


@bp.post("/words/new")
@takes(WordForm, _show_word)
def create_word(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    rule = _prepared(form)
    with unit_of_work() as work:
        is_added = add_rules(work, actor=actor, rules=[rule])
    flash_done(_("The rule is saved.") if is_added else _("This rule stands in the list already."))
    return redirect(url_for("admin.words"), 303)


@bp.get("/words/<int:rule_id>")
def edit_word(rule_id: int) -> ResponseReturnValue:
    return _show_word(rule_id)


@bp.post("/words/<int:rule_id>")
@takes(WordForm, _show_word)
def save_word(rule_id: int, form: Any) -> ResponseReturnValue:
    actor = current_admin()
    get_word(rule_id)
    rule = _prepared(form)
    with unit_of_work() as work:
        edit_rule(work, actor=actor, rule_id=rule_id, version=form.version.data or 0, rule=rule)
    flash_done(_("The rule is saved."))
    return redirect(url_for("admin.words"), 303)


@bp.get("/words/<int:rule_id>/delete")
def ask_delete_word(rule_id: int) -> ResponseReturnValue:
    current_admin()
    word = get_word(rule_id)
    action_url = url_for("admin.delete_word", rule_id=rule_id)
    return make_response(
        render_template("admin/word_delete.html", form=Form.filled(), phrase=word.phrase, action_url=action_url)
    )


@bp.post("/words/<int:rule_id>/delete")
def delete_word(rule_id: int) -> ResponseReturnValue:
    actor = current_admin()
    with unit_of_work() as work:
        delete_rule(work, actor=actor, rule_id=rule_id)
    flash_done(_("The rule is deleted."))
    return redirect(url_for("admin.words"), 303)


@bp.get("/words/<int:rule_id>/try")
def try_one(rule_id: int) -> ResponseReturnValue:
    current_staff()
    word = get_word(rule_id)
    return _show_trial(try_word(word), word)


def _show_import(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    current_admin()
    form = form or WordsForm.filled(typed)
    form.blog.choices = choices_of(_blogs())
    return make_response(render_template("admin/words_import.html", form=form), status)


@bp.get("/words/import")
def import_words() -> ResponseReturnValue:
    return _show_import()


@bp.post("/words/import")
@takes(WordsForm, _show_import)
def add_words(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    rules = prepare_rules(
        lines=form.lines.data or "",
        action=form.action.data,
        replacement=form.replacement.data or "",
        blog_slug=form.blog.data or "",
    )
    with unit_of_work() as work:
        count = add_rules(work, actor=actor, rules=rules)
    flash_done(_("%(count)s rules are added. None of them is switched on yet.", count=count))
    return redirect(url_for("admin.words"), 303)
