// What is shown: words only, never markup from the file.

const WORDS = {
  changed: ["変更されています", "changed"], missing: ["欠けています", "missing"], added: ["あとから加えられています", "added"],
  archive: ["まとめ方が作られたときと違います", "the archive isn't as it was made"],
  signature: ["署名が合いません", "the signature doesn't fit"], signer: ["鍵のファイルが違います", "the key's file differs"],
  stamp: ["時刻証明がこの署名のものではありません", "the time stamp isn't of this signature"],
  none: ["証拠の記録の ZIP ではないか、途中で切れています", "this isn't an evidence package, or it is cut off"],
};

function put(tag, words, into) {
  const made = document.createElement(tag);
  made.textContent = words;
  into.append(made);
}

function show({ faults, facts }) {
  const verdict = document.getElementById("verdict"), list = document.getElementById("faults"), about = document.getElementById("facts");
  const good = !faults.length;
  verdict.hidden = false;
  verdict.className = good ? "good" : "bad";
  verdict.textContent = good
    ? `✓ ${facts.files}個のファイルはすべて、署名されたときのままです。/ All ${facts.files} files are as they were signed.`
    : `✗ ${faults.length}か所が署名されたときと違います。このまま残し、もう一度受け取ってください。/ ${faults.length} difference(s) from what was signed. Keep it as it is and ask for it again.`;
  list.replaceChildren();
  about.replaceChildren();
  for (const [kind, name, how] of faults) put("li", `${WORDS[kind][0]} / ${WORDS[kind][1]}: ${name} ${how}`, list);
  const stamp = facts.stamp === "stamped"
    ? `${facts.at}(この署名に対するもの。機関の署名は sudare evidence verify か openssl ts で確かめます / it is over this signature; the authority's own signature is checked with sudare evidence verify or openssl ts)`
    : "時刻証明待ち / not stamped yet";
  const rows = facts.print ? [
    ["事案 / case", `${facts.number} ${facts.organisation}`], ["作成 / made", `${new Date(facts.made).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" })} JST / ${facts.made}`],
    ["鍵の指紋。作成した組織から聞いたものと見比べてください / the key's fingerprint: compare it with the organisation's", facts.print],
    ["時刻証明 / time stamp", stamp]] : [];
  for (const [label, value] of rows) { put("dt", label, about); put("dd", value, about); }
}

async function take(file) {
  if (file) show(await check(new Uint8Array(await file.arrayBuffer())));
}

const drop = document.getElementById("drop");
document.getElementById("file").addEventListener("change", (event) => take(event.target.files[0]));
for (const name of ["dragover", "drop", "dragleave"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });
}
