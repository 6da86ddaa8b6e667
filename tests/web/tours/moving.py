"""Posts and branches go elsewhere; answers are prepared; two accounts and two blogs become one."""

from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    ruth, mod, admin, app = tour.ruth, tour.browser("zz_mod"), tour.browser("zz_ruth"), tour.app
    blog = simple_blog(app, ruth, "Zzhome", description="Zzabout", note="Zznote")
    simple_blog(app, ruth, "Zzaway", reading="private", description="Zzabout")
    path, other = (publish_post(app, ruth, blog, f"Zzpost{number}", "Zzbody") for number in range(2))
    for number in range(3):
        write_reply(app, ruth, path, "Zzreply", to=number or None)
    at_post, at_other = (f"/moderation/posts/{post_id_of(found)}" for found in (path, other))
    at_reply = f"{at_post}/replies/2"
    tour.see(mod, f"{at_post}/move", f"{at_post}/merge", f"{at_reply}/move", f"{at_reply}/split", f"{at_other}/merge")
    tour.send(mod, f"{at_post}/move", 400)
    tour.send(mod, f"{at_post}/move", 400, blog="zz", reason="Zzreason")
    tour.send(mod, f"{at_reply}/move", 400, to_post="zz", reason="Zzreason")
    tour.send(mod, f"{at_reply}/split", 400, title="", reason="Zzreason")
    tour.send(mod, f"{at_reply}/split", title="Zzsplit", reason="Zzreason")
    tour.send(mod, f"{at_post}/merge", 400, to_post=path, reason="Zzreason")
    tour.send(mod, f"{at_post}/merge", to_post=other, reason="Zzreason")
    tour.send(mod, f"{at_post}/replies/1/move", to_post=str(post_id_of(path) + 2), reason="Zzreason")
    tour.send(mod, f"{at_post}/move", blog="zzaway", reason="Zzreason")
    tour.send(mod, f"{at_post}/move", 400, blog="zzhome", reason="Zzreason")
    tour.see(admin, "/inbox")
    _prepare_answers(tour)
    for handle in ("zz_older", "zz_newer"):
        tour.member(handle)
    accounts, blogs = "/admin/members/zz_older/merge", "/admin/blogs/zzaway/merge"
    tour.see(admin, accounts, f"{accounts}?into=zz_newer", blogs, f"{blogs}?into=zzhome")
    tour.see(admin, f"{accounts}?into=zz_nobody", status=400)
    tour.send(admin, accounts, 400, into="zz_newer")
    tour.send(admin, accounts, into="zz_newer", reason="Zzreason")
    tour.send(admin, accounts, 409, into="zz_newer", reason="Zzreason")
    tour.send(admin, blogs, 400, into="zzhome", reason="Zzreason")
    tour.send(admin, blogs, into="zzhome", reason="Zzreason", is_wider="y")
    tour.see(tour.browser("zz_newer"), "/inbox")


def _prepare_answers(tour: Tour) -> None:
    mod, answers = tour.browser("zz_mod"), "/moderation/answers"
    tour.see(mod, answers, f"{answers}/new")
    tour.send(mod, f"{answers}/new", 400, title="", body="")
    for place in ("", "zzhome"):
        tour.send(mod, f"{answers}/new", title="Zzthanks", body="Zzdear", blog=place)
    tour.see(mod, answers, f"{answers}/1", f"{answers}/2", f"{answers}/1/delete")
    tour.send(mod, f"{answers}/1", 409, title="Zzthanks", body="Zzelse", version="7")
    tour.send(mod, f"{answers}/1/delete", 409, version="7")
    tour.send(mod, f"{answers}/1/delete", version="1")
