// Ed25519, only to check signatures (nothing secret is worked with). RFC 8032, section 5.1.

const P = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;
const modulo = (value, by = P) => ((value % by) + by) % by;

function power(base, exponent) {
  let result = 1n;
  for (let rest = exponent, square = modulo(base); rest; rest >>= 1n, square = modulo(square * square)) {
    if (rest & 1n) result = modulo(result * square);
  }
  return result;
}

const D = modulo(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
const little = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

function point(bytes) {
  const whole = little(bytes), y = whole & ((1n << 255n) - 1n), sign = whole >> 255n;
  if (y >= P) return null;
  const square = modulo((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (modulo(x * x - square)) x = modulo(x * ROOT_OF_MINUS_ONE);
  if (modulo(x * x - square) || (!x && sign)) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, modulo(x * y)];
}

function added([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = modulo((y1 - x1) * (y2 - x2)), b = modulo((y1 + x1) * (y2 + x2));
  const c = modulo(2n * t1 * t2 * D), d = modulo(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [modulo(e * f), modulo(g * h), modulo(f * g), modulo(e * h)];
}

function times(scalar, start) {
  let result = [0n, 1n, 1n, 0n];
  for (let rest = scalar, each = start; rest; rest >>= 1n, each = added(each, each)) {
    if (rest & 1n) result = added(result, each);
  }
  return result;
}

const BASE = point(unhex("58" + "66".repeat(31)));

function isSignedHere(key, signature, content) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const whose = point(key), first = point(signature.subarray(0, 32)), scalar = little(signature.subarray(32));
  if (!whose || !first || scalar >= ORDER) return false;
  const all = new Uint8Array(64 + content.length);
  all.set(signature.subarray(0, 32));
  all.set(key, 32);
  all.set(content, 64);
  const challenge = little(sha512Here(all)) % ORDER;
  const [x1, y1, z1] = times(scalar, BASE), [x2, y2, z2] = added(first, times(challenge, whose));
  return !modulo(x1 * z2 - x2 * z1) && !modulo(y1 * z2 - y2 * z1);
}

async function isSigned(key, signature, content) {
  if (subtle) {
    try {
      const known = await subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
      return await subtle.verify({ name: "Ed25519" }, known, signature, content);
    } catch { /* a browser without this curve */ }
  }
  return isSignedHere(key, signature, content);
}

