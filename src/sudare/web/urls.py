"""Addresses of pages."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from sudare.web import desks, doors, guides, known, me, people, pictures, policy, protect, reviews, rights, rooms

_to_me = RedirectView.as_view(pattern_name="me")

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="rooms"), name="home"),
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/<uuid:room_id>/", rooms.room, name="room"),
    path("rooms/<uuid:room_id>/house-rules/", rooms.accept_house_rules, name="room_house_rules"),
    path("rooms/<uuid:room_id>/leave/", rooms.leave, name="room_leave"),
    path("rooms/<uuid:room_id>/join/", rooms.join, name="room_join"),
    path("people/", people.people, name="people"),
    path("people/rights/", rights.rights, name="rights"),
    path("people/desks/", desks.desks, name="desks"),
    path("people/desks/<uuid:desk_id>/close/", desks.close, name="desk_close"),
    path("people/desks/<uuid:desk_id>/rooms/", desks.place, name="desk_place"),
    path("people/desks/<uuid:desk_id>/rooms/<uuid:room_id>/out/", desks.take_out, name="desk_take_out"),
    path("people/desks/<uuid:desk_id>/supervisors/", desks.add, name="desk_add"),
    path("people/desks/<uuid:desk_id>/supervisors/<uuid:user_id>/remove/", desks.remove, name="desk_remove"),
    path("people/invite/", people.invite, name="people_invite"),
    path("people/invitations/<uuid:invitation_id>/withdraw/", people.withdraw, name="invitation_withdraw"),
    path("people/<uuid:membership_id>/role/", people.change_role, name="person_role"),
    path("people/<uuid:membership_id>/disable/", people.disable, name="person_disable"),
    path("people/<uuid:membership_id>/enable/", people.enable, name="person_enable"),
    path("me/", me.me, name="me"),
    path("me/sessions/<int:session_id>/end/", me.end_session, name="session_end"),
    path("me/sessions/end-others/", me.end_other_sessions, name="sessions_end_others"),
    path("invite/<str:secret>/", doors.invitation, name="invitation"),
    path("setup/<str:token>/", doors.first_start, name="first_start"),
    path("policy/", policy.policy, name="policy"),
    path("policy/preview/", policy.preview, name="policy_preview"),
    path("policy/apply/", policy.apply, name="policy_apply"),
    path("policy/profiles/<slug:name>/", policy.profile, name="policy_profile"),
    path("policy/versions/<int:number>/", policy.version, name="policy_version"),
    path("known/", known.known, name="known"),
    path("known/<uuid:picture_id>/lift/", known.lift, name="known_lift"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<uuid:review_id>/", reviews.review, name="review"),
    path("reviews/<uuid:review_id>/look/", reviews.look, name="review_look"),
    path("reviews/<uuid:review_id>/unmask/", reviews.unmask, name="review_unmask"),
    path("reviews/<uuid:review_id>/accept/", reviews.accept, name="review_accept"),
    path("reviews/<uuid:review_id>/refuse/", reviews.refuse, name="review_refuse"),
    path("reviews/<uuid:review_id>/ban/", reviews.ban, name="review_ban"),
    path("pictures/<uuid:attachment_id>/", pictures.picture, name="picture"),
    path("pictures/<uuid:attachment_id>/confirm/", pictures.confirm, name="picture_confirm"),
    path("pictures/<uuid:attachment_id>/appeal/", pictures.appeal, name="picture_appeal"),
    path("frozen/", protect.frozen, name="frozen"),
    path("protect/", protect.protect, name="protect"),
    path("protect/<uuid:attachment_id>/", protect.sheet, name="protect_sheet"),
    path("protect/<uuid:attachment_id>/lift/", protect.lift, name="protect_lift"),
    path("guide/before-you-send/", guides.before_you_send, name="guide_before_you_send"),
    path("language/", doors.choose_language, name="language"),
    # Pages of django-allauth that have no place here: nobody signs up without an invitation, the address that was
    # invited stays, and sessions are on one's own page.
    path("accounts/signup/", RedirectView.as_view(pattern_name="account_login")),
    re_path(r"^accounts/(?:email|sessions|confirm-email)/", _to_me),
]
