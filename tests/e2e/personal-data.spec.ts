/** What public pages hand to the browser beside what they show: no numbers of persons, and nobody's account address. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { samplePages } from '../support/samples.ts';

/** Names of numbers of persons in a page's data, which SvelteKit writes flat: an object's values are places in the list. */
function numbersOfPersons(list: readonly unknown[]): string[] {
	return list.flatMap((item) =>
		typeof item !== 'object' || item === null || Array.isArray(item)
			? []
			: Object.entries(item)
					.filter(([key]) => /^person(Id)?$|[a-z]By$/.test(key) && key !== 'behindBy')
					.filter(([, place]) => typeof list[place as number] === 'number')
					.map(([key]) => key),
	);
}

test('no public page hands out numbers or addresses of persons', async ({ db, cast, mailbox, request }) => {
	test.setTimeout(120_000);
	const samples = Object.entries(await samplePages({ db, cast, mailbox, request })).filter(
		([route, { as }]) => !as && !route.startsWith('/dev'),
	);
	const addresses = (await db.selectFrom('person').select('email').execute()).map(({ email }) => email);
	for (const [route, { path }] of samples) {
		const [address = '', query = ''] = href(path, 'da').split('?');
		const data = `${address.replace(/\/$/, '')}/__data.json?${query}`;
		const response = await request.get(data, { maxRedirects: 0 });
		if (!response.headers()['content-type']?.includes('json')) continue;
		const text = await response.text();
		const { nodes = [] } = JSON.parse(text) as { nodes?: ({ data?: unknown[] } | null)[] };
		const found = nodes.flatMap((node) => numbersOfPersons(node?.data ?? []));
		expect.soft(found, `${route} hands out numbers of persons`).toEqual([]);
		// The demo's login page offers its people.
		const named = route === '/login' ? [] : addresses.filter((email) => text.includes(`"${email}"`));
		expect.soft(named, `${route} hands out addresses of accounts`).toEqual([]);
	}
	for (const path of ['/api/v1/events', '/oplev/map.json', '/oplev/map.json?within=55,12,56,13']) {
		const text = await (await request.get(path)).text();
		expect.soft(text, path).not.toMatch(/"(person(Id|_id)?|created_?By|\w+_by)":\s*\d/i);
		expect.soft(addresses.filter((email) => text.includes(email))).toEqual([]);
	}
});
