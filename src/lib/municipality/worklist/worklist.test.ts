import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { waitingRows } from '#lib/municipality/waiting-rows.server.ts';
import { pageOf, readWorklistFilter, workKinds } from '#lib/municipality/worklist/worklist.ts';
import { howManyWait, worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { changedSinceSent, listCases } from '#lib/organisations/readers.server.ts';
import { changedFields, entryVersion } from '#lib/organisations/application/changes.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { makeOrganisation, person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { city, now } from '../../../../tests/sweeps/one-of-each.ts';
import { workFor } from '../../../../tests/support/cast/worklist.ts';
import { setClock } from '#lib/platform/clock.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

describe('the worklist', () => {
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
		const { items, waiting } = await workFor(db);
		for (const { kind, count } of waiting) {
			expect((await workFor(db, kind)).items, kind).toHaveLength(count);
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
			const page: Awaited<ReturnType<typeof workFor>> = await workFor(db, null, after, 2);
			paged.push(...page.items);
			after = page.next;
			more = after !== null;
		}
		expect(paged).toEqual(items);
	});
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
		expect(await workFor(db, null, 'ikke-en-plads')).toMatchObject({ first: true });
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
		expect((await workFor(db, 'approval')).items).toMatchObject([said]);
		expect((await listCases(db, { state: 'waiting' })).rows).toMatchObject([said]);
		expect(await changedSinceSent(db, id)).toEqual(said.changed);
		const { id: another } = await makeOrganisation(db, [], { state: 'waiting', name: 'Ny' });
		expect(await changedSinceSent(db, another)).toEqual([]);
	});
});
