/** What the privacy page promises against the jobs, with a set clock. A term without a case does not compile. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Insertable } from 'kysely';
import { afterEach, beforeAll, describe, expect } from 'vitest';
import { deleteInBatches } from '#lib/platform/lists/batches.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, useFileStore } from '#lib/platform/files/files.server.ts';
import type { Barrier, CircleSeat } from '#lib/platform/database/tables.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { days, type Term } from '#lib/platform/personal-data/retention.ts';
import { keepers } from '../src/jobs.server.ts';
import { makeOrganisation, makePerson } from './support/cast/people.ts';
import { test } from './support/database.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Wednesday. */
const start = new Date('2026-03-04T12:00:00Z');
const iso = start.toISOString();

beforeAll(() => useFileStore(diskStore(mkdtempSync(join(tmpdir(), 'bland-retention-')))));
afterEach(() => setClock(null));

const partner = async (db: Database, state: OrganisationState = 'approved') => {
	const owner = await makePerson(db, { email: 'ejer@prove.example' });
	return { owner, ...(await makeOrganisation(db, [[owner, 'owner']], { state })) };
};
const count = async (db: Database, table: string, where = 'true') => {
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from ${sql.raw(table)} where ${sql.raw(where)}`.execute(db);
	return rows[0]?.count;
};

/** A barrier that came at `start`. */
const barrier = (db: Database, given: Partial<Insertable<Barrier>>) =>
	db
		.insertInto('barrier')
		.values({
			slug: 'b',
			state: 'received',
			kind: 'systemic',
			area: 'a',
			contentLocale: 'da',
			...{ writtenTitle: 'Døren er låst', writtenBody: 'Ingen kan komme ind.', receivedAt: start },
			...given,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
const shownAtStart = async (db: Database) => {
	const { person } = await makePerson(db, { email: 'desk@prove.example', municipalRole: 'consultant' });
	return {
		...{ state: 'shown' as const, title: 'Døren er låst', body: 'Ingen kan komme ind.' },
		...{ shownAt: start, shownBy: person.id },
	};
};
const answeredAtStart = async (db: Database) => {
	const shown = await shownAtStart(db);
	return {
		...shown,
		...{ state: 'answered' as const, unit: 'Borgerservice', answerDueOn: '2026-04-01' },
		...{ ownedAt: start, ownedBy: shown.shownBy },
		...{ answer: 'Nu er den åben.', answeredAt: start, answeredBy: shown.shownBy },
	};
};

/** One who takes down, and another who decides. */
async function twoAtTheDesk(db: Database): Promise<{ one: number; other: number }> {
	const consultant = (email: string) => makePerson(db, { email, municipalRole: 'consultant' });
	const [one, other] = [await consultant('en@prove.example'), await consultant('to@prove.example')];
	return { one: one.person.id, other: other.person.id };
}

/** A debate whose last day was that of `start`. */
async function overAtStart(db: Database): Promise<number> {
	const { person } = await makePerson(db, { email: 'desk@prove.example', municipalRole: 'consultant' });
	const day = start.toISOString().slice(0, 10);
	const { id } = await db
		.insertInto('debate')
		.values({
			...{ slug: 'd', state: 'published', question: 'Skal døren være åben?', background: 'Den er låst nu.' },
			...{ contentLocale: 'da', area: 'a', opensOn: day, closesOn: day },
			...{ madeBy: person.id, publishedAt: start, publishedBy: person.id },
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** A seat in a forum, or the offer of one. */
async function seat(db: Database, given: Partial<Insertable<CircleSeat>>): Promise<void> {
	const by = (await makePerson(db)).person.id;
	const circle = {
		kind: 'forum' as const,
		slug: 'forum',
		name: 'Forum',
		purpose: 'Vi mødes fast.',
		isPublic: true,
		createdBy: by,
	};
	const { id } = await db.insertInto('circle').values(circle).returning('id').executeTakeFirstOrThrow();
	const who = {
		name: 'Rosa',
		email: 'r@p.example',
		locale: 'da',
		kind: 'citizen' as const,
		fromOn: '2026-01-01',
	};
	await db
		.insertInto('circleSeat')
		.values({ ...who, circleId: id, invitedBy: by, ...given })
		.execute();
}

interface Case {
	/** Puts one of it there, its term running from `start`. */
	put: (db: Database) => Promise<unknown>;
	/** How many there are. */
	left: (db: Database) => Promise<number | undefined>;
}

const cases: Record<Term, readonly Case[]> = {
	registration: [
		{
			async put(db) {
				const { id } = await partner(db);
				await sql`with e as (insert into event (organisation_id, slug, title, starts_at, ends_at, state)
					values (${id}, 'e', 'Åbent hus', ${iso}::timestamptz - interval '2 hours', ${iso}, 'published') returning id)
					insert into registration (event_id, name, email) select id, 'Rosa', 'r@p.example' from e`.execute(db);
			},
			left: (db) => count(db, 'registration'),
		},
	],
	unconfirmedRegistration: [
		{
			async put(db) {
				const { id } = await partner(db);
				await sql`with e as (insert into event (organisation_id, slug, title, starts_at, ends_at, state)
					values (${id}, 'u', 'Åbent hus', ${iso}::timestamptz + interval '900 days', ${iso}::timestamptz + interval '901 days',
						'published') returning id)
					insert into registration (event_id, name, email, state, created_at, mailed_at)
						select id, 'Rosa', 'r@p.example', 'unconfirmed', ${iso}, ${iso} from e`.execute(db);
			},
			left: (db) => count(db, 'registration'),
		},
	],
	unconfirmedAlert: [
		{
			put: (db) =>
				sql`with s as (insert into alert_search (query) values ('q=mad') returning id)
					insert into alert (search_id, email, locale, rhythm, created_at, mailed_at)
						select id, 'r@p.example', 'da', 'daily', ${iso}, ${iso} from s`.execute(db),
			left: (db) => count(db, 'alert'),
		},
	],
	endedAlert: [
		{
			put: (db) =>
				sql`with s as (insert into alert_search (query) values ('q=mad') returning id),
					a as (insert into alert (search_id, email, locale, rhythm, created_at, mailed_at, confirmed_at, ended_at, digested_for)
						select id, 'r@p.example', 'da', 'daily', ${iso}, ${iso}, ${iso}, ${iso}, '2026-03-04' from s returning id)
					insert into alert_consent (alert_id, step, source, locale, said) select id, 'ended', 'page', 'da', 'Stop' from a`.execute(
					db,
				),
			left: (db) => count(db, 'alert_consent'),
		},
	],
	flag: [
		{
			async put(db) {
				const { id } = await partner(db);
				await sql`insert into flag (organisation_id, reason, outcome, closed_at) values (${id}, 'spam', 'nothing_wrong', ${iso})`.execute(
					db,
				);
			},
			left: (db) => count(db, 'flag'),
		},
	],
	unsentLetter: [
		{
			async put(db) {
				const { owner } = await partner(db);
				await sql`insert into partner_letter (subject, words, query, created_at, written_by)
					values ('Til alle', 'Kære alle', '', ${iso}, ${owner.person.id})`.execute(db);
			},
			left: (db) => count(db, 'partner_letter'),
		},
	],
	openFlag: [
		{
			async put(db) {
				const { id } = await partner(db);
				await sql`insert into flag (organisation_id, reason, created_at) values (${id}, 'spam', ${iso})`.execute(
					db,
				);
			},
			left: (db) => count(db, 'flag'),
		},
	],
	unconfirmedVoice: [
		{
			put: (db) => barrier(db, { state: 'unconfirmed', receivedAt: null, toldAt: start }),
			left: (db) => count(db, 'barrier'),
		},
		{
			async put(db) {
				const { id } = await barrier(db, {});
				await sql`insert into barrier_voice (barrier_id, email, locale, asked_at, mailed_at)
					values (${id}, 'r@p.example', 'da', ${iso}, ${iso})`.execute(db);
			},
			left: (db) => count(db, 'barrier_voice'),
		},
	],
	barrierVoice: [
		{
			async put(db) {
				const { id } = await barrier(db, await answeredAtStart(db));
				await sql`insert into barrier_voice (barrier_id, email, locale, confirmed_at)
					values (${id}, 'r@p.example', 'da', ${iso})`.execute(db);
			},
			left: (db) => count(db, 'barrier_voice', 'email is not null'),
		},
	],
	experience: [
		{
			put: (db) =>
				sql`insert into experience (id, told_on, state, grounds, setting, happened, deeds)
					values (100001, '2026-03-04', 'unread', '{age}', 'work', 'earlier', '{worse}')`.execute(db),
			left: (db) => count(db, 'experience', 'grounds is not null'),
		},
	],
	debateVoice: [
		{
			async put(db) {
				const debateId = await overAtStart(db);
				await sql`insert into debate_voice (debate_id, kind, email, locale, confirmed_at)
					values (${debateId}, 'follows', 'r@p.example', 'da', ${iso})`.execute(db);
			},
			left: (db) => count(db, 'debate_voice', 'email is not null'),
		},
	],
	debatePostDown: [
		{
			async put(db) {
				const debateId = await overAtStart(db);
				await sql`insert into debate_post (slug, debate_id, state, body, content_locale, side, told_at, received_at,
						down_reason, down_at)
					values ('p', ${debateId}, 'down', 'Køb her', 'da', 'neither', ${iso}, ${iso}, 'spam', ${iso})`.execute(db);
			},
			left: (db) => count(db, 'debate_post', 'body is not null'),
		},
		{
			async put(db) {
				const debateId = await overAtStart(db);
				const by = await twoAtTheDesk(db);
				await sql`with p as (insert into debate_post (slug, debate_id, state, body, content_locale, side, told_at, received_at,
						shown_at, shown_by)
					values ('p', ${debateId}, 'shown', 'Hegnet er for højt', 'da', 'neither', ${iso}, ${iso}, ${iso}, ${by.one}) returning id)
					insert into takedown (post_id, reason, words, state_before, taken_down_at, taken_down_by, appeal, appealed_at,
						decision, decision_words, decided_at, decided_by)
					select id, 'spam', 'Reklame', 'shown', ${iso}, ${by.one}, 'Jeg hedder Rosa', ${iso}, 'restored', 'Det er sandt', ${iso}, ${by.other}
					from p`.execute(db);
			},
			left: (db) => count(db, 'takedown', 'appeal is not null'),
		},
	],
	barrierWritten: [
		{
			async put(db) {
				await barrier(db, await shownAtStart(db));
			},
			left: (db) => count(db, 'barrier', 'written_body is not null'),
		},
	],
	barrierDown: [
		{
			put: (db) => barrier(db, { state: 'down', downReason: 'spam', downAt: start }),
			left: (db) => count(db, 'barrier'),
		},
		{
			async put(db) {
				const { id } = await barrier(db, await answeredAtStart(db));
				const by = await twoAtTheDesk(db);
				await sql`insert into takedown (barrier_id, reason, words, state_before, taken_down_at, taken_down_by, appeal,
						appealed_at, decision, decision_words, decided_at, decided_by)
					values (${id}, 'spam', 'Reklame', 'answered', ${iso}, ${by.one}, 'Jeg hedder Rosa', ${iso}, 'restored', 'Det er sandt',
						${iso}, ${by.other})`.execute(db);
			},
			left: (db) => count(db, 'takedown', 'appeal is not null'),
		},
	],
	circleSeat: [
		{
			put: (db) => seat(db, { state: 'held', answeredAt: start, toOn: iso.slice(0, 10), showsName: true }),
			left: (db) => count(db, 'circle_seat', 'email is not null or name is not null'),
		},
		{
			put: (db) => seat(db, { state: 'left', answeredAt: start, leftAt: start }),
			left: (db) => count(db, 'circle_seat', 'email is not null or name is not null'),
		},
		{
			put: (db) => seat(db, { state: 'declined', answeredAt: start }),
			left: (db) => count(db, 'circle_seat', 'email is not null or name is not null'),
		},
		{
			put: (db) => seat(db, { invitedAt: start }),
			left: (db) => count(db, 'circle_seat'),
		},
	],
	unconfirmedAccount: [
		{
			async put(db) {
				await makePerson(db, { email: 'r@p.example', confirmed: false });
				await db.updateTable('person').set({ createdAt: start }).execute();
			},
			left: (db) => count(db, 'person', 'erased_at is null'),
		},
	],
	formerMembership: [
		{
			async put(db) {
				const { id, owner } = await partner(db);
				await db
					.insertInto('pastMembership')
					.values({ organisationId: id, personId: owner.person.id, leftAt: start })
					.execute();
			},
			left: (db) => count(db, 'past_membership'),
		},
	],
	declinedContact: [
		{
			async put(db) {
				await partner(db, 'declined');
				await db
					.updateTable('organisation')
					.set({ contactName: 'Rosa', contactPhone: '12345678', stateChangedAt: start })
					.execute();
			},
			left: (db) => count(db, 'organisation', 'num_nonnulls(contact_name, contact_phone) > 0'),
		},
	],
	opportunityContact: [
		{
			async put(db) {
				const { id } = await partner(db);
				await sql`insert into opportunity (organisation_id, slug, title, places, deadline_on, state, contact_name, contact_email)
					values (${id}, 'o', 'Læreplads', 1, ${iso.slice(0, 10)}, 'published', 'Rosa', 'r@p.example')`.execute(db);
			},
			left: (db) => count(db, 'opportunity', 'contact_email is not null or contact_name is not null'),
		},
	],
	removedFile: [
		{
			put: (db) =>
				db
					.insertInto('storedFile')
					.values({ key: `${'ab12'.repeat(16)}.webp`, storedAt: start })
					.execute(),
			left: (db) => count(db, 'stored_file'),
		},
	],
	takenDownPicture: [
		{
			async put(db) {
				const { id } = await partner(db);
				const reason = 'Folk er med uden at ville det.';
				await sql`insert into image (organisation_id, file_key, sha256, width, height, bytes, uploaded_at, taken_down_at,
						taken_down_reason)
					values (${id}, ${'cd34'.repeat(16)} || '.webp', ${'cd34'.repeat(16)}, 1, 1, 1, ${start}, ${start}, ${reason})`.execute(
					db,
				);
			},
			left: (db) => count(db, 'image'),
		},
	],
	link: [
		{
			put: (db) =>
				sql`insert into link (kind, secret_hash, email, expires_at)
					values ('reset_password', ${'ab12'.repeat(16)}, 'r@p.example', ${iso})`.execute(db),
			left: (db) => count(db, 'link'),
		},
		{
			async put(db) {
				const { id, owner } = await partner(db);
				await db.transaction().execute(async (trx) => {
					await sql`set local session_replication_role = replica`.execute(trx);
					await sql`insert into link (kind, contribution_id, organisation_id, person_id, secret_hash, expires_at)
						values ('confirm_contribution', 1, ${id}, ${owner.person.id}, ${'ab12'.repeat(16)}, ${iso})`.execute(trx);
				});
			},
			left: (db) => count(db, 'link'),
		},
	],
	stillRightLink: [
		{
			async put(db) {
				const { id, owner } = await partner(db, 'suspended');
				await sql`insert into link (kind, organisation_id, person_id, secret_hash, expires_at)
					values ('still_right', ${id}, ${owner.person.id}, ${'ab12'.repeat(16)}, ${iso})`.execute(db);
			},
			left: (db) => count(db, 'link'),
		},
	],
	mail: [
		...[start, null].map((sentAt) => ({
			put: (db: Database) =>
				db
					.insertInto('mail')
					.values({
						toAddress: 'r@p.example',
						subject: 's',
						text: 't',
						html: 'h',
						createdAt: start,
						sentAt,
						attempts: 12,
					})
					.execute(),
			left: (db: Database) => count(db, 'mail'),
		})),
		{
			async put(db) {
				await db.transaction().execute((trx) => enqueue(trx, 'mail.deliver', { id: 1 }, { maxAttempts: 2 }));
				await sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'r@p.example?', updated_at = ${iso}`.execute(
					db,
				);
			},
			left: (db) => count(db, 'graphile_worker._private_jobs'),
		},
	],
	session: [
		{
			async put(db) {
				const { owner } = await partner(db);
				const expiresAt = new Date(start.getTime() + days.session * day);
				await db
					.insertInto('session')
					.values({ idHash: 'x', personId: owner.person.id, expiresAt })
					.execute();
			},
			left: (db) => count(db, 'session'),
		},
	],
	sessionAtMost: [
		{
			async put(db) {
				const { owner } = await partner(db);
				const expiresAt = new Date(start.getTime() + 1000 * day);
				await db
					.insertInto('session')
					.values({ idHash: 'y', personId: owner.person.id, createdAt: start, expiresAt })
					.execute();
			},
			left: (db) => count(db, 'session'),
		},
	],
	knownDevice: [
		{
			async put(db) {
				const { owner } = await partner(db);
				await db
					.insertInto('knownDevice')
					.values({ secretHash: 'ef56'.repeat(16), personId: owner.person.id, usedAt: start })
					.execute();
			},
			left: (db) => count(db, 'known_device'),
		},
	],
	attempt: [
		{
			put: (db) => db.insertInto('backoff').values({ bucket: 'login:x', level: 1, at: start }).execute(),
			left: (db) => count(db, 'backoff'),
		},
		{
			put: (db) => db.insertInto('throttle').values({ bucket: 'login:x', windowStart: start }).execute(),
			left: (db) => count(db, 'throttle'),
		},
		{
			put: (db) =>
				db.insertInto('submission').values({ key: crypto.randomUUID(), createdAt: start }).execute(),
			left: (db) => count(db, 'submission'),
		},
	],
};

