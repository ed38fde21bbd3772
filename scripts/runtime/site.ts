/** Serves the built site: own HTTP server around the adapter's handler, so that limits and the end are ours. */
import { existsSync } from 'node:fs';
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type Server,
	type ServerResponse,
} from 'node:http';
import { Server as NetServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { askedHost } from '#lib/platform/addresses/asked-host.ts';
import { clientAddress } from '#lib/platform/visitors/client-address.ts';
import { answerKept, isPersonal } from '#lib/platform/visitors/front.server.ts';
import { secureRefusals } from '#lib/platform/visitors/headers.server.ts';
import { openOneClick } from '#lib/platform/visitors/one-click.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { env } from '#lib/platform/env.server.ts';
import compression from 'compression';
import { mostUploadBytes } from '#lib/platform/forms/form-body.server.ts';
import { dropUnread } from './unread-bodies.ts';

/** `self`: the address at which this process, and no other, is found. */
export type Site = { port: number; self: { host: string; port: number }; stop: () => Promise<void> };

/** How long running requests may take to finish once we are asked to stop, in milliseconds. */
const graceful = 10_000;
/** How long those who are connected may ask once more, in milliseconds. */
const lastQuestions = 2000;
const addressHeader = 'x-client-address';

const handler = resolve('build/handler.js');

/** @throws StartRefused when there is no build. */
export function refuseUnbuilt(): void {
	if (!existsSync(handler)) throw new StartRefused('The site is not built yet. Run: npm run build');
}

/**
 * @param isOneOfSeveral others answer at the same port, and go on when this one stops
 * @throws StartRefused when there is no build or the port is taken.
 */
export async function serveSite({ isOneOfSeveral = false } = {}): Promise<Site> {
	const { HOST, PORT, ORIGIN, TRUSTED_PROXY, PRODUCTION } = env();
	refuseUnbuilt();

	// The adapter reads these when it is imported.
	process.env.BODY_SIZE_LIMIT = String(mostUploadBytes);
	process.env.ADDRESS_HEADER = addressHeader;
	for (const name of ['HOST_HEADER', 'PORT_HEADER', 'PROTOCOL_HEADER']) delete process.env[name];
	if (PRODUCTION) process.env.ORIGIN = ORIGIN;
	else process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	const { handler: answer } = (await import(pathToFileURL(handler).href)) as { handler: RequestListener };
	const { host: own } = new URL(ORIGIN);
	const pack = compression() as unknown as (
		request: IncomingMessage,
		response: ServerResponse,
		next: () => void,
	) => void;
	let isLeaving = false;
	const listener: RequestListener = (request, response) => {
		const { headers, socket } = request;
		if (isLeaving) response.shouldKeepAlive = false;
		if (!PRODUCTION) {
			headers['x-forwarded-proto'] = 'http';
			headers.host = askedHost(headers.host, own);
		}
		openOneClick(request);
		if (answerKept(pageCache, request, response, PRODUCTION ? own : (headers.host ?? own))) return;
		const forwarded = [headers['x-forwarded-for']].flat().join();
		// The adapter fails where its header is missing, so it reads one that is always written here.
		headers[addressHeader] = clientAddress(forwarded, TRUSTED_PROXY ?? 0, socket.remoteAddress ?? '');
		secureRefusals(response, isPersonal(request));
		dropUnread(request, response, mostUploadBytes);
		pack(request, response, () => answer(request, response));
	};

	const servers = [await listen(listener, PORT, HOST === 'localhost' ? '127.0.0.1' : HOST)];
	const { address, port } = servers[0]?.address() as AddressInfo;
	let self = { host: ['0.0.0.0', '::'].includes(address) ? 'localhost' : address, port };
	if (HOST === 'localhost') {
		const second = await listen(listener, port, '::1').catch(() => undefined);
		if (second) servers.push(second);
	}
	if (isOneOfSeveral) {
		const own = await listen(listener, 0, '127.0.0.1', true);
		self = { host: '127.0.0.1', port: (own.address() as AddressInfo).port };
		servers.push(own);
	}
	const stop = async () => {
		isLeaving = true;
		await Promise.all(servers.map(isOneOfSeveral ? leave : close));
	};
	return { port, self, stop };
}

/** @throws StartRefused when something else listens there. */
export async function refuseBusyPort(port: number, host: string): Promise<void> {
	await close(await listen(() => {}, port, host === 'localhost' ? '127.0.0.1' : host));
}

/** @param exclusive in this process, where several share their ports */
function listen(listener: RequestListener, port: number, host: string, exclusive = false): Promise<Server> {
	const server = createServer(
		{ requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
		listener,
	);
	return new Promise((settle, fail) => {
		server.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, port, host)));
		server.listen({ port, host, exclusive }, () => settle(server));
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

/**
 * Stops where others go on: who is connected gets an answer to what they are just asking, and hears with it that the
 * connection ends; only then are connections closed on which nobody asked anything.
 */
async function leave(server: Server): Promise<void> {
	const late = setTimeout(() => server.closeIdleConnections(), lastQuestions);
	const over = setTimeout(() => server.closeAllConnections(), graceful);
	// A web server's own `close` ends idle connections at once, also those on which a question is under way.
	await new Promise((settle) => NetServer.prototype.close.call(server, settle));
	clearTimeout(late);
	clearTimeout(over);
}
