// node loopback-server.mjs BODY: answers everything with BODY and tells its parent the port.
import { createServer } from "node:http";

const [body] = process.argv.slice(2);
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
