import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test as plain } from 'vitest';
import { barrierLikeness, mostAlike, mostOffered } from '#lib/dialogue/barriers/alike.ts';
import {
	barrierStates,
	hasManyLinks,
	mayGo,
	solvedness,
	standingOf,
	takesVoices,
	type BarrierState,
	type Stands,
} from '#lib/dialogue/barriers/barrier.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test, withDatabase } from '../../../../tests/support/database.ts';

describe('how it stands', () => {
	plain.each<[Stands, string]>([
		[{ state: 'shown', answerDueOn: null }, 'unowned'],
		[{ state: 'owned', answerDueOn: '2026-11-28' }, 'waiting'],
		// The day itself is not late.
		[{ state: 'owned', answerDueOn: '2026-11-27' }, 'waiting'],
		[{ state: 'owned', answerDueOn: '2026-11-26' }, 'late'],
		[{ state: 'answered', answerDueOn: '2026-11-26' }, 'answered'],
	])('%j', (barrier, standing) => expect(standingOf(barrier, '2026-11-27')).toBe(standing));

	plain.each([
		[0, 0, null],
		[1, 0, 'solved'],
		[0, 2, 'unsolved'],
		[1, 1, 'both'],
	])('%i solved, %i not', (solved, unsolved, said) => expect(solvedness({ solved, unsolved })).toBe(said));

	plain.each([
		['shown', null, null, true],
		['answered', '2026-11-01', null, true],
		['answered', '2026-11-01', '2026-11-20', false],
		['shown', null, '2026-11-20', false],
		['answered', '2025-11-01', null, false],
		['received', null, null, false],
		['down', null, null, false],
	] as const)('%s, answered %s, taken back %s: takes voices %s', (state, day, back, takes) => {
		const [answeredAt, takenBackAt] = [day && new Date(day), back && new Date(back)];
		expect(takesVoices({ state, answeredAt, takenBackAt }, new Date('2026-11-27T12:00:00Z'))).toBe(takes);
	});

	plain('words full of links are an advertisement', () => {
		expect(hasManyLinks(['https://a.example www.b.example'])).toBe(false);
		expect(hasManyLinks(['https://a.example', 'http://b.example', 'www.c.example'])).toBe(true);
	});
});

describe('which are offered as the same', () => {
	const told = {
		title: 'Danskholdet slutter for tidligt',
		body: 'Danskholdet slutter, før jeg har fri fra arbejde.',
	};
	const same = {
		title: 'Danskhold slutter for tidligt',
		body: 'Vi har først fri fra arbejde, når danskholdet slutter.',
	};
	const other = { title: 'Cykelstien ender i en mur', body: 'Ved broen kan ingen komme videre.' };

	plain('the likeliest first, and none that has nothing to do with it', () => {
		expect(mostAlike(told, [other, same])).toEqual([same]);
		expect(
			mostAlike(
				told,
				Array.from({ length: 9 }, () => same),
			),
		).toHaveLength(mostOffered);
	});

	plain('likeness is the same from both sides', () => {
		const words = fc.record({ title: fc.string(), body: fc.string() });
		fc.assert(
			fc.property(words, words, (a, b) => {
				const score = barrierLikeness(a, b);
				expect(score).toBeCloseTo(barrierLikeness(b, a));
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
			}),
		);
	});
});

