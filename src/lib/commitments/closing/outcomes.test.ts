import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { latestClosing } from '#lib/commitments/closing/closing-queries.server.ts';
import type { Answer } from '#lib/commitments/closing/closing.ts';
import { amendTarget } from '#lib/commitments/changing/amendments.server.ts';
import {
	decideOutcome,
	reportDelivered,
	takeBackClosing,
	withdraw,
} from '#lib/commitments/closing/outcomes.server.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, type Player, player } from '../../../../tests/support/cast/people.ts';
import { lifeTimeline } from '#lib/contributions/timeline-queries.server.ts';
import { closingsToAnswer } from '#lib/commitments/workspace.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test, withDatabase } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const hidden = { status: 404 };
/** A commitment whose deadline has passed. */
async function dueCommitment(db: Database, by: Player, given: Parameters<typeof commitmentBy>[2] = {}) {
	setClock('2026-10-15T12:00:00Z');
	const commitment = await commitmentBy(db, by, { ...given, startsOn: '2026-01-01', dueOn: '2026-11-01' });
	setClock('2026-11-22T12:00:00Z');
	return commitment;
}
const close = (db: Database, by: Player, slug: string, actor = by.as('reporter')) =>
	reportDelivered(db, actor, slug, { organisationId: by.id, word: 'Vi nåede det hele' });
const answer = (db: Database, actor: Actor, slug: string, given: Answer = 'delivered', as?: number) =>
	decideOutcome(db, actor, slug, { answer: given, note: 'Sådan gik det', as });
const stateOf = async (db: Database, slug: string) => (await findBySlug(db, slug))?.state;

describe('who may decide what became of a commitment', () => {
	const db = withDatabase();

	plain('the other side or the municipality, never the side that called it done', async () => {
		const [us, other, stranger] = [
			await player(db()),
			await player(db(), 'school'),
			await player(db(), 'housing'),
		];
		const unit = await player(db(), 'association', { parentId: us.id });
		const consultant = await person(db(), 'consultant');
		const tries: [string, Actor, boolean][] = [
			["the counterpart's owner", other.as('owner'), true],
			["the counterpart's editor", other.as('editor'), true],
			["the counterpart's reporter", other.as('reporter'), false],
			['the consultant', consultant, true],
			['the administrator', await person(db(), 'administrator'), true],
			['the moderator', await person(db(), 'moderator'), false],
			['the auditor, for somebody else than the municipality', await person(db(), 'auditor'), false],
			['its own owner', us.as('owner'), false],
			['its own unit', unit.as('owner'), false],
			['a stranger', stranger.as('owner'), false],
			[
				'a consultant with a seat in it',
				await joined(db(), await person(db(), 'consultant'), us, 'reader'),
				false,
			],
			['one who sits on both sides', await joined(db(), other.as('editor'), us, 'reader'), false],
		];
		for (const [who, actor, allowed] of tries) {
			const { slug } = await dueCommitment(db(), us, { counterpart: other });
			await close(db(), us, slug);
			const done = answer(db(), actor, slug);
			if (allowed) await done;
			else await expect(done, who).rejects.toMatchObject(hidden);
			expect(await stateOf(db(), slug), who).toBe(allowed ? 'delivered' : 'reported');
			await sql`delete from membership where organisation_id = ${us.id} and role = 'reader' and person_id <> ${us.as('reader').person!.id}`.execute(
				db(),
			);
		}
	});

	plain('in a partnership another signed party; of the municipality only its auditor', async () => {
		const [lead, other] = [await player(db(), 'municipality'), await player(db(), 'school')];
		const sister = await player(db(), 'municipality');
		const together = await partnership(db(), [lead, other, sister]);
		for (const [by, actor, allowed] of [
			[other, lead.as('editor'), true],
			[other, other.as('owner'), false],
			[lead, other.as('editor'), true],
			[lead, sister.as('owner'), false],
			[lead, await person(db(), 'consultant'), false],
			[lead, await person(db(), 'auditor'), true],
			[other, await person(db(), 'consultant'), true],
			[other, await person(db(), 'auditor'), false],
		] as const) {
			const { slug } = await dueCommitment(db(), other, { partnership: together });
			await close(db(), by, slug);
			const done = answer(db(), actor, slug);
			if (allowed) await done;
			else await expect(done).rejects.toMatchObject(hidden);
		}
	});

	plain('the commitment’s own history names the side that decided', async () => {
		const [us, other] = [await player(db()), await player(db(), 'school')];
		for (const [actor, given] of [
			[other.as('owner'), 'delivered'],
			[other.as('editor'), 'sent_back'],
			[await person(db(), 'consultant'), 'partly'],
			[await person(db(), 'administrator'), 'not_delivered'],
		] as const) {
			const { slug } = await dueCommitment(db(), us, { counterpart: other });
			await close(db(), us, slug);
			await answer(db(), actor, slug, given);
		}
		const { rows } = await sql<{ kind: string; event: number | null; closing: number | null }>`
			select e.kind, e.organisation_id as event, c.decided_organisation_id as closing
			from commitment_event e join closing c on c.id = e.closing_id
			where e.kind in ('delivered', 'sent_back', 'partly', 'not_delivered')`.execute(db());
		expect(new Set(rows.map(({ kind }) => kind)).size).toBe(4);
		expect(rows.map(({ event }) => event)).toEqual(rows.map(({ closing }) => closing));
	});

	plain('the one who typed it, though no longer a member', async () => {
		const [us, other] = [await player(db()), await player(db(), 'school')];
		const { slug } = await dueCommitment(db(), us, { counterpart: other });
		await close(db(), us, slug);
		const moved = await joined(db(), { ...us.as('reporter'), memberships: [] }, other, 'owner');
		await sql`delete from membership where organisation_id = ${us.id} and person_id = ${moved.person!.id}`.execute(
			db(),
		);
		await expect(answer(db(), moved, slug)).rejects.toMatchObject(hidden);
	});
});

