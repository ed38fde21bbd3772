import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { isReminderDue, mayGoOnWithout, mayRemind, outcomeOf } from '#lib/commitments/joint/joint.ts';
import { declineJoint, goOnWithout, remindParty, signJoint } from '#lib/commitments/joint/joint.server.ts';
import { namedIn } from '#lib/commitments/joint/party-queries.server.ts';
import { remindOfJoint } from '#lib/commitments/joint/reminders.server.ts';
import { publicCommitment } from '#lib/commitments/list/public-readers.server.ts';
import { commitmentsOf } from '#lib/commitments/list/own-list.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { ownCommitment, jointToAnswer } from '#lib/commitments/workspace.server.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { accept, decline, propose, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { publicTimeline } from '#lib/contributions/commitment-page.server.ts';
import { leavePartnership } from '#lib/partnerships/ending/ending.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	commitmentBy,
	draftBy,
	partnership,
	proposedBy,
} from '../../../../tests/support/cast/commitments.ts';
import { joined, person, player } from '../../../../tests/support/cast/people.ts';
import { test, withDatabase } from '../../../../tests/support/database.ts';

const at = '2026-11-23T09:00:00Z';
beforeEach(() => setClock(at));
afterEach(() => setClock(null));

const hidden = { status: 404 };
const reason = 'Det har vi ikke hænder til';

async function three(db: Database) {
	const [lead, school, housing] = [await player(db), await player(db, 'school'), await player(db, 'housing')];
	const together = await partnership(db, [lead, school, housing]);
	return { lead, school, housing, together, consultant: await person(db, 'consultant') };
}
const stateOf = async (db: Database, slug: string) => (await findBySlug(db, slug))?.state;
const mailsTo = async (db: Database, actor: Actor) =>
	(
		await db
			.selectFrom('mail')
			.select('subject')
			.where('toAddress', '=', actor.person?.email ?? '')
			.orderBy('id')
			.execute()
	).map(({ subject }) => subject);

describe('the rule', () => {
	const party = fc.record({
		answer: fc.constantFrom('signed' as const, 'declined' as const, null),
		gone: fc.boolean(),
	});
	const parties = fc.array(party, { minLength: 2, maxLength: 6 });

	plain('binds only with the yes of all who are named and of the municipality', () => {
		fc.assert(
			fc.property(parties, fc.boolean(), (named, approved) => {
				const all = named.every(({ answer, gone }) => answer === 'signed' && !gone);
				const lost = named.some(({ answer, gone }) => answer === 'declined' || gone);
				const outcome = all && approved ? 'binds' : lost ? 'returns' : 'waits';
				expect(outcomeOf(named, approved)).toBe(outcome);
			}),
		);
	});

	plain('whom the author may go on without', () => {
		const named = (...answers: ('signed' | 'declined' | null)[]) =>
			answers.map((answer, i) => ({ answer, gone: false, organisation: { id: i + 1 } }));
		const behind = { leadId: 1, authorId: 2 };
		expect(mayGoOnWithout(named('signed', 'signed', 'declined'), behind)).toBe(true);
		expect(mayGoOnWithout(named('declined', 'signed', null), behind), 'the lead').toBe(false);
		expect(mayGoOnWithout(named('signed', 'signed', null), behind), 'nobody refused').toBe(false);
		expect(mayGoOnWithout(named('signed', 'declined'), { leadId: 1, authorId: 1 }), 'alone').toBe(false);
	});

	plain('who may be reminded, and when', () => {
		const asked = { answer: null, gone: false, askedAt: new Date(at), remindedAt: null, reminders: 0 };
		const later = (days: number) => new Date(Date.parse(at) + days * 86_400_000);
		expect(mayRemind(asked, later(1))).toBe(false);
		expect(mayRemind(asked, later(2))).toBe(true);
		expect(mayRemind({ ...asked, answer: 'signed' }, later(9))).toBe(false);
		expect(mayRemind({ ...asked, remindedAt: later(2) }, later(3))).toBe(false);
		expect(isReminderDue(asked, later(6))).toBe(false);
		expect(isReminderDue(asked, later(7))).toBe(true);
		expect(isReminderDue({ ...asked, reminders: 3 }, later(90))).toBe(false);
	});
});

