import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { decideOutcome, reportDelivered } from '#lib/commitments/closing/outcomes.server.ts';
import { refuseType } from '#lib/commitments/types/deciding.server.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { summarise, writeAsCity } from '#lib/dialogue/debates/making.server.ts';
import { appealPost } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { decidePost, showPost, takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { answerBarrier, followUp, giveToOwner } from '#lib/dialogue/desk/answering.server.ts';
import {
	decideBarrier,
	reopenBarrier,
	showBarrier,
	takeBarrierDown,
} from '#lib/dialogue/desk/reading.server.ts';
import { appealAgainst, sayVerdict } from '#lib/dialogue/voices/voices.server.ts';
import { declineReport, showMethod } from '#lib/guide/methods/deciding.server.ts';
import type { WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { decideCase } from '#lib/organisations/application/approval.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { commitment } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makeOrganisation, person, player } from '../../../../tests/support/cast/people.ts';
import {
	answeredOne,
	inDays,
	ownedOne,
	reads,
	received,
	shownOne,
} from '../../../../tests/support/cast/dialogue/barriers.ts';
import { openOne, receivedPost, shownPost } from '../../../../tests/support/cast/dialogue/debates.ts';
import { proposedType } from '../../../../tests/support/cast/commitment-types.ts';
import { commitmentBy, proposedBy } from '../../../../tests/support/cast/commitments.ts';
import {
	addedMethod,
	methodFields,
	proposedMethod,
	toldTry,
} from '../../../../tests/support/cast/methods.ts';
import { test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/sweeps/one-of-each.ts';
import { decideTakedown, reopenTakedown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { daysBefore, workFor } from '../../../../tests/support/cast/worklist.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

describe('what was decided of late', () => {
	const decide = async (db: Database, waited: number, ago: number) => {
		const { slug } = await makeOrganisation(db, [], {
			state: 'waiting',
			stateChangedAt: daysBefore(waited + ago),
		});
		const karen = await person(db, 'consultant');
		setClock(daysBefore(ago).toISOString());
		await decideCase(db, karen, slug, { outcome: 'declined', reason: 'Findes allerede.' }, []);
		setClock(now);
	};
	/** Days that each had waited, and days since it was decided; the last was decided too long ago. */
	const spans = [
		[2, 1],
		[4, 30],
		[60, 91],
	] as const;
	const each = async (make: (from: Date, until: Date) => Promise<unknown>) => {
		for (const [waited, ago] of spans) await make(daysBefore(waited + ago), daysBefore(ago));
	};
	const objectedTo = async (db: Database, kind: OrganisationKind, raisedAt: Date, resolvedAt: Date) => {
		const { id: organisationId } = await makeOrganisation(db, [], { kind });
		const other = await player(db, 'association');
		const contribution = { organisationId, amount: 1, happenedOn: '2026-06-01' };
		const { id: contributionId } = await db
			.insertInto('contribution')
			.values({ ...contribution, commitmentId: await commitment(db, organisationId, 'mentoring') })
			.returning('id')
			.executeTakeFirstOrThrow();
		const by = { organisationId: other.id, personId: other.as('owner').person.id };
		const resolved = { resolution: 'stands' as const, resolutionNote: 'Tre var der', resolvedAt };
		await db
			.insertInto('objection')
			.values({ contributionId, ...by, reason: 'Kun to', raisedAt, ...resolved })
			.execute();
	};
	/** The trail's own clock is the database's. */
	const writtenDownOn = (db: Database, slug: string, at: Date) =>
		db.transaction().execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await sql`update audit_entry set at = ${at} where verb = 'commitment.proposed'
				and subject_id = (select id from commitment where slug = ${slug})`.execute(trx);
		});
	const measured: [WorkKind, { count: number; median: number }, (db: Database) => Promise<unknown>][] = [
		[
			'approval',
			{ count: 3, median: 5 },
			async (db) => {
				for (const [waited, ago] of [
					[1, 2],
					[5, 30],
					[9, 89],
					[60, 91],
				] as const)
					await decide(db, waited, ago);
			},
		],
		[
			'flag',
			{ count: 2, median: 3 },
			async (db) => {
				const { id } = await makeOrganisation(db, []);
				const said = { organisationId: id, reason: 'spam', words: 'Reklame', locale: 'da' } as const;
				await each((createdAt, closedAt) =>
					db
						.insertInto('flag')
						.values({ ...said, createdAt, closedAt, outcome: 'put_right' })
						.execute(),
				);
			},
		],
		[
			'appeal',
			{ count: 2, median: 3 },
			async (db) => {
				const { id: organisationId } = await makeOrganisation(db, []);
				const down = { organisationId, reason: 'spam', words: 'Reklame', stateBefore: 'published' } as const;
				const answer = { decision: 'upheld', decisionWords: 'Det er reklame' } as const;
				const decided = async (appealedAt: Date | null, decidedAt: Date) =>
					db
						.insertInto('takedown')
						.values({
							...{
								...down,
								...answer,
								eventId: (await makeEvent(db, organisationId)).id,
								takenDownAt: daysBefore(300),
							},
							...(appealedAt ? { appeal: 'Det er en fest', appealedAt } : { decision: 'restored' as const }),
							decidedAt,
						})
						.execute();
				await each(decided);
				// Put back without an appeal: nobody had waited.
				await decided(null, daysBefore(1));
			},
		],
		[
			'appeal',
			// A decision that was opened again is one of its own, and the appeal waits from then.
			{ count: 2, median: 3 },
			async (db) => {
				const { id: organisationId } = await makeOrganisation(db, []);
				const { id: eventId } = await makeEvent(db, organisationId);
				const another = await person(db, 'moderator');
				const upheld = { decision: 'upheld', decisionWords: 'Det er reklame' } as const;
				const down = { organisationId, reason: 'spam', words: 'Reklame', stateBefore: 'published' } as const;
				const appealed = {
					appeal: 'Det er en fest',
					appealedAt: daysBefore(10),
					takenDownAt: daysBefore(300),
				};
				const { id } = await db
					.insertInto('takedown')
					.values({ ...down, ...appealed, ...upheld, eventId, decidedAt: daysBefore(6) })
					.returning('id')
					.executeTakeFirstOrThrow();
				setClock(daysBefore(5).toISOString());
				await reopenTakedown(db, another, { takedown: id, words: 'En fejl' });
				setClock(daysBefore(3).toISOString());
				await decideTakedown(db, another, { takedown: id, decision: 'upheld', words: 'Det er reklame' });
				setClock(now);
			},
		],
		[
			'method',
			{ count: 1, median: 4 },
			async (db) => {
				setClock(daysBefore(4).toISOString());
				const slug = await proposedMethod(db, await player(db, 'association'));
				setClock(now);
				await showMethod(db, await person(db, 'editor'), slug, methodFields(), null);
			},
		],
		[
			'method_report',
			{ count: 1, median: 3 },
			async (db) => {
				const editor = await person(db, 'editor');
				const slug = await addedMethod(db, editor);
				setClock(daysBefore(3).toISOString());
				const id = await toldTry(db, await player(db, 'association'), slug);
				setClock(now);
				await declineReport(db, editor, id, { reason: 'Skriv lidt mere.' });
			},
		],
		[
			'duplicate',
			{ count: 2, median: 3 },
			async (db) => {
				const { id } = await makeOrganisation(db, []);
				const event = async () => (await makeEvent(db, id)).id;
				await each(async (foundAt, differentAt) => {
					const pair = { eventId: await event(), otherId: await event() };
					await db
						.insertInto('lookAlike')
						.values({ ...pair, foundAt, differentAt })
						.execute();
				});
			},
		],
		[
			'double',
			{ count: 2, median: 3 },
			(db) =>
				each(async (foundAt, differentAt) => {
					const [one, other] = [await makeOrganisation(db, []), await makeOrganisation(db, [])];
					const pair = { oneId: one.id, otherId: other.id, same: ['name' as const] };
					await db
						.insertInto('organisationDouble')
						.values({ ...pair, foundAt, differentAt })
						.execute();
				}),
		],
		[
			// An auditor's are the municipality's own.
			'objection',
			{ count: 2, median: 3 },
			async (db) => {
				await each((raisedAt, resolvedAt) => objectedTo(db, 'municipality', raisedAt, resolvedAt));
				await objectedTo(db, 'business', daysBefore(9), daysBefore(1));
			},
		],
		[
			'proposal',
			{ count: 2, median: 4 },
			async (db) => {
				const us = await player(db);
				const karen = await person(db, 'consultant');
				const proposed: string[] = [];
				for (const waited of [3, 5]) {
					const slug = await proposedBy(db, us);
					await writtenDownOn(db, slug, daysBefore(waited));
					proposed.push(slug);
				}
				await accept(db, karen, proposed[0]!);
				await decline(db, karen, proposed[1]!, 'Det findes allerede.');
				await proposedBy(db, us);
			},
		],
		[
			'closing',
			{ count: 1, median: 3 },
			async (db) => {
				const us = await player(db, 'municipality');
				setClock(daysBefore(200).toISOString());
				const { slug } = await commitmentBy(db, us, { startsOn: '2026-01-01', dueOn: '2026-11-01' });
				setClock(daysBefore(3).toISOString());
				await reportDelivered(db, us.as('reporter'), slug, { organisationId: us.id, word: 'Vi nåede det' });
				setClock(now);
				const auditor = await person(db, 'auditor');
				await decideOutcome(db, auditor, slug, { answer: 'delivered', note: 'Det gjorde de', as: undefined });
			},
		],
		[
			'barrier',
			{ count: 1, median: 2 },
			async (db) => {
				setClock(daysBefore(2).toISOString());
				const told = await received(db);
				setClock(now);
				await showBarrier(db, await person(db, 'consultant'), told.slug, reads(), null);
			},
		],
		[
			'unowned',
			{ count: 1, median: 95 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(95).toISOString());
				const told = await shownOne(db, karen);
				setClock(now);
				const owner = { committee: null, unit: 'Borgerservice', answerDueOn: inDays(30) };
				await giveToOwner(db, karen, told.slug, owner);
			},
		],
		[
			'late',
			{ count: 1, median: expect.closeTo(69.583, 2) as number },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(100).toISOString());
				const told = await ownedOne(db, karen);
				setClock(now);
				await answerBarrier(db, karen, told.slug, { words: 'Der kommer to hold.' });
			},
		],
		[
			'unsolved',
			{ count: 1, median: 5 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(200).toISOString());
				const told = await answeredOne(db, karen);
				setClock(daysBefore(5).toISOString());
				await sayVerdict(db, told.secret, 'unsolved');
				setClock(now);
				await followUp(db, karen, told.slug, { words: 'Nu er der også et hold om aftenen.' });
			},
		],
		[
			'barrier_appeal',
			{ count: 1, median: 6 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(95).toISOString());
				const told = await shownOne(db, karen);
				await takeBarrierDown(db, karen, told.slug, { reason: 'other', words: 'Det er om en enkelt.' });
				setClock(daysBefore(6).toISOString());
				await appealAgainst(db, told.secret, 'Det gælder mange.');
				setClock(now);
				const another = await person(db, 'consultant');
				await decideBarrier(db, another, told.slug, { decision: 'upheld', words: 'Det er om en enkelt.' });
			},
		],
		[
			'barrier_appeal',
			// As of a listing: what was opened again is a decision of its own.
			{ count: 2, median: 3 },
			async (db) => {
				const karen = await person(db, 'consultant');
				const another = await person(db, 'consultant');
				const upheld = { decision: 'upheld', words: 'Det er om en enkelt.' } as const;
				setClock(daysBefore(95).toISOString());
				const told = await shownOne(db, karen);
				await takeBarrierDown(db, karen, told.slug, { reason: 'other', words: upheld.words });
				setClock(daysBefore(10).toISOString());
				await appealAgainst(db, told.secret, 'Det gælder mange.');
				setClock(daysBefore(6).toISOString());
				await decideBarrier(db, another, told.slug, upheld);
				setClock(daysBefore(5).toISOString());
				await reopenBarrier(db, another, told.slug, { words: 'En fejl' });
				setClock(daysBefore(3).toISOString());
				await decideBarrier(db, another, told.slug, upheld);
				setClock(now);
			},
		],
		[
			// The municipality's own waited for nobody.
			'post',
			{ count: 2, median: 2 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(5).toISOString());
				const debate = await openOne(db, karen);
				const shown = await receivedPost(db, debate, { email: 'omar@prove.example' });
				setClock(daysBefore(4).toISOString());
				const refused = await receivedPost(db, debate, { email: 'lise@prove.example' });
				setClock(daysBefore(3).toISOString());
				await showPost(db, karen, shown.slug);
				await writeAsCity(db, karen, debate, {
					...{ body: 'Hegnet er fra 1974.', contentLocale: 'da', replyTo: null },
				});
				setClock(daysBefore(2).toISOString());
				await takePostDown(db, karen, refused.slug, { reason: 'spam', words: 'Det er reklame.' });
				setClock(now);
			},
		],
		[
			'post_appeal',
			{ count: 1, median: 6 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(95).toISOString());
				const posted = await shownPost(db, karen, await openOne(db, karen, { closesOn: inDays(200) }));
				await takePostDown(db, karen, posted.slug, { reason: 'other', words: 'Det er om en enkelt.' });
				setClock(daysBefore(6).toISOString());
				await appealPost(db, posted.secret, 'Det gælder gården.');
				setClock(now);
				const upheld = { decision: 'upheld', words: 'Det er om en enkelt.' } as const;
				await decidePost(db, await person(db, 'consultant'), posted.slug, upheld);
			},
		],
		[
			'summary',
			{ count: 1, median: expect.closeTo(6.54, 2) as number },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(daysBefore(9).toISOString());
				const debate = await openOne(db, karen, { closesOn: inDays(2) });
				setClock(now);
				await summarise(db, karen, debate, {
					summary: 'Gården åbner til klokken 20.',
					unused: 'Hegnet bliver stående.',
				});
			},
		],
		[
			'type',
			{ count: 1, median: 7 },
			async (db) => {
				const key = await proposedType(db, null);
				await db
					.updateTable('addedCommitmentType')
					.set({ proposedAt: daysBefore(7) })
					.where('key', '=', key)
					.execute();
				await refuseType(db, await person(db, 'administrator'), key, { reason: 'Det findes allerede.' });
			},
		],
	];
	test.for(measured)(
		'says how long what was decided of late had waited: %s',
		async ([kind, said, make], { db }) => {
			await make(db);
			const { waiting } = await workFor(db);
			for (const one of waiting)
				expect(one.decided, one.kind).toEqual(one.kind === kind ? said : { count: 0, median: 0 });
		},
	);
});
