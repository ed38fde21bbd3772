import { describe, expect } from 'vitest';
import { visitor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { writeDown } from '#lib/casework/casework.server.ts';
import { partnerFile } from '#lib/casework/partner-file.server.ts';
import { cityTotals } from '#lib/commitments/readers.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Obstacle } from '#lib/organisations/merging/merging.ts';
import { mergeOrganisations, mergePreview } from '#lib/organisations/merging/merging.server.ts';
import { publicPartner } from '#lib/organisations/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy, partnership } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { joinAs, makeSite, person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { recount } from '../../../../tests/support/cast/reports.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const notFound = { status: 404 };
const refused = (code: string) => ({ name: 'Refused', code });
const reason = 'Samme CVR og samme leder.';
const merge = async (db: Database, from: { slug: string }, into: { slug: string }) =>
	mergeOrganisations(db, await person(db, 'consultant'), { from: from.slug, into: into.slug, reason });

async function deed(db: Database, org: Player, counterpart?: Player) {
	const commitment = await commitmentBy(db, org, { counterpart });
	await addContribution(db, org.as('reporter'), org.id, {
		commitment: commitment.id,
		amount: 4,
		happenedOn: copenhagenDate(new Date()),
		note: '',
	});
	const { id } = await db
		.selectFrom('contribution')
		.select('id')
		.where('commitmentId', '=', commitment.id)
		.executeTakeFirstOrThrow();
	return { commitment, contribution: id };
}

const note = (words: string) => ({
	submission: undefined,
	kind: 'call' as const,
	words,
	task: '',
	taskOn: null,
	taskOwner: null,
	nextOn: null,
});

describe('two entries become one', () => {
	test('with both histories, and no figure changes', async ({ db }) => {
		const karen = await person(db, 'consultant');
		const [old, kept, third] = [await player(db), await player(db), await player(db, 'school')];
		const both = old.as('owner').person;
		await joinAs(db, kept.id, both.id, 'reader');
		for (const org of [old, kept]) {
			await makeSite(db, org.id);
			await writeDown(db, karen, org.slug, note(`Talt med ${org.name}`));
		}
		const [one, two] = [await deed(db, old, third), await deed(db, kept)];
		await verify(db, karen, { contribution: one.contribution, level: 3, note: 'Set' });
		const agreed = await partnership(db, [old, third]);
		await makeEvent(db, old.id, { title: 'Åbent hus' });
		const total = () => cityTotals(db);
		const before = await total();

		await merge(db, old, kept);

		expect(await total()).toEqual(before);
		for (const { commitment } of [one, two]) {
			const stored = await db
				.selectFrom('commitmentTotal')
				.select('delivered')
				.where('commitmentId', '=', commitment.id)
				.executeTakeFirstOrThrow();
			expect(Number(stored.delivered)).toBe(await recount(db, commitment.id));
		}
		const file = await partnerFile(db, karen, kept.slug, null);
		expect(file.promises.map(({ id }) => id).toSorted()).toEqual(
			[one.commitment.id, two.commitment.id].toSorted(),
		);
		expect(file.partnerships).toMatchObject([{ slug: agreed.slug }]);
		const talks = file.entries.flatMap((entry) => (entry.kind === 'call' ? [entry.words] : []));
		expect(talks.toSorted()).toEqual([`Talt med ${old.name}`, `Talt med ${kept.name}`].toSorted());
		expect(
			file.entries.some((entry) => entry.kind === 'history' && entry.verb === 'organisation.merged'),
		).toBe(true);
		// Whoever was in both is there once, with the greater role.
		const members = await db
			.selectFrom('membership')
			.select(['personId', 'role'])
			.where('organisationId', '=', kept.id)
			.execute();
		expect(members).toHaveLength(10);
		expect(members.find(({ personId }) => personId === both.id)).toMatchObject({ role: 'owner' });
		const mails = await mailsTo(db, both.email);
		expect(
			mails.filter(({ subject }) => subject === m.partner_merge_mail_subject({ name: kept.name })),
		).toHaveLength(1);
		const primary = await db
			.selectFrom('site')
			.select('id')
			.where('organisationId', '=', kept.id)
			.where('isPrimary', '=', true)
			.execute();
		expect(primary).toHaveLength(1);
	});

	test('the first signature stands, and the other is kept beside it', async ({ db }) => {
		const [old, kept] = [await player(db), await player(db)];
		const signatures = () =>
			db
				.selectFrom('signature')
				.select(['organisationId', 'organisationName', 'supersededAt'])
				.orderBy('id')
				.execute();
		await merge(db, old, kept);
		expect(await signatures()).toMatchObject([
			{ organisationId: kept.id, organisationName: old.name, supersededAt: null },
			{ organisationId: kept.id, organisationName: kept.name, supersededAt: expect.any(Date) },
		]);
	});

	test('the old address leads to the new one, also through two merges', async ({ db }) => {
		const [first, second, last] = [await player(db), await player(db), await player(db)];
		await merge(db, first, second);
		await merge(db, second, last);
		const karen = await person(db, 'consultant');
		for (const { slug } of [first, second]) {
			await expect(publicPartner(db, slug)).rejects.toMatchObject({
				status: 301,
				location: `/partnere/${last.slug}`,
			});
			await expect(partnerFile(db, karen, slug, null)).rejects.toMatchObject({
				status: 301,
				location: `/kommune/partnere/${last.slug}`,
			});
		}
	});

	test('the number in the register of companies goes along where only the one had it', async ({ db }) => {
		const [old, kept] = [await player(db), await player(db)];
		await db.updateTable('organisation').set({ cvr: '10000009' }).where('id', '=', old.id).execute();
		await merge(db, old, kept);
		const { cvr } = await db
			.selectFrom('organisation')
			.select('cvr')
			.where('id', '=', kept.id)
			.executeTakeFirstOrThrow();
		expect(cvr).toBe('10000009');
	});
});

describe('what stands in the way', () => {
	const cases: Partial<Record<Obstacle, (db: Database, from: Player, into: Player) => Promise<unknown>>> = {
		state: (db, from) =>
			db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', from.id).execute(),
		cvr: async (db, from, into) => {
			await db.updateTable('organisation').set({ cvr: '10000009' }).where('id', '=', from.id).execute();
			await db.updateTable('organisation').set({ cvr: '20000008' }).where('id', '=', into.id).execute();
		},
		parent: (db, from, into) =>
			db.updateTable('organisation').set({ parentId: into.id }).where('id', '=', from.id).execute(),
		together: (db, from, into) => partnership(db, [from, into]),
		promise: (db, from, into) => commitmentBy(db, into, { counterpart: from }),
		event: async (db, from, into) => {
			const { id } = await makeEvent(db, from.id);
			const asked = { eventId: id, organisationId: into.id, state: 'asked' as const, askedAt: new Date() };
			await db.insertInto('eventOrganiser').values(asked).execute();
		},
	};
	for (const [obstacle, arrange] of Object.entries(cases))
		test(`${obstacle}: is said before, and refused`, async ({ db }) => {
			const [from, into] = [await player(db), await player(db)];
			await arrange(db, from, into);
			const karen = await person(db, 'consultant');
			const preview = await mergePreview(db, karen, { from: from.slug, into: into.slug, text: '' });
			expect(preview.into?.obstacles).toContain(obstacle);
			await expect(merge(db, from, into)).rejects.toMatchObject({ name: 'Refused' });
			expect(await db.selectFrom('organisationMerge').select('id').execute()).toEqual([]);
		});

	test('nobody is merged into themselves', async ({ db }) => {
		const one = await player(db);
		await expect(merge(db, one, one)).rejects.toMatchObject(refused('merge_same'));
	});
});

describe('two at once', () => {
	test('the same merge is done once, and the opposite one is refused', async ({ db }) => {
		const [one, other] = [await player(db), await player(db)];
		const outcomes = await Promise.allSettled([
			merge(db, one, other),
			merge(db, one, other),
			merge(db, other, one),
		]);
		expect(await db.selectFrom('organisationMerge').select('id').execute()).toHaveLength(1);
		const states = await db
			.selectFrom('organisation')
			.select('state')
			.where('id', 'in', [one.id, other.id])
			.execute();
		expect(states.map(({ state }) => state).toSorted()).toEqual(['approved', 'closed']);
		const failed = outcomes.filter(({ status }) => status === 'rejected');
		expect(failed.length).toBeGreaterThan(0);
		for (const outcome of failed)
			expect((outcome as PromiseRejectedResult).reason).toMatchObject(refused('merge_state'));
	});

	test('into two others: the first is heard', async ({ db }) => {
		const [one, a, b] = [await player(db), await player(db), await player(db)];
		const outcomes = await Promise.allSettled([merge(db, one, a), merge(db, one, b)]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await db.selectFrom('organisationMerge').select('id').execute()).toHaveLength(1);
	});
});

test('is for those who decide about organisations, and unknown to everybody else', async ({ db }) => {
	const [from, into] = [await player(db), await player(db)];
	const roles: MunicipalRole[] = ['moderator', 'editor', 'auditor'];
	const strangers = await Promise.all(roles.map((role) => person(db, role)));
	for (const who of [visitor, from.as('owner'), ...strangers]) {
		const slugs = { from: from.slug, into: into.slug };
		await expect(mergeOrganisations(db, who, { ...slugs, reason })).rejects.toMatchObject(notFound);
		await expect(mergePreview(db, who, { ...slugs, text: '' })).rejects.toMatchObject(notFound);
	}
	const karen = await person(db, 'consultant');
	await expect(
		mergeOrganisations(db, karen, { from: from.slug, into: 'findes-ikke', reason }),
	).rejects.toMatchObject(notFound);
});
