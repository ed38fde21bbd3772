/** The log with a real database: who reads it, what it is narrowed to, and that every room's verbs have words. */
import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'csv-parse/sync';
import { describe, expect, test as plain } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { municipalRoles } from '#lib/accounts/actor.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { readAuditFilter, unreadDays } from '#lib/municipality/audit/audit-filter.ts';
import { auditRows } from '#lib/municipality/audit/audit-queries.server.ts';
import { auditCsv, auditLog } from '#lib/municipality/audit/audit.server.ts';
import { sayEntry } from '#lib/municipality/audit/labels.ts';
import { recorderOf } from '#lib/platform/audit.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const record = recorderOf<string>('event');
const page = { after: null, limit: 50 };
const filter = (query = '') => readAuditFilter(new URLSearchParams(query));

async function entries(db: Database) {
	const auditor = await person(db, 'auditor');
	const [us, them] = [
		await player(db, 'school', { name: 'Søskolen' }),
		await player(db, 'housing', { name: 'Gården' }),
	];
	const by = us.as('owner');
	const { now } = await db.selectNoFrom((eb) => eb.fn<Date>('now', []).as('now')).executeTakeFirstOrThrow();
	await db.transaction().execute(async (trx) => {
		await record(trx, by, 'event.published', { id: 12, organisationId: us.id }, { count: 3 });
		await record(trx, by, 'pledge.signed', { id: 13, organisationId: us.id });
		await record(trx, them.as('owner'), 'event.cancelled', { id: 14, organisationId: them.id });
	});
	const said = async (query: string, since = true) => {
		const log = await withLocale('da', () => auditLog(db, auditor, filter(query), page));
		return log.entries.filter(({ at }) => !since || at >= now).map(({ said: words }) => words);
	};
	return { auditor, us, them, by, said };
}

test('is read by auditors and administrators alone', async ({ db }) => {
	for (const role of municipalRoles) {
		const reads = auditLog(db, await person(db, role), filter(), page);
		if (role === 'auditor' || role === 'administrator') await expect(reads).resolves.toBeDefined();
		else await expect(reads).rejects.toMatchObject({ status: 404 });
	}
	const { us } = await entries(db);
	for (const actor of [visitor, us.as('owner')])
		for (const read of [auditLog(db, actor, filter(), page), auditCsv(db, actor, filter())])
			await expect(read).rejects.toMatchObject({ status: 404 });
});

test('says the number of a version, and not what machines tell one by', async ({ db }) => {
	const auditor = await person(db, 'auditor');
	const us = await player(db, 'school', { name: 'Søskolen' });
	const about = { id: 12, organisationId: us.id };
	await db.transaction().execute(async (trx) => {
		await record(trx, us.as('owner'), 'organisation.sent', about, { again: false, version: 'name:1j4e9y3' });
		await record(trx, us.as('owner'), 'partnership.amended', about, { version: 2 });
	});
	const { entries } = await auditLog(db, auditor, filter('q=søskolen'), page);
	expect(entries.map(({ facts }) => facts)).toEqual(['version: 2', 'again: false']);
});

test('is narrowed by name, kind, organisation, person, thing and days', async ({ db }) => {
	const { us, by, said } = await entries(db);
	const published = 'Begivenhed: offentliggjort';
	const cancelled = 'Begivenhed: aflyst';
	const signed = 'Underskrift: underskrevet';
	expect(await said('q=sø')).toEqual([signed, published]);
	expect(await said('q=gården&about=event')).toEqual([cancelled]);
	expect(await said('about=event')).toEqual([cancelled, published]);
	expect(await said(`organisation=${us.slug}&about=pledge`)).toEqual([signed]);
	expect(await said(`person=${by.person.id}`)).toEqual([signed, published]);
	expect(await said('thing=event-14')).toEqual([cancelled]);
	expect(await said('until=2001-01-01', false)).toEqual([]);
	expect(await said('from=2099-01-01', false)).toEqual([]);
	expect(await said('until=1.1.2001', false)).toEqual([]);
	expect(unreadDays(new URLSearchParams('from=31.2.2026&until=1.1.2026'))).toEqual({ from: '31.2.2026' });
	// What is none is not asked for.
	expect(await said('thing=x&person=-1&from=2026-02-30&about=%00')).toContain(published);
});

