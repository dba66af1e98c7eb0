// The check: list, files, signature, and whether the stamp belongs to the signature.

const UNLISTED = ["manifest.json", "manifest.sig", "timestamp.json", "timestamp.tsr"];
const told = (bytes) => new TextDecoder().decode(bytes);

async function check(bytes) {
  const { files, worn, odd } = readArchive(bytes), faults = odd.map(([how, name]) => ["archive", name, how]);
  const facts = { files: files.size, stamp: "pending" };
  if (!files.size) return { faults: [["none", "", ""]], facts };
  const manifest = readManifest(files.get("manifest.json"));
  for (const name of UNLISTED.slice(0, 3)) if (!files.has(name)) faults.push(["missing", name, ""]);
  await compare(files, manifest, faults);
  for (const name of worn) faults.push(["changed", name, ""]);
  if (manifest) {
    const key = unhex(String(manifest.public_key)), print = hex(await sha256(key)).match(/.{4}/g).join(" ");
    Object.assign(facts, { print, number: manifest.case_number, organisation: manifest.organisation, made: manifest.made_at });
    await checkSignature(files, key, faults);
  } else if (files.has("manifest.json")) faults.push(["signature", "manifest.json", ""]);
  await checkStamp(files, facts, faults);
  const seen = new Set();
  return { faults: faults.filter((fault) => !seen.has(fault.slice(0, 2).join()) && seen.add(fault.slice(0, 2).join())), facts };
}

function readManifest(bytes) {
  try {
    const found = JSON.parse(told(bytes));
    return found.form === "sudare-evidence-1" && typeof found.files === "object" ? found : null;
  } catch { return null; }
}

async function compare(files, manifest, faults) {
  if (!manifest) return;
  const listed = new Map(Object.entries(manifest.files));
  for (const [name, row] of listed) {
    const content = files.get(name);
    if (!content) faults.push(["missing", name, ""]);
    else if (content.length !== row.bytes || hex(await sha256(content)) !== row.sha256) faults.push(["changed", name, ""]);
  }
  for (const name of files.keys()) if (!listed.has(name) && !UNLISTED.includes(name)) faults.push(["added", name, ""]);
}

async function checkSignature(files, key, faults) {
  const signature = files.get("manifest.sig"), pem = files.get("signer.pem");
  if (!signature) return;
  if (!(await isSigned(key, signature, files.get("manifest.json")))) faults.push(["signature", "manifest.sig", ""]);
  const spelled = btoa(String.fromCharCode(...unhex("302a300506032b6570032100"), ...key));
  if (!pem || told(pem) !== `-----BEGIN PUBLIC KEY-----\n${spelled}\n-----END PUBLIC KEY-----\n`) faults.push(["signer", "signer.pem", ""]);
}

const spelled = (value) => JSON.stringify(value, null, 1) + "\n";

async function checkStamp(files, facts, faults) {
  const claim = files.get("timestamp.json"), token = files.get("timestamp.tsr"), signature = files.get("manifest.sig");
  if (!claim || !signature) return;
  let expected = spelled({ over: "manifest.sig", state: "pending", words: "時刻証明待ち" });
  if (token) {
    const stamp = readStamp(token);
    if (!stamp || stamp.imprint !== hex(await sha256(signature))) { faults.push(["stamp", "timestamp.tsr", ""]); return; }
    Object.assign(facts, { stamp: "stamped", at: stamp.at });
    expected = spelled({ at: stamp.at, over: "manifest.sig", state: "stamped", token_sha256: hex(await sha256(token)), words: "時刻証明済み" });
  }
  if (told(claim) !== expected) faults.push(["stamp", "timestamp.json", ""]);
}

function elements(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at];
    let length = bytes[at + 1], begin = at + 2;
    if (length & 128) {
      const count = length & 127;
      if (!count || count > 4) throw new RangeError();
      length = bytes.subarray(begin, begin + count).reduce((sum, byte) => sum * 256 + byte, 0);
      begin += count;
    }
    at = begin + length;
    if (!(at <= bytes.length)) throw new RangeError();
    found.push([tag, bytes.subarray(begin, at)]);
  }
  return found;
}

// RFC 3161, section 2.4.2: status and token; in the token, the hash that was stamped and the time.
function readStamp(token) {
  try {
    const [status, info] = elements(elements(token)[0][1]);
    if (elements(status[1])[0][1].at(-1) > 1) return null;
    const signed = elements(elements(elements(info[1])[1][1])[0][1]);
    const wrapped = elements(signed.find(([tag]) => tag === 0x30)[1])[1][1];
    const parts = elements(elements(elements(wrapped)[0][1])[0][1]);
    const [algorithm, imprint] = elements(parts[2][1]);
    if (hex(elements(algorithm[1])[0][1]) !== "608648016503040201") return null;
    const at = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(told(parts[4][1]));
    return { imprint: hex(imprint[1]), at: `${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z` };
  } catch { return null; }
}

