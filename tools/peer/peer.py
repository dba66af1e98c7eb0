"""presidio-image-redactor, set up for Japanese as well as it can be without writing recognisers for it.

Runs in the peer's own environment (``make bench-peer``) and speaks like ``sudare.cli.bench.reader``: a line with the path of an
array (height, width, 3; uint8) comes in, a line of JSON with seconds, processor seconds and findings goes out. Uses no network.
"""

import json
import os
import resource
import sys
import time
from importlib.metadata import version

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # tesseract's threads cost it more than they give

import numpy as np
import tldextract
from PIL import Image
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    CryptoRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
    UrlRecognizer,
)
from presidio_image_redactor import ImageAnalyzerEngine

tldextract.extract = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None
)  # it would fetch a list at the first mail address

LETTERS = "jpn"  # with "jpn+eng" it takes a third longer and finds no more: docs/decisions/0064
PLACES = ("City", "Province", "County", "Country", "Postal_Address", "GPE_Other", "Domestic_Region", "Location_Other")
LABELS = {
    "Person": "PERSON",
    "Phone_Number": "PHONE_NUMBER",
    "Email": "EMAIL_ADDRESS",
    "Date": "DATE_TIME",
    "ID_Number": "ID_NUMBER",
    "URL": "URL",
    **dict.fromkeys(PLACES, "LOCATION"),
}


def reader() -> ImageAnalyzerEngine:
    provider = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "ja", "model_name": "ja_ginza"}],
            "ner_model_configuration": {"model_to_presidio_entity_mapping": LABELS, "labels_to_ignore": []},
        }
    )
    registry = RecognizerRegistry(supported_languages=["ja"])
    for recogniser in (
        CreditCardRecognizer,
        CryptoRecognizer,
        DateRecognizer,
        EmailRecognizer,
        IbanRecognizer,
        IpRecognizer,
        UrlRecognizer,
    ):
        registry.add_recognizer(recogniser(supported_language="ja"))
    context = ["電話", "携帯", "連絡", "TEL", "phone"]
    registry.add_recognizer(PhoneRecognizer(supported_language="ja", supported_regions=("JP",), context=context))
    registry.add_recognizer(SpacyRecognizer(supported_language="ja", supported_entities=sorted({*LABELS.values()})))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=provider.create_engine(), supported_languages=["ja"])
    return ImageAnalyzerEngine(analyzer_engine=analyzer)


def spent() -> float:
    """Processor seconds of this process and of the tesseracts it has started."""
    return sum(
        use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def read(engine: ImageAnalyzerEngine, path: str) -> dict[str, object]:
    image = Image.fromarray(np.load(path))
    wall, cpu = time.perf_counter(), spent()
    found = engine.analyze(image, ocr_kwargs={"lang": LETTERS}, language="ja")
    wall, cpu = time.perf_counter() - wall, spent() - cpu
    width, height = image.size
    findings = [
        [each.entity_type, each.score, each.left / width, each.top / height, each.width / width, each.height / height]
        for each in found
    ]
    return {"seconds": wall, "cpu_seconds": cpu, "findings": findings}


def say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    engine = reader()
    packages = ("presidio-image-redactor", "presidio-analyzer", "ja-ginza")
    say({"name": " · ".join(f"{name} {version(name)}" for name in packages)})
    for line in sys.stdin:
        say(read(engine, line.rstrip("\n")))


if __name__ == "__main__":
    main()
