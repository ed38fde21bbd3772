/** The limit of one Node process: a bare `node:http` answering 20 kB. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = 'x'.repeat(20_000);
const server = createServer((_request, response) => {
	response.setHeader('content-type', 'text/plain');
	response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
