"""What admins do with the pages about the site."""

from collections.abc import Mapping

from tests.matrices.acts import DONE, Act, at, for_admins

ACTS: Mapping[str, Act] = {
    "admin.save_page_post": Act(
        at("/admin/pages/terms", body="Zzpage of the matrix.", version=0, is_binding="y"), for_admins(DONE)
    ),
    "admin.restore_page_post": Act(at("/admin/pages/terms/history/0/restore", version=0), for_admins(DONE)),
}
