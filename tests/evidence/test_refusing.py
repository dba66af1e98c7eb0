"""Pictures that must not be copied are not, whoever asks for it and whatever they call them."""

from dataclasses import replace
from hashlib import sha256

import pytest

from evidence.packages import files_of, packed
from sudare.cli.bench.conversation import conversation, gradient, png
from sudare.evidence import Picture, Standing
from sudare.evidence.errors import PictureNotHandedOn, RecordIncomplete

BIG, SMALL = gradient(64, 48, 1), gradient(24, 18, 1)
BYTES = png(BIG)
HASH = sha256(BYTES).hexdigest()


def holding(picture: Picture):
    record = conversation(3, pictures_every=99)
    return replace(record, messages=(replace(record.messages[0], pictures=(picture,)), *record.messages[1:]))


@pytest.mark.parametrize(
    "picture",
    [
        Picture("p", HASH, Standing.CHILD, content=BYTES),
        Picture("p", HASH, Standing.CHILD, blur=png(SMALL)),
        Picture("p", HASH, Standing.CHILD, pixels=SMALL),
        Picture("p", HASH, Standing.INTIMATE, content=BYTES),
        Picture("p", HASH, Standing.INTIMATE, blur=png(BIG)),
        Picture("p", HASH, Standing.INTIMATE, blur=b"\xff\xd8 not a picture of ours"),
        Picture("p", HASH, Standing.INTIMATE, pixels=BIG),
        Picture("p", HASH, Standing.ORDINARY, ("explicit",), content=BYTES),
        Picture("p", HASH, Standing.ORDINARY, ("known_picture",), pixels=BIG),
    ],
)
def test_no_package_is_made(picture: Picture) -> None:
    with pytest.raises(PictureNotHandedOn):
        packed(holding(picture))


@pytest.mark.parametrize(
    "picture",
    [
        Picture("p", "0" * 64, content=BYTES),
        Picture("p", sha256(b"<svg/>").hexdigest(), content=b"<svg/>"),
        Picture("../p", HASH, content=BYTES),
        Picture("p", HASH, pixels=replace(BIG, width_px=65)),
    ],
)
def test_a_picture_that_contradicts_itself_is_refused(picture: Picture) -> None:
    with pytest.raises(RecordIncomplete):
        packed(holding(picture))


def test_of_an_intimate_picture_only_hash_and_blur_go_in() -> None:
    files = files_of(packed(holding(Picture("p", HASH, Standing.INTIMATE, blur=png(SMALL)))))
    assert [name for name in files if name.startswith("pictures/")] == ["pictures/p-blur.png"]
    assert HASH.encode() in files["messages.json"]


def test_of_a_childs_picture_only_the_hash_goes_in() -> None:
    files = files_of(packed(holding(Picture("p", HASH, Standing.CHILD))))
    assert not [name for name in files if name.startswith("pictures/")]
    assert HASH.encode() in files["messages.json"]


def test_authors_nobody_knows_and_numbers_out_of_order_are_refused() -> None:
    record = conversation(3)
    for messages in (
        (replace(record.messages[0], author_id="stranger"),),
        record.messages[::-1],
        (record.messages[0], replace(record.messages[1], message_id=record.messages[0].message_id)),
    ):
        with pytest.raises(RecordIncomplete):
            packed(replace(record, messages=messages))


def test_what_was_said_later_stands_behind_what_was_preserved() -> None:
    first, second, third = conversation(3).messages
    packed(replace(conversation(3), messages=(first, second, replace(third, is_later=True, is_reported=False))))
    for messages in (
        (first, replace(second, is_later=True, is_reported=False), third),
        (first, second, replace(third, is_later=True, is_reported=True)),
    ):
        with pytest.raises(RecordIncomplete):
            packed(replace(conversation(3), messages=messages))
