import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { municipalityMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { municipalRoles, visitor } from '#lib/accounts/actor.ts';
import { decideOutcome, reportDelivered } from '#lib/commitments/closing/outcomes.server.ts';
import { refuseType } from '#lib/commitments/types/deciding.server.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { answerBarrier, giveToOwner } from '#lib/dialogue/desk/answering.server.ts';
import { decideBarrier, showBarrier, takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { appealAgainst } from '#lib/dialogue/voices/voices.server.ts';
import { declineReport, showMethod } from '#lib/guide/methods/deciding.server.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import type { QueueName } from '#lib/municipality/queues.ts';
import { waitingRows } from '#lib/municipality/waiting-rows.server.ts';
import { pageOf, readWorklistFilter, workKinds, type WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { howManyWait, worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { decideCase } from '#lib/organisations/application/approval.server.ts';
import { changedSinceSent, listCases } from '#lib/organisations/readers.server.ts';
import { changedFields, entryVersion } from '#lib/organisations/application/changes.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { commitment } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makeOrganisation, person, player } from '../../../../tests/support/cast/people.ts';
import { inDays, ownedOne, reads, received, shownOne } from '../../../../tests/support/cast/barriers.ts';
import { proposedType } from '../../../../tests/support/cast/commitment-types.ts';
import {
	addedMethod,
	methodFields,
	proposedMethod,
	toldTry,
} from '../../../../tests/support/cast/methods.ts';
import { commitmentBy, proposedBy } from '../../../../tests/support/cast/commitments.ts';
import { test } from '../../../../tests/support/database.ts';
import { city, now } from '../../../../tests/sweeps/one-of-each.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const list = async (db: Database, kind: WorkKind | null = null, after: string | null = null, limit = 100) =>
	worklist(db, await person(db, 'auditor'), { kind }, { after, limit });
const days = (count: number) => new Date(new Date(now).getTime() - count * 86_400_000);

describe('the worklist', () => {
	const queues: [QueueName, Partial<Record<WorkKind, MunicipalAbility>>][] = [
		['approvals', { approval: 'decide' }],
		['commitments', { proposal: 'decide', closing: 'verify' }],
		['commitment-types', { type: 'administer' }],
		['flags', { flag: 'moderate' }],
		['barriers', { barrier: 'moderate', unowned: 'decide', late: 'decide', barrier_appeal: 'moderate' }],
		['methods', { method: 'casework', method_report: 'casework' }],
		['takedowns', { appeal: 'moderate' }],
		['duplicates', { duplicate: 'moderate' }],
		['duplicates/partners', { double: 'decide' }],
		['worklist', { stale: 'casework' }],
	];
	test('counts what the menu and the pages count, for whoever may act', async ({ db }) => {
		await city(db);
		await proposedType(db, null);
		const us = await player(db, 'association');
		await proposedMethod(db, us);
		await toldTry(db, us, await addedMethod(db, await person(db, 'editor')));
		await makeOrganisation(db, [], { lastConfirmedAt: days(366) });
		const karen = await person(db, 'consultant');
		setClock(days(40).toISOString());
		await ownedOne(db, karen);
		setClock(now);
		const told = await shownOne(db, karen, { email: 'omar@prove.example', title: 'Toget er fuldt' });
		await takeBarrierDown(db, karen, told.slug, { reason: 'other', words: 'Det er om en enkelt.' });
		await appealAgainst(db, told.secret, 'Det gælder mange.');
		await shownOne(db, karen, { email: 'lise@prove.example', title: 'Der er ingen rampe' });
		await received(db, { email: 'ali@prove.example', title: 'Papirerne er kun på dansk' });
		const seen = new Set<WorkKind>();
		for (const actor of [karen, ...(await Promise.all(municipalRoles.map((role) => person(db, role))))]) {
			const { waiting } = await worklist(db, actor, { kind: null }, { after: null, limit: 100 });
			const count = Object.fromEntries(waiting.map((one) => [one.kind, one.count])) as Record<
				WorkKind,
				number
			>;
			const menu = await waitingByPage(db, actor);
			for (const [queue, kinds] of queues) {
				const own = Object.entries(kinds).filter(([kind, ability]) =>
					[ability, ...(kind === 'closing' ? (['verify-own'] as const) : [])].some((one) =>
						municipalityMay(actor, one),
					),
				) as [WorkKind, MunicipalAbility][];
				for (const [kind] of own) if (count[kind]) seen.add(kind);
				expect(menu[`/municipality/${queue}`], `${actor.municipalRole}: ${queue}`).toBe(
					own.reduce((sum, [kind]) => sum + count[kind], 0),
				);
			}
			expect(count.objection).toBe((await cityDesk(db, actor, 'waiting')).objections.length);
		}
		expect([...seen].toSorted()).toEqual(queues.flatMap(([, kinds]) => Object.keys(kinds)).toSorted());
	});

	test('does not show somebody what they took down or proposed themselves', async ({ db }) => {
		await city(db);
		const karen = await person(db, 'consultant');
		const kinds = async () =>
			new Set(
				(await worklist(db, karen, { kind: null }, { after: null, limit: 100 })).items.map((one) => one.kind),
			);
		expect([...(await kinds())]).toEqual(expect.arrayContaining(['appeal', 'proposal']));
		await db
			.updateTable('takedown')
			.set({ takenDownBy: karen.person.id })
			.where('decidedAt', 'is', null)
			.execute();
		await db
			.updateTable('commitment')
			.set({ createdBy: karen.person.id })
			.where('state', '=', 'proposed')
			.execute();
		const after = await kinds();
		expect(after.has('appeal')).toBe(false);
		expect(after.has('proposal')).toBe(false);
	});

	test('shows as many of each kind as it counts, a page at a time, the longest first', async ({ db }) => {
		await city(db);
		const { items, waiting } = await list(db);
		for (const { kind, count } of waiting) {
			expect((await list(db, kind)).items, kind).toHaveLength(count);
			expect(
				items.filter((item) => item.kind === kind),
				kind,
			).toHaveLength(count);
		}
		const auditor = await person(db, 'auditor');
		const filters = [null, ...workKinds].map((kind) => ({ kind }));
		expect(await howManyWait(db, auditor, filters)).toEqual([
			items.length,
			...waiting.map(({ count }) => count),
		]);
		const since = items.map((item) => item.since.getTime());
		expect(since).toEqual(since.toSorted((a, b) => a - b));
		const paged = [];
		for (let after: string | null = null, more = true; more;) {
			const page: Awaited<ReturnType<typeof list>> = await list(db, null, after, 2);
			paged.push(...page.items);
			after = page.next;
			more = after !== null;
		}
		expect(paged).toEqual(items);
	});

	test('says how long each kind has waited: the middle one, and the oldest', async ({ db }) => {
		for (const waited of [1, 4, 20])
			await makeOrganisation(db, [], {
				state: 'waiting',
				name: `Venter ${waited}`,
				stateChangedAt: days(waited),
			});
		await makeOrganisation(db, [], { lastConfirmedAt: days(366), name: 'Ikke bekræftet' });
		await makeOrganisation(db, [], { lastConfirmedAt: days(364), name: 'Bekræftet' });
		const { waiting, items } = await list(db);
		expect(waiting.find(({ kind }) => kind === 'approval')).toEqual({
			kind: 'approval',
			count: 3,
			median: 4,
			oldest: 20,
			decided: { count: 0, median: 0 },
		});
		expect(items.map(({ title }) => title)).toEqual(['Ikke bekræftet', 'Venter 20', 'Venter 4', 'Venter 1']);
	});

	const decide = async (db: Database, waited: number, ago: number) => {
		const { slug } = await makeOrganisation(db, [], { state: 'waiting', stateChangedAt: days(waited + ago) });
		const karen = await person(db, 'consultant');
		setClock(days(ago).toISOString());
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
		for (const [waited, ago] of spans) await make(days(waited + ago), days(ago));
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
								takenDownAt: days(300),
							},
							...(appealedAt ? { appeal: 'Det er en fest', appealedAt } : { decision: 'restored' as const }),
							decidedAt,
						})
						.execute();
				await each(decided);
				// Put back without an appeal: nobody had waited.
				await decided(null, days(1));
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
				await objectedTo(db, 'business', days(9), days(1));
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
					await writtenDownOn(db, slug, days(waited));
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
				setClock(days(200).toISOString());
				const { slug } = await commitmentBy(db, us, { startsOn: '2026-01-01', dueOn: '2026-11-01' });
				setClock(days(3).toISOString());
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
				setClock(days(2).toISOString());
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
				setClock(days(95).toISOString());
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
				setClock(days(100).toISOString());
				const told = await ownedOne(db, karen);
				setClock(now);
				await answerBarrier(db, karen, told.slug, { words: 'Der kommer to hold.' });
			},
		],
		[
			'barrier_appeal',
			{ count: 1, median: 6 },
			async (db) => {
				const karen = await person(db, 'consultant');
				setClock(days(95).toISOString());
				const told = await shownOne(db, karen);
				await takeBarrierDown(db, karen, told.slug, { reason: 'other', words: 'Det er om en enkelt.' });
				setClock(days(6).toISOString());
				await appealAgainst(db, told.secret, 'Det gælder mange.');
				setClock(now);
				const another = await person(db, 'consultant');
				await decideBarrier(db, another, told.slug, { decision: 'upheld', words: 'Det er om en enkelt.' });
			},
		],
		[
			'method',
			{ count: 1, median: 4 },
			async (db) => {
				setClock(days(4).toISOString());
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
				setClock(days(3).toISOString());
				const id = await toldTry(db, await player(db, 'association'), slug);
				setClock(now);
				await declineReport(db, editor, id, { reason: 'Skriv lidt mere.' });
			},
		],
		[
			'type',
			{ count: 1, median: 7 },
			async (db) => {
				const key = await proposedType(db, null);
				await db
					.updateTable('addedCommitmentType')
					.set({ proposedAt: days(7) })
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
			const { waiting } = await list(db);
			for (const one of waiting)
				expect(one.decided, one.kind).toEqual(one.kind === kind ? said : { count: 0, median: 0 });
		},
	);

	test('finds what waits of each kind by an index', async ({ db }) => {
		const looker = { now: new Date(now), today: '2026-11-22', personId: 1 };
		await db.transaction().execute(async (trx) => {
			await sql`set local enable_seqscan = off`.execute(trx);
			for (const own of [true, false])
				for (const [kind, rows] of Object.entries(waitingRows)) {
					const plan = await sql`explain select from ${rows({ ...looker, own })}`.execute(trx);
					expect(JSON.stringify(plan.rows), kind).not.toContain('Seq Scan');
				}
		});
	});

	test('is the municipality’s; what the address does not know is no filter', async ({ db }) => {
		for (const stranger of [visitor, await person(db)])
			await expect(worklist(db, stranger, { kind: null }, { after: null, limit: 5 })).rejects.toMatchObject({
				status: 404,
			});
		expect(readWorklistFilter(new URLSearchParams('?kind=ingenting')).kind).toBeNull();
		expect(await list(db, null, 'ikke-en-plads')).toMatchObject({ first: true });
		expect(workKinds.map((kind) => pageOf({ kind, slug: 'a', id: 1 }))).toHaveLength(workKinds.length);
	});
});

