// A client typed by openapi-typescript: opens a report, patches cells, reads them back. Arguments: address, token.
import createClient from "openapi-fetch";
import type { paths } from "../generated/schema.js";
import { argument, print } from "./arguments.js";

const api = createClient<paths>({
  baseUrl: argument(0),
  headers: { authorization: `Bearer ${argument(1)}` },
});
const agency = `ts-${Date.now().toString(36)}`;
const report = { agency, report: "2023" };

function answered<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

answered(
  await api.POST("/v1/agencies", {
    body: {
      agencyId: agency,
      requestId: crypto.randomUUID(),
      agency: { title: "云泽县财政局", level: "COUNTY" },
    },
  }),
);
answered(
  await api.POST("/v1/agencies/{agency}/reports", {
    params: { path: { agency } },
    body: { reportId: report.report, requestId: crypto.randomUUID() },
  }),
);
const patched = answered(
  await api.PATCH("/v1/agencies/{agency}/reports/{report}/statistics", {
    params: { path: report },
    body: {
      requestId: crypto.randomUUID(),
      cells: { "requests.received.total": "12", "requests.carried_in.total": "0" },
    },
  }),
);
const read = answered(
  await api.GET("/v1/agencies/{agency}/reports/{report}/statistics", { params: { path: report } }),
);
// The error is typed too: its details are told apart by their type.
const refused = await api.GET("/v1/agencies/{agency}", { params: { path: { agency: "nobody-here" } } });
const reason = refused.error?.details
  ?.map((d) => (d["@type"] === "type.googleapis.com/google.rpc.ErrorInfo" ? d.reason : undefined))
  .find((r) => r !== undefined);
print({ same: patched.etag === read.etag, cells: read.cells, reason });
