"""What admins do with the pages about the site."""

from collections.abc import Mapping

from tests.matrices.acts import DONE, IDLE, Act, always, at, for_admins, for_members

NEVER_DONE = {"site.accept_terms_post", "site.close_announcement"}
NEVER_DONE |= {"admin.view_as_visitor", "admin.leave_visitor_view"}

ACTS: Mapping[str, Act] = {
    "admin.save_page_post": Act(at("/admin/pages/terms", body="Zzpage of the matrix.", version=0), for_admins(DONE)),
    "admin.save_look_post": Act(at("/admin/site/look", name="", accent="teal", version=0), for_admins(DONE)),
    "admin.save_announcement_post": Act(at("/admin/site/announcement", text="", version=0), for_admins(DONE)),
    "admin.view_as_visitor": Act(at("/admin/as-visitor"), for_admins(IDLE)),
    "admin.leave_visitor_view": Act(at("/admin/as-visitor/leave"), for_members(IDLE)),
    "site.close_announcement": Act(at("/announcement/close", version=1), always(IDLE)),
    "site.accept_terms_post": Act(at("/terms/accept", seen="zz"), for_members(IDLE)),
    "admin.restore_page_post": Act(at("/admin/pages/terms/history/0/restore", version=0), for_admins(DONE)),
}