describe('an application that comes again', () => {
	const entry = {
		name: 'Havekredsen',
		kind: 'association',
		cvr: null,
		purpose: 'Vi dyrker',
		languages: ['da'],
		website: null,
		publicEmail: 'hej@have.example',
		publicPhone: null,
	} as unknown as Organisation;
	const sites = [{ address: 'Nørrebrogade 1' }];

	test('is compared field by field with what was sent before', () => {
		const before = entryVersion(entry, sites);
		expect(changedFields(before, entryVersion({ ...entry }, [...sites]))).toEqual([]);
		expect(changedFields(before, entryVersion({ ...entry, purpose: 'Vi dyrker og spiser' }, []))).toEqual([
			'purpose',
			'sites',
		]);
		expect(changedFields(null, before)).toEqual([]);
	});

	test('holds no word of what was sent', () => {
		expect(entryVersion(entry, sites)).not.toMatch(/Have|dyrker|example|Nørrebro/);
	});

	test('stands in the list as sent again, with what was changed', async ({ db }) => {
		const { id } = await makeOrganisation(db, [], { state: 'waiting', name: 'Havekredsen' });
		const karen = await person(db, 'consultant');
		await db
			.insertInto('organisationReview')
			.values({
				organisationId: id,
				outcome: 'changes_requested',
				reason: 'Skriv mere',
				reviewedBy: karen.person.id,
			})
			.execute();
		for (const version of [entryVersion(entry, sites), entryVersion({ ...entry, name: 'Haven' }, sites)])
			await db
				.insertInto('auditEntry')
				.values({
					...{ actor: 'person', personId: karen.person.id, organisationId: id, verb: 'organisation.sent' },
					...{ subjectKind: 'organisation', subjectId: id, details: JSON.stringify({ version }) },
				})
				.execute();
		const said = { again: true, changed: ['name'] };
		expect((await list(db, 'approval')).items).toMatchObject([said]);
		expect((await listCases(db, { state: 'waiting' })).rows).toMatchObject([said]);
		expect(await changedSinceSent(db, id)).toEqual(said.changed);
		const { id: another } = await makeOrganisation(db, [], { state: 'waiting', name: 'Ny' });
		expect(await changedSinceSent(db, another)).toEqual([]);
	});
});
