// Verifies a published file with keys that the caller already trusts, by node:crypto alone and without network:
// node verify.mjs FILE FORMAT MANIFEST RECEIPT PUBLISHER_KEY_PEM LOG_KEY
import { createHash, createPublicKey, verify as signed } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const base64 = (text) => Buffer.from(text, "base64");
const ed25519 = (raw) => createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });

function require(holds, what) {
  if (!holds) throw new Error(`not verified: ${what}`);
}

// The statement in a DSSE envelope whose signature by the key holds: what is signed is its type and payload with their lengths in front.
function openEnvelope(manifest, pem) {
  const key = createPublicKey(pem);
  const id = sha256(key.export({ type: "spki", format: "der" })).toString("hex");
  const { payloadType, payload, signatures } = JSON.parse(manifest);
  const body = base64(payload);
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `), body]);
  const own = signatures.filter((signature) => signature.keyid === id);
  require(own.length > 0 && own.every((s) => signed(null, message, key, base64(s.sig))), "the manifest's signature");
  return JSON.parse(body);
}

// The log's root and size in a checkpoint (c2sp.org/tlog-checkpoint) that the log's key signed.
function openCheckpoint(note, logKey) {
  const [name, id, material] = logKey.split(/\+(.*?)\+(.*)/s);
  const end = note.lastIndexOf("\n\n") + 1;
  const text = note.slice(0, end);
  // A line is a dash, the signer's name and its signature behind four bytes of the key's id; of the key the first byte is its kind.
  const own = note
    .slice(end + 1)
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([dash, signer, sig]) => dash === "—" && signer === name && base64(sig).subarray(0, 4).toString("hex") === id);
  const key = ed25519(base64(material).subarray(1));
  require(own.length > 0 && own.every((l) => signed(null, Buffer.from(text), key, base64(l[2]).subarray(4))), "the checkpoint's signature");
  const [origin, size, root] = text.split("\n");
  require(origin === name, "the log's name");
  return { size: Number(size), root: base64(root) };
}

// Root of the tree that has the leaf at the index, by its siblings from the leaf upwards (RFC 9162, 2.1.3.2).
function rootOf(leaf, index, size, siblings) {
  let [node, at, last] = [sha256("\0", leaf), index, size - 1];
  for (const sibling of siblings) {
    if (at % 2 === 1 || at === last) {
      node = sha256("\x01", sibling, node);
      for (; at % 2 === 0 && at > 0; at /= 2) last = Math.floor(last / 2);
    } else {
      node = sha256("\x01", node, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  require(last === 0, "the length of the proof");
  return node;
}

// The entry that a receipt (c2sp.org/tlog-proof) proves to be in the log.
function openReceipt(receipt, logKey) {
  const cut = receipt.indexOf("\n\n");
  const [kind, extra, index, ...path] = receipt.slice(0, cut).split("\n");
  require(kind === "c2sp.org/tlog-proof@v1" && extra.startsWith("extra ") && index.startsWith("index "), "the receipt's form");
  const { size, root } = openCheckpoint(receipt.slice(cut + 2), logKey);
  const entry = base64(extra.slice("extra ".length));
  const at = Number(index.slice("index ".length));
  require(Number.isSafeInteger(at) && at >= 0 && at < size, "the receipt's index");
  require(rootOf(entry, at, size, path.map(base64)).equals(root), "the receipt's proof");
  return JSON.parse(entry);
}

/** Throws unless the file is the one of the signed manifest, and the log has the publication of that manifest. */
export function verifyPublication({ file, format, manifest, receipt, publisherKey, logKey }) {
  const statement = openEnvelope(manifest, publisherKey);
  const subject = statement.subject.find((s) => s.name === format);
  require(subject?.digest.sha256 === sha256(file).toString("hex"), "the file's digest");
  const entry = openReceipt(receipt.toString(), logKey);
  const speaksOfIt = entry.kind === "ReportPublished" && entry.resource === statement.predicate.report;
  require(speaksOfIt && entry.details.manifest === sha256(manifest).toString("hex"), "the entry of the log");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, format, manifest, receipt, publisherKey, logKey] = process.argv.slice(2);
  const [bytes, envelope, proof, pem] = [file, manifest, receipt, publisherKey].map((name) => readFileSync(name));
  verifyPublication({ file: bytes, format, manifest: envelope, receipt: proof, publisherKey: pem, logKey });
}
