"""Verifies a published file with nothing of ours: python3 verify.py FILE FORMAT MANIFEST RECEIPT KEY LOGKEY [TAMPERINGS]
KEY is the publisher's Ed25519 key in hex, LOGKEY the log's vkey (c2sp.org/signed-note). Ends 0 if all holds. With TAMPERINGS, changes one
bit of file, manifest or receipt that many times and ends 0 if each change is noticed.
A receipt alone, of a submission too: python3 verify.py --receipt RECEIPT KIND REPORT LOGKEY [TAMPERINGS], KIND such as ReportSubmitted."""
import base64, functools, hashlib, json, random, re, sys

# Ed25519 (RFC 8032, section 5.1), slow and plain.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):
    (x, y, z, t), (u, v, w, s) = a, b
    e, f, g, h = (y - x) * (v - u), 2 * t * s * D, 2 * z * w, (y + x) * (v + u)
    e, f, g, h = h - e, g - f, g + f, h + e
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, a):
    r = (0, 1, 1, 0)
    for bit in bin(n)[2:]:
        r = add(r, r)
        r = add(r, a) if bit == "1" else r
    return r
def point(b):
    y = int.from_bytes(b, "little") & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if x * x % P == x2 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != x2: raise ValueError("no point of the curve")
    x = P - x if x & 1 != b[31] >> 7 else x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
@functools.lru_cache
def signed(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L: return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    a, b = times(s, BASE), add(point(signature[:32]), times(h, point(key)))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

sha = lambda b: hashlib.sha256(b).digest()
decode = lambda t: base64.b64decode(t, validate=True)
def exact(t):  # Base64 as it is written, in its one form.
    if base64.b64encode(decode(t)).decode() != t: raise ValueError("base64")
    return decode(t)

def verify(file, format, manifest, receipt, key, logkey):
    envelope = json.loads(manifest)
    body, kind = exact(envelope["payload"]), envelope["payloadType"].encode()
    pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)
    keyid = sha(bytes.fromhex("302a300506032b6570032100") + key).hex()
    sigs = [s for s in envelope["signatures"] if s["keyid"] == keyid]
    if not sigs or not all(signed(key, pae, exact(s["sig"])) for s in sigs): return "manifest signature"
    statement = json.loads(body)
    if {s["name"]: s["digest"]["sha256"] for s in statement["subject"]}.get(format) != sha(file).hex(): return "file"
    said = proved(receipt, logkey)
    return None if said["resource"] == statement["predicate"]["report"] and said["details"]["manifest"] == sha(manifest).hex() else "entry"

def verify_receipt(receipt, kind, report, logkey):
    said = proved(receipt, logkey)
    return None if (said["kind"], said["resource"]) == (kind, report) else "entry"

def proved(receipt, logkey):  # What the entry says that the receipt proves to be in the log.
    head, note = receipt.decode().split("\n\n", 1)
    first, extra, index, *path = head.split("\n")
    if first != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not index.startswith("index "): raise ValueError("receipt")
    entry, text = exact(extra[6:]), note[: note.rindex("\n\n") + 1]
    name, keyhash, material = logkey.split("+", 2)
    lines = [l.split(" ") for l in note[len(text) + 1 :].split("\n")]
    if lines.pop() != [""] or any(len(l) != 3 or l[0] != "\u2014" for l in lines): raise ValueError("note")
    sigs = [exact(l[2]) for l in lines if l[1] == name and exact(l[2])[:4].hex() == keyhash]
    if not sigs or not all(signed(exact(material)[1:], text.encode(), s[4:]) for s in sigs): raise ValueError("checkpoint signature")
    origin, size, root = text.split("\n")[:3]
    node, n, last = sha(b"\0" + entry), int(index[6:]), int(size) - 1
    if origin != name or not re.fullmatch("0|[1-9][0-9]*", index[6:]) or n > last: raise ValueError("index")
    for sibling in map(exact, path):
        if n & 1 or n == last:
            node = sha(b"\1" + sibling + node)
            while not n & 1 and n: n, last = n >> 1, last >> 1
        else:
            node = sha(b"\1" + node + sibling)
        n, last = n >> 1, last >> 1
    if last or node != exact(root): raise ValueError("proof")
    return json.loads(entry)

def holds(check, *given):
    try: return check(*given) is None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError): return False

alone, args = sys.argv[1] == "--receipt", sys.argv[1 + (sys.argv[1] == "--receipt") :]
read = lambda name: open(name, "rb").read()
parts = [read(args[0])] if alone else [read(args[i]) for i in (0, 2, 3)]
def check(parts):
    if alone: return holds(verify_receipt, parts[0], *args[1:4])
    return holds(verify, parts[0], args[1], *parts[1:], bytes.fromhex(args[4]), args[5])
ok, chance = check(parts), random.Random(2024)
for _ in range(int((args[4 if alone else 6 :] or [0])[0])):
    changed = [bytearray(p) for p in parts]
    part = chance.choice(changed)
    part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
    if check([bytes(p) for p in changed]): ok = False
print("verified" if ok else "NOT verified")
sys.exit(not ok)
