"""What screening may say about a picture: kinds, places, scores. Never a word that stood in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sudare.imaging.terms import Box, Pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Kind(StrEnum):
    """Everything a finding can be about. Outsiders know these words: they are only ever added to."""

    # what is seen
    FACE = "face"
    EXPLICIT = "explicit"
    QR = "qr"
    BARCODE = "barcode"
    SCREEN = "screen"
    TEXT = "text"
    KNOWN_PICTURE = "known_picture"
    GPS = "gps"
    # documents, with the box of the document
    ID_DOCUMENT = "id_document"
    CARD = "card"
    MY_NUMBER_CARD = "my_number_card"
    MY_NUMBER_CARD_BACK = "my_number_card_back"
    DRIVER_LICENCE = "driver_licence"
    PASSPORT = "passport"
    INSURANCE_CARD = "insurance_card"
    RESIDENCE_CARD = "residence_card"
    STUDENT_CARD = "student_card"
    EMPLOYEE_CARD = "employee_card"
    CREDIT_CARD = "credit_card"  # the card, and the number on it
    CONTRACT = "contract"
    MEDICAL_CERTIFICATE = "medical_certificate"
    PRESCRIPTION = "prescription"
    RECEIPT = "receipt"
    INVOICE = "invoice"
    BUSINESS_CARD = "business_card"
    BANK_BOOK = "bank_book"
    CHAT_SCREENSHOT = "chat_screenshot"
    # personal data, with the box of the text
    PERSON_NAME = "person_name"
    PHONE = "phone"
    EMAIL = "email"
    POSTAL_CODE = "postal_code"
    POSTAL_ADDRESS = "postal_address"
    BIRTH_DATE = "birth_date"
    MY_NUMBER = "my_number"
    LICENCE_NUMBER = "licence_number"
    PASSPORT_NUMBER = "passport_number"
    INSURANCE_NUMBER = "insurance_number"
    PENSION_NUMBER = "pension_number"
    RESIDENCE_CARD_NUMBER = "residence_card_number"
    BANK_ACCOUNT = "bank_account"
    VEHICLE_PLATE = "vehicle_plate"
    USER_NAME = "user_name"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something at a place. ``box`` is None when it concerns the whole picture. ``frame`` counts looks from 0."""

    kind: Kind
    score: float  # 0–1: how sure the engine is, on a scale of its own; thresholds belong to the policy
    box: Box | None
    engine: str  # name and version of what found it
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as read, in reading direction. Lives inside screening only and is never stored.

    ``quad``: top left, top right, bottom right, bottom left as seen by a reader of this line, parts of the picture
    (0–1); a line that stands on its side or head has its corners turned accordingly. ``characters``: one x, y, width,
    height box per character of ``text`` where the engine knows them, else empty.
    """

    text: str = field(repr=False)
    score: float
    quad: tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
    characters: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """One upright picture ready for engines. ``rgb``: (height, width, 3) uint8 sRGB, read-only."""

    rgb: "NDArray[np.uint8]" = field(repr=False)

    @property
    def width_px(self) -> int:
        return int(self.rgb.shape[1])

    @property
    def height_px(self) -> int:
        return int(self.rgb.shape[0])


@dataclass(frozen=True, slots=True)
class Seen:
    """What one engine has to say about one look."""

    findings: tuple[Finding, ...] = ()
    lines: tuple[Line, ...] = ()
    fingerprints: tuple[bytes, ...] = ()  # PDQ, 32 bytes each


@dataclass(frozen=True, slots=True)
class Screening:
    """The suite's word on a picture. ``unknown`` names engines that failed, hung or lied: policy holds for them."""

    findings: tuple[Finding, ...] = ()
    unknown: tuple[str, ...] = ()
    fingerprints: tuple[bytes, ...] = field(default=(), repr=False)  # personal data: matched and let go, never stored
    engines: tuple[str, ...] = ()  # every engine that looked, with its version
    seconds: Mapping[str, float] = field(default_factory=dict)
    done: tuple[str, ...] = ()  # while it runs: engines that have finished


class Tell(Protocol):
    """Called as engines finish, with all that is known so far."""

    def __call__(self, so_far: Screening) -> None: ...


class Screener(Protocol):
    """Screens all looks of one picture. Never raises for a picture; a dead engine is *unknown*."""

    def screen(self, looks: Sequence[Pixels], *, tell: Tell | None = None) -> Screening: ...
