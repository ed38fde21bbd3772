import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { pageOf, readWorklistFilter, workKinds, type WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
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
import { test } from '../../../../tests/support/database.ts';
import { city, now } from '../../../../tests/sweeps/one-of-each.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const list = async (db: Database, kind: WorkKind | null = null, after: string | null = null, limit = 100) =>
	worklist(db, await person(db, 'auditor'), { kind }, { after, limit });
const days = (count: number) => new Date(new Date(now).getTime() - count * 86_400_000);

describe('the worklist', () => {
	test('counts what the menu and the pages count', async ({ db }) => {
		await city(db);
		await makeOrganisation(db, [], { lastConfirmedAt: days(366) });
		const karen = await person(db, 'consultant');
		const { waiting } = await worklist(db, karen, { kind: null }, { after: null, limit: 100 });
		const count = new Map(waiting.map((one) => [one.kind, one.count]));
		const menu = await waitingByPage(db, karen);
		expect(count.get('approval')).toBe(menu['/municipality/approvals']);
		expect(count.get('flag')).toBe(menu['/municipality/flags']);
		expect(count.get('appeal')).toBe(menu['/municipality/takedowns']);
		expect(count.get('duplicate')).toBe(menu['/municipality/duplicates']);
		expect(count.get('double')).toBe(menu['/municipality/duplicates/partners']);
		expect(count.get('objection')).toBe((await cityDesk(db, karen, 'waiting')).objections.length);
		expect(count.get('stale')).toBe(menu['/municipality/worklist']);
		for (const kind of ['approval', 'flag', 'appeal', 'duplicate', 'double', 'stale'] as const)
			expect(count.get(kind), kind).toBeGreaterThan(0);
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
