// The archive, read from the front; the list at its end must be exactly what follows from the files. Nothing is unpacked.

const NAME = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)?\.[a-z0-9]{1,8}$/;

function header(signature, numbers) {
  const bytes = [0x50, 0x4b, ...signature];
  for (const [value, size] of numbers) for (let at = 0; at < size; at++) bytes.push(Math.floor(value / 2 ** (8 * at)) % 256);
  return bytes;
}

const local = (name, crc, size) =>
  [...header([3, 4], [[20, 2], [0, 2], [0, 2], [0, 2], [0x21, 2], [crc, 4], [size, 4], [size, 4], [name.length, 2], [0, 2]]), ...name];

function directory(rows) {
  const out = [];
  let at = 0;
  for (const [name, crc, size] of rows) {
    const fields = [20, 20, 0, 0, 0, 0x21].map((value) => [value, 2]);
    fields.push([crc, 4], [size, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    for (const byte of [...header([1, 2], fields), ...name]) out.push(byte);
    at += 30 + name.length + size;
  }
  const end = [[0, 2], [0, 2], [rows.length, 2], [rows.length, 2], [out.length, 4], [at, 4], [0, 2]];
  return [...out, ...header([5, 6], end)];
}

const isSame = (bytes, others) => bytes.length === others.length && bytes.every((byte, at) => byte === others[at]);

function readArchive(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const files = new Map(), worn = [], odd = [], rows = [];
  let at = 0, last = "";
  while (at + 30 <= bytes.length && view.getUint32(at, true) === 0x04034b50) {
    const crc = view.getUint32(at + 14, true), size = view.getUint32(at + 18, true);
    const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const raw = bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true));
    const name = Array.from(raw, (byte) => (byte > 32 && byte < 127 ? String.fromCharCode(byte) : "\\x" + hex([byte]))).join("");
    if (begin + size > bytes.length) { odd.push(["cut", name]); return { files, worn, odd }; }
    if (!isSame(bytes.subarray(at, begin), local(raw, crc, size))) odd.push(["fields", name]);
    if (view.getUint16(at + 8, true)) break;
    const content = bytes.subarray(begin, begin + size);
    if (!NAME.test(name)) odd.push(["name", name]);
    if (files.has(name)) odd.push(["twice", name]);
    else {
      if (name < last) odd.push(["order", name]);
      files.set(name, content);
      last = name;
      if (crc32(content) !== crc) worn.push(name);
    }
    rows.push([raw, crc, size]);
    at = begin + size;
  }
  if (!isSame(bytes.subarray(at), directory(rows))) odd.push(["directory", ""]);
  return { files, worn, odd };
}