describe('the way to an outcome', () => {
	test('called done, sent back, called done again, decided: mails, worklists and log', async ({ db }) => {
		const [us, other] = [await player(db), await player(db, 'school')];
		const { slug, id } = await dueCommitment(db, us, { counterpart: other });
		const consultant = await person(db, 'consultant');
		await close(db, us, slug);
		expect(await closingsToAnswer(db, other.as('editor'), other.id)).toMatchObject([{ slug }]);
		expect(await closingsToAnswer(db, us.as('owner'), us.id)).toEqual([]);
		const desk = () => municipalDesk(db, consultant, { proposal: null });
		expect((await desk()).closings).toMatchObject([{ slug, open: true }]);
		const subjects = async () =>
			(await db.selectFrom('mail').select(['subject', 'toAddress']).orderBy('id').execute()).map(
				({ subject, toAddress }) => `${toAddress}: ${subject}`,
			);
		expect(await subjects()).toContain(
			`${other.as('editor').person!.email}: Er løftet holdt? 10 lærepladser`,
		);

		await answer(db, other.as('editor'), slug, 'sent_back');
		expect(await findBySlug(db, slug)).toMatchObject({ state: 'active', stateReason: null });
		expect(await subjects()).toContain(`${us.as('owner').person!.email}: Ikke færdigt endnu: 10 lærepladser`);
		await close(db, us, slug);
		await answer(db, consultant, slug, 'partly');
		expect(await findBySlug(db, slug)).toMatchObject({ state: 'partly', stateReason: 'Sådan gik det' });
		expect(await latestClosing(db, id)).toMatchObject({
			outcome: 'partly',
			suggested: 'not_delivered',
			decider: null,
		});
		expect((await desk()).closings).toEqual([]);
		const kinds = (await lifeTimeline(db, id, { limit: 20 })).rows.map(({ kind, organisation }) => [
			kind,
			organisation,
		]);
		expect(kinds).toEqual([
			['partly', null],
			['reported', us.name],
			['sent_back', other.name],
			['reported', us.name],
			['accepted', us.name],
		]);
	});

	test('only with something reported, or when time is up; and back when it was not so', async ({ db }) => {
		const us = await player(db);
		const { slug } = await commitmentBy(db, us);
		await expect(close(db, us, slug)).rejects.toMatchObject({ code: 'closing_too_early' });
		await expect(close(db, us, slug, us.as('reader'))).rejects.toMatchObject(hidden);
		setClock('2027-01-01T12:00:00Z');
		await close(db, us, slug);
		await expect(close(db, us, slug)).rejects.toMatchObject({ code: 'closing_already_reported' });
		await expect(takeBackClosing(db, (await player(db)).as('owner'), slug)).rejects.toMatchObject(hidden);
		await takeBackClosing(db, us.as('reporter'), slug);
		expect(await stateOf(db, slug)).toBe('active');
	});

	test('anything but a yes takes words', async ({ db }) => {
		const us = await player(db);
		const { slug } = await dueCommitment(db, us);
		await close(db, us, slug);
		const consultant = await person(db, 'consultant');
		const silent = (given: Answer) => decideOutcome(db, consultant, slug, { answer: given, note: '' });
		for (const given of ['partly', 'not_delivered', 'sent_back'] as const)
			await expect(silent(given)).rejects.toMatchObject({ code: 'outcome_note_missing' });
		await silent('delivered');
		expect(await stateOf(db, slug)).toBe('delivered');
	});

	test('many who decide at once leave one outcome', async ({ db }) => {
		const [us, other] = [await player(db), await player(db, 'school')];
		const { slug, id } = await dueCommitment(db, us, { counterpart: other });
		await close(db, us, slug);
		const [consultant, administrator] = [await person(db, 'consultant'), await person(db, 'administrator')];
		const done = await Promise.allSettled([
			answer(db, consultant, slug, 'delivered'),
			answer(db, other.as('editor'), slug, 'partly'),
			answer(db, administrator, slug, 'sent_back'),
			takeBackClosing(db, us.as('owner'), slug),
		]);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const { reason } of done.filter((one) => one.status === 'rejected'))
			expect(reason).toMatchObject({ code: 'commitment_already_decided' });
		const outcome = (await latestClosing(db, id))?.outcome;
		const back = outcome === 'sent_back' || outcome === 'taken_back';
		expect(await stateOf(db, slug)).toBe(back ? 'active' : outcome);
	});

	test('given up while it waits: nothing stays open', async ({ db }) => {
		const us = await player(db);
		const { slug, id } = await dueCommitment(db, us);
		await close(db, us, slug);
		await withdraw(db, us.as('owner'), slug, 'Vi lukker');
		expect(await latestClosing(db, id)).toMatchObject({ outcome: 'withdrawn' });
		await expect(answer(db, await person(db, 'consultant'), slug)).rejects.toMatchObject({
			code: 'commitment_already_decided',
		});
	});
});

