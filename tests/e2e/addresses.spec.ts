/**
 * Whatever stands in an address is read or ignored: no parameter of a path and no search parameter makes an error of
 * ours. Routes come from the route tree, search parameters from the code that reads them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { listDoors } from '../support/routes.ts';
import { longRubbish, rubbishInPaths, trickyValues, wrongValues } from '../support/rubbish.ts';
import { samplePages, type Sample } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

const sources = 'src/**/*.{ts,svelte}';
test.setTimeout(300_000);

/** Names that the code asks an address for, and the files that ask. */
async function searchParameters() {
	const names = new Set<string>();
	for await (const file of glob(sources)) {
		const read = readFileSync(file, 'utf8').matchAll(
			/\b(?:searchParams|search|params|query|said)\s*\.(?:get|getAll|has)\('([\w-]+)'\)/g,
		);
		for (const [, name] of read) names.add(name!);
	}
	return [...names];
}

/** What a route's own code looks at after the question mark: values, or only whether a word stands there. */
function searchOf(route: string): 'values' | 'words' | null {
	const source = ['+page.server.ts', '+server.ts', '+page.svelte']
		.map((file) => `src/routes${route}/${file}`)
		.filter((file) => existsSync(file))
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	if (!source.includes('searchParams')) return null;
	return /searchParams(?!\.has\()/.test(source) ? 'values' : 'words';
}

interface Asked {
	address: string;
	as?: Sample['as'];
	method?: 'GET' | 'POST';
}

/** Endpoints have no page: where an address with something on it is known from a page's. */
function endpointSamples(pages: Record<string, Sample>): Record<string, Sample> {
	const beside = (page: string, change: (path: string) => string): Sample => ({
		...pages[page],
		path: change(pages[page]!.path),
	});
	const own = '/(member)/workspace/[organisation]';
	const year = '/(public)/partners/[organisation]/report/[year]';
	const meeting = `${own}/partnerships/[partnership]/meetings/[meeting]`;
	const city = pages['/(municipality)/municipality/partners']!;
	return {
		'/(public)/events': { path: '/events' },
		'/(public)/opportunities': { path: '/opportunities' },
		'/(public)/benefits': { path: '/benefits' },
		'/alerts/[secret]/one-click': beside('/alerts/[secret]', (path) => `${path}/one-click`),
		'/(public)/embed': { path: '/embed' },
		'/(public)/embed.js': { path: '/embed.js' },
		'/(public)/oembed': { path: '/oembed' },
		'/(public)/explore/feed.[format]': { path: '/explore/feed.ics' },
		'/(public)/barriers/feed.[format]': { path: '/barriers/feed.rss' },
		'/(public)/debates/feed.[format]': { path: '/debates/feed.rss' },
		'/(public)/explore/map.json': { path: '/explore/map.json' },
		'/(public)/events/[event]/calendar.ics': beside(
			'/(public)/events/[event]',
			(path) => `${path}/calendar.ics`,
		),
		...Object.fromEntries(
			[
				'/(public)/courses/[course]',
				'/(public)/forums/[forum]',
				'/(public)/networks/[network]',
				'/(public)/seats/[secret]',
			].map((page) => [`${page}/calendar.ics`, beside(page, (path) => `${path}/calendar.ics`)]),
		),
		'/(public)/seats/[secret]/one-click': beside('/(public)/seats/[secret]', (path) => `${path}/one-click`),
		'/(public)/opportunities/[opportunity]/deadline.ics': beside(
			'/(public)/opportunities/[opportunity]',
			(path) => `${path}/deadline.ics`,
		),
		'/(public)/partners/[organisation]/badge.svg': beside(
			'/(public)/partners/[organisation]',
			(path) => `${path}/badge.svg`,
		),
		[`${year}.pdf`]: beside(year, (path) => `${path}.pdf`),
		'/(public)/verify/[code]/charter.txt': beside('/(public)/verify/[code]', (path) => `${path}/charter.txt`),
		'/api/addresses': { path: '/api/addresses', as: city.as },
		'/api/v1/[...list]': { path: '/api/v1/events' },
		'/api/v1/openapi.json': { path: '/api/v1/openapi.json' },
		'/data/[list].csv': { path: '/data/events.csv' },
		'/data/catalog.jsonld': { path: '/data/catalog.jsonld' },
		'/data/datapackage.json': { path: '/data/datapackage.json' },
		'/(public)/boards.csv': { path: '/boards.csv' },
		'/(public)/commitments.csv': { path: '/commitments.csv' },
		'/(public)/equal-treatment/counts.csv': { path: '/equal-treatment/counts.csv' },
		'/(public)/methods.csv': { path: '/methods.csv' },
		'/(public)/results.csv': { path: '/results.csv' },
		'/(public)/results/network.csv': { path: '/results/network.csv' },
		'/basemap/pack.[kind]': { path: '/basemap/pack.topojson' },
		'/(public)/welcome/film/[film]': { path: '/welcome/film/1' },
		'/(public)/documents/[document]': { path: '/documents/1' },
		'/(public)/conference/[year]/papers/[paper]': beside(
			'/(public)/conference/[year]',
			(path) => `${path}/papers/1`,
		),
		'/(public)/seats/[secret]/documents/[document]': beside(
			'/(public)/seats/[secret]',
			(path) => `${path}/documents/1`,
		),
		'/(public)/welcome/film/[film]/captions': { path: '/welcome/film/1/captions' },
		'/(public)/welcome/film/[film]/poster': { path: '/welcome/film/1/poster' },
		'/images/[key]': { path: `/images/${'a'.repeat(64)}.webp` },
		'/map/outline.svg': { path: '/map/outline.svg' },
		'/map/[point].svg': { path: '/map/55.7105,12.5301.svg' },
		'/(public)/results/barometer.csv': { path: '/results/barometer.csv' },
		'/(public)/results/cities-index.csv': { path: '/results/cities-index.csv' },
		'/(public)/results/year-wheel.csv': { path: '/results/year-wheel.csv' },
		'/(public)/results/year-wheel.ics': { path: '/results/year-wheel.ics' },
		'/(public)/results/opinions.csv': { path: '/results/opinions.csv' },
		'/(public)/results/plans.csv': { path: '/results/plans.csv' },
		'/(public)/results/status-reports/[report].pdf': beside(
			'/(public)/results/status-reports/[report]',
			(path) => `${path}.pdf`,
		),
		'/(public)/results/status-reports/[report]/[source].csv': beside(
			'/(public)/results/status-reports/[report]',
			(path) => `${path}/commitments.csv`,
		),
		'/(municipality)/municipality/followup/status-reports/[report].pdf': beside(
			'/(municipality)/municipality/followup/status-reports/[report]',
			(path) => `${path}.pdf`,
		),
		'/(municipality)/municipality/followup/status-reports/[report]/rows/[source].csv': beside(
			'/(municipality)/municipality/followup/status-reports/[report]',
			(path) => `${path}/rows/commitments.csv`,
		),
		'/(public)/results/barometer/[indicator].csv': beside(
			'/(public)/results/barometer/[indicator]',
			(path) => `${path}.csv`,
		),
		...Object.fromEntries(
			[
				'accounts',
				'audit',
				'equal-treatment/readers',
				'followup/barometer/[indicator]',
				'followup/barometer/editions/[edition]',
				'mails',
				'retention',
			].map((page) => [
				`/(municipality)/municipality/${page}.csv`,
				beside(`/(municipality)/municipality/${page}`, (path) => `${path}.csv`),
			]),
		),
		'/(municipality)/municipality/letters/[letter]/partners.csv': beside(
			'/(municipality)/municipality/letters/[letter]',
			(path) => `${path}/partners.csv`,
		),
		'/(municipality)/municipality/partners/import.csv': beside(
			'/(municipality)/municipality/partners/import',
			(path) => `${path}.csv`,
		),
		'/(municipality)/municipality/partners/import/lists.csv': beside(
			'/(municipality)/municipality/partners/import',
			(path) => `${path}/lists.csv`,
		),
		'/(municipality)/municipality/partners/import/[list]/refused.csv': beside(
			'/(municipality)/municipality/partners/import/[list]',
			(path) => `${path}/refused.csv`,
		),
		'/robots.txt': { path: '/robots.txt' },
		'/(public)/sitemap.xml': { path: '/sitemap.xml' },
		'/(public)/sitemap/[file]': { path: '/sitemap/events-0' },
		'/[x+2e]well-known/security.txt': { path: '/.well-known/security.txt' },
		'/healthz': { path: '/healthz' },
		'/readyz': { path: '/readyz' },
		'/(member)/evidence/[evidence]': { path: '/evidence/1', as: city.as },
		'/(member)/account/data': { path: '/account/data', as: city.as },
		[`${own}/report/draft`]: beside(`${own}/report`, (path) => `${path}/draft`),
		[`${own}/events/[event]/check-in/presses`]: beside(
			`${own}/events/[event]/check-in`,
			(path) => `${path}/presses`,
		),
		[`${own}/events/import.csv`]: beside(`${own}/events/import`, (path) => `${path}.csv`),
		[`${own}/events/[event]/registrations.csv`]: beside(
			`${own}/events/[event]/registrations`,
			(path) => `${path}.csv`,
		),
		[`${meeting}/calendar.ics`]: beside(meeting, (path) => `${path}/calendar.ics`),
		[`${own}/partnerships/[partnership]/documents/[document]`]: beside(meeting, (path) =>
			path.replace(/meetings\/\d+/, 'documents/1'),
		),
		...Object.fromEntries(
			[
				'charter.csv',
				'charter/versions.csv',
				'commitment-types.csv',
				'contributions.csv',
				'coverage.csv',
				'coverage.geojson',
				'coverage/map.json',
				'deadlines.csv',
				'dormant.csv',
				'flags.csv',
				'duplicates.csv',
				'duplicates/partners.csv',
				'followup/barometer.csv',
				'followup/barometer/editions.csv',
				'followup/year-wheel.csv',
				'letters.csv',
				'needs.csv',
				'network.csv',
				'network.graphml',
				'network/growth.csv',
				'network/partners.csv',
				'partners.csv',
				'partners.geojson',
				'pictures.csv',
				'policy.csv',
				'reporting.csv',
				'takedowns.csv',
				'worklist.csv',
			].map((file) => [`/(municipality)/municipality/${file}`, { ...city, path: `/municipality/${file}` }]),
		),
	};
}

/** The sample's address with one parameter of its path replaced, each in turn. */
function pathsWith(route: string, sample: string, value: string): string[] {
	const pattern = route.replace(/\/\([^)]+\)/g, '').split('/');
	const parts = sample.split('?')[0]!.split('/');
	return pattern.flatMap((part, index) =>
		// Before anything else the gate asks whether the person is a member of the workspace's organisation.
		part.includes('[') &&
		!part.includes('[x+') &&
		!(index === 2 && pattern[1] === 'workspace' && pattern.length > 3)
			? [
					parts
						.with(
							index,
							part.replace(/\[[^\]]+\]/, () => value),
						)
						.join('/'),
				]
			: [],
	);
}

