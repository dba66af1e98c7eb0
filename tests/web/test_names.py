"""Names and addresses as pages write them: in one piece, and never as markup."""

import pytest
from django.test import Client

from cast import Cast
from sudare.accounts import actions
from sudare.accounts.models import Organisation, User
from sudare.accounts.terms import Role
from sudare.web.templatetags.sudare import mail, whole


def test_a_name_in_a_heading_stays_whole(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(name="たけのこ<b>青果店")
    _, secret = actions.invite(viewer=cast.alice, role=Role.MEMBER)
    page = Client(headers={"accept-language": "en"}).get(f"/invite/{secret}/").content.decode()
    assert '<h1>Welcome to <bdi class="whole">たけのこ&lt;b&gt;青果店</bdi></h1>' in page


def test_ones_own_page_shows_the_address_in_full(cast: Cast) -> None:
    alice = Client()
    user = User.objects.get(pk=cast.alice.user_id)
    alice.force_login(user)
    assert mail(user.email) in alice.get("/me/").content.decode()


@pytest.mark.parametrize(
    ("address", "shown"),
    [("mori@example.com", "mori<wbr>@example.com"), ("<i>@example.com", "&lt;i&gt;<wbr>@example.com"), ("", "<wbr>")],
)
def test_an_address_breaks_before_its_at_and_is_escaped(address, shown):
    assert mail(address) == f'<span class="whole">{shown}</span>'


def test_a_name_is_escaped():
    assert whole("<script>") == '<bdi class="whole">&lt;script&gt;</bdi>'