const keepersOf = (term: Term) =>
	keepers.filter(({ keepings }) => keepings.some((keeping) => keeping.term === term));

/** What the overview says is still there though its term was over. */
async function overdue(db: Database, term: Term, at: Date): Promise<number> {
	const counts = keepersOf(term)
		.flatMap(({ keepings }) => keepings)
		.filter((keeping) => keeping.term === term)
		.map((keeping) => keeping.overdue(db, at));
	return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function keep(db: Database, term: Term, at: Date): Promise<void> {
	setClock(at);
	for (const keeper of keepersOf(term)) await keeper.handle(db, undefined);
}

describe.each(Object.entries(cases) as [Term, readonly Case[]][])('%s', (term, ways) => {
	ways.forEach(({ put, left }, index) => {
		test(`is kept ${days[term]} days and no longer (${index + 1})`, async ({ db }) => {
			await put(db);
			const early = new Date(start.getTime() + days[term] * day - hour);
			await keep(db, term, early);
			expect(await left(db)).toBe(1);
			expect(await overdue(db, term, early)).toBe(0);
			const late = new Date(start.getTime() + (days[term] + 1) * day);
			expect(await overdue(db, term, late)).toBe(1);
			await keep(db, term, late);
			expect(await left(db)).toBe(0);
			expect(await overdue(db, term, late)).toBe(0);
			const run = db.selectFrom('retentionRun').selectAll().where('term', '=', term);
			expect(await run.execute()).toEqual([{ term, ranAt: late, took: 1, lastTookAt: late, lastTook: 1 }]);
			await keep(db, term, new Date(start.getTime() + (days[term] + 2) * day));
			expect(await left(db)).toBe(0);
			expect(await run.execute()).toMatchObject([{ took: 0, lastTookAt: late, lastTook: 1 }]);
		});
	});
});

test('what closed organisations offered names nobody any more', async ({ db }) => {
	const { id } = await partner(db);
	await sql`insert into opportunity (organisation_id, slug, title, places, deadline_on, state, contact_name, contact_email)
		values (${id}, 'o', 'Læreplads', 1, '2027-01-01', 'published', 'Rosa', 'r@p.example')`.execute(db);
	await db.updateTable('organisation').set({ contactName: 'Rosa', contactEmail: 'r@p.example' }).execute();
	await db.updateTable('organisation').set({ state: 'closed' }).execute();
	expect(await count(db, 'organisation', 'num_nonnulls(contact_name, contact_email) > 0')).toBe(0);
	await keep(db, 'opportunityContact', start);
	expect(await count(db, 'opportunity', 'num_nonnulls(contact_name, contact_email) > 0')).toBe(0);
});

test('much is deleted in bounded statements', async ({ db }) => {
	await sql`insert into submission (key) select gen_random_uuid() from generate_series(1, 25)`.execute(db);
	expect(await deleteInBatches(db, 'submission', sql<boolean>`true`, 10)).toBe(25);
	expect(await count(db, 'submission')).toBe(0);
});

test.for([
	['audit_entry', 'person_id = 1'],
	['partnership_note', 'person_id = 1'],
	['mail', "lower(to_address) = 'r@p.example'"],
	['registration', "lower(email) = 'r@p.example'"],
	['link', "lower(email) = 'r@p.example'"],
	['contribution', 'reported_by = 1'],
])('%s is looked through for one person by an index', async ([table = '', condition = ''], { db }) => {
	const plan = await db.transaction().execute(async (trx) => {
		await sql`set local enable_seqscan = off`.execute(trx);
		return sql`explain select 1 from ${sql.raw(table)} where ${sql.raw(condition)}`.execute(trx);
	});
	expect(JSON.stringify(plan.rows)).toContain('Index Cond');
});

test('no job may carry an address', async ({ db }) => {
	const asked = db.transaction().execute((trx) => enqueue(trx, 'mail.deliver', { to: 'r@p.example' }));
	await expect(asked).rejects.toThrow('would keep an address');
});

describe('the privacy page', () => {
	const page = readFileSync('src/lib/platform/personal-data/said.ts', 'utf8');

	test.each(Object.keys(days))('names the term %s', (term) => {
		expect(page).toContain(`days.${term}`);
	});

	test.each(['da', 'en'])('%s: its sentences hold no numbers of their own', (locale) => {
		const messages = JSON.parse(readFileSync(`messages/${locale}/pages.json`, 'utf8')) as Record<
			string,
			string
		>;
		const spoken = Object.entries(messages).filter(([key]) => /^page_privacy_\w+_long$/.test(key));
		const own = spoken.filter(([, text]) =>
			/\d|\b(en|et|to|tre|one|two|a) (dag|døgn|uger?|måned|år|day|week|month|year)/.test(text),
		);
		expect(spoken.length).toBeGreaterThan(10);
		expect(own).toEqual([]);
	});
});
