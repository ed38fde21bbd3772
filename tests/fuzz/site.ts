/** A site of its own with the demo's city, whose every log line is kept, and somebody for each door. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from '@playwright/test';
import { ensureCharter } from '#lib/pledge/charter.server.ts';
import { closeDatabase, createDatabase, database } from '#lib/platform/database/database.server.ts';
import { startEmbedded } from '../../scripts/runtime/postgres/embedded.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { seedOnce } from '../../scripts/runtime/demo-content.ts';
import { castOf } from '../support/actors.ts';
import { openMails } from '../support/mail/mails.ts';
import { formSamples } from '../support/form-states/form-samples.ts';
import { listDoors } from '../support/routes.ts';
import { samplePages, type Sample } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

export interface Target {
	/** `/login ?/login` */
	name: string;
	/** The page the form stands on, and where it is sent. */
	page: string;
	path: string;
	action: string;
	as: string | null;
}

export type FuzzedSite = Awaited<ReturnType<typeof startFuzzedSite>>;

/** What a page's own script, or a mail program, sends to an address below the page's. */
const below = /\/(draft|presses|one-click)$/;

/** Doors that do their deed with any form come last, so that the things they end are there for the others. */
const ends =
	/remove|discard|withdraw|cancel|close|end|leave|terminate|logout|erase|everywhere|decline|suspend|unlist|publish|down/i;

export async function startFuzzedSite() {
	const files = mkdtempSync(join(tmpdir(), 'bland-fuzz-'));
	const server = await startEmbedded({ fsync: false });
	Object.assign(process.env, {
		DATABASE_URL: server.url,
		DEMO: 'on',
		NODE_ENV: 'production',
		FILES_DIR: files,
	});
	await migrateToLatest(server.url);
	await ensureCharter(database());
	await seedOnce(server.dataDir);

	const { tasks, crontab } = await import('../../src/jobs.server.ts');
	const worker = await startWorker({ url: server.url, tasks, crontab });
	const logged: string[] = [];
	const child = fork('scripts/bench/site.ts', {
		silent: true,
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: '0',
			LOG_LEVEL: 'debug',
			TRUSTED_PROXY: '1',
			SMTP_URL: '',
		},
	});
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (piece: Buffer) => logged.push(String(piece)));
	const port = await new Promise<number>((settle, fail) => {
		child.once('message', (message: { port: number }) => settle(message.port));
		child.once('exit', (code) => fail(new Error(`the site ended with ${code}: ${logged.join('')}`)));
	});
	const url = `http://127.0.0.1:${port}`;
	process.env.SITE_URL = url;
	process.env.SITE_DATABASE = server.url;
	const db = createDatabase(server.url, { max: 3 });
	let ended: number | null | undefined;
	child.once('exit', (code) => (ended = code));

	/** Every form action of the route tree at an address where something stands, and who may send it. */
	async function targets(): Promise<Target[]> {
		const cast = castOf(db);
		const context = await request.newContext({
			baseURL: url,
			extraHTTPHeaders: { 'x-forwarded-for': '10.99.0.1' },
		});
		const samples = await samplePages({ db, cast, mailbox: openMails(db), request: context });
		await context.dispose();
		const inStates = await formSamples(db);
		const owner = await cast.person('Ejeren');
		const desk = await db
			.selectFrom('organisation')
			.select('id')
			.where('name', 'like', 'Nordlys El%')
			.executeTakeFirstOrThrow();
		await cast.join(desk.id, owner.id, 'owner');
		const administrator = await cast.person('Administratoren', 'administrator');
		const actorFor = (route: string, sample: Sample | undefined): string | null => {
			if (route.includes('/application/')) return sample?.as?.email ?? null;
			if (route.startsWith('/(member)/workspace/[organisation]')) return owner.email;
			if (route.startsWith('/(municipality)')) return administrator.email;
			return route.startsWith('/(member)') || route === '/logout'
				? administrator.email
				: (sample?.as?.email ?? null);
		};
		const found: Target[] = [];
		for (const { route, ask, kind } of await listDoors()) {
			if (kind !== 'action') continue;
			const name = `${route} ?/${ask}`;
			const inState = inStates[name];
			const own = inState ?? samples[route];
			const isBelow = !own && below.test(route);
			const sample = isBelow ? samples[route.replace(below, '')] : own;
			if (!sample) throw new Error(`${route} has forms and no sample address`);
			const [path = '', search = ''] = sample.path.split('?');
			const localised = /^\/(en|begivenheder|oplev)\b/.test(path) ? path : href(path, 'da');
			const address = isBelow ? `${localised}/${route.split('/').at(-1)}` : localised;
			const action = ask === 'default' ? '' : `/${ask}`;
			const query = [search, action].filter(Boolean).join('&');
			found.push({
				name,
				page: localised + (search ? `?${search}` : ''),
				path: address + (query ? `?${query}` : ''),
				action: ask,
				as: inState ? (inState.as?.email ?? null) : actorFor(route, sample),
			});
		}
		return found.sort((a, b) => Number(ends.test(a.name)) - Number(ends.test(b.name)));
	}

	return {
		url,
		db,
		cookieOf: (email: string) => sessionOf(db, email),
		targets,
		log: () => logged.join(''),
		isRunning: () => ended === undefined,
		async stop() {
			child.disconnect();
			await worker.stop();
			await db.destroy();
			await closeDatabase();
			await server.stop();
			rmSync(files, { recursive: true, force: true });
		},
	};
}
