/**
 * `npm run bench`: how fast the site is beside a bare `node:http` in the same run; the ratio is the figure. Each page is
 * measured as most visitors get it ("kept") and rendered anew for every request ("anew": a session's cookie passes the kept
 * pages by). `--seconds N` sets how long each is asked. `npm run bench -- totals` asks the pages that add up, at size;
 * `npm run bench -- search` looks for words in a city of 200,000 events and 20,000 partners;
 * `npm run bench -- reporting` lets a hundred organisations report within a minute; `npm run bench -- hits` writes once a second
 * in a city of 200,000 events and counts how many pages are answered from what is kept; `npm run bench -- city` compares the
 * pages of such a city with those of one of 2,000 events; `npm run bench -- writes` creates events and signs people up;
 * `npm run bench -- overview` opens the municipality's desk in a city of 20,000 partners and commitments and 500,000 contributions;
 * `npm run bench -- dialogue` reads 10,000 barriers and 100,000 posts in debates;
 * `npm run bench -- map` asks for views of the map among 200,000 events to come; `npm run bench -- network` draws one of 2,000 partners.
 */
import { closeDatabase, createDatabase, database } from '#lib/platform/database/database.server.ts';
import { startEmbedded } from '../runtime/postgres/embedded.ts';
import { hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { buildIfNeeded } from '../runtime/build.ts';
import { Lifetime } from '../runtime/lifetime.ts';
import { runScript } from '../runtime/script.ts';
import { fillCity } from './city.ts';
import { firstViews, mostFirstView } from './first-view.ts';
import { load, type Load } from './load.ts';
import { hotPlans } from './plans.ts';
import { startServer } from './processes.ts';
import { fillAtScale } from './scale.ts';
import { firstLoad } from './weight.ts';

const option = process.argv.indexOf('--seconds');
const seconds = option > 0 ? Number(process.argv[option + 1]) : 8;
const events = Array.from({ length: 200 }, (_, index) => `/begivenheder/begivenhed-${index + 1}`);
/** The 200 events to come. */
const calendar = '/oplev/feed.ics?kind=events';
/** Both servers run as they do after a while: their code compiled, the pages packed. */
const warmUpSeconds = 2;
/** The least ratio to a bare server: kept for everybody, and rendered for one. */
const questions = [
	{ name: 'event page', paths: events, goals: { kept: 0.5, anew: 0.04 } },
	{ name: 'list page of 20', paths: ['/oplev'], goals: { kept: 0.5, anew: 0.012 } },
	{ name: 'JSON list of 20', paths: ['/api/v1/events'], goals: { kept: 0.5, anew: 0.05 } },
	{ name: 'front page', paths: ['/'], goals: { kept: 0.5, anew: 0.02 } },
	{ name: 'calendar of 200', paths: [calendar], goals: { kept: 0.5, anew: 0.002 } },
];
const largeCity = { partners: 20_000, events: 200_000, upcoming: 20_000 };
/** All of it is on the map. */
const crowdedCity = { partners: 20_000, events: 200_000, upcoming: 200_000, guests: 0 };
/** As browsers ask; rendered anew, a page is measured without being packed. */
const browser = { 'accept-encoding': 'gzip, deflate, br' };
const unchanged = [
	{ name: 'list page', path: '/oplev', goal: 0.6 },
	{ name: 'calendar of 200', path: calendar, goal: 0.5 },
];
const leastHits = 0.9;
const mostMegabytes = 450;
const mostScriptKb = 30;
const mostSearchMs = 40;
const mostMapMs = 10;
const mostOverviewMs = 300;
const mostDialogueMs = 50;
const scale = 20_000;
const leastCreated = 0.02;

if (process.argv.includes('totals')) await import('./totals.ts');
else if (process.argv.includes('reporting')) runScript(() => measureSite(measureReports));
else if (process.argv.includes('hits')) runScript(() => measureSite(measureHits, largeCity));
else if (process.argv.includes('writes')) runScript(() => measureSite(measureWrites));
else if (process.argv.includes('city')) runScript(() => measureSite(measureCity));
else if (process.argv.includes('map'))
	runScript(() => measureSite(measureMap, crowdedCity, { built: false, fsync: false }));
else if (process.argv.includes('network')) runScript(() => measureSite(measureNetwork));
else if (process.argv.includes('overview'))
	runScript(() => measureSite(measureOverview, scale, { built: false }));
else if (process.argv.includes('dialogue'))
	runScript(() => measureSite(measureDialogue, {}, { built: false }));
else if (process.argv.includes('search')) runScript(() => measureSite(measureSearch, largeCity));
else runScript(() => measureSite(measurePages));

/** Of a city: a number is a scale, as `npm run seed` has it. */
type Size = Parameters<typeof fillCity>[1] | number;

/** Fills a city, and measures a site that serves it. */
async function measureSite(
	measure: (life: Lifetime, url: string) => Promise<void>,
	size: Size = {},
	{ built = true, fsync = true } = {},
): Promise<void> {
	const life = new Lifetime();
	life.endOnSignals();
	try {
		Object.assign(process.env, {
			NODE_ENV: 'production',
			DEMO: 'on',
			LOG_LEVEL: 'error',
			HOST: '127.0.0.1',
			PORT: '0',
		});
		for (const name of ['SMTP_URL', 'ORIGIN']) delete process.env[name];
		if (built) await buildIfNeeded();
		const url = await filledDatabase(life, size, fsync);
		process.env.DATABASE_URL = url;
		life.add(closeDatabase);

		await measure(life, url);
	} finally {
		await life.stop();
	}
}

async function filledDatabase(life: Lifetime, size: Size, fsync = true): Promise<string> {
	const server = await startEmbedded({ fsync });
	life.add(server.stop);
	await migrateToLatest(server.url);
	const filling = createDatabase(server.url, { max: 1, statementTimeout: 0 });
	await (typeof size === 'number' ? fillAtScale(filling, size) : fillCity(filling, size));
	await filling.destroy();
	return server.url;
}

/** A goal beside its result; one that is missed fails the run. */
function said(reached: boolean, goal: string | null | false | 0): string {
	if (!goal) return '';
	if (!reached) process.exitCode = 1;
	return ` (goal: ${goal}${reached ? '' : ', MISSED'})`;
}

function row(name: string, measured: Load, limit: number, goal: number): void {
	const ratio = measured.requestsPerSecond / limit;
	console.log(
		`${name.padEnd(26)} ${measured.requestsPerSecond.toFixed(0).padStart(7)}/s  p50 ${measured.p50} ms  p99 ${measured.p99} ms  ` +
			`${measured.bytes} B  ratio ${ratio.toFixed(4)}${said(ratio >= goal, `at least ${goal}`)}${measured.failures ? `  FAILED ${measured.failures}` : ''}`,
	);
}

const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;

/** Answers a second of a bare server. It swings by a third from start to start: it is asked between the rows, and the mean is used. */
async function bareServer(): Promise<number> {
	const bare = await startServer('bare.ts');
	await load(bare.url, ['/'], { seconds: warmUpSeconds });
	const measured = await load(bare.url, ['/'], { seconds: seconds / 2 });
	bare.stop();
	return measured.requestsPerSecond;
}

async function measureReports(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchReporting } = await import('./reporting.ts');
	const site = await startServer('site.ts');
	life.add(site.stop);
	const db = createDatabase(databaseUrl, { max: 2, statementTimeout: 0 });
	await benchReporting(db, site.url, option > 0 ? seconds : 60).finally(() => db.destroy());
}

