// A report from draft to publication over gRPC, from the contracts' folder alone: node client.mjs AGENCY DRAFT FOLDER
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { credentials, loadPackageDefinition, Metadata } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { verifyPublication } from "./verify.mjs";

const [agency, draft, folder] = process.argv.slice(2);
const settings = process.env;
const contracts = fileURLToPath(new URL("../../../protos", import.meta.url));
const files = ["document", "log", "report", "workflow"].map((name) => `disclosure/gateway/v1/${name}_service.proto`);
const options = { includeDirs: [contracts], longs: String, enums: String, arrays: true };
const { v1 } = loadPackageDefinition(loadSync(files, options)).disclosure.gateway;

// Loopback alone; a server elsewhere asks for credentials.createSsl().
const client = (service) => new v1[service](settings.DISCLOSURE_GRPC, credentials.createInsecure());
const bearer = (token) => {
  const metadata = new Metadata();
  metadata.set("authorization", `Bearer ${token}`);
  return metadata;
};
// Two people, or two systems: who submitted a report does not approve it.
const clerk = bearer(settings.DISCLOSURE_TOKEN);
const officer = bearer(settings.DISCLOSURE_OFFICER_TOKEN);
const call = (service, method, request, who) => promisify(service[method].bind(service))(request, who);
// Whoever repeats a write after a lost answer sends the same requestId, and it has one effect.
const write = (service, method, request, who) => call(service, method, { requestId: randomUUID(), ...request }, who);

const reports = client("ReportService");
const workflow = client("WorkflowService");
const log = client("LogService");

const { name } = await write(reports, "createReport", { parent: `agencies/${agency}`, reportId: "2024" }, clerk);
const document = { contentType: "text/plain; charset=utf-8", data: readFileSync(draft) };
await write(client("DocumentService"), "importReport", { name, document }, clerk);

const { findings } = await call(reports, "checkReport", { name }, clerk);
const errors = findings.filter((finding) => finding.severity === "ERROR");
if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("\n"));
const warnings = findings.filter((finding) => finding.severity === "WARNING");
const reasons = { "claims.mismatch": "正文含对上年答复补充公开的1件，表格只计本年办理结果。" };
const explanations = warnings.map(({ fingerprint, code }) => ({ fingerprint, reason: reasons[code] }));
await write(workflow, "explainReport", { name, explanations }, clerk);

const submitted = await write(workflow, "submitReport", { name }, clerk);
// The etag: what is approved is what was submitted, and nothing that came between.
const approved = await write(workflow, "approveReport", { name, etag: submitted.etag }, officer);
await write(workflow, "publishReport", { name, etag: approved.etag }, officer);

// Events behind an index of the log until the publication; whoever is cut off goes on behind the last index.
const { lines } = await call(log, "listAuditLines", { agency: `agencies/${agency}`, resource: name, pageSize: 1 }, officer);
const stream = log.watchEvents({ agency: `agencies/${agency}`, after: lines[0].index }, officer);
const events = [];
for await (const event of stream) {
  if (event.resource === name) events.push(event.kind);
  if (event.kind === "REPORT_PUBLISHED") break;
}
// Leaving the loop does not end the call.
stream.cancel();

// What is public is read over plain HTTP, without credentials.
async function download(path) {
  const answer = await fetch(settings.DISCLOSURE_SERVER + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
const index = JSON.parse(await download(`/public/v1/${name}`));
const newest = index.versions.reduce((a, b) => (a.version > b.version ? a : b));
const html = newest.files.find((file) => file.format === "html");
const [file, manifest, receipt] = await Promise.all([html.uri, newest.manifestUri, newest.receiptUri].map(download));
verifyPublication({
  file,
  format: "html",
  manifest,
  receipt,
  publisherKey: readFileSync(settings.DISCLOSURE_PUBLISHER_KEY),
  logKey: settings.DISCLOSURE_LOG_KEY,
});
writeFileSync(join(folder, "report.html"), file);
writeFileSync(join(folder, "manifest.json"), manifest);
writeFileSync(join(folder, "receipt.tlog-proof"), receipt);
console.log(JSON.stringify({ explained: warnings.map((warning) => warning.code), events, sha256: html.sha256 }));