describe('in whatever order', () => {
	const db = withDatabase();

	plain('it is never in force without every yes and the acceptance, and is with the last', async () => {
		const world = await three(db());
		const { lead, school, housing, together, consultant } = world;
		type Act = 'lead' | 'school' | 'municipality' | 'school says no';
		const acts: Record<Act, (slug: string) => Promise<unknown>> = {
			lead: (slug) => signJoint(db(), lead.as('signatory'), slug, lead.id),
			school: (slug) => signJoint(db(), school.as('owner'), slug, school.id),
			municipality: (slug) => accept(db(), consultant, slug),
			'school says no': (slug) =>
				declineJoint(db(), school.as('signatory'), slug, { organisationId: school.id, reason }),
		};
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray(Object.keys(acts) as Act[], { minLength: 1 }), async (order) => {
				const slug = await proposedBy(db(), housing, { partnership: together });
				const done = new Set<Act>();
				for (const act of order) {
					const refused = done.has('school says no') || (act === 'school says no' && done.has('school'));
					const doing = acts[act](slug);
					if (refused) await expect(doing).rejects.toMatchObject({ code: expect.any(String) as string });
					else {
						await doing;
						done.add(act);
					}
					const all = ['lead', 'school', 'municipality'].every((one) => done.has(one as Act));
					const state = done.has('school says no') ? 'declined' : all ? 'active' : 'proposed';
					expect(await stateOf(db(), slug), order.join()).toBe(state);
				}
			}),
			{ numRuns: 12 },
		);
	});

	plain('the last two at the same moment', async () => {
		const { lead, school, housing, together, consultant } = await three(db());
		const slug = await proposedBy(db(), housing, { partnership: together });
		const outcomes = await Promise.all([
			signJoint(db(), lead.as('signatory'), slug, lead.id),
			accept(db(), consultant, slug),
			signJoint(db(), school.as('signatory'), slug, school.id),
		]);
		expect(outcomes.filter((one) => one === 'binds' || one === 'accepted')).toHaveLength(1);
		expect(await stateOf(db(), slug)).toBe('active');
	});
});