async function measureHits(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchHits } = await import('./hits.ts');
	const site = await startServer('site.ts');
	life.add(site.stop);
	const db = createDatabase(databaseUrl, { max: 1, statementTimeout: 0 });
	const share = await benchHits(db, site, option > 0 ? seconds : 60).finally(() => db.destroy());
	console.log(
		`answered from what is kept: ${(share * 100).toFixed(1)} %${said(share >= leastHits, `at least ${leastHits * 100} %`)}`,
	);
}

async function measureSearch(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchSearch } = await import('./search.ts');
	const site = await startServer('site.ts');
	life.add(site.stop);
	const db = createDatabase(databaseUrl, { max: 1, statementTimeout: 0 });
	for (const { name, p50, p95 } of await benchSearch(db, site.url).finally(() => db.destroy())) {
		console.log(
			`search by ${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${said(p95 <= mostSearchMs, name === 'all words' && `at most ${mostSearchMs}`)}`,
		);
	}
}

async function measureMap(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchMap, settle } = await import('./map.ts');
	const filling = createDatabase(databaseUrl, { max: 1, statementTimeout: 0 });
	await settle(filling).finally(() => filling.destroy());
	hearAnnouncements();
	const { begun, views } = await benchMap(database());
	console.log(`first view of a process: ${begun.toFixed(0)} ms`);
	for (const { name, database, whole } of views) {
		const goal = name === 'all views' && `at most ${mostMapMs}`;
		console.log(
			`map, ${name}: in the database p50 ${database.p50.toFixed(1)} ms, p95 ${database.p95.toFixed(1)} ms` +
				`${said(database.p95 <= mostMapMs, goal)}; in all p50 ${whole.p50.toFixed(1)} ms, p95 ${whole.p95.toFixed(1)} ms`,
		);
	}
	console.log(`memory: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
}

async function measureOverview(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchOverview, benchReport, mostCutMs } = await import('./overview.ts');
	const db = createDatabase(databaseUrl, { max: 4, statementTimeout: 0 });
	life.add(() => db.destroy());
	for (const { name, p50, p95 } of await benchOverview(db)) {
		console.log(
			`the city's desk, ${name}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms${said(p95 <= mostOverviewMs, `at most ${mostOverviewMs}`)}`,
		);
	}
	const { cut, paper, bytes } = await benchReport(db);
	console.log(
		`a status report's cut: ${cut.toFixed(0)} ms${said(cut < mostCutMs, `less than ${mostCutMs}`)}`,
	);
	console.log(`its PDF: ${paper.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB`);
}

