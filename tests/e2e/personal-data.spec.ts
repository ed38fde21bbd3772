/** What pages hand to the browser beside what they show: no numbers of persons, and in public nobody's account address. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { samplePages } from '../support/samples.ts';

test.skip(({ viewport }) => (viewport?.width ?? 0) < 1000, 'the data does not depend on the window');

/** Where the members themselves are the thing. */
const aboutMembers = /\/people$|\/municipality\/accounts$/;

/** Names of numbers of persons in a page's data, which SvelteKit writes flat: an object's values are places in the list. */
function numbersOfPersons(list: readonly unknown[]): string[] {
	return list.flatMap((item) =>
		typeof item !== 'object' || item === null || Array.isArray(item)
			? []
			: Object.entries(item)
					.filter(([key]) => /^person(Id)?$|[a-z]By$/.test(key))
					.filter(([, place]) => typeof list[place as number] === 'number')
					.map(([key]) => key),
	);
}

test('no page hands out numbers of persons', async ({ db, cast, mailbox, request, open }) => {
	test.setTimeout(180_000);
	const samples = Object.entries(await samplePages({ db, cast, mailbox, request }));
	const addresses = (await db.selectFrom('person').select('email').execute()).map(({ email }) => email);
	const contexts = new Map<string | undefined, ReturnType<typeof open>>();
	for (const [route, { path, as }] of samples) {
		const page = contexts.get(as?.email) ?? open({ account: as });
		contexts.set(as?.email, page);
		const [address = '', query = ''] = href(path, 'da').split('?');
		const response = await (
			await page
		).request.get(`${address.replace(/\/$/, '')}/__data.json?${query}`, { maxRedirects: 0 });
		const text = await response.text();
		if (!response.headers()['content-type']?.includes('json')) continue;
		const { nodes = [] } = JSON.parse(text) as { nodes?: ({ data?: unknown[] } | null)[] };
		const found = nodes.flatMap((node) => numbersOfPersons(node?.data ?? []));
		if (!aboutMembers.test(route)) expect.soft(found, `${route} hands out numbers of persons`).toEqual([]);
		if (as || route.startsWith('/dev')) continue;
		const named = addresses.filter((email) => text.includes(`"${email}"`));
		expect.soft(named, `${route} hands out addresses of accounts`).toEqual([]);
	}
});
