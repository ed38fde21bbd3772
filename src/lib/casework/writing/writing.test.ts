import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { visitor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { partnerFile } from '#lib/casework/partner-file.server.ts';
import { changeCase } from '#lib/casework/casework.server.ts';
import type { Outcome } from '#lib/casework/writing/letter.ts';
import { sendOne } from '#lib/casework/writing/sending.server.ts';
import {
	beginLetter,
	changeLetter,
	discardLetter,
	listLetters,
	openLetter,
	sendLetter,
} from '#lib/casework/writing/writing.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { answers, letterSaying } from '../../../../tests/support/cast/letters.ts';
import { joinAs, makePerson, person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const notFound = { status: 404 };
const all = { outcome: null, after: null, limit: 50 };
const jobs = async (db: Database) =>
	(
		await sql<{ payload: Parameters<typeof sendOne.handle>[1] }>`select payload
			from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
			where t.identifier = ${sendOne.name} order by j.id`.execute(db)
	).rows.map(({ payload }) => payload);
const work = async (db: Database) => {
	for (const job of await jobs(db)) await sendOne.handle(db, job);
};
const consultant = (db: Database) => makePerson(db, { name: 'Karen Lund', municipalRole: 'consultant' });
const chosen = (...partners: { id: number }[]) => ({
	query: '?kind=business',
	organisationIds: partners.map(({ id }) => id),
});
const begin = async (
	db: Database,
	karen: Awaited<ReturnType<typeof consultant>>,
	partners: Player[],
	given = {},
) => Number(await beginLetter(db, karen, letterSaying(given), chosen(...partners)));
const mailed = async (db: Database) =>
	(
		await db
			.selectFrom('mail')
			.select(['toAddress', 'unsubscribe'])
			.where('dedupeKey', 'like', 'letter:%')
			.orderBy('toAddress')
			.execute()
	).map(({ toAddress }) => toAddress);

/** One of each: somebody says yes, nobody does, protected, protected where somebody does, nobody to write to, closed. */
async function city(db: Database) {
	const karen = await consultant(db);
	const one = (roles: ('owner' | 'reporter' | 'reader')[] = ['owner', 'reporter']) =>
		player(db, 'business', { roles });
	const [yes, silent, guarded, guardedYes, gone] = [
		await one(),
		await one(),
		await one(),
		await one(),
		await one(),
	];
	const empty = await one([]);
	const onlyReads = await one(['reader']);
	await answers(db, yes.as('owner').person, 'news');
	await answers(db, gone.as('owner').person, 'news');
	await answers(db, guardedYes.as('reporter').person, 'news');
	for (const { slug } of [guarded, guardedYes])
		await changeCase(db, karen, slug, { owner: null, nextOn: null, advertProtected: true }, null);
	await db.updateTable('organisation').set({ state: 'closed' }).where('id', '=', gone.id).execute();
	return { karen, yes, silent, guarded, guardedYes, gone, empty, onlyReads };
}

describe('who gets a letter', () => {
	const cases: { kind: 'news' | 'service'; partners: Record<Outcome, number>; people: number }[] = [
		{ kind: 'news', partners: { sent: 2, no_consent: 1, protected: 1, nobody: 2, closed: 1 }, people: 2 },
		// About their own case: nobody has to have said yes, and no protection stands in the way.
		{ kind: 'service', partners: { sent: 4, no_consent: 0, protected: 0, nobody: 2, closed: 1 }, people: 8 },
	];
	for (const { kind, partners, people } of cases)
		test(`of ${kind} is said before it is sent, and is so afterwards`, async ({ db }) => {
			const { karen, ...all7 } = await city(db);
			const id = await begin(db, karen, Object.values(all7), { kind });
			const before = await openLetter(db, karen, id, all);
			expect(before.audience).toMatchObject({ partners, people, waiting: 7 });
			await sendLetter(db, karen, id, { people });
			expect((await openLetter(db, karen, id, all)).audience.waiting).toBe(7);
			await work(db);
			const after = await openLetter(db, karen, id, all);
			expect(after.audience).toEqual({ partners, people, unwilling: 0, waiting: 0 });
			expect(after.partners.map(({ slug, outcome, people: got }) => ({ slug, outcome, got }))).toEqual(
				before.partners.map(({ slug, outcome, people: got }) => ({
					slug,
					outcome,
					got: outcome === 'sent' ? got : 0,
				})),
			);
			expect(await mailed(db)).toHaveLength(people);
		});

	test('one outcome’s partners are a list of their own, a page at a time', async ({ db }) => {
		const { karen, ...seven } = await city(db);
		const id = await begin(db, karen, Object.values(seven));
		const first = await openLetter(db, karen, id, { outcome: 'nobody', after: null, limit: 1 });
		const second = await openLetter(db, karen, id, { outcome: 'nobody', after: first.next, limit: 1 });
		expect([...first.partners, ...second.partners].map(({ slug }) => slug).toSorted()).toEqual(
			[seven.empty.slug, seven.onlyReads.slug].toSorted(),
		);
		expect(second.next).toBeNull();
	});

	test('a no that comes after the press holds', async ({ db }) => {
		const { karen, yes, guardedYes } = await city(db);
		const id = await begin(db, karen, [yes, guardedYes]);
		await sendLetter(db, karen, id, { people: 2 });
		await answers(db, yes.as('owner').person, 'news', false);
		await work(db);
		expect(await mailed(db)).toEqual([guardedYes.as('reporter').person.email]);
		expect((await openLetter(db, karen, id, all)).audience.partners).toMatchObject({
			sent: 1,
			no_consent: 1,
		});
		const next = await begin(db, karen, [yes, guardedYes]);
		expect((await openLetter(db, karen, next, all)).audience).toMatchObject({ people: 1, unwilling: 3 });
	});
});

describe('sending', () => {
	test('writes to each person once, whatever is pressed twice, at once, or runs again', async ({ db }) => {
		const karen = await consultant(db);
		const [one, other] = [await player(db), await player(db)];
		const both = one.as('reporter').person;
		await joinAs(db, other.id, both.id, 'editor');
		await answers(db, both, 'news');
		const input = letterSaying({ submission: crypto.randomUUID() });
		const [begun, again] = await Promise.all([
			beginLetter(db, karen, input, chosen(one, other)),
			beginLetter(db, karen, input, chosen(one, other)),
		]);
		expect(again).toBe(begun);
		const id = Number(begun);
		await Promise.all([sendLetter(db, karen, id, { people: 1 }), sendLetter(db, karen, id, { people: 1 })]);
		await sendLetter(db, karen, id, { people: 1 });
		const queued = await jobs(db);
		expect(queued).toHaveLength(2);
		await Promise.all([...queued, ...queued].map((job) => sendOne.handle(db, job)));
		expect(await mailed(db)).toEqual([both.email]);
		// It stands in both files all the same.
		for (const { slug } of [one, other])
			expect((await partnerFile(db, karen, slug, null)).entries).toMatchObject([
				{ kind: 'outreach', letterId: id, subject: 'En ny pulje til lærlinge', to: 1, by: 'Karen Lund' },
			]);
		expect((await listLetters(db, karen, { after: null, limit: 5 })).rows).toMatchObject([
			{ id, partners: 2, waiting: 0, people: 1 },
		]);
	});

	test('is refused where others get it than the page said, and where nobody does', async ({ db }) => {
		const { karen, yes, silent } = await city(db);
		const id = await begin(db, karen, [yes, silent]);
		await expect(sendLetter(db, karen, id, { people: 2 })).rejects.toMatchObject({
			code: 'letter_audience_changed',
		});
		const none = await begin(db, karen, [silent]);
		await expect(sendLetter(db, karen, none, { people: 0 })).rejects.toMatchObject({ code: 'letter_nobody' });
		expect(await jobs(db)).toEqual([]);
		await expect(beginLetter(db, karen, letterSaying(), chosen())).rejects.toMatchObject({
			code: 'letter_nobody_chosen',
		});
	});

	test('a letter that was sent stands as it was', async ({ db }) => {
		const { karen, yes } = await city(db);
		const id = await begin(db, karen, [yes]);
		await changeLetter(db, karen, id, letterSaying({ subject: 'To nye puljer' }), null);
		await sendLetter(db, karen, id, { people: 1 });
		for (const touch of [
			() => changeLetter(db, karen, id, letterSaying(), null),
			() => discardLetter(db, karen, id),
		])
			await expect(touch()).rejects.toMatchObject({ code: 'letter_sent' });
		await expect(db.updateTable('partnerLetter').set({ words: 'Andet' }).execute()).rejects.toThrow(
			'not changed',
		);
		await expect(db.deleteFrom('partnerLetter').execute()).rejects.toThrow('not changed');
		expect((await openLetter(db, karen, id, all)).letter.subject).toBe('To nye puljer');
		const draft = await begin(db, karen, [yes]);
		await discardLetter(db, karen, draft);
		await expect(openLetter(db, karen, draft, all)).rejects.toMatchObject(notFound);
	});
});

test('a letter’s words are plain text, with the way out below where a list is its ground', async ({ db }) => {
	const { karen, yes } = await city(db);
	const hostile = {
		subject: 'Hej\r\nBcc: alle@x.example',
		words: '<script>alert(1)</script>\n\n{name} & co',
	};
	for (const kind of ['news', 'service'] as const) {
		const id = await begin(db, karen, [yes], { ...hostile, kind });
		const { people } = (await openLetter(db, karen, id, all)).audience;
		await sendLetter(db, karen, id, { people });
	}
	await work(db);
	const rows = await db
		.selectFrom('mail')
		.select(['subject', 'text', 'html', 'unsubscribe'])
		.where('toAddress', '=', yes.as('owner').person.email)
		.orderBy('id')
		.execute();
	const [news, service] = rows;
	expect(news?.subject).toBe('Hej Bcc: alle@x.example');
	expect(news?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
	expect(news?.html).not.toContain('<script');
	expect(news?.text).toContain('{name} & co');
	expect(news?.text).toContain('Karen Lund');
	const secret = /besked-om-nyt\/([\w-]+)$/m.exec(news?.text ?? '')?.[1];
	expect(news?.unsubscribe).toMatch(new RegExp(`/besked-om-nyt/${secret}/afmeld\\?list=news$`));
	expect(service).toMatchObject({ unsubscribe: null });
	expect(service?.text).toContain(yes.name);
	expect(await mailsTo(db, yes.as('reporter').person.email)).toHaveLength(1);
});

test('letters are written by those who decide about partners, read by the municipality, and unknown to others', async ({
	db,
}) => {
	const { karen, yes } = await city(db);
	const id = await begin(db, karen, [yes]);
	const writes = [
		(who: typeof karen | typeof visitor) => beginLetter(db, who, letterSaying(), chosen(yes)),
		(who: typeof karen | typeof visitor) => changeLetter(db, who, id, letterSaying(), null),
		(who: typeof karen | typeof visitor) => sendLetter(db, who, id, { people: 1 }),
		(who: typeof karen | typeof visitor) => discardLetter(db, who, id),
	];
	const readers: MunicipalRole[] = ['auditor', 'moderator', 'editor'];
	for (const role of readers) {
		const reader = await person(db, role);
		for (const verb of writes) await expect(verb(reader)).rejects.toMatchObject(notFound);
		expect(await openLetter(db, reader, id, all)).toMatchObject({ mayWrite: false });
		expect((await listLetters(db, reader, { after: null, limit: 5 })).rows).toHaveLength(1);
	}
	for (const stranger of [visitor, yes.as('owner'), await person(db)]) {
		for (const verb of writes) await expect(verb(stranger)).rejects.toMatchObject(notFound);
		await expect(openLetter(db, stranger, id, all)).rejects.toMatchObject(notFound);
		await expect(listLetters(db, stranger, { after: null, limit: 5 })).rejects.toMatchObject(notFound);
	}
	// The administrator, too.
	await discardLetter(db, await person(db, 'administrator'), id);
});
