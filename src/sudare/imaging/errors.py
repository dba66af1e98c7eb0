"""Why a picture can't be opened. The docstring is the sentence its sender reads."""

from typing import ClassVar


class Unreadable(Exception):
    """We couldn't open this picture. Please take it again or send a JPEG."""

    code: ClassVar[str] = "unreadable"


class UnsupportedFormat(Unreadable):
    """This kind of file can't be received here. Please send a photo as JPEG, PNG, WebP, GIF, HEIC, AVIF, TIFF or BMP."""

    code = "unsupported_format"


class TooManyBytes(Unreadable):
    """This picture is too large to be received. Please send a smaller one."""

    code = "too_many_bytes"


class TooManyPixels(Unreadable):
    """This picture has more pixels than can be opened safely. Please send a smaller one."""

    code = "too_many_pixels"


class TooManyFrames(Unreadable):
    """This animation has too many frames. Please send a shorter one or a still picture."""

    code = "too_many_frames"


class TooMuchText(Unreadable):
    """This picture carries far more hidden text than a photo should. Please send a screenshot or a new photo of it."""

    code = "too_much_text"


class Truncated(Unreadable):
    """Part of this picture is missing; it may not have been saved completely. Please send it again from the original."""

    code = "truncated"


class Disguised(Unreadable):
    """This file is something else than it claims to be. Please send the picture itself, not a renamed file."""

    code = "disguised"


class TookTooLong(Unreadable):
    """Opening this picture took longer than is safe, so it was stopped. Please take it again or send a JPEG."""

    code = "took_too_long"


class DecoderDied(Unreadable):
    """This picture could not be opened safely, so it was stopped. Please take it again or send a JPEG."""

    code = "decoder_died"


class ImpossibleEdit(Unreadable):
    """This change can't be drawn. Please undo the last step and try again."""

    code = "impossible_edit"


class NoSandbox(Exception):
    """No decoder process can be started on this machine right now: nothing is wrong with the picture."""