describe('a joint promise', () => {
	test('stands nowhere in a name that has not said yes; in all of them once it is in force', async ({
		db,
	}) => {
		const { lead, school, housing, together, consultant } = await three(db);
		const slug = await proposedBy(db, lead, { partnership: together });
		expect(await accept(db, consultant, slug)).toBe('approved');
		expect((await municipalDesk(db, consultant, { proposal: null })).proposals).toEqual([]);
		await signJoint(db, school.as('signatory'), slug, school.id);
		await expect(publicCommitment(db, slug)).rejects.toMatchObject(hidden);
		for (const { id } of [lead, school, housing])
			expect((await commitmentsOf(db, id, null)).commitments).toEqual([]);
		const { id } = (await findBySlug(db, slug))!;
		const given = { commitment: id, amount: 1, happenedOn: '2026-11-03', note: '' };
		await expect(addContribution(db, lead.as('reporter'), lead.id, given)).rejects.toMatchObject({
			code: expect.any(String) as string,
		});
		expect(await jointToAnswer(db, housing.id)).toMatchObject([{ slug }]);
		expect(await jointToAnswer(db, school.id)).toEqual([]);
		expect(await mailsTo(db, housing.as('signatory'))).toHaveLength(1);
		expect(await mailsTo(db, housing.as('reporter'))).toEqual([]);

		setClock('2026-11-24T09:00:00Z');
		expect(await signJoint(db, housing.as('owner'), slug, housing.id)).toBe('binds');
		expect((await publicCommitment(db, slug)).commitment.parties).toHaveLength(3);
		const { entries } = await publicTimeline(db, id, null);
		expect(entries.map(({ kind, organisation }) => [kind, organisation])).toEqual([
			['accepted', lead.name],
			['party_signed', housing.name],
			['party_signed', school.name],
			['party_signed', lead.name],
		]);
	});

	test('who may answer: signatories of those it names', async ({ db }) => {
		const { lead, school, housing, together, consultant } = await three(db);
		const slug = await propose(db, lead.as('editor'), await draftBy(db, lead, { partnership: together }), {
			parties: [school.id],
		});
		const stranger = await player(db);
		for (const [actor, party] of [
			[school.as('editor'), school.id],
			[school.as('owner'), housing.id],
			[housing.as('owner'), housing.id],
			[stranger.as('owner'), stranger.id],
			[lead.as('owner'), lead.id],
			[consultant, school.id],
		] as const) {
			await expect(signJoint(db, actor, slug, party)).rejects.toMatchObject(hidden);
			const no = { organisationId: party, reason };
			await expect(declineJoint(db, actor, slug, no)).rejects.toMatchObject(hidden);
		}
		await expect(ownCommitment(db, housing.as('owner'), housing.slug, slug)).rejects.toMatchObject(hidden);
		for (const actor of [school.as('owner'), housing.as('owner'), lead.as('reporter')]) {
			await expect(remindParty(db, actor, slug, school.id)).rejects.toMatchObject(hidden);
			await expect(goOnWithout(db, actor, slug)).rejects.toMatchObject(hidden);
		}
		const twoHats = await joined(db, await person(db, 'consultant'), school, 'reader');
		await expect(accept(db, twoHats, slug)).rejects.toMatchObject({ code: 'own_case' });
	});

	test('one no sends it back with the reason; the author goes on without, and all are asked anew', async ({
		db,
	}) => {
		const { lead, school, housing, together, consultant } = await three(db);
		const first = await proposedBy(db, housing, { partnership: together });
		await signJoint(db, lead.as('signatory'), first, lead.id);
		await accept(db, consultant, first);
		await expect(goOnWithout(db, housing.as('editor'), first)).rejects.toMatchObject({
			code: 'joint_not_without',
		});
		await declineJoint(db, school.as('signatory'), first, { organisationId: school.id, reason });
		expect(await stateOf(db, first)).toBe('declined');
		expect((await mailsTo(db, housing.as('editor'))).length).toBeGreaterThan(1);
		const no = { organisationId: school.id, reason };
		await declineJoint(db, school.as('signatory'), first, no);
		await expect(signJoint(db, school.as('owner'), first, school.id)).rejects.toMatchObject({
			code: 'joint_answered',
		});

		const second = await goOnWithout(db, housing.as('editor'), first);
		const { id, approvedAt } = (await findBySlug(db, second))!;
		expect(approvedAt).toBeNull();
		const named = await namedIn(db, [id]);
		expect(named.map(({ organisation, answer }) => [organisation.id, answer])).toEqual([
			[lead.id, null],
			[housing.id, 'signed'],
		]);
		await expect(signJoint(db, school.as('owner'), second, school.id)).rejects.toMatchObject(hidden);
		await signJoint(db, lead.as('signatory'), second, lead.id);
		await accept(db, consultant, second);
		const { entries } = await publicTimeline(db, id, null);
		expect(entries.map(({ organisation }) => organisation)).not.toContain(school.name);
		expect((await commitmentsOf(db, school.id, null)).commitments).toEqual([]);
		const given = { commitment: id, amount: 1, happenedOn: '2026-11-03', note: '' };
		await expect(addContribution(db, school.as('reporter'), school.id, given)).rejects.toMatchObject({
			code: expect.any(String) as string,
		});
		await addContribution(db, lead.as('reporter'), lead.id, given);
	});

	test('it is taken back, and proposed with others', async ({ db }) => {
		const { lead, school, housing, together, consultant } = await three(db);
		const proposed = await proposedBy(db, lead, { partnership: together });
		await signJoint(db, school.as('signatory'), proposed, school.id);
		await accept(db, consultant, proposed);
		await takeBack(db, lead.as('editor'), proposed);
		await expect(signJoint(db, housing.as('signatory'), proposed, housing.id)).rejects.toMatchObject({
			code: 'commitment_already_decided',
		});
		expect(await mailsTo(db, housing.as('signatory'))).toHaveLength(2);
		const stranger = await player(db);
		for (const [parties, code] of [
			[[], 'commitment_joint_alone'],
			[[stranger.id], 'commitment_party_gone'],
		] as const)
			await expect(propose(db, lead.as('editor'), proposed, { parties })).rejects.toMatchObject({ code });
		const again = await propose(db, lead.as('editor'), proposed, { parties: [school.id] });
		expect(await signJoint(db, school.as('signatory'), again, school.id), 'not yet accepted').toBe('waits');
		await decline(db, consultant, again, 'For uklart');
		expect(await stateOf(db, again)).toBe('declined');
	});

	test('one who leaves meanwhile says yes no longer; one who has left bound nobody before', async ({
		db,
	}) => {
		const { lead, school, housing, together, consultant } = await three(db);
		const slug = await proposedBy(db, lead, { partnership: together });
		await signJoint(db, housing.as('signatory'), slug, housing.id);
		await accept(db, consultant, slug);
		const leaving = { leaveReason: 'Vi flytter til Aarhus', newLead: null };
		await leavePartnership(db, housing.as('signatory'), housing.slug, together.slug, leaving as never);
		await expect(signJoint(db, housing.as('owner'), slug, housing.id)).rejects.toMatchObject(hidden);
		expect(await signJoint(db, school.as('signatory'), slug, school.id)).toBe('returns');
		expect(await stateOf(db, slug)).toBe('declined');
		const without = await goOnWithout(db, lead.as('editor'), slug);
		await signJoint(db, school.as('signatory'), without, school.id);
		await accept(db, consultant, without);
		expect(await stateOf(db, without)).toBe('active');
	});

	test('the calendar: a closed party sends it back, the silent are reminded three times', async ({ db }) => {
		const { lead, school, housing, together } = await three(db);
		const closing = await proposedBy(db, lead, { partnership: together });
		const alive = await propose(db, lead.as('editor'), await draftBy(db, lead, { partnership: together }), {
			parties: [school.id],
		});
		await db.updateTable('organisation').set({ state: 'closed' }).where('id', '=', housing.id).execute();
		await remindOfJoint(db);
		expect(await stateOf(db, closing)).toBe('declined');
		const before = (await mailsTo(db, school.as('signatory'))).length;
		for (const day of ['2026-11-25', '2026-11-30', '2026-12-01', '2026-12-07', '2026-12-14', '2026-12-21']) {
			setClock(`${day}T08:00:00Z`);
			await remindOfJoint(db);
		}
		expect((await mailsTo(db, school.as('signatory'))).length - before).toBe(3);
		setClock('2026-12-28T08:00:00Z');
		await remindParty(db, lead.as('editor'), alive, school.id);
		await expect(remindParty(db, lead.as('editor'), alive, school.id)).rejects.toMatchObject({
			code: 'joint_reminded_lately',
		});
		expect(await stateOf(db, alive)).toBe('proposed');
	});

	test('a party that comes into the partnership later is bound by nothing it was not asked', async ({
		db,
	}) => {
		const { lead, school, together } = await three(db);
		const running = await commitmentBy(db, lead, { partnership: together });
		const late = await player(db);
		const signed = {
			state: 'signed' as const,
			signerName: 'Maja Holm',
			signerTitle: 'Direktør',
			decidedAt: new Date(),
		};
		await db
			.insertInto('partnershipParty')
			.values({ partnershipId: together.id, organisationId: late.id, brings: '', ...signed })
			.execute();
		const { parties } = (await findBySlug(db, running.slug))!;
		expect(parties.map(({ id }) => id)).toContain(school.id);
		expect(parties.map(({ id }) => id)).not.toContain(late.id);
	});

	test('the database: no joint promise runs without every yes, and what was said stands', async ({ db }) => {
		const { lead, school, together } = await three(db);
		const slug = await proposedBy(db, lead, { partnership: together });
		const activate = () =>
			sql`update commitment set state = 'active', state_changed_by = null, approved_at = now() where slug = ${slug}`.execute(
				db,
			);
		await expect(activate()).rejects.toMatchObject({ constraint_name: 'commitment_all_said_yes' });
		await expect(
			sql`update commitment set state = 'active', state_changed_by = null where slug = ${slug}`.execute(db),
		).rejects.toMatchObject({ constraint_name: 'commitment_approved' });
		const running = await commitmentBy(db, lead, { partnership: together });
		const unsaid = sql`update commitment_party set answer = 'declined', reason = 'Nej tak'
			where commitment_id = ${running.id} and organisation_id = ${school.id}`.execute(db);
		await expect(unsaid).rejects.toMatchObject({ code: '23001' });
	});
});
