// A gRPC client that reads protos/ and nothing else. Arguments: address of the gRPC port, token, folder of the contracts.
import { credentials, loadPackageDefinition, Metadata } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const [address, token, folder] = process.argv.slice(2);
const contract = loadPackageDefinition(
  loadSync("disclosure/gateway/v1/edition_service.proto", { includeDirs: [folder], keepCase: false, longs: String }),
);
const client = new contract.disclosure.gateway.v1.EditionService(address, credentials.createInsecure());
const metadata = new Metadata();
metadata.set("authorization", `Bearer ${token}`);
client.listEditions({}, metadata, (error, answer) => {
  process.stdout.write(`${JSON.stringify({ error: error?.message, editions: answer?.editions.map((e) => e.edition) })}\n`);
  client.close();
});