test('is searched by the title of what it is about, and says what one colleague did', async ({ db }) => {
	const { auditor, us } = await entries(db);
	const event = await makeEvent(db, us.id, { title: 'Suppe i gården' });
	const karen = await person(db, 'consultant');
	await db.transaction().execute(async (trx) => {
		await record(trx, karen, 'event.taken_down', { id: event.id, organisationId: us.id });
		await record(trx, auditor, 'event.put_back', { id: event.id, organisationId: us.id });
	});
	const log = async (query: string) =>
		withLocale('da', () => auditLog(db, auditor, filter(query), { after: null, limit: 50 }));
	expect((await log('q=suppe')).entries).toMatchObject([
		{ title: 'Suppe i gården', who: auditor.person.name },
		{ title: 'Suppe i gården', who: karen.person.name },
	]);
	const { entries: hers, colleagues } = await log(`q=suppe&person=${karen.person.id}`);
	expect(hers).toMatchObject([{ person: karen.person.id }]);
	const names = colleagues.map(({ id }) => id);
	expect(names).toEqual(expect.arrayContaining([karen.person.id, auditor.person.id]));
	expect(names).not.toContain(us.as('owner').person.id);
	const theirs = await log(`person=${us.as('owner').person.id}&organisation=${us.slug}`);
	expect(theirs.colleagues.map(({ id }) => id)).toContain(us.as('owner').person.id);
	expect(theirs.organisation).toEqual({ name: 'Søskolen' });
	const text = await withLocale('da', () => auditCsv(db, auditor, filter('q=suppe')));
	const [row] = parse<Record<string, string>>(text, { columns: true, bom: true, delimiter: ';' });
	expect(row).toMatchObject({ Titel: 'Suppe i gården' });
});

test('is found by an index, whatever it is narrowed to', async ({ db }) => {
	const { us, by } = await entries(db);
	await sql`insert into audit_entry (at, person_id, organisation_id, verb, subject_kind, subject_id)
		select now() - make_interval(mins => n), ${by.person.id}::int + n % 2, null,
			(array['event.published', 'report.sent', 'pledge.signed'])[1 + n % 3], 'event', n
		from generate_series(1, 20000) as n where exists (select from person where id = ${by.person.id}::int + n % 2)`.execute(
		db,
	);
	for (const table of ['audit_entry', 'organisation', 'event', 'person'])
		await sql`analyze ${sql.table(table)}`.execute(db);
	const plans: [string, RegExp][] = [
		['', /audit_entry_newest/],
		['from=2026-01-01&until=2026-01-02', /audit_entry_newest/],
		['about=report', /audit_entry_(room|newest)/],
		[`person=${us.as('reader').person.id}`, /audit_entry_person/],
		[`organisation=${us.slug}`, /audit_entry_organisation/],
		['thing=event-14', /audit_entry_subject/],
		[
			'q=gården',
			/audit_entry_organisation[^]*audit_entry_subject|audit_entry_subject[^]*audit_entry_organisation/,
		],
	];
	for (const [query, index] of plans) {
		const asked = auditRows(db, filter(query)).orderBy('a.at', 'desc').orderBy('a.id', 'desc').limit(50);
		const plan = JSON.stringify(await asked.explain());
		expect(plan, query).toMatch(index);
		expect(plan, query).not.toMatch(/Seq Scan on audit_entry/);
	}
});

test('is read to its end a page at a time, nothing twice', async ({ db }) => {
	const { auditor } = await entries(db);
	const all = await auditLog(db, auditor, filter(), { after: null, limit: 500 });
	const ids: unknown[] = [];
	let after: string | null = null;
	do {
		const log: Awaited<ReturnType<typeof auditLog>> = await auditLog(db, auditor, filter(), {
			after,
			limit: 2,
		});
		ids.push(...log.entries.map(({ id }) => id));
		after = log.next;
	} while (after);
	expect(ids).toEqual(all.entries.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test('goes out as a table, with the code of what was done', async ({ db }) => {
	const { auditor } = await entries(db);
	const text = await withLocale('da', () => auditCsv(db, auditor, filter('thing=event-12')));
	const [row] = parse<Record<string, string>>(text, { columns: true, bom: true, delimiter: ';' });
	expect(row).toMatchObject({
		Hvad: 'Begivenhed: offentliggjort',
		Kode: 'event.published',
		Ting: 'event-12',
		For: 'Søskolen',
		Oplysninger: 'count: 3',
	});
});

test('somebody who was erased has no name', async ({ db }) => {
	const { auditor, by } = await entries(db);
	await db.updateTable('person').set({ erasedAt: new Date() }).where('id', '=', by.person.id).execute();
	const { entries: rows } = await withLocale('da', () =>
		auditLog(db, auditor, filter(`person=${by.person.id}`), page),
	);
	expect(rows.map(({ who }) => who)).toContain('En, der er slettet');
	expect(JSON.stringify(rows)).not.toContain(by.person.name);
});

describe('words', () => {
	plain('of a verb that no release knows are its code', () => {
		for (const verb of ['event.levitated', 'ghost.signed', 'nothing', '__proto__.signed'])
			expect(withLocale('da', () => sayEntry(verb))).toBe(verb);
	});

	// The compiler asks for the words of every verb of these rooms.
	plain('are asked for of every room that writes in the log', () => {
		const writing = globSync('src/lib/*/record.server.ts').map((file) => file.split('/')[2]);
		const known = readFileSync('src/lib/municipality/audit/verbs.ts', 'utf8');
		expect(writing.filter((room) => !known.includes(`'#lib/${room}/record.server.ts'`))).toEqual([]);
	});
});