test('no value in an address is an error of ours', async ({ db, cast, mailbox, request, baseURL }) => {
	const pages = await samplePages({ db, cast, mailbox, request });
	const samples = { ...endpointSamples(pages), ...pages };
	const doors = await listDoors();
	const names = await searchParameters();
	expect(names.length, 'the scan finds the parameters').toBeGreaterThan(20);

	const asked: Asked[] = [];
	for (const route of new Set(doors.map((door) => door.route))) {
		const sample = samples[route];
		if (!sample) throw new Error(`${route} has no sample address`);
		if (route === '/logout') continue;
		const { as } = sample;
		const [path = ''] = sample.path.split('?');
		const ask = (address: string, method: Asked['method'] = 'GET') => asked.push({ address, as, method });
		// A page's data is read as for the page, in less time.
		const isPage = doors.some((door) => door.route === route && door.kind === 'page');
		const data = (of: string) => (isPage ? `${of === '/' ? '' : of}/__data.json` : of);
		const all = (value: string) => names.map((name) => `${name}=${value}`).join('&');
		const reads = searchOf(route);
		if (reads) {
			for (const value of trickyValues) ask(`${path}?${all(value)}`);
			ask(`${path}?${names.map((name) => `${name}=1&${name}=2&${name}[]=3&${name}.x=4`).join('&')}`);
		}
		if (reads === 'values') {
			for (const value of wrongValues) ask(`${data(path)}?${all(value)}`);
			for (const value of longRubbish) ask(`${data(path)}?q=${value}`);
			for (const value of longRubbish.slice(0, 4)) ask(`${data(path)}?after=${value}`);
		}
		for (const value of rubbishInPaths)
			pathsWith(route, path, value).forEach((address) => ask(data(address)));
		for (const door of doors.filter((one) => one.route === route && one.kind === 'action'))
			for (const value of ['%E2%80%AE', '2147483648'])
				for (const address of pathsWith(route, path, value))
					ask(address + (door.ask === 'default' ? '' : `?/${door.ask}`), 'POST');
	}
	// The order of this list decides what its cursor holds.
	const partners = samples['/(municipality)/municipality/partners']!;
	for (const sort of ['name', 'signed', 'commitments', 'behind', 'confirmed'])
		for (const value of wrongValues)
			asked.push({ ...partners, address: `${partners.path}/__data.json?sort=${sort}&after=${value}` });

	const cookies = new Map<string, Promise<string>>();
	const cookie = (email: string) => {
		const known = cookies.get(email) ?? sessionOf(db, email);
		cookies.set(email, known);
		return known;
	};
	const wrong: string[] = [];
	const statuses = new Map<number, number>();
	let slowest = { address: '', ms: 0 };
	const queue = asked.values();
	const worker = async (lane: number) => {
		let count = 0;
		for (const { address, as, method = 'GET' } of queue) {
			const started = performance.now();
			const response = await fetch(baseURL + href(address, 'da'), {
				method,
				redirect: 'manual',
				headers: {
					cookie: as ? await cookie(as.email) : '',
					origin: baseURL ?? '',
					accept: 'text/html',
					'x-forwarded-for': `10.9.${lane}.${count++ >> 5}`,
				},
				body: method === 'POST' ? new URLSearchParams({ nothing: '' }) : undefined,
			});
			const text = await response.text();
			const ms = performance.now() - started;
			if (ms > slowest.ms) slowest = { address, ms };
			statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
			// Data answers 200 and says inside what went wrong; only an error of ours has a reference.
			// What says when to come back is on its way: the data package after something was hidden.
			const failed =
				(response.status >= 500 && !response.headers.has('retry-after')) ||
				(address.includes('__data.json') && /"type":"error","error":\{[^}]*"reference"/.test(text));
			if (failed) wrong.push(`${response.status} ${method} ${address.slice(0, 200)}`);
		}
	};
	await Promise.all(Array.from({ length: 6 }, (_, lane) => worker(lane)));
	if (process.env.SHOW)
		console.log(asked.length, Object.fromEntries(statuses), slowest.ms, slowest.address.slice(0, 200));
	expect(wrong).toEqual([]);
	expect(slowest.ms, `${slowest.address.slice(0, 200)} is answered in time`).toBeLessThan(5000);
});
