"""What comes out where people are let in: nobody's text."""

from collections.abc import Mapping

from tests.matrices.surfaces import Surface, plain

SURFACES: Mapping[str, Surface] = {
    **plain("joining.applications", "/moderation/applications"),
    **plain("joining.invitations", "/settings/invitations"),
    **plain("joining.all_invitations", "/admin/invitations"),
    **plain("registration.waiting", "/register/waiting"),
}
