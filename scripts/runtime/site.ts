/** Serves the built site: own HTTP server around the adapter's handler, so that limits and the end are ours. */
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { askedHost } from '#lib/platform/addresses/asked-host.ts';
import { clientAddress } from '#lib/platform/visitors/client-address.ts';
import { env } from '#lib/platform/env.server.ts';
import { mostUploadBytes } from '#lib/platform/forms/form-body.server.ts';
import { dropUnread } from './unread-bodies.ts';

/** `host`: the address at which the process finds itself. */
export type Site = { host: string; port: number; stop: () => Promise<void> };

/** How long running requests may take to finish once we are asked to stop, in milliseconds. */
const graceful = 10_000;
const addressHeader = 'x-client-address';

/** @throws StartRefused when there is no build or the port is taken. */
export async function serveSite(): Promise<Site> {
	const { HOST, PORT, ORIGIN, TRUSTED_PROXY, PRODUCTION } = env();
	const handler = resolve('build/handler.js');
	if (!existsSync(handler)) throw new StartRefused('The site is not built yet. Run: npm run build');

	// The adapter reads these when it is imported.
	process.env.BODY_SIZE_LIMIT = String(mostUploadBytes);
	process.env.ADDRESS_HEADER = addressHeader;
	for (const name of ['HOST_HEADER', 'PORT_HEADER', 'PROTOCOL_HEADER']) delete process.env[name];
	if (PRODUCTION) process.env.ORIGIN = ORIGIN;
	else process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	const { handler: answer } = (await import(pathToFileURL(handler).href)) as { handler: RequestListener };
	const listener: RequestListener = (request, response) => {
		const { headers, socket } = request;
		const forwarded = [headers['x-forwarded-for']].flat().join();
		// The adapter fails where its header is missing, so it reads one that is always written here.
		headers[addressHeader] = clientAddress(forwarded, TRUSTED_PROXY ?? 0, socket.remoteAddress ?? '');
		if (!PRODUCTION) {
			headers['x-forwarded-proto'] = 'http';
			headers.host = askedHost(headers.host, new URL(ORIGIN).host);
		}
		dropUnread(request, response, mostUploadBytes);
		answer(request, response);
	};

	const servers = [await listen(listener, PORT, HOST === 'localhost' ? '127.0.0.1' : HOST)];
	const { address, port } = servers[0]?.address() as AddressInfo;
	const host = ['0.0.0.0', '::'].includes(address) ? 'localhost' : address;
	if (HOST === 'localhost') {
		const second = await listen(listener, port, '::1').catch(() => undefined);
		if (second) servers.push(second);
	}
	return { host, port, stop: async () => void (await Promise.all(servers.map(close))) };
}

/** @throws StartRefused when something else listens there. */
export async function refuseBusyPort(port: number, host: string): Promise<void> {
	await close(await listen(() => {}, port, host === 'localhost' ? '127.0.0.1' : host));
}

function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
	const server = createServer(
		{ requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
		listener,
	);
	return new Promise((settle, fail) => {
		server.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, port, host)));
		server.listen(port, host, () => settle(server));
	});
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
	if (error.code === 'EADDRINUSE') {
		return new StartRefused(
			`Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1}`,
		);
	}
	if (error.code === 'EACCES')
		return new StartRefused(`Port ${port} is not open to ordinary users. Choose one above 1023.`);
	if (error.code === 'EADDRNOTAVAIL')
		return new StartRefused(`HOST is ${host}, which is no address of this machine.`);
	return error;
}

function close(server: Server): Promise<void> {
	return new Promise((settle) => {
		const late = setTimeout(() => server.closeAllConnections(), graceful);
		server.close(() => {
			clearTimeout(late);
			settle();
		});
		server.closeIdleConnections();
	});
}
