"""What findings and decisions are called on pages, and the groups they are chosen in."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sudare.policy.terms import Decision
from sudare.screening.terms import Kind

KIND_NAMES: Final[dict[Kind, Promise]] = {
    Kind.FACE: _("Face"),
    Kind.EXPLICIT: _("Intimate picture"),
    Kind.QR: _("QR code"),
    Kind.BARCODE: _("Barcode"),
    Kind.SCREEN: _("Photo of a screen"),
    Kind.TEXT: _("Text"),
    Kind.KNOWN_PICTURE: _("Picture on the stop list"),
    Kind.GPS: _("Place in the file"),
    Kind.ID_DOCUMENT: _("Identity document"),
    Kind.CARD: _("Card"),
    Kind.MY_NUMBER_CARD: _("My Number card, front"),
    Kind.MY_NUMBER_CARD_BACK: _("My Number card, back"),
    Kind.DRIVER_LICENCE: _("Driving licence"),
    Kind.PASSPORT: _("Passport"),
    Kind.INSURANCE_CARD: _("Health insurance card"),
    Kind.RESIDENCE_CARD: _("Residence card"),
    Kind.STUDENT_CARD: _("Student card"),
    Kind.EMPLOYEE_CARD: _("Employee card"),
    Kind.CREDIT_CARD: _("Credit or cash card"),
    Kind.CONTRACT: _("Contract"),
    Kind.MEDICAL_CERTIFICATE: _("Medical certificate"),
    Kind.PRESCRIPTION: _("Prescription"),
    Kind.RECEIPT: _("Receipt"),
    Kind.INVOICE: _("Invoice"),
    Kind.BUSINESS_CARD: _("Business card"),
    Kind.BANK_BOOK: _("Bank book"),
    Kind.CHAT_SCREENSHOT: _("Screenshot of a chat"),
    Kind.PERSON_NAME: _("Person's name"),
    Kind.PHONE: _("Phone number"),
    Kind.EMAIL: _("Mail address"),
    Kind.POSTAL_CODE: _("Postal code"),
    Kind.POSTAL_ADDRESS: _("Postal address"),
    Kind.BIRTH_DATE: _("Date of birth"),
    Kind.MY_NUMBER: _("My Number"),
    Kind.LICENCE_NUMBER: _("Licence number"),
    Kind.PASSPORT_NUMBER: _("Passport number"),
    Kind.INSURANCE_NUMBER: _("Insurance number"),
    Kind.PENSION_NUMBER: _("Basic pension number"),
    Kind.RESIDENCE_CARD_NUMBER: _("Residence card number"),
    Kind.BANK_ACCOUNT: _("Bank account"),
    Kind.VEHICLE_PLATE: _("Vehicle plate"),
    Kind.USER_NAME: _("User name"),
}

GROUPS: Final[tuple[tuple[Promise, str, tuple[Kind, ...]], ...]] = (
    (_("Persons"), "person", (Kind.FACE, Kind.EXPLICIT, Kind.PERSON_NAME, Kind.BIRTH_DATE, Kind.USER_NAME)),
    (
        _("Identity papers"),
        "card",
        (
            Kind.MY_NUMBER_CARD,
            Kind.MY_NUMBER_CARD_BACK,
            Kind.MY_NUMBER,
            Kind.DRIVER_LICENCE,
            Kind.LICENCE_NUMBER,
            Kind.PASSPORT,
            Kind.PASSPORT_NUMBER,
            Kind.INSURANCE_CARD,
            Kind.INSURANCE_NUMBER,
            Kind.RESIDENCE_CARD,
            Kind.RESIDENCE_CARD_NUMBER,
            Kind.PENSION_NUMBER,
            Kind.STUDENT_CARD,
            Kind.EMPLOYEE_CARD,
            Kind.ID_DOCUMENT,
            Kind.CARD,
        ),
    ),
    (
        _("Money"),
        "money",
        (Kind.CREDIT_CARD, Kind.BANK_ACCOUNT, Kind.BANK_BOOK, Kind.RECEIPT, Kind.INVOICE),
    ),
    (
        _("How to reach somebody"),
        "phone",
        (Kind.PHONE, Kind.EMAIL, Kind.POSTAL_CODE, Kind.POSTAL_ADDRESS, Kind.BUSINESS_CARD),
    ),
    (_("Codes"), "qr", (Kind.QR, Kind.BARCODE)),
    (
        _("Other things"),
        "paper",
        (
            Kind.CONTRACT,
            Kind.MEDICAL_CERTIFICATE,
            Kind.PRESCRIPTION,
            Kind.CHAT_SCREENSHOT,
            Kind.SCREEN,
            Kind.VEHICLE_PLATE,
            Kind.TEXT,
            Kind.GPS,
            Kind.KNOWN_PICTURE,
        ),
    ),
)

KNOWN: Final = frozenset(kind.value for kind in Kind)  # newer versions may have stored others
ICON_OF_KIND: Final[dict[Kind, str]] = {kind: icon for _title, icon, kinds in GROUPS for kind in kinds} | {
    Kind.GPS: "place",
    Kind.KNOWN_PICTURE: "stop",
    Kind.SCREEN: "phone",
    Kind.CHAT_SCREENSHOT: "talk",
    Kind.EXPLICIT: "lock",
}
PROFILE_ICONS: Final = {
    "shop": "house",
    "clinic": "cross",
    "school": "school",
    "counsellor": "talk",
    "law": "scales",
    "consult": "talk",
    "team": "people",
    "factory": "factory",
}

DECISION_NAMES: Final[dict[Decision, Promise]] = {
    Decision.ACCEPT: _("As it is"),
    Decision.MASK: _("Cover"),
    Decision.HOLD: _("A person looks"),
    Decision.NEVER: _("Not received"),
    Decision.UNREADABLE: _("Couldn't be opened"),
}
DECISION_ICONS: Final = {
    Decision.ACCEPT: "check",
    Decision.MASK: "slats",
    Decision.HOLD: "hourglass",
    Decision.NEVER: "stop",
    Decision.UNREADABLE: "alert",
}
DECISION_TONES: Final = {
    Decision.ACCEPT: "bamboo",
    Decision.MASK: "care",
    Decision.HOLD: "hold",
    Decision.NEVER: "stop",
    Decision.UNREADABLE: "care",
}
