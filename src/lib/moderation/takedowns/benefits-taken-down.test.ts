/** An offer to citizens is reported and taken down as an event is. */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import * as v from 'valibot';
import { visitor } from '#lib/accounts/actor.ts';
import { deleteDraft, publishBenefit } from '#lib/benefits/benefits.server.ts';
import { benefitPage, currentBenefitsOf, ownBenefit } from '#lib/benefits/readers.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagInput } from '#lib/moderation/input.ts';
import { flagsOfTheCity, ownTakedown, takedownsOfTheCity } from '#lib/moderation/readers.server.ts';
import { appeal, decideTakedown, takeListingDown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeBenefit } from '../../../../tests/support/cast/benefits.ts';
import { organisation } from '../../../../tests/support/cast/events.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const reason = { reason: 'misleading', words: 'Svømmehallen kender ikke tilbuddet.' } as const;
const said = v.parse(flagInput, {
	reason: 'wrong_facts',
	words: 'Det koster 90 kr.',
	email: 'laeser@prove.example',
});

async function offered(db: Database, given: Parameters<typeof makeBenefit>[2] = {}) {
	const org = await organisation(db, 'bad');
	const benefit = await makeBenefit(db, org.id, given);
	return { org, benefit, about: { kind: 'benefits', slug: benefit.slug } as const };
}
const listed = async (db: Database) => {
	const filter = readFilter(new URLSearchParams('kind=benefits'));
	const { days } = await explore(db, filter, { after: null, limit: 20, now });
	return days.flatMap(({ things }) => things).length;
};

describe('an offer', () => {
	test('that a reader reports is taken down: gone at once, with why, and told to its organisation', async ({
		db,
	}) => {
		const { org, benefit, about } = await offered(db);
		await flag(db, about, said, { clientAddress: '192.0.2.1' });
		const moderator = await person(db, 'moderator');
		const { flags } = await flagsOfTheCity(db, moderator, { state: 'open', reason: null }, null);
		expect(flags[0]).toMatchObject({ about: { kind: 'benefits', title: 'Gratis svømning' } });
		expect(await listed(db)).toBe(1);

		await takeListingDown(db, moderator, about, reason);
		expect(await listed(db)).toBe(0);
		expect(await currentBenefitsOf(db, org.id, now, 5)).toEqual([]);
		for (const actor of [visitor, org.as('owner')])
			await expect(benefitPage(db, actor, benefit.slug)).rejects.toMatchObject({
				status: 410,
				body: { takenDown: 'misleading' },
			});
		await expect(flag(db, about, said, { clientAddress: '192.0.2.2' })).rejects.toMatchObject({
			status: 404,
		});
		const own = await ownBenefit(db, org.as('reader'), org.slug, benefit.slug, 'read');
		expect(own.standing).toBe('taken_down');
		const [letter] = await mailsTo(db, 'bad@example.dk');
		expect(letter!.text).toContain(reason.words);
		expect(letter!.text).toContain(`/${benefit.slug}`);
		expect(letter!.text).not.toContain('90 kr.');
		expect(await mailsTo(db, 'laeser@prove.example')).toHaveLength(1);
		const left = await flagsOfTheCity(db, moderator, { state: 'open', reason: null }, null);
		expect(left.flags).toEqual([]);

		const publish = publishBenefit(db, org.as('editor'), org.slug, benefit.slug, { wordingRead: true });
		await expect(publish).rejects.toMatchObject({ code: 'listing_taken_down' });
		const remove = deleteDraft(db, org.as('editor'), org.slug, benefit.slug);
		await expect(remove).rejects.toMatchObject({ code: 'listing_taken_down' });
		await expect(
			db.updateTable('benefit').set({ state: 'published' }).where('id', '=', benefit.id).execute(),
		).rejects.toThrow('benefit_taken_down_is_hidden');
	});

	test('is appealed once, decided by somebody else, and comes back as it stood and as fresh', async ({
		db,
	}) => {
		const confirmedAt = new Date('2026-03-01T12:00:00Z');
		const { org, benefit, about } = await offered(db, { confirmedAt });
		const [first, another] = [await person(db, 'moderator'), await person(db, 'consultant')];
		await takeListingDown(db, first, about, reason);
		const say = () => appeal(db, org.as('editor'), org.slug, about, 'Spørg i billetlugen.');
		await say();
		await expect(say()).rejects.toMatchObject({ code: 'takedown_appealed' });
		const { id } = found(await ownTakedown(db, { kind: 'benefits', id: benefit.id, takenDownAt: now }));
		const decide = (by: typeof first) =>
			decideTakedown(db, by, { takedown: id, decision: 'restored', words: 'De har ret.' });
		await expect(decide(first)).rejects.toMatchObject({ code: 'takedown_not_yours' });
		const { takedowns } = await takedownsOfTheCity(db, another, { state: 'appealed' }, null);
		expect(takedowns[0]).toMatchObject({ appeal: 'Spørg i billetlugen.', about: { kind: 'benefits' } });
		await decide(another);
		expect(await benefitPage(db, visitor, benefit.slug)).toMatchObject({
			standing: 'current',
			benefit: { confirmedAt },
		});
		expect(await listed(db)).toBe(1);
	});

	test('that had ended comes back ended; a draft is nobody’s to take down', async ({ db }) => {
		const { benefit, org, about } = await offered(db, { state: 'ended' });
		const moderator = await person(db, 'moderator');
		await takeListingDown(db, moderator, about, reason);
		const { id } = found(await ownTakedown(db, { kind: 'benefits', id: benefit.id, takenDownAt: now }));
		await decideTakedown(db, moderator, { takedown: id, decision: 'restored', words: 'En fejl.' });
		expect((await benefitPage(db, visitor, benefit.slug)).standing).toBe('ended');
		const { slug } = await makeBenefit(db, org.id, { state: 'draft' });
		await expect(takeListingDown(db, moderator, { kind: 'benefits', slug }, reason)).rejects.toMatchObject({
			code: 'listing_not_public',
		});
	});
});
