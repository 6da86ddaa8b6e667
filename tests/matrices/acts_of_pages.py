"""What admins do with the pages about the site."""

from collections.abc import Mapping

from tests.matrices.acts import DONE, IDLE, Act, at, for_admins, for_members

ACTS: Mapping[str, Act] = {
    "admin.save_page_post": Act(at("/admin/pages/terms", body="Zzpage of the matrix.", version=0), for_admins(DONE)),
    "admin.save_look_post": Act(at("/admin/site/look", name="", accent="teal", version=0), for_admins(DONE)),
    "site.accept_terms_post": Act(at("/terms/accept", seen="zz"), for_members(IDLE)),
    "admin.restore_page_post": Act(at("/admin/pages/terms/history/0/restore", version=0), for_admins(DONE)),
}
