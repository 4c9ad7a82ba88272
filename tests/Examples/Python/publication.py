"""Fetches what is published, as anybody may, and verifies it with keys that the caller already trusts."""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import urllib.request

# A verifier that shares no code with the server; one file, to be copied.
VERIFIER = pathlib.Path(__file__).parents[2] / "PublicTree.Tests/Verification/verify.py"


def read(server, path):
    """No credentials are sent: /public/v1 asks for none."""
    with urllib.request.urlopen(server + path) as answer:
        return answer.read()


def fetch(server, report, folder):
    """Saves the newest version's HTML with its manifest and receipt; answers the digest that the bytes have."""
    index = json.loads(read(server, f"/public/v1/{report}"))
    newest = max(index["versions"], key=lambda version: version["version"])
    html = next(file for file in newest["files"] if file["format"] == "html")
    content = read(server, html["uri"])
    digest = hashlib.sha256(content).hexdigest()
    if digest != html["sha256"]:
        raise ValueError(f"the file has the digest {digest}, the index says {html['sha256']}")
    (folder / "report.html").write_bytes(content)
    (folder / "manifest.json").write_bytes(read(server, newest["manifestUri"]))
    (folder / "receipt.tlog-proof").write_bytes(read(server, newest["receiptUri"]))
    return digest


def verify(folder, publisher_key, log_key):
    """File against manifest, manifest against its signature, receipt against the signed head of the log; no network."""
    pem = pathlib.Path(publisher_key).read_text().splitlines()
    # An Ed25519 key in PEM: its last 32 bytes are the key, those before say its kind.
    key = base64.b64decode("".join(line for line in pem if not line.startswith("-----")))[-32:].hex()
    names = [folder / "report.html", "html", folder / "manifest.json", folder / "receipt.tlog-proof"]
    subprocess.run([sys.executable, VERIFIER, *names, key, log_key], check=True, stdout=subprocess.DEVNULL)