async function measureDialogue(_: Lifetime, databaseUrl: string): Promise<void> {
	const { benchDialogue } = await import('./dialogue.ts');
	const db = createDatabase(databaseUrl, { max: 4, statementTimeout: 0 });
	for (const { name, p50, p95 } of await benchDialogue(db).finally(() => db.destroy())) {
		console.log(
			`dialogue, ${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${said(p95 < mostDialogueMs, `less than ${mostDialogueMs}`)}`,
		);
	}
}

async function measureNetwork(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchNetwork, mostDrawnMs } = await import('./network.ts');
	const site = await startServer('site.ts');
	life.add(site.stop);
	const db = createDatabase(databaseUrl, { max: 2, statementTimeout: 0 });
	const { anew, later, unchanged, first, served, drawn, shapes } = await benchNetwork(db, site.url).finally(
		() => db.destroy(),
	);
	const ms = (time: number) => `${time.toFixed(0)} ms`;
	console.log(`network, the job: anew ${ms(anew)}, after a change ${ms(later)}, unchanged ${ms(unchanged)}`);
	console.log(`network, the page: first ${ms(first)}, p50 ${ms(served)}`);
	console.log(
		`network, ${shapes} partners drawn in the browser: p50 ${ms(drawn)}${said(drawn <= mostDrawnMs, `at most ${ms(mostDrawnMs)}`)}`,
	);
}

async function measureWrites(life: Lifetime, databaseUrl: string): Promise<void> {
	const { benchWrites } = await import('./writes.ts');
	process.env.TRUSTED_PROXY = '1';
	const limits = [await bareServer()];
	const site = await startServer('site.ts');
	life.add(site.stop);
	const db = createDatabase(databaseUrl, { max: 1, statementTimeout: 0 });
	const written = await benchWrites(db, site.url, seconds).finally(() => db.destroy());
	limits.push(await bareServer());
	const limit = mean(limits);
	for (const { name, perSecond, failures, astray } of written) {
		const ratio = perSecond / limit;
		const goal = name === 'events created' && `at least ${leastCreated}`;
		console.log(
			`${name}: ${perSecond.toFixed(0)}/s, ratio ${ratio.toFixed(4)}${said(ratio >= leastCreated, goal)}, ${failures} failed, ${astray} astray`,
		);
		if (failures || astray) process.exitCode = 1;
	}
}

