import { Agent, createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { dropUnread } from './unread-bodies.ts';

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());

/** Answers without reading, as the adapter does: it takes one piece of the body and pauses. */
async function startReluctant(mostBytes: number): Promise<number> {
	server = createServer((request, response) => {
		dropUnread(request, response, mostBytes);
		request.on('data', () => request.pause());
		setTimeout(() => response.end('no'), 20);
	});
	await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
	return (server?.address() as AddressInfo).port;
}

const oneConnection = () => new Agent({ keepAlive: true, maxSockets: 1 });
const post = (agent: Agent, port: number, bytes: number) =>
	new Promise<number>((answered, failed) => {
		const asked = send({ port, agent, method: 'POST', timeout: 3000 }, (answer) => {
			answer.resume().on('end', () => answered(answer.statusCode ?? 0));
		});
		asked.on('timeout', () => failed(new Error('no answer')));
		asked.on('error', failed);
		asked.end(Buffer.alloc(bytes));
	});

test('the next request on the connection is answered', async () => {
	const port = await startReluctant(10_000_000);
	const agent = oneConnection();
	expect(await post(agent, port, 3_000_000)).toBe(200);
	expect(await post(agent, port, 10)).toBe(200);
	agent.destroy();
});

test('who sends more than a request may weigh loses the connection', async () => {
	const port = await startReluctant(1_000_000);
	const closed = Promise.withResolvers<boolean>();
	const agent = oneConnection();
	const asked = send({ port, agent, method: 'POST' }, (answer) => answer.resume());
	asked.on('error', () => closed.resolve(true)).on('close', () => closed.resolve(true));
	const pour = () => {
		while (!asked.destroyed && asked.write(Buffer.alloc(64_000)));
		if (!asked.destroyed) asked.once('drain', pour);
	};
	pour();
	expect(await closed.promise).toBe(true);
	agent.destroy();
});
