"""Why a picture couldn't be read, or a template not used. Each docstring is the sentence people get."""

from sudare.kit.errors import Invalid, SudareError


class ReadingFailed(SudareError):
    """The reading of this picture broke off. The picture itself is unharmed; please try again."""

    code = "reading_failed"
    status = 503


class ReadingTookTooLong(ReadingFailed):
    """Reading this picture took too long. Please try again with a part of it, or with less on it."""

    code = "reading_took_too_long"


class UnknownTemplate(Invalid):
    """There is no template of this name."""

    code = "unknown_template"


class TemplateInvalid(Invalid):
    """This template can't be used as it is written. Please correct what is named below and try again."""

    code = "template_invalid"

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
