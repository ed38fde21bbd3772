import { sql } from 'kysely';
import { afterEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { retentionOverview, type TermOverview } from '#lib/municipality/retention/retention.server.ts';
import { judge } from '#lib/municipality/retention/standing.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { days, kinds, type Term } from '#lib/platform/personal-data/retention.ts';
import { keepers } from '../../../jobs.server.ts';
import { personalData } from '../../../personal-data.server.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const at = '2026-11-26T09:00:00Z';
const known = { keepers, rooms: personalData };
afterEach(() => setClock(null));

async function termOf(db: Database, term: Term): Promise<TermOverview> {
	const kept = await retentionOverview(db, await person(db, 'auditor'), known);
	return kept.flatMap(({ terms }) => terms).find((one) => one.term === term)!;
}

const writeMail = (db: Database, daysAgo: number) =>
	sql`insert into mail (to_address, subject, text, html, created_at)
		values ('rosa@prove.example', 's', 't', 'h', ${at}::timestamptz - ${daysAgo} * interval '1 day')`.execute(db);

test('every kind of the privacy page, every term, every table of the registry', async ({ db }) => {
	const kept = await retentionOverview(db, await person(db, 'administrator'), known);
	expect(kept.map(({ kind }) => kind)).toEqual([...kinds]);
	expect(new Set(kept.flatMap(({ terms }) => terms.map(({ term }) => term)))).toEqual(
		new Set(Object.keys(days)),
	);
	const tables = personalData.flatMap(({ holdings }) => holdings.map(({ table }) => table));
	expect(new Set(kept.flatMap((kind) => kind.tables.map(({ table }) => table)))).toEqual(new Set(tables));
	const signups = kept.find(({ kind }) => kind === 'signup')!.tables;
	expect(signups.find(({ table }) => table === 'registration')).toMatchObject({ erasures: ['row'] });
});

test('counts what should have gone a day ago, and not what waits for tonight', async ({ db }) => {
	setClock(at);
	expect(await termOf(db, 'mail')).toMatchObject({ overdue: 0, standing: 'never', ranAt: null });
	await writeMail(db, days.mail - 1);
	await writeMail(db, days.mail + 0.5);
	expect((await termOf(db, 'mail')).overdue).toBe(0);
	await writeMail(db, days.mail + 2);
	expect(await termOf(db, 'mail')).toMatchObject({
		...{ job: 'platform.forget', overdue: 1, standing: 'late' },
	});
});

test('says when its job last ran and how many went, and when it last found any', async ({ db }) => {
	setClock(at);
	await writeMail(db, days.mail + 2);
	await writeMail(db, days.mail + 3);
	const platform = keepers.find(({ name }) => name === 'platform.forget')!;
	await platform.handle(db, undefined);
	const ranAt = new Date(at);
	expect(await termOf(db, 'mail')).toMatchObject({ overdue: 0, ranAt, took: 2, standing: 'kept' });
	const next = new Date('2026-11-27T09:00:00Z');
	setClock(next);
	await platform.handle(db, undefined);
	expect(await termOf(db, 'mail')).toMatchObject({ ranAt: next, took: 0, lastTookAt: ranAt, lastTook: 2 });
	// What else the job keeps is said for itself.
	expect(await termOf(db, 'link')).toMatchObject({ ranAt: next, took: 0, lastTookAt: null });
	expect(await termOf(db, 'session')).toMatchObject({ ranAt: null });
});

test('is for administrators and auditors', async ({ db }) => {
	const owner = (await player(db, 'business')).as('owner');
	const others = [visitor, owner, await person(db, 'consultant'), await person(db, 'editor')];
	for (const actor of others)
		await expect(retentionOverview(db, actor, known)).rejects.toMatchObject({ status: 404 });
});

describe('a term', () => {
	const now = new Date(at);
	test.for([
		['late', { ranAt: now, overdue: 1 }],
		['never', { ranAt: null, overdue: 0 }],
		['kept', { ranAt: new Date('2026-11-24T21:00:00Z'), overdue: 0 }],
		['asleep', { ranAt: new Date('2026-11-24T20:59:59Z'), overdue: 0 }],
	] as const)('is %s', ([standing, run]) => {
		expect(judge(run, now)).toBe(standing);
	});
});
