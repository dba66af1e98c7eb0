"""How long looking may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TEXT, PERSONAL, DOCUMENTS = "text", "personal", "documents"


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds for one picture. Wide: a busy machine must not hold everybody's pictures."""

    base_seconds: float
    per_megapixel: float = 0.0

    def seconds(self, megapixels: float) -> float:
        return self.base_seconds + self.per_megapixel * megapixels


BUDGETS: Final[Mapping[str, Budget]] = MappingProxyType(
    {
        "faces": Budget(10, 1),
        "explicit": Budget(10, 0.5),
        "codes": Budget(10, 1),
        "fingerprints": Budget(10, 1),
        TEXT: Budget(20, 3),
        PERSONAL: Budget(5),
        DOCUMENTS: Budget(5),
    }
)
OVERALL: Final = Budget(35, 3)
OTHERS: Final = Budget(10, 1)
