import { afterAll, beforeAll, describe, expect } from 'vitest';
import * as v from 'valibot';
import { benefitStanding } from '#lib/benefits/benefit.ts';
import * as benefits from '#lib/benefits/benefits.server.ts';
import { benefitRules } from '#lib/benefits/rules.ts';
import { benefitPage, ownBenefits } from '#lib/benefits/readers.server.ts';
import { feedOf } from '#lib/explore/feeds/feeds.server.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { setClock } from '#lib/platform/clock.ts';
import { player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

const now = new Date('2026-11-25T09:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const typed = {
	kind: 'leisure',
	title: 'Gratis svømning',
	description: 'Kom og svøm med os om lørdagen.',
	howToGet: 'Mød op kl. 10.',
	audience: ['children'],
	where: 'city',
};
const inFiles = (['rss', 'atom', 'csv', 'geojson'] as const).map((format) => [format, true] as const);
const read = (change: object = {}) => v.parse(benefitRules, { ...typed, ...change });

describe('what a reader meets', () => {
	const published = { state: 'published', validUntil: null, confirmedAt: now, takenDownAt: null } as const;
	test.for([
		[{}, 'current'],
		[{ validUntil: '2026-11-25' }, 'current'],
		[{ validUntil: '2026-11-24' }, 'expired'],
		[{ confirmedAt: new Date('2025-11-26T09:00Z') }, 'current'],
		[{ confirmedAt: new Date('2025-11-25T08:59Z') }, 'unconfirmed'],
		[{ state: 'ended' }, 'ended'],
		[{ state: 'draft', confirmedAt: new Date(0) }, 'draft'],
	] as const)('%o: %s', ([change, standing]) => {
		expect(benefitStanding({ ...published, ...change }, { today: '2026-11-25', now })).toBe(standing);
	});
});

test.for([
	[{}, null],
	[{ audience: [] }, 'audience'],
	[{ audience: ['everyone', 'children'] }, 'audience'],
	[{ audience: ['danes'] }, 'audience'],
	[{ where: 'districts' }, 'districts'],
	[{ where: 'districts', districts: [3] }, null],
	[{ where: 'other' }, 'address'],
	[{ priceKr: -1 }, 'priceKr'],
	[{ howToGet: '' }, 'howToGet'],
] as const)('%o is told at %s', ([change, field]) => {
	const { issues } = v.safeParse(benefitRules, { ...typed, ...change });
	expect(issues?.[0]?.path?.[0]?.key ?? null).toBe(field);
});

test('it is published, found everywhere, fades, is confirmed, and ends', async ({ db }) => {
	const us = await player(db);
	const editor = us.as('editor');
	const path = await benefits.createBenefit(db, editor, us.slug, read());
	const slug = path.split('/').at(-1)!;
	const found = async (query: string) => {
		const filter = readFilter(new URLSearchParams(query));
		const { days } = await explore(db, filter, { after: null, limit: 20, now: new Date(now) });
		const shown = days.flatMap(({ things }) => things).length;
		expect(await howMuchFits(db, filter, now)).toBe(shown);
		return shown;
	};
	expect(await found('')).toBe(0);
	await benefits.publishBenefit(db, editor, us.slug, slug, { wordingRead: false });
	for (const query of ['', 'kind=benefits', 'district=3', 'q=svømning', 'q=børn', `partner=${us.slug}`])
		expect(await found(query), query).toBe(1);
	for (const query of ['kind=events', 'when=today', 'free=1', 'near=55.69,12.55', 'partner=another'])
		expect(await found(query), query).toBe(0);
	// It has no day that a calendar could hold.
	for (const [format, holds] of [...inFiles, ['ics', false]] as const) {
		const filter = readFilter(new URLSearchParams('kind=benefits'));
		const asked = { now: new Date(now), origin: 'https://bland.example', sender: 'hej@bland.example' };
		const text = await (await feedOf(db, filter, format, asked)).text();
		expect(text.includes('Gratis svømning'), format).toBe(holds);
	}

	await db
		.updateTable('benefit')
		.set({ confirmedAt: new Date('2025-11-01') })
		.execute();
	expect(await found('kind=benefits&q=gratis')).toBe(0);
	expect((await benefitPage(db, editor, slug)).standing).toBe('unconfirmed');
	await benefits.confirmBenefit(db, editor, us.slug, slug);
	expect(await found('kind=benefits&q=lørdagen')).toBe(1);

	const other = await player(db);
	for (const act of [benefits.confirmBenefit, benefits.deleteDraft])
		await expect(act(db, other.as('owner'), us.slug, slug)).rejects.toMatchObject({ status: 404 });
	await benefits.endBenefit(db, editor, us.slug, slug, 'Hallen er lukket');
	await expect(benefits.changeBenefit(db, editor, us.slug, slug, read())).rejects.toMatchObject({
		code: 'benefit_ended',
	});
	expect((await ownBenefits(db, us.id)).map(({ state, stateReason }) => [state, stateReason])).toEqual([
		['ended', 'Hallen er lukket'],
	]);
});

test.for([
	['title', 'Gratis svømning kun for kvinder'],
	['description', 'Svømning for unge under 30 om lørdagen.'],
	['howToGet', 'Medbring bevis på dit statsborgerskab.'],
] as const)(
	'words in its %s that ask for who people are go out only read and stood by, new or changed',
	async ([field, words], { db }) => {
		const us = await player(db);
		const editor = us.as('editor');
		const unread = { name: 'Refused', code: 'wording_unread', field: 'wordingRead' };
		const [plain, doubtful] = [read(), read({ [field]: words })];
		const path = await benefits.createBenefit(db, editor, us.slug, plain);
		const slug = path.split('/').at(-1)!;
		const change = (input: typeof plain) => benefits.changeBenefit(db, editor, us.slug, slug, input);
		const publish = (wordingRead: boolean) =>
			benefits.publishBenefit(db, editor, us.slug, slug, { wordingRead });
		const stored = async () => (await ownBenefits(db, us.id)).map((one) => [one.state, one[field]]);

		await change(doubtful);
		await expect(publish(false)).rejects.toMatchObject(unread);
		expect(await stored()).toEqual([['draft', words]]);
		await publish(true);
		expect(await stored()).toEqual([['published', words]]);

		await change(plain);
		await expect(change(doubtful)).rejects.toMatchObject(unread);
		expect(await stored()).toEqual([['published', plain[field]]]);
		await change({ ...doubtful, wordingRead: true });
		expect(await stored()).toEqual([['published', words]]);
	},
);