/** A row as it stands in a state, all its columns filled; put there past the triggers. */
async function standing(db: Database, state: BarrierState, by: number): Promise<number> {
	const further = !['unconfirmed', 'received'].includes(state);
	const owned = further && state !== 'shown';
	const at = new Date('2026-11-01T12:00:00Z');
	const other = await db
		.insertInto('barrier')
		.values({
			slug: crypto.randomUUID(),
			kind: 'systemic',
			area: 'a',
			contentLocale: 'da',
			state: 'shown',
			...{ title: 'En anden', body: 'Der er en anden.', receivedAt: at, shownAt: at, shownBy: by },
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const { id } = await db
		.insertInto('barrier')
		.values({
			slug: crypto.randomUUID(),
			kind: 'systemic',
			area: 'a',
			contentLocale: 'da',
			state,
			...{ writtenTitle: 'Noget', writtenBody: 'Noget står i vejen.' },
			receivedAt: state === 'unconfirmed' ? null : at,
			...(further && { title: 'Noget', body: 'Noget står i vejen.', shownAt: at, shownBy: by }),
			...(owned && { unit: 'Borgerservice', answerDueOn: '2026-12-01', ownedAt: at, ownedBy: by }),
			...(owned && state !== 'owned' && { answer: 'Ja, den er væk.', answeredAt: at, answeredBy: by }),
			...(state === 'down' && { downReason: 'other' as const, downAt: at }),
			...(state === 'merged' && { mergedIntoId: other.id, mergedAt: at, mergedBy: by }),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

describe('where a state may go', () => {
	const db = withDatabase();

	plain.each(barrierStates.flatMap((from) => barrierStates.map((to) => [from, to] as const)))(
		'%s to %s: the table and the database say the same',
		async (from, to) => {
			const by = (await person(db(), 'consultant')).person.id;
			const id = await standing(db(), from, by);
			const target = await standing(db(), 'shown', by);
			// Whatever the state lacks is given, so that only the way itself can be refused.
			const step = sql`update barrier set state = ${to},
				received_at = case when ${to} = 'unconfirmed' then null else coalesce(received_at, now()) end,
				title = case when ${to} in ('shown', 'owned', 'answered') then coalesce(title, 'Noget') else title end,
				body = case when ${to} in ('shown', 'owned', 'answered') then coalesce(body, 'Noget står i vejen.') else body end,
				shown_at = case when ${to} in ('shown', 'owned', 'answered') then coalesce(shown_at, now()) else shown_at end,
				shown_by = case when ${to} in ('shown', 'owned', 'answered') then coalesce(shown_by, ${by}) else shown_by end,
				unit = case when ${to} in ('owned', 'answered') then coalesce(unit, 'Borgerservice') else unit end,
				answer_due_on = case when ${to} in ('owned', 'answered') then coalesce(answer_due_on, '2026-12-01') else answer_due_on end,
				owned_at = case when ${to} in ('owned', 'answered') then coalesce(owned_at, now()) else owned_at end,
				owned_by = case when ${to} in ('owned', 'answered') then coalesce(owned_by, ${by}) else owned_by end,
				answer = case when ${to} = 'answered' then coalesce(answer, 'Ja, den er væk.') else answer end,
				answered_at = case when ${to} = 'answered' then coalesce(answered_at, now()) else answered_at end,
				answered_by = case when ${to} = 'answered' then coalesce(answered_by, ${by}) else answered_by end,
				merged_into_id = case when ${to} = 'merged' then coalesce(merged_into_id, ${target}) end,
				merged_at = case when ${to} = 'merged' then coalesce(merged_at, now()) end,
				merged_by = case when ${to} = 'merged' then coalesce(merged_by, ${by}) end,
				down_reason = case when ${to} = 'down' then 'other' end,
				down_at = case when ${to} = 'down' then now() end
				where id = ${id}`.execute(db());
			const went = await step.then(
				() => true,
				() => false,
			);
			// Back to unread: only what nobody has shown (a check), so `down` was never shown.
			const reads = from === 'down' && to === 'received';
			expect(went, `${from} → ${to}`).toBe(from === to || (mayGo(from, to) && !reads));
		},
	);
});

test('what the database refuses, whoever asks', async ({ db }) => {
	const by = (await person(db, 'consultant')).person.id;
	const [received, owned, answered] = [
		await standing(db, 'received', by),
		await standing(db, 'owned', by),
		await standing(db, 'answered', by),
	];
	for (const [statement, said] of [
		[sql`update barrier set state = 'shown' where id = ${received}`, /barrier_is_shown_with_words/],
		[sql`update barrier set title = 'Ulæst' where id = ${received}`, /barrier_shown_was_read/],
		[sql`update barrier set state = 'answered' where id = ${owned}`, /barrier_answered_has_answer/],
		[sql`update barrier set answer = 'Ja tak' where id = ${owned}`, /barrier_answer_is_whole/],
		[
			sql`update barrier set answer_due_on = '2027-01-01' where id = ${owned}`,
			/the day of the answer stands/,
		],
		[sql`update barrier set answer = 'Nej tak' where id = ${answered}`, /stands as it was given/],
		[sql`update barrier set merged_into_id = id, state = 'merged' where id = ${owned}`, /barrier/],
	] as const)
		await expect(statement.execute(db)).rejects.toThrow(said);
});