test('the database lets no side decide its own, whatever asks it', async ({ db }) => {
	const us = await player(db);
	const { slug, id } = await dueCommitment(db, us);
	const owner = us.as('owner').person!.id;
	const state = (by: number | null) =>
		db
			.updateTable('commitment')
			.set({ state: 'delivered', stateChangedBy: by })
			.where('id', '=', id)
			.execute();
	await expect(state(null)).rejects.toThrow('decided by another side');
	await close(db, us, slug);
	await expect(state(owner)).rejects.toThrow('decided by another side');
	const decide = (decidedBy: number, decidedOrganisationId: number | null) =>
		db
			.updateTable('closing')
			.set({ outcome: 'delivered', decidedAt: new Date(), decidedBy, decidedOrganisationId })
			.where('commitmentId', '=', id)
			.execute();
	await expect(decide(owner, null)).rejects.toThrow('cannot decide its own');
	const unit = await player(db, 'association', { parentId: us.id });
	await expect(decide(unit.as('owner').person!.id, unit.id)).rejects.toThrow('cannot decide its own');
	await decide((await person(db, 'consultant')).person!.id, null);
	await expect(state(owner)).rejects.toThrow('decided by another side');
	await expect(db.updateTable('closing').set({ note: 'Nej' }).execute()).rejects.toThrow('never rewritten');
	await expect(db.deleteFrom('closing').execute()).rejects.toThrow('never deleted');
});

test('no sequence of verbs lets a side decide its own outcome', { timeout: 60_000 }, async ({ db }) => {
	const [us, other, unit] = [await player(db), await player(db, 'school'), await player(db, 'municipality')];
	const together = await partnership(db, [us, other, unit]);
	const actors = [
		...[us.as('owner'), other.as('owner'), unit.as('owner'), await person(db, 'consultant')],
		...[await person(db, 'auditor'), await joined(db, await person(db, 'consultant'), other, 'reader')],
	];
	const verb = fc.constantFrom('close', 'delivered', 'partly', 'sent_back', 'take back', 'amend', 'withdraw');
	const step = fc.tuple(verb, fc.nat(actors.length - 1), fc.constantFrom(us, other, unit));
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
			const { slug, id } = await dueCommitment(db, us, { partnership: together });
			for (const [what, who, side] of steps) {
				const actor = actors[who]!;
				const done =
					what === 'close'
						? close(db, side, slug, actor)
						: what === 'take back'
							? takeBackClosing(db, actor, slug)
							: what === 'withdraw'
								? withdraw(db, actor, slug, 'Vi giver op')
								: what === 'amend'
									? amendTarget(db, actor, slug, { target: 7 + who, reason: 'Anderledes' })
									: answer(db, actor, slug, what as Answer);
				await done.catch((refused: { code?: string; status?: number }) => {
					if (!refused.code?.match(/^[a-z_]+$/) && refused.status !== 404) throw refused;
				});
			}
			const { rows } = await sql<{ own: boolean; state: string; outcome: string | null }>`
				select c.state, g.outcome, (g.decided_by = g.reported_by or g.decided_organisation_id = g.organisation_id
					or exists (select from membership m where m.person_id = g.decided_by and m.organisation_id = g.organisation_id)) as own
				from closing g join commitment c on c.id = g.commitment_id
				where c.id = ${id} and g.outcome in ('delivered', 'partly', 'not_delivered', 'sent_back')`.execute(db);
			expect(rows.filter(({ own }) => own)).toEqual([]);
			const ended = await stateOf(db, slug);
			if (ended === 'delivered' || ended === 'partly') expect(rows.at(-1)?.outcome).toBe(ended);
		}),
		{ numRuns: 25 },
	);
});
