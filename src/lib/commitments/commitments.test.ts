import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { canBecome, commitmentStates, dateProblem } from '#lib/commitments/commitment.ts';
import { amendTarget } from '#lib/commitments/changing/amendments.server.ts';
import { withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { discardDraft, saveWords, startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { accept, decline, propose, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { contributionInput } from '#lib/contributions/input.ts';
import { targetInput, whereInput } from '#lib/commitments/writing/input.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { commitmentsOf } from '#lib/commitments/list/own-list.server.ts';
import { commitmentSummary, servableCommitments } from '#lib/commitments/readers.server.ts';
import { draftBy, partnership, commitmentBy, proposedBy } from '../../../tests/support/cast/commitments.ts';
import { joined, person, player } from '../../../tests/support/cast/people.ts';
import {
	commitmentsTogether,
	commitmentsToward,
	ownCommitment,
	partnershipToPromiseWith,
} from '#lib/commitments/workspace.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import * as v from 'valibot';
import { test, withDatabase } from '../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const stateOf = async (db: Database, slug: string) => (await findBySlug(db, slug))?.state;
const hidden = { status: 404 };

describe('which state may follow which', () => {
	const allowed = [
		'draft>proposed',
		'proposed>draft',
		'proposed>active',
		'proposed>declined',
		'declined>draft',
		'active>reported',
		'active>withdrawn',
		'active>replaced',
		'reported>active',
		'reported>delivered',
		'reported>partly',
		'reported>not_delivered',
		'reported>withdrawn',
	];
	plain('only these', () => {
		const found = commitmentStates.flatMap((from) =>
			commitmentStates.filter((to) => canBecome(from, to)).map((to) => `${from}>${to}`),
		);
		expect(found.toSorted()).toEqual(allowed.toSorted());
	});
});

describe('what can be typed', () => {
	const target = (input: Record<string, string>) => {
		const read = v.safeParse(targetInput(false, '2026-11-22'), {
			target: '10',
			startsOn: '3.3.2026',
			dueOn: '31.12.2026',
			...input,
		});
		return read.success ? read.output : (v.flatten(read.issues as never).nested as Record<string, string[]>);
	};
	plain.each([
		['plain', {}, { target: 10, startsOn: '2026-03-03', dueOn: '2026-12-31' }],
		['Danish number and words', { target: '1.234,5', dueOn: '31. december 2026' }, { target: 1234.5 }],
		['due before start', { dueOn: '1.3.2026' }, { dueOn: [expect.stringContaining('1. marts 2026')] }],
		['due on the start', { dueOn: '3.3.2026' }, { dueOn: [expect.stringContaining('3. marts 2026')] }],
		['31 February', { dueOn: '31.2.2027' }, { dueOn: [expect.stringContaining('dato')] }],
		['due in the past', { dueOn: '21.11.2026' }, { dueOn: [expect.stringContaining('passeret')] }],
		['due today', { dueOn: '22.11.2026' }, { dueOn: '2026-11-22' }],
		['nothing', { target: '' }, { target: [expect.any(String)] }],
		['zero', { target: '0' }, { target: [expect.stringContaining('nul')] }],
		['not a number', { target: 'mange' }, { target: [expect.stringContaining('tal')] }],
		['too much', { target: '1000000' }, { target: [expect.stringContaining('999.999')] }],
	])('%s', (_case, input, expected) =>
		expect(target(input as Record<string, string>)).toMatchObject(expected),
	);

	plain('a milestone takes both words and a date; empty rows fall away', () => {
		const read = (milestoneTitle: string[], milestoneDue: string[]) =>
			v.safeParse(whereInput, { goal: '2011-2014/goal-2', milestoneTitle, milestoneDue });
		expect(read(['Kontakt skoler', ''], ['1.12.2026', ''])).toMatchObject({
			output: { milestones: [{ title: 'Kontakt skoler', dueOn: '2026-12-01' }] },
		});
		expect(read(['Kontakt skoler'], ['snart']).success).toBe(false);
		expect(read([''], ['1.12.2026']).success).toBe(false);
	});

	plain.each([
		['today', '2026-11-22', null],
		['tomorrow', '2026-11-23', 'future'],
		['a month before the start', '2025-12-01', null],
		['longer before', '2025-11-30', 'early'],
	])('a delivery %s', (_case, day, problem) => {
		const period = { startsOn: '2026-01-01', dueOn: '2026-12-31' };
		expect(dateProblem(day, period, '2026-11-22')).toBe(problem);
	});

	plain('a contribution names one of the commitments it may go to', () => {
		const choices = [{ id: 7, startsOn: '2026-01-01', dueOn: '2026-12-31' }];
		const read = (commitment: number) =>
			v.safeParse(contributionInput(choices, '2026-11-22'), {
				commitment,
				amount: '2',
				happenedOn: '3.11.2026',
			});
		expect(read(7).success).toBe(true);
		expect(read(8).success).toBe(false);
	});
});

describe('the life of a commitment', () => {
	test('is for whom it says only once its author has read what may shut somebody out', async ({ db }) => {
		const us = await player(db);
		const editor = us.as('editor');
		for (const words of [
			{ targetGroup: 'Kun somaliske kvinder over 50' },
			{ description: 'Kun for kvinder.' },
			{ title: '10 lærepladser kun for muslimer' },
		]) {
			const slug = await draftBy(db, us);
			await db.updateTable('commitment').set(words).where('slug', '=', slug).execute();
			await expect(propose(db, editor, slug)).rejects.toMatchObject({ code: 'wording_unread' });
			await propose(db, editor, slug, { wordingRead: true });
		}
	});

	test('written, proposed, accepted, amended, withdrawn', async ({ db }) => {
		const us = await player(db);
		const slug = await draftBy(db, us, { target: 10 });
		expect(await findBySlug(db, slug)).toMatchObject({ title: '10 lærepladser', state: 'draft' });
		await saveWords(db, us.as('editor'), slug, {
			title: '10 lærepladser til elektrikere',
			description: '',
		});

		const final = await propose(db, us.as('editor'), slug);
		expect(final).toMatch(/^10-laerepladser-til-elektrikere-/);
		expect((await commitmentsOf(db, us.id, null)).commitments).toHaveLength(0);
		await accept(db, await person(db, 'consultant'), final);
		expect((await commitmentsOf(db, us.id, null)).commitments).toMatchObject([
			{ slug: final, state: 'active' },
		]);
		const mails = await db.selectFrom('mail').select('subject').execute();
		expect(mails).toEqual([{ subject: 'Løftet gælder: 10 lærepladser til elektrikere' }]);

		await amendTarget(db, us.as('signatory'), final, { target: 12, reason: 'Vi fik en afdeling mere' });
		const amended = await findBySlug(db, final);
		expect(amended).toMatchObject({
			target: 12,
			originalTarget: 10,
			title: '12 lærepladser til elektrikere',
		});
		await expect(
			amendTarget(db, us.as('signatory'), final, { target: 12, reason: 'Det samme' }),
		).rejects.toMatchObject({ code: 'commitment_same_target' });

		await withdraw(db, us.as('signatory'), final, 'Vi lukker værkstedet');
		expect(await findBySlug(db, final)).toMatchObject({
			state: 'withdrawn',
			stateReason: 'Vi lukker værkstedet',
		});
		expect(await commitmentSummary(db, amended!.id)).toBeUndefined();
		const audit = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('subjectKind', '=', 'commitment')
			.orderBy('id')
			.execute();
		expect(audit.map(({ verb }) => verb)).toEqual([
			...[
				'commitment.drafted',
				'commitment.proposed',
				'commitment.accepted',
				'commitment.amended',
				'commitment.withdrawn',
			],
		]);
	});

	test('declined with a reason, made a draft again, thrown away', async ({ db }) => {
		const us = await player(db);
		const slug = await proposedBy(db, us);
		await decline(db, await person(db, 'administrator'), slug, 'Tallet er for lavt');
		expect(await findBySlug(db, slug)).toMatchObject({
			state: 'declined',
			stateReason: 'Tallet er for lavt',
		});
		await takeBack(db, us.as('editor'), slug);
		await discardDraft(db, us.as('editor'), slug);
		expect(await findBySlug(db, slug)).toBeUndefined();
	});

	test('takes approval and a signature to be proposed; a draft does not', async ({ db }) => {
		for (const [given, code] of [
			[{ state: 'waiting', signed: false }, 'commitment_not_approved'],
			[{ signed: false }, 'commitment_not_signed'],
		] as const) {
			const us = await player(db, 'business', given);
			const slug = await draftBy(db, us);
			await expect(propose(db, us.as('editor'), slug)).rejects.toMatchObject({ code });
			expect(await stateOf(db, slug)).toBe('draft');
		}
	});

	test('a double click makes one draft', async ({ db }) => {
		const us = await player(db);
		const input = { type: 'mentor-hours', submission: crypto.randomUUID() };
		const slugs = await Promise.all([1, 2, 3].map(() => startDraft(db, us.as('editor'), us.id, input)));
		expect(new Set(slugs).size).toBe(1);
		expect(await db.selectFrom('commitment').select('id').execute()).toHaveLength(1);
	});

	test('two who decide at once leave one decision', async ({ db }) => {
		const slug = await proposedBy(db, await player(db));
		const [one, two] = [await person(db, 'consultant'), await person(db, 'administrator')];
		const done = await Promise.allSettled([
			accept(db, one, slug),
			decline(db, two, slug, 'Ikke nu'),
			accept(db, two, slug),
		]);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const { reason } of done.filter((one) => one.status === 'rejected')) {
			expect(reason).toMatchObject({ code: 'commitment_already_decided' });
		}
	});

	test('one begun from a partnership’s page stands in it, and its other parties meet it once it is public', async ({
		db,
	}) => {
		const [lead, other, stranger] = [
			await player(db),
			await player(db, 'school'),
			await player(db, 'housing'),
		];
		const together = await partnership(db, [lead, other]);
		const input = { type: 'mentor-hours', partnership: together.slug };
		const slug = await startDraft(db, lead.as('editor'), lead.id, input);
		const seen = async (from: { id: number }) =>
			(await commitmentsTogether(db, from.id, together.id)).map((one) => [one.slug, one.own]);
		expect(await seen(lead)).toEqual([[slug, true]]);
		expect(await seen(other)).toEqual([]);
		await expect(startDraft(db, stranger.as('editor'), stranger.id, input)).rejects.toMatchObject({
			code: 'commitment_partnership_closed',
		});
		expect(await partnershipToPromiseWith(db, stranger.id, together.slug)).toBeNull();
		const running = await commitmentBy(db, lead, { partnership: together });
		expect(await seen(other)).toContainEqual([running.slug, true]);
	});

	test('a promise made to an organisation stands among what binds it', async ({ db }) => {
		const [us, school] = [await player(db), await player(db, 'school')];
		const { slug } = await commitmentBy(db, us, { counterpart: school });
		expect((await commitmentsToward(db, school.id)).map((one) => one.slug)).toEqual([slug]);
		expect(await commitmentsToward(db, us.id)).toEqual([]);
		const waiting = await draftBy(db, us, { counterpart: school });
		expect((await commitmentsToward(db, school.id)).map((one) => one.slug)).not.toContain(waiting);
	});

	test('a partnership may not be promised for by somebody outside it, nor after it has ended', async ({
		db,
	}) => {
		const [lead, other, stranger] = [
			await player(db),
			await player(db, 'school'),
			await player(db, 'housing'),
		];
		const together = await partnership(db, [lead, other]);
		await expect(draftBy(db, stranger, { partnership: together })).rejects.toMatchObject({
			code: 'commitment_partnership_closed',
		});
		setClock('2028-01-01T12:00:00Z');
		await expect(draftBy(db, other, { partnership: together })).rejects.toMatchObject({
			code: 'commitment_partnership_closed',
		});
	});
});

describe('who may', () => {
	const db = withDatabase();

	plain("write in a draft: the author's editors, and nobody else sees it", async () => {
		const [us, them] = [await player(db()), await player(db())];
		const slug = await draftBy(db(), us);
		const save = (actor: Actor) => saveWords(db(), actor, slug, { title: 'Noget andet', description: '' });
		for (const role of ['owner', 'signatory', 'editor'] as const) await save(us.as(role));
		for (const role of ['reporter', 'reader'] as const)
			await expect(save(us.as(role))).rejects.toMatchObject(hidden);
		await expect(save(them.as('owner'))).rejects.toMatchObject(hidden);
		await expect(save(await person(db(), 'administrator'))).rejects.toMatchObject(hidden);
		await expect(ownCommitment(db(), them.as('owner'), them.slug, slug)).rejects.toMatchObject(hidden);
	});

	plain('accept: the municipality but not in two hats; a lead says yes like every party', async () => {
		const [lead, other] = [await player(db()), await player(db(), 'school')];
		const together = await partnership(db(), [lead, other]);
		const tries: [string, string, Actor, boolean][] = [
			['consultant', await proposedBy(db(), other), await person(db(), 'consultant'), true],
			['auditor', await proposedBy(db(), other), await person(db(), 'auditor'), false],
			['moderator', await proposedBy(db(), other), await person(db(), 'moderator'), false],
			['own owner', await proposedBy(db(), other), other.as('owner'), false],
			['lead of no partnership', await proposedBy(db(), other), lead.as('owner'), false],
			['lead', await proposedBy(db(), other, { partnership: together }), lead.as('owner'), false],
			['lead of its own', await proposedBy(db(), lead, { partnership: together }), lead.as('owner'), false],
			[
				'party that does not lead',
				await proposedBy(db(), lead, { partnership: together }),
				other.as('owner'),
				false,
			],
		];
		const twoHats = await joined(db(), await person(db(), 'consultant'), other, 'reader');
		for (const [who, slug, actor, allowed] of tries) {
			const done = accept(db(), actor, slug);
			if (allowed) await done;
			else await expect(done, who).rejects.toMatchObject(hidden);
			expect(await stateOf(db(), slug), who).toBe(allowed ? 'active' : 'proposed');
		}
		for (const side of [{}, { counterpart: other }, { partnership: together }]) {
			const author = 'counterpart' in side ? lead : other;
			const slug = await proposedBy(db(), author, side);
			await expect(accept(db(), twoHats, slug)).rejects.toMatchObject({ code: 'own_case' });
		}
		const asLead = await joined(db(), await person(db(), 'consultant'), lead, 'editor');
		const joint = await proposedBy(db(), other, { partnership: together });
		await expect(accept(db(), asLead, joint)).rejects.toMatchObject({ code: 'own_case' });
	});

	plain("withdraw and amend: signatories; in a partnership the lead's", async () => {
		const [lead, other] = [await player(db()), await player(db(), 'school')];
		const shared = await commitmentBy(db(), other, { partnership: await partnership(db(), [lead, other]) });
		const giveUp = (actor: Actor, slug: string) => withdraw(db(), actor, slug, 'Det lykkes ikke');
		await expect(giveUp(other.as('owner'), shared.slug)).rejects.toMatchObject(hidden);
		await expect(giveUp(lead.as('editor'), shared.slug)).rejects.toMatchObject(hidden);
		await giveUp(lead.as('signatory'), shared.slug);
		await expect(giveUp(lead.as('signatory'), shared.slug)).rejects.toMatchObject({
			code: 'commitment_not_running',
		});
	});

	plain("serve with events: the running commitments of one's own and of one's partnerships", async () => {
		const [us, other] = [await player(db()), await player(db(), 'school')];
		const own = await commitmentBy(db(), us);
		const shared = await commitmentBy(db(), us, { partnership: await partnership(db(), [us, other]) });
		await proposedBy(db(), us);
		const slugs = async (id: number) =>
			(await servableCommitments(db(), id)).map(({ slug }) => slug).toSorted();
		expect(await slugs(us.id)).toEqual([own.slug, shared.slug].toSorted());
		expect(await slugs(other.id)).toEqual([shared.slug]);
		expect((await servableCommitments(db(), other.id))[0]?.parties.map(({ id }) => id)).toEqual([
			us.id,
			other.id,
		]);
	});
});
