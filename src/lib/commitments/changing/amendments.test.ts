import { afterEach, beforeEach, describe, expect } from 'vitest';
import * as v from 'valibot';
import { theSystem } from '#lib/accounts/actor.ts';
import { amendmentsOf, latestProposal } from '#lib/commitments/changing/amendment-queries.server.ts';
import {
	amendTarget,
	declineAmendment,
	signAmendment,
	takeBackAmendment,
} from '#lib/commitments/changing/amendments.server.ts';
import { startReplacement } from '#lib/commitments/changing/replacement.server.ts';
import { decideOutcome, reportDelivered, withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import {
	addMilestone,
	editMilestone,
	markMilestone,
	mostMilestones,
	removeMilestone,
} from '#lib/commitments/milestones/milestones.server.ts';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { accept, agree, propose } from '#lib/commitments/writing/proposals.server.ts';
import { contribute } from '#lib/contributions/contributions.server.ts';
import { amendInput } from '#lib/commitments/life-input.ts';
import { milestonesOf } from '#lib/commitments/milestones/milestone-queries.server.ts';
import { publicTimeline } from '#lib/contributions/commitment-page.server.ts';
import { commitmentOnDesk, publicLife } from '#lib/commitments/commitment-page.server.ts';
import { publicCommitment } from '#lib/commitments/list/public-readers.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { changesToSign } from '#lib/commitments/workspace.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const hidden = { status: 404 };
const change = { target: 12, dueOn: '2027-03-31', reason: 'Vi fik en afdeling mere' };

async function threeTogether(db: Database) {
	const [lead, school, housing] = [await player(db), await player(db, 'school'), await player(db, 'housing')];
	const together = await partnership(db, [lead, school, housing]);
	return { lead, school, housing, commitment: await commitmentBy(db, school, { partnership: together }) };
}

describe('a change that binds others', () => {
	test('applies when all have signed; until then target and deadline stand', async ({ db }) => {
		const { lead, school, housing, commitment } = await threeTogether(db);
		const { slug, id } = commitment;
		await expect(amendTarget(db, school.as('owner'), slug, change)).rejects.toMatchObject(hidden);
		expect(await amendTarget(db, lead.as('signatory'), slug, change)).toBe('proposed');
		await expect(amendTarget(db, lead.as('owner'), slug, change)).rejects.toMatchObject({
			code: 'amendment_already_open',
		});
		expect(await findBySlug(db, slug)).toMatchObject({ target: 10, dueOn: '2026-12-31' });
		for (const { id: party } of [school, housing])
			expect(await changesToSign(db, party)).toMatchObject([{ slug }]);
		expect(await changesToSign(db, lead.id)).toEqual([]);
		expect((await commitmentOnDesk(db, housing.as('signatory'), housing.slug, slug)).may.sign).toBe(true);
		expect((await commitmentOnDesk(db, housing.as('editor'), housing.slug, slug)).may.sign).toBe(false);

		await expect(signAmendment(db, school.as('editor'), slug, school.id)).rejects.toMatchObject(hidden);
		await expect(signAmendment(db, lead.as('owner'), slug, lead.id)).rejects.toMatchObject(hidden);
		await expect(signAmendment(db, school.as('owner'), slug, housing.id)).rejects.toMatchObject(hidden);
		await expect(
			signAmendment(db, school.as('signatory'), slug, school.id, 'the one before'),
		).rejects.toMatchObject({ code: 'proposed_anew' });
		expect(await signAmendment(db, school.as('signatory'), slug, school.id)).toBe('signed');
		await expect(signAmendment(db, school.as('owner'), slug, school.id)).rejects.toMatchObject({
			code: 'amendment_answered',
		});
		expect(await signAmendment(db, housing.as('owner'), slug, housing.id)).toBe('amended');
		expect(await findBySlug(db, slug)).toMatchObject({
			target: 12,
			originalTarget: 10,
			dueOn: '2027-03-31',
			originalDueOn: '2026-12-31',
			title: '12 lærepladser',
		});
		expect(await amendmentsOf(db, id)).toMatchObject([
			{ fromTarget: 10, toTarget: 12, toDueOn: '2027-03-31' },
		]);
		expect(await changesToSign(db, housing.id)).toEqual([]);
		const mails = await db.selectFrom('mail').select('subject').execute();
		expect(mails.map(({ subject }) => subject)).toEqual(
			expect.arrayContaining([
				'Skriv under på en ændring: 10 lærepladser',
				'Ændringen gælder: 10 lærepladser',
			]),
		);
		const { entries } = await publicTimeline(db, id, null);
		expect(entries.map(({ kind }) => kind)).toEqual([
			...['amended', 'amendment_signed', 'amendment_signed', 'amendment_proposed', 'accepted'],
			...['party_signed', 'party_signed', 'party_signed'],
		]);
		expect(entries[0]).toMatchObject({ fromTarget: 10, toTarget: 12, text: change.reason });
	});

	test('one no ends it, with a reason; or it is taken back', async ({ db }) => {
		const { lead, school, housing, commitment } = await threeTogether(db);
		const { slug, id } = commitment;
		await amendTarget(db, lead.as('signatory'), slug, change);
		await signAmendment(db, school.as('signatory'), slug, school.id);
		const no = { organisationId: housing.id, reason: 'Det har vi ikke hænder til' };
		await declineAmendment(db, housing.as('signatory'), slug, no);
		expect(await latestProposal(db, id)).toMatchObject({ outcome: 'declined' });
		expect(await publicLife(db, commitment)).toMatchObject({ proposal: null });
		await expect(signAmendment(db, housing.as('owner'), slug, housing.id)).rejects.toMatchObject({
			code: 'amendment_closed',
		});
		await amendTarget(db, lead.as('signatory'), slug, { ...change, target: 11 });
		await expect(takeBackAmendment(db, school.as('owner'), slug)).rejects.toMatchObject(hidden);
		await takeBackAmendment(db, lead.as('owner'), slug);
		expect(await findBySlug(db, slug)).toMatchObject({ target: 10 });
		expect(await amendmentsOf(db, id)).toEqual([]);
	});

	test('a party that has left the partnership since is waited for no longer, and asked nothing', async ({
		db,
	}) => {
		const { lead, school, housing, commitment } = await threeTogether(db);
		const { slug, id } = commitment;
		await amendTarget(db, lead.as('signatory'), slug, change);
		await db
			.updateTable('partnershipParty')
			.set({ state: 'left', leftAt: new Date('2026-11-22T11:00:00Z'), required: false })
			.where('organisationId', '=', housing.id)
			.execute();
		expect(await changesToSign(db, housing.id)).toEqual([]);
		for (const answer of [
			signAmendment(db, housing.as('owner'), slug, housing.id),
			declineAmendment(db, housing.as('owner'), slug, { organisationId: housing.id, reason: 'Nej tak' }),
		])
			await expect(answer).rejects.toMatchObject(hidden);
		expect(await signAmendment(db, school.as('owner'), slug, school.id)).toBe('amended');
		expect(await latestProposal(db, id)).toMatchObject({ outcome: 'applied' });
		expect(await findBySlug(db, slug)).toMatchObject({ target: 12 });
	});

	test('the last two who sign at once apply it once', async ({ db }) => {
		const { lead, school, housing, commitment } = await threeTogether(db);
		await amendTarget(db, lead.as('signatory'), commitment.slug, change);
		const done = await Promise.allSettled([
			signAmendment(db, school.as('signatory'), commitment.slug, school.id),
			signAmendment(db, school.as('owner'), commitment.slug, school.id),
			signAmendment(db, housing.as('owner'), commitment.slug, housing.id),
		]);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
		expect(await amendmentsOf(db, commitment.id)).toHaveLength(1);
	});

	test('a counterpart signs once it has agreed; before that the maker changes alone', async ({ db }) => {
		const [us, other] = [await player(db), await player(db, 'school')];
		const { slug } = await commitmentBy(db, us, { counterpart: other });
		expect(await amendTarget(db, us.as('owner'), slug, { target: 11, reason: 'En mere' })).toBe('amended');
		await expect(agree(db, other.as('editor'), slug)).rejects.toMatchObject(hidden);
		await expect(agree(db, us.as('owner'), slug)).rejects.toMatchObject(hidden);
		const shown = async () => (await publicCommitment(db, slug)).commitment.counterpart?.name ?? null;
		expect(await shown()).toBeNull();
		await expect(agree(db, other.as('signatory'), slug, 'as it was')).rejects.toMatchObject({
			code: 'proposed_anew',
		});
		await agree(db, other.as('signatory'), slug);
		expect(await shown()).toBe(other.name);
		expect(await amendTarget(db, us.as('owner'), slug, { target: 9, reason: 'To mindre' })).toBe('proposed');
		await expect(
			reportDelivered(db, us.as('owner'), slug, { organisationId: us.id, word: 'Færdig' }),
		).rejects.toMatchObject({ code: 'closing_too_early' });
		expect(await signAmendment(db, other.as('owner'), slug, other.id)).toBe('amended');
		expect(await findBySlug(db, slug)).toMatchObject({ target: 9, originalTarget: 10 });
	});

	test('the database takes no change past the others', async ({ db }) => {
		const { lead, commitment } = await threeTogether(db);
		const row = { commitmentId: commitment.id, fromTarget: 10, toTarget: 5, reason: 'Sådan' };
		await expect(db.insertInto('commitmentAmendment').values(row).execute()).rejects.toThrow('take');
		await amendTarget(db, lead.as('signatory'), commitment.slug, change);
		await expect(
			db.updateTable('amendmentProposal').set({ outcome: 'applied', decidedAt: new Date() }).execute(),
		).rejects.toThrow('all have signed');
		await expect(db.updateTable('amendmentProposal').set({ toTarget: 1 }).execute()).rejects.toThrow(
			'never rewritten',
		);
		await withdraw(db, lead.as('owner'), commitment.slug, 'Vi giver op');
		expect(await latestProposal(db, commitment.id)).toMatchObject({ outcome: 'lapsed' });
	});
});

test('what can be typed about a change', () => {
	const about = { lowerIsBetter: false, startsOn: '2026-01-01', dueOn: '2026-10-01' };
	const read = (input: Record<string, string>) =>
		v.safeParse(amendInput(about, '2026-11-22'), {
			target: '5',
			dueOn: '1.10.2026',
			reason: 'Fordi',
			...input,
		});
	expect(read({}).success, 'a passed deadline may stay').toBe(true);
	expect(read({ dueOn: '31.3.2027' }).success).toBe(true);
	expect(read({ dueOn: '2.10.2026' }).success, 'but not move to the past').toBe(false);
	expect(read({ dueOn: '1.1.2025' }).success).toBe(false);
	expect(read({ target: '0' }).success).toBe(false);
	expect(
		v.safeParse(amendInput({ ...about, lowerIsBetter: true }, '2026-11-22'), {
			target: '0',
			dueOn: '1.10.2026',
			reason: 'Fordi',
		}).success,
	).toBe(true);
});

describe('a commitment that takes over', () => {
	test('carries the words, not the deliveries; the first is replaced when it is accepted', async ({ db }) => {
		const us = await player(db);
		const old = await commitmentBy(db, us);
		await addMilestone(db, us.as('editor'), old.slug, { title: 'Halvvejs', dueOn: '2026-12-01' });
		await saveTheory(db, us.as('editor'), old.slug, {
			...emptyTheory,
			challenge: 'For få lærepladser',
		});
		const deed = { commitmentId: old.id, organisationId: us.id, amount: 4, happenedOn: '2026-11-01' };
		await db
			.transaction()
			.execute((trx) => contribute(trx, { ...deed, source: 'event', sourceId: 7, by: theSystem }));
		await expect(startReplacement(db, us.as('editor'), old.slug)).rejects.toMatchObject(hidden);
		const draft = await startReplacement(db, us.as('signatory'), old.slug);
		expect(await startReplacement(db, us.as('owner'), old.slug)).toBe(draft);
		const copy = (await findBySlug(db, draft))!;
		expect(copy).toMatchObject({ state: 'draft', target: 10, replacesId: old.id, delivered: 0 });
		expect(await milestonesOf(db, copy.id)).toMatchObject([{ title: 'Halvvejs' }]);
		const slug = await propose(db, us.as('editor'), draft);
		await expect(startReplacement(db, us.as('owner'), old.slug)).rejects.toMatchObject({
			code: 'replacement_waiting',
		});
		expect(await publicLife(db, old)).toMatchObject({ successor: null });
		expect(await findBySlug(db, old.slug)).toMatchObject({ state: 'active' });

		await accept(db, await person(db, 'consultant'), slug);
		expect(await findBySlug(db, old.slug)).toMatchObject({ state: 'replaced', delivered: 4 });
		expect(await findBySlug(db, slug)).toMatchObject({ state: 'active', delivered: 0 });
		expect(await publicLife(db, old)).toMatchObject({ successor: { slug } });
		expect(await publicLife(db, (await findBySlug(db, slug))!)).toMatchObject({
			replaces: { slug: old.slug },
			theory: { challenge: 'For få lærepladser' },
		});
		const again = { ...deed, commitmentId: copy.id };
		const counted = await db
			.transaction()
			.execute((trx) => contribute(trx, { ...again, source: 'event', sourceId: 7, by: theSystem }));
		expect(counted, 'the same deed').toBe(false);
	});

	test('what waits for an outcome is decided first; what has ended is not replaced', async ({ db }) => {
		const us = await player(db);
		const consultant = await person(db, 'consultant');
		setClock('2026-10-15T12:00:00Z');
		const old = await commitmentBy(db, us, { startsOn: '2026-01-01', dueOn: '2026-11-01' });
		setClock('2026-11-22T12:00:00Z');
		const draft = await startReplacement(db, us.as('owner'), old.slug);
		await reportDelivered(db, us.as('owner'), old.slug, { organisationId: us.id, word: 'Færdig' });
		const slug = await propose(db, us.as('owner'), draft);
		await expect(accept(db, consultant, slug)).rejects.toMatchObject({ code: 'replaced_is_reported' });
		await decideOutcome(db, consultant, old.slug, { answer: 'delivered', note: '' });
		await accept(db, consultant, slug);
		expect(await findBySlug(db, old.slug)).toMatchObject({ state: 'delivered' });
		expect(await findBySlug(db, slug)).toMatchObject({ state: 'active', replacesId: null });
	});
});

describe('steps and the way it works', () => {
	test('kept by editors of the makers while it runs', async ({ db }) => {
		const [us, other] = [await player(db), await player(db, 'school')];
		const { slug, id } = await commitmentBy(db, us, { counterpart: other });
		const step = { title: 'Den første gang', dueOn: '2026-12-01' };
		for (const actor of [us.as('reporter'), other.as('owner'), await person(db, 'administrator')])
			await expect(addMilestone(db, actor, slug, step)).rejects.toMatchObject(hidden);
		await addMilestone(db, us.as('editor'), slug, step);
		await addMilestone(db, us.as('editor'), slug, step);
		const [made, ...more] = await milestonesOf(db, id);
		expect(more, 'a double click').toEqual([]);
		await editMilestone(db, us.as('editor'), slug, { id: made!.id, ...step, title: 'Den anden gang' });
		await markMilestone(db, us.as('reporter'), slug, { id: made!.id, reached: true });
		await removeMilestone(db, us.as('editor'), slug, made!.id);
		expect(await milestonesOf(db, id)).toEqual([]);
		const { entries } = await publicTimeline(db, id, null);
		expect(entries.map(({ kind, text }) => [kind, text])).toEqual([
			['milestone_removed', 'Den anden gang'],
			['milestone_reached', 'Den anden gang'],
			['milestone_added', 'Den første gang'],
			['accepted', null],
		]);
		for (let number = 0; number < mostMilestones; number++)
			await addMilestone(db, us.as('editor'), slug, { ...step, title: `Trin ${number}` });
		await expect(addMilestone(db, us.as('editor'), slug, step)).rejects.toMatchObject({
			code: 'milestone_too_many',
		});
		await withdraw(db, us.as('owner'), slug, 'Vi lukker');
		await expect(
			saveTheory(db, us.as('editor'), slug, { ...emptyTheory, results: 'Ti unge i lære' }),
		).rejects.toMatchObject({ code: 'commitment_not_running' });
	});
});

test('the timeline comes in pages that meet without a gap', async ({ db }) => {
	const [us, other] = [await player(db), await player(db, 'school')];
	const { id } = await commitmentBy(db, us, { counterpart: other });
	for (let day = 1; day <= 20; day++) {
		const happenedOn = `2026-10-${String(day).padStart(2, '0')}`;
		for (const part of [0, 1])
			await db.transaction().execute((trx) =>
				contribute(trx, {
					commitmentId: id,
					organisationId: us.id,
					amount: 1,
					happenedOn,
					by: theSystem,
					source: 'event',
					sourceId: day * 2 + part,
				}),
			);
	}
	const first = await publicTimeline(db, id, null);
	const second = await publicTimeline(db, id, first.next);
	const all = [...first.entries, ...second.entries];
	expect(second.next).toBeNull();
	expect(all).toHaveLength(21);
	expect(new Set(all.map(({ at, key }) => `${at.getTime()} ${key}`)).size).toBe(21);
	expect(all.map(({ at }) => at.getTime())).toEqual(
		all.map(({ at }) => at.getTime()).toSorted((a, b) => b - a),
	);
	expect(all[1]).toMatchObject({ kind: 'contributed', amount: 2, count: 2, organisation: us.name });
});
