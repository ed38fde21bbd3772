/** Connections that break off in the middle, and those that never get on. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoAccount, expect, test, unique } from '../support/journey.ts';
import { fresh, html } from '../support/raw-request.ts';
import { sessionOf } from '../support/sessions.ts';
import { startSite } from '../support/started-site.ts';

test.setTimeout(240_000);

const database = () => process.env.SITE_DATABASE ?? '';

test('who leaves in the middle is no error of ours', async ({ db }) => {
	const folder = mkdtempSync(join(tmpdir(), 'bland-files-'));
	const pack = join(folder, 'city.pmtiles');
	writeFileSync(pack, Buffer.alloc(30_000_000));
	const started = await startSite({
		databaseUrl: database(),
		env: { LOG_LEVEL: 'debug', FILES_DIR: folder, BASEMAP: pack },
	});
	const { hostname, port } = new URL(started.url);
	const cookie = await sessionOf(db, demoAccount('member').email);
	const { slug } = await db
		.selectFrom('organisation')
		.select('slug')
		.where('name', 'like', 'Nordlys El%')
		.executeTakeFirstOrThrow();
	const dial = async (): Promise<Socket> => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => {});
		await once(socket, 'connect');
		return socket;
	};
	const head = (line: string, more = '') =>
		`${line} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${started.url}\r\nCookie: ${cookie}\r\nAccept: text/html\r\n${more}\r\n`;
	const upload = `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n`;
	const part = `--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n${'a'.repeat(1000)}`;
	const words = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n`;
	const desk = `/min-organisation/${slug}`;
	const begun: [string, string][] = [
		['a page', head('GET /oplev')],
		['a large answer', head('GET /_app/version.json') + head('GET /oplev/map.json')],
		['a file', head('GET /share.png')],
		['a file larger than the way holds', head('GET /basemap/pack.pmtiles')],
		['a paper', head(`GET /partnere/${slug}/rapport/${new Date().getFullYear()}.pdf`)],
		['an upload', head(`POST ${desk}/begivenheder/opret`, upload) + part],
		['a form', head('POST /log-ind?/login', words) + 'email=a'],
		['a header', 'GET / HTTP/1.1\r\nHo'],
	];
	for (const [what, bytes] of begun) {
		for (const moment of [0, 5, 30, 100]) {
			const socket = await dial();
			socket.write(bytes);
			if (what.includes('larger')) await once(socket, 'data').then(() => socket.pause());
			await pause(moment);
			socket.resetAndDestroy();
		}
	}
	await pause(1500);
	expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
	const log = started.log();
	started.process.disconnect();
	rmSync(folder, { recursive: true });
	expect(log).toContain('the client left');
	expect(log.split('\n').filter((line) => / (error|warn) |Error/.test(line))).toEqual([]);
});

test('two hundred slow connections do not keep others waiting', async ({ baseURL }) => {
	const { hostname, port } = new URL(baseURL ?? '');
	const sockets = Array.from({ length: 200 }, (_, index) => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => {});
		socket.write(
			index % 2
				? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '
				: 'POST /log-ind?/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na',
		);
		return socket;
	});
	const dripping = setInterval(() => sockets.forEach((socket) => socket.write('a')), 500);
	try {
		await pause(1000);
		for (let turn = 0; turn < 10; turn++) {
			const started = performance.now();
			const response = await fetch(`${baseURL}/partnere?nr=${unique()}`, {
				headers: { ...html, ...fresh() },
			});
			await response.arrayBuffer();
			expect([response.status, performance.now() - started < 2000]).toEqual([200, true]);
		}
	} finally {
		clearInterval(dripping);
		sockets.forEach((socket) => socket.destroy());
	}
});
