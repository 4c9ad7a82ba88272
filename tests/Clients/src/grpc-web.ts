// A gRPC-Web client as browsers have it: one call, one stream, one error. Arguments: address of the HTTP port, token.
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { AgencyService } from "../generated/protos/disclosure/gateway/v1/agency_service_pb.js";
import { DocumentService } from "../generated/protos/disclosure/gateway/v1/document_service_pb.js";
import { EditionService } from "../generated/protos/disclosure/gateway/v1/edition_service_pb.js";
import { ErrorInfoSchema, RequestInfoSchema } from "../generated/protos/google/rpc/error_details_pb.js";
import { argument, print } from "./arguments.js";

const transport = (token: string, useBinaryFormat: boolean) =>
  createGrpcWebTransport({
    baseUrl: argument(0),
    useBinaryFormat,
    interceptors: [
      (next) => (request) => {
        request.header.set("authorization", `Bearer ${token}`);
        request.header.set("x-request-id", "from-a-browser");
        return next(request);
      },
    ],
  });
const known = transport(argument(1), true);
let header = "";
const listed = await createClient(EditionService, known).listEditions(
  {},
  { onHeader: (h) => (header = h.get("x-request-id") ?? "") },
);

async function errorOf(call: () => Promise<unknown>) {
  try {
    await call();
    return undefined;
  } catch (error) {
    const known = ConnectError.from(error);
    return {
      code: Code[known.code],
      reason: known.findDetails(ErrorInfoSchema)[0]?.reason,
      requestId: known.findDetails(RequestInfoSchema)[0]?.requestId,
    };
  }
}

const missing = await errorOf(() => createClient(AgencyService, known).getAgency({ name: "agencies/nobody-here" }));
const stranger = await errorOf(() =>
  createClient(AgencyService, transport("wrong", true)).getAgency({ name: "agencies/nobody-here" }),
);
// A stream that ends in an error: no ZIP.
const stream = await errorOf(async () => {
  const archive = { contentType: "application/zip", data: new Uint8Array([1, 2, 3]) };
  for await (const _ of createClient(DocumentService, known).readArchive({ archive })) {
    // Nothing comes.
  }
});
print({ editions: listed.editions.map((e) => e.edition), header, missing, stranger, stream });
