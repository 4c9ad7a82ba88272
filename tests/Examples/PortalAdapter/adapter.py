"""Keeps a folder of a portal's pages as the agency publishes: webhook in, HTML out. adapter.py AGENCY PORT FOLDER SECRET_FILE"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

sys.path.append(str(pathlib.Path(__file__).parents[1] / "Python"))
import publication  # noqa: E402

SERVER = os.environ["DISCLOSURE_SERVER"]
# Older or newer deliveries are replays, or one of the clocks is wrong.
TOLERANCE = 300
REPORT = re.compile(r"agencies/([0-9A-Za-z-]{2,40})/reports/([0-9]{4}(?:-region)?)")


def register(agency, url, secret_file):
    """Asks for events once; the secret is shown once and kept for the owner alone."""
    if not secret_file.exists():
        body = {
            "requestId": str(uuid.uuid4()),
            "url": url,
            "title": "门户网站",
            "eventTypes": ["REPORT_PUBLISHED", "REPORT_WITHDRAWN"],
        }
        headers = {
            "Authorization": f"Bearer {os.environ['DISCLOSURE_ADMINISTRATOR_TOKEN']}",
            "Content-Type": "application/json",
        }
        address = f"{SERVER}/v1/agencies/{agency}/webhooks"
        request = urllib.request.Request(address, json.dumps(body).encode(), headers, method="POST")
        with urllib.request.urlopen(request) as answer:
            secret = json.load(answer)["secret"]
        with open(os.open(secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret)
    return base64.b64decode(secret_file.read_text().removeprefix("whsec_"))


def is_genuine(secret, headers, body, now):
    """Standard Webhooks: an HMAC over id, time and body. While a secret is changed there are two signatures, and one has to hold."""
    name, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not name or not re.fullmatch("[0-9]{1,12}", sent) or abs(now - int(sent)) > TOLERANCE:
        return False
    own = hmac.new(secret, f"{name}.{sent}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(own)
    given = headers.get("webhook-signature", "").encode().split(b" ")
    return any(hmac.compare_digest(expected, signature) for signature in given)


def publish(report, version, page):
    """Verifies before it shows: a page appears whole, or the one before stays."""
    index = json.loads(publication.read(SERVER, f"/public/v1/{report}"))
    if index["state"] == "WITHDRAWN":
        # A later event says so too.
        page.unlink(missing_ok=True)
        return
    if max(v["version"] for v in index["versions"]) < version:
        raise ValueError("what is public has not caught up with the log")
    page.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=page.parent) as folder:
        staging = pathlib.Path(folder)
        publication.fetch(SERVER, report, staging)
        publication.verify(staging, os.environ["DISCLOSURE_PUBLISHER_KEY"], os.environ["DISCLOSURE_LOG_KEY"])
        os.replace(staging / "report.html", page)


class Receiver(http.server.BaseHTTPRequestHandler):
    """The server delivers one event after the other and repeats what was not taken; a repeat has no other effect than the first."""

    protocol_version = "HTTP/1.1"
    # Seconds that an idle connection stays open.
    timeout = 60
    secret = b""
    folder = pathlib.Path()

    def do_OPTIONS(self):
        """The question whether events are wanted here."""
        self.answer(200, {"WebHook-Allowed-Origin": os.environ.get("DISCLOSURE_ORIGIN", "localhost")})

    def do_POST(self):
        length = self.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,5}", length):
            # What follows of the body is not read.
            self.close_connection = True
            self.answer(413)
            return
        body = self.rfile.read(int(length))
        if not is_genuine(self.secret, self.headers, body, time.time()):
            self.answer(401)
            return
        event = json.loads(body)
        report = REPORT.fullmatch(event.get("subject", ""))
        if report:
            page = self.folder / report[1] / f"{report[2]}.html"
            if event["type"] == "disclosure.REPORT_WITHDRAWN":
                page.unlink(missing_ok=True)
            elif event["type"] == "disclosure.REPORT_PUBLISHED":
                try:
                    publish(report[0], event["data"]["version"], page)
                except (OSError, ValueError, subprocess.CalledProcessError) as error:
                    # Not taken: it is sent again later, and the events behind it wait.
                    self.log_error("%s: %s", report[0], error)
                    self.answer(503)
                    return
        self.answer(204)

    def answer(self, status, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", "0")
        self.end_headers()


def main(agency, port, folder, secret_file):
    # Listens first: the server asks as soon as the webhook is made.
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), Receiver) as server:
        Receiver.folder = folder
        Receiver.secret = register(agency, f"http://127.0.0.1:{port}/", secret_file)
        server.serve_forever()


main(sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4]))