async function measureCity(life: Lifetime, databaseUrl: string): Promise<void> {
	const { measureGrowth } = await import('./grown.ts');
	const large = await filledDatabase(life, largeCity);
	await measureGrowth(life, [databaseUrl, large], option > 0 ? seconds : 5, ({ line, reached, goal }) =>
		console.log(line + said(reached, goal)),
	);
}

async function measurePages(life: Lifetime): Promise<void> {
	const site = await startServer('site.ts');
	life.add(site.stop);
	console.log(`memory after start: ${site.memory()} MB`);
	const limits = [await bareServer()];
	const rows: { name: string; measured: Load; goal: number }[] = [];
	for (const { name, paths, goals } of questions) {
		for (const [way, asked, headers] of [
			// One page is enough: asking for several in turn, the client decodes what it gets, and is slower than the site.
			['kept', paths.slice(0, 1), browser],
			['anew', paths, { cookie: 'session=bench' }],
		] as const) {
			await load(site.url, asked, { seconds: warmUpSeconds, headers });
			const measured = await load(site.url, asked, { seconds, headers });
			rows.push({ name: `${name}, ${way}`, measured, goal: goals[way] });
		}
		limits.push(await bareServer());
	}
	for (const { name, path, goal } of unchanged) {
		const etag = (await fetch(site.url + path)).headers.get('etag') ?? '';
		const headers = { ...browser, 'if-none-match': etag };
		rows.push({
			name: `${name}, unchanged (304)`,
			measured: await load(site.url, [path], { seconds, headers }),
			goal,
		});
	}
	const limit = mean(limits);
	const bares = limits.map((each) => each.toFixed(0)).join(', ');
	console.log(`bare node:http, 20 kB: ${limit.toFixed(0)}/s, the mean of ${bares}`);
	for (const { name, measured, goal } of rows) row(name, measured, limit, goal);
	const failures = rows.reduce((sum, { measured }) => sum + measured.failures, 0);
	const memory = site.memory();
	console.log(`memory after load: ${memory} MB${said(memory <= mostMegabytes, `at most ${mostMegabytes}`)}`);
	const weight = await firstLoad(site.url, '/oplev');
	console.log(
		`first load of the list page: ${weight.scriptKb} kB JavaScript in ${weight.scripts} files${said(weight.scriptKb <= mostScriptKb, `at most ${mostScriptKb}`)}, ` +
			`${weight.styleKb} kB styles, ${weight.pageKb} kB page, all gzip`,
	);
	const viewed = ['/', '/oplev', events[0] ?? '', '/partnere/partner-1'];
	for (const [index, view] of (await firstViews(site.url, viewed)).entries()) {
		const { kb, requests, lcp, cls } = view;
		const least = mostFirstView;
		const reached = kb <= least.kb && requests <= least.requests && lcp <= least.lcp && cls <= least.cls;
		console.log(
			`first view of ${viewed[index]}: ${kb} kB, ${requests} requests, largest paint ${lcp} ms, shift ${cls}` +
				said(reached, `at most ${least.kb} kB, ${least.requests} requests, ${least.lcp} ms, ${least.cls}`),
		);
	}
	const plans = await hotPlans(database(), new Date());
	for (const { name, milliseconds, nodes, scanned } of plans) {
		console.log(`plan, ${name}: ${milliseconds.toFixed(2)} ms · ${nodes.join(' · ')}`);
		if (scanned.length) process.exitCode = 1;
		for (const table of scanned) console.log(`  reads all of ${table}`);
	}
	if (failures) throw new Error(`${failures} requests failed`);
}
