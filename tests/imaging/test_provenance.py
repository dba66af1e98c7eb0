"""A C2PA manifest is verified before it goes: signed here, with a certificate of our own."""

import io
from datetime import UTC, datetime, timedelta

import c2pa
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from specimens.pictures import encoded, scene

CREATED = {
    "label": "c2pa.actions",
    "data": {
        "actions": [
            {
                "action": "c2pa.created",
                "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            }
        ]
    },
}


def _certificate(name, key, issuer, issuer_key, *, is_authority):
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example")]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_authority,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if not is_authority:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return made.sign(issuer_key, hashes.SHA256())


@pytest.fixture(scope="module")
def signed():
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _certificate("Root", authority_key, None, authority_key, is_authority=True)
    leaf = _certificate("Signer", key, authority.subject, authority_key, is_authority=False)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    described = c2pa.C2paSignerInfo(
        alg=b"es256", sign_cert=leaf.public_bytes(pem) + authority.public_bytes(pem), private_key=private, ta_url=None
    )
    manifest = {
        "claim_generator_info": [{"name": "test"}],
        "format": "image/jpeg",
        "title": "t",
        "assertions": [CREATED],
    }
    target = io.BytesIO()
    with c2pa.Signer.from_info(described) as signer, c2pa.Builder(manifest) as builder:
        builder.sign(signer, "image/jpeg", io.BytesIO(encoded(scene(), "JPEG", quality=90)), target)
    return target.getvalue()


def told(sandbox, content):
    opened = sandbox.open(content)
    assert "c2pa" in opened.removed
    assert not any(b"c2pa" in rendition.content for rendition in opened.renditions.values())
    return {fact.kind: fact.detail for fact in opened.facts}["c2pa"]


def test_a_manifest_that_holds_but_nobody_vouches_for_is_untrusted(sandbox, signed):
    assert told(sandbox, signed) == "untrusted"


def test_a_picture_changed_after_signing_is_invalid(sandbox, signed):
    changed = bytearray(signed)
    scan = changed.index(b"\xff\xda") + 400
    changed[scan] ^= 0x01
    assert told(sandbox, bytes(changed)) == "invalid"
