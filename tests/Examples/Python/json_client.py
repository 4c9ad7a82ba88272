"""A report from draft to publication over JSON, with the standard library alone: json_client.py AGENCY DRAFT FOLDER"""

import json
import os
import pathlib
import sys
import urllib.error
import urllib.request
import uuid

import publication

SERVER = os.environ["DISCLOSURE_SERVER"]
# Two people, or two systems: who submitted a report does not approve it.
CLERK = os.environ["DISCLOSURE_TOKEN"]
OFFICER = os.environ["DISCLOSURE_OFFICER_TOKEN"]


def call(token, method, path, body=None, content_type="application/json"):
    """Sends a call; a refusal ends the program with its stable reason and its words for people."""
    data = json.dumps(body).encode() if isinstance(body, dict) else body
    headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
    request = urllib.request.Request(SERVER + path, data, headers, method=method)
    try:
        return urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        details = json.load(error)["details"]
        reason = next((d["reason"] for d in details if d["@type"].endswith(".ErrorInfo")), "UNKNOWN")
        words = next((d["message"] for d in details if d["@type"].endswith(".LocalizedMessage")), "")
        sys.exit(f"{method} {path}: {error.code} {reason} {words}")


def post(token, path, **body):
    """A write. Whoever repeats it after a lost answer sends the same requestId, and it has one effect."""
    with call(token, "POST", path, {"requestId": str(uuid.uuid4()), **body}) as answer:
        return json.load(answer)


def get(token, path):
    with call(token, "GET", path) as answer:
        return json.load(answer)


def follow(report, after, last):
    """Events of the report behind an index of the log until the last; whoever is cut off goes on behind the last index."""
    agency = report.partition("/reports/")[0]
    with call(OFFICER, "GET", f"/v1/events?agency={agency}&after={after}") as lines:
        # One object a line; empty lines say that the connection lives.
        for event in map(json.loads, filter(bytes.strip, lines)):
            if event["resource"] == report:
                yield event
                if event["kind"] == last:
                    return


def main(agency, draft, folder):
    report = post(CLERK, f"/v1/agencies/{agency}/reports", reportId="2024")["name"]
    with call(
        CLERK, "POST", f"/v1/{report}:import?requestId={uuid.uuid4()}", draft.read_bytes(), "text/plain; charset=utf-8"
    ) as answer:
        json.load(answer)

    findings = get(CLERK, f"/v1/{report}:check")["findings"]
    errors = [finding["message"] for finding in findings if finding["severity"] == "ERROR"]
    if errors:
        sys.exit("\n".join(errors))
    warnings = [finding for finding in findings if finding["severity"] == "WARNING"]
    reasons = {"claims.mismatch": "正文含对上年答复补充公开的1件，表格只计本年办理结果。"}
    post(
        CLERK,
        f"/v1/{report}:explain",
        explanations=[{"fingerprint": w["fingerprint"], "reason": reasons[w["code"]]} for w in warnings],
    )

    submitted = post(CLERK, f"/v1/{report}:submit")
    # The etag: what is approved is what was submitted, and nothing that came between.
    approved = post(OFFICER, f"/v1/{report}:approve", etag=submitted["etag"])
    post(OFFICER, f"/v1/{report}:publish", etag=approved["etag"])

    created = get(OFFICER, f"/v1/audit?agency=agencies/{agency}&resource={report}&pageSize=1")["lines"][0]
    events = list(follow(report, after=created["index"], last="REPORT_PUBLISHED"))
    digest = publication.fetch(SERVER, report, folder)
    publication.verify(folder, os.environ["DISCLOSURE_PUBLISHER_KEY"], os.environ["DISCLOSURE_LOG_KEY"])
    explained = [warning["code"] for warning in warnings]
    print(json.dumps({"explained": explained, "events": [event["kind"] for event in events], "sha256": digest}))


main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
