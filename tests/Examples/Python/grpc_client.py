"""A report from draft to publication over gRPC, with grpcio and generated modules: grpc_client.py AGENCY DRAFT FOLDER"""

import json
import os
import pathlib
import sys
import uuid

import grpc
from disclosure.gateway.v1 import (
    document_service_pb2,
    document_service_pb2_grpc,
    log_service_pb2,
    log_service_pb2_grpc,
    report_service_pb2,
    report_service_pb2_grpc,
    workflow_service_pb2,
    workflow_service_pb2_grpc,
)
from disclosure.report.v1 import finding_pb2
from google.api import httpbody_pb2
from google.rpc import error_details_pb2, status_pb2

import publication

# Two people, or two systems: who submitted a report does not approve it.
CLERK = [("authorization", f"Bearer {os.environ['DISCLOSURE_TOKEN']}")]
OFFICER = [("authorization", f"Bearer {os.environ['DISCLOSURE_OFFICER_TOKEN']}")]


def refusal(error):
    """Code and stable reason of an error, and its words for people: google.rpc.Status in a trailer."""
    trailers = dict(error.trailing_metadata())
    status = status_pb2.Status.FromString(trailers.get("grpc-status-details-bin", b""))
    info, words = error_details_pb2.ErrorInfo(), error_details_pb2.LocalizedMessage()
    for detail in status.details:
        # Each takes what is of its type and leaves the rest.
        detail.Unpack(info)
        detail.Unpack(words)
    return f"{error.code().name} {info.reason} {words.message or error.details()}"


def write(**fields):
    """Whoever repeats a write after a lost answer sends the same request_id, and it has one effect."""
    return {"request_id": str(uuid.uuid4()), **fields}


def follow(log, report, after, last):
    """Events of the report behind an index of the log until the last; whoever is cut off goes on behind the last index."""
    agency = report.partition("/reports/")[0]
    lines = log.WatchEvents(log_service_pb2.WatchEventsRequest(agency=agency, after=after), metadata=OFFICER)
    for event in lines:
        if event.resource == report:
            yield event
            if event.kind == last:
                lines.cancel()
                return


def main(channel, agency, draft, folder):
    reports = report_service_pb2_grpc.ReportServiceStub(channel)
    documents = document_service_pb2_grpc.DocumentServiceStub(channel)
    workflow = workflow_service_pb2_grpc.WorkflowServiceStub(channel)
    log = log_service_pb2_grpc.LogServiceStub(channel)

    opening = report_service_pb2.CreateReportRequest(**write(parent=f"agencies/{agency}", report_id="2024"))
    report = reports.CreateReport(opening, metadata=CLERK).name
    document = httpbody_pb2.HttpBody(content_type="text/plain; charset=utf-8", data=draft.read_bytes())
    importing = document_service_pb2.ImportReportRequest(**write(name=report, document=document))
    documents.ImportReport(importing, metadata=CLERK)

    findings = reports.CheckReport(report_service_pb2.CheckReportRequest(name=report), metadata=CLERK).findings
    errors = [finding.message for finding in findings if finding.severity == finding_pb2.ERROR]
    if errors:
        sys.exit("\n".join(errors))
    warnings = [finding for finding in findings if finding.severity == finding_pb2.WARNING]
    reasons = {"claims.mismatch": "正文含对上年答复补充公开的1件，表格只计本年办理结果。"}
    explanations = [
        workflow_service_pb2.FindingExplanation(fingerprint=warning.fingerprint, reason=reasons[warning.code])
        for warning in warnings
    ]
    explaining = workflow_service_pb2.ExplainReportRequest(**write(name=report, explanations=explanations))
    workflow.ExplainReport(explaining, metadata=CLERK)

    submitting = workflow_service_pb2.SubmitReportRequest(**write(name=report))
    submitted = workflow.SubmitReport(submitting, metadata=CLERK)
    # The etag: what is approved is what was submitted, and nothing that came between.
    approving = workflow_service_pb2.ApproveReportRequest(**write(name=report, etag=submitted.etag))
    approved = workflow.ApproveReport(approving, metadata=OFFICER)
    publishing = workflow_service_pb2.PublishReportRequest(**write(name=report, etag=approved.etag))
    workflow.PublishReport(publishing, metadata=OFFICER)

    lines = log_service_pb2.ListAuditLinesRequest(agency=f"agencies/{agency}", resource=report, page_size=1)
    created = log.ListAuditLines(lines, metadata=OFFICER).lines[0]
    events = list(follow(log, report, after=created.index, last="REPORT_PUBLISHED"))
    # What is public is read over plain HTTP.
    digest = publication.fetch(os.environ["DISCLOSURE_SERVER"], report, folder)
    publication.verify(folder, os.environ["DISCLOSURE_PUBLISHER_KEY"], os.environ["DISCLOSURE_LOG_KEY"])
    explained = [warning.code for warning in warnings]
    print(json.dumps({"explained": explained, "events": [event.kind for event in events], "sha256": digest}))


# Loopback alone; a server elsewhere asks for grpc.secure_channel.
with grpc.insecure_channel(os.environ["DISCLOSURE_GRPC"]) as connection:
    try:
        main(connection, sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    except grpc.RpcError as error:
        sys.exit(refusal(error))
