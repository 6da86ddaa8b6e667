"""What comes out where admins write the pages about the site."""

from collections.abc import Mapping

from tests.matrices.surfaces import Surface, plain

SURFACES: Mapping[str, Surface] = {
    **plain("site.imprint", "/imprint"),
    **plain("site.ask_terms", "/terms/accept"),
    **plain("admin.site", "/admin/site"),
    **plain("admin.look", "/admin/site/look"),
    **plain("admin.announcement", "/admin/site/announcement"),
    **plain("admin.edit_page", "/admin/pages/terms", "/admin/pages/zz"),
    **plain("admin.page_history", "/admin/pages/terms/history"),
    **plain("admin.page_revision", "/admin/pages/terms/history/0", "/admin/pages/terms/history/1"),
}
