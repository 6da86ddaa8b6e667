"""Blogs, parts and members as an admin looks after them."""

from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    ruth, titled = tour.browser("zz_ruth"), tour.member("zz_titled")
    tour.see(ruth, "/admin", "/admin/blogs/new", "/admin/blogs/zzblog", "/admin/blogs/zzblog/members", "/admin/members")
    tour.see(ruth, "/admin/members?q=zz_nobody", "/admin/members/zz_titled", "/admin/members/zz_ruth", "/blogs/zzblog")
    form = {"name": "Zzthird", "posting": "members", "reading": "private", "position": "3", "version": "1"}
    form["moderation"] = "newcomers"
    tour.send(ruth, "/admin/blogs/new", 400)
    tour.send(ruth, "/admin/blogs/new", 400, name="Zz", closes_after_days="zz", position="zz", posting="zz")
    tour.send(ruth, "/admin/blogs/new", 400, **(form | {"slug": "zzblog"}))
    tour.send(ruth, "/admin/blogs/new", **form, is_unlisted="y")
    changed = {"reading": "members", "closes_after_days": "9", "slug": "zzthird"}
    tour.send(ruth, "/admin/blogs/zzthird", **(form | changed))
    tour.send(ruth, "/admin/blogs/zzthird", 409, **form, slug="zzthird", is_unlisted="y")
    members = "/admin/blogs/zzthird/members"
    tour.see(ruth, members, "/admin/blogs", "/blogs")
    tour.send(ruth, members, 400)
    tour.send(ruth, members, 400, handle="zz_nobody", role="zz")
    tour.send(ruth, members, 400, handle="zz_nobody", role="reader")
    tour.send(ruth, members, handle="zz_titled", role="mentor")
    tour.send(ruth, f"{members}/revoke", user_id=str(titled.id), role="mentor")
    at_member = "/admin/members/zz_titled"
    for what, bad, good in (
        ("role", {"role": "zz"}, {"role": "moderator"}),
        ("trust", {"level": "9"}, {"level": "2"}),
        ("title", {"title": "Zz" * 99}, {"title": "Zztitle"}),
    ):
        tour.send(ruth, f"{at_member}/{what}", 400, **bad)
        tour.send(ruth, f"{at_member}/{what}", **good)
    tour.see(ruth, "/@zz_titled", at_member)
