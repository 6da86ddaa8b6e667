"""Posts and replies in every state, as their writer sees them, the lists of one's own, and the settings."""

from tests.browser.content import post_id_of
from tests.support.web import PASSWORD
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    path, walter = tour.conversation(), tour.browser("zz_walter")
    replies = f"/posts/{post_id_of(path)}/replies"
    tour.see(walter, path, f"{path}?order=newest", f"{replies}/1/branch", replies, f"{replies}/1/reply")
    tour.see(walter, f"{replies}/2/edit", f"{replies}/2/delete", f"{replies}/2/history", f"{replies}/3", "/inbox")
    tour.see(walter, "/mentions", "/drafts", "/@zz_walter", "/@zz_walter?show=replies", "/@zz_ruth", "/posts/new")
    tour.see(walter, "/settings/profile", "/settings/password", "/settings/sessions")
    for settings_page in ("/settings/profile", "/settings/password", "/posts/new", replies):
        walter.get(settings_page)
        tour.send(walter, settings_page, 400, current="zz", password="zz", key="k")
    tour.send(walter, "/settings/profile", 400, display_name="Zz Admin", bio="zz", timezone="zz")
    tour.send(walter, "/settings/profile", display_name="Zzwalter", bio="zz", timezone="Europe/Berlin")
    for current, new in ((PASSWORD, f"{PASSWORD}x"), (f"{PASSWORD}x", PASSWORD)):
        tour.send(walter, "/settings/password", current=current, password=new)
    tour.send(walter, "/settings/sessions/end-others")
    draft = {"blog": "zzblog", "title": "Zzdraft", "body": "Zztext"}
    tour.send(walter, "/posts/new", **draft, action="preview", key="a")
    tour.send(walter, "/posts/new", **draft, action="draft", key="b")
    own = f"/posts/{post_id_of(path) + 1}"
    tour.see(walter, own, f"{own}/edit", f"{own}/history", "/drafts")
    for action in ("publish", "unpublish", "publish"):
        tour.send(walter, f"{own}/{action}")
    tour.send(walter, f"{own}/edit", title="Zzdraft", body="Zzmore", version="1", key="k")
    tour.send(walter, f"{own}/edit", 409, title="Zzdraft", body="Zzelse", version="1", key="k")
    tour.see(walter, f"{own}/corrections")
    tour.send(walter, f"{own}/corrections", 400, words=" ")
    tour.send(walter, f"{own}/corrections", words="Zzcorrection")
    tour.see(walter, own, f"{own}/corrections")
    tour.send(walter, f"{own}/corrections/1/drop")
    tour.see(walter, f"{own}/history", f"{own}/history/1", f"{own}/history/1/restore")
    tour.send(walter, f"{own}/history/1/restore", version="2")
    tour.send(walter, f"{own}/history/2/restore", 409, version="2")
    tour.see(walter, f"{own}/history/1?to=3", f"{own}/edit", f"{own}/delete")
    tour.send(walter, f"{own}/delete")
    tour.send(walter, f"{own}/undelete")
    late = {"title": "Zzdraft", "body": "Zzmore", "summary": "Zzsummary", "version": "9", "action": "schedule"}
    tour.send(walter, f"{own}/edit", 400, **late, publish_at="2020-01-01T10:00")
    tour.see(walter, f"{own}/readers")
    tour.send(walter, f"{own}/audience", audience="named")
    tour.send(walter, f"{own}/readers", 400, handles="@zz_nobody")
    tour.send(walter, f"{own}/readers", handles="@zz_ruth")
    tour.see(walter, f"{own}/readers", own, f"{replies}/2/history/1")
    tour.send(walter, f"{replies}/2/edit", 409, body="Zzelse", version="1", key="k")
    tour.send(walter, f"{replies}/2/edit", 400, body="", version="2", key="k")
    tour.send(walter, replies, 400, csrf_token="zz", body="zz", key="k")
    tour.send(walter, f"{replies}/2/delete")
    tour.send(walter, f"{replies}/2/undelete")
    tour.send(walter, "/inbox/read", up_to_id="99")
    tour.send(walter, "/inbox/read", 400, up_to_id="zz")
