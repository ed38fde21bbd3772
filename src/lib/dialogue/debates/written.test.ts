/** What is written in a debate, by whom, and when it is taken. */
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { readDebateFilter, type PostOrder } from '#lib/dialogue/debates/list.ts';
import * as making from '#lib/dialogue/debates/making.server.ts';
import {
	confirmDebateVoice,
	findAskedDebateVoice,
	leaveDebate,
	ownDebateVoice,
} from '#lib/dialogue/debates/posts/by-link.server.ts';
import { showPost } from '#lib/dialogue/debates/posts/moderating.server.ts';
import {
	debatePage,
	debatesDeskPage,
	debatesPage,
	postDeskPage,
	postPage,
} from '#lib/dialogue/debates/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import * as cast from '../../../../tests/support/cast/dialogue/debates.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const inDays = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const city = (db: Database) => person(db, 'consultant');
const read = (db: Database, slug: string, order: PostOrder = 'time') => debatePage(db, slug, order, null);
const mailed = async (db: Database, email: string) =>
	(await mailsTo(db, email)).map(({ subject }) => subject);

describe('what a citizen writes', () => {
	test('is nobody’s to read before they say yes, and nobody’s but the desk’s before it is read', async ({
		db,
	}) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		expect(await cast.write(db, debate)).toBe('asked');
		const counts = async () => (await debatesDeskPage(db, consultant, 'received', null)).posts.length;
		expect(await counts()).toBe(0);
		const { secret } = await lastMailTo(db, 'rosa@prove.example');
		expect((await findAskedDebateVoice(db, secret)).asked).toMatchObject({ kind: 'wrote' });
		expect(await counts(), 'opening a link says nothing').toBe(0);
		const own = await confirmDebateVoice(db, secret);
		expect(await counts()).toBe(1);
		expect((await read(db, debate)).posts).toEqual([]);
		const { slug } = await db.selectFrom('debatePost').select('slug').executeTakeFirstOrThrow();
		await rejects(() => postPage(db, slug, null), { status: 404 });
		// Nobody is shown the address, as the form says: whoever reads it neither.
		expect(JSON.stringify(await postDeskPage(db, consultant, slug))).not.toContain('rosa');
		expect((await ownDebateVoice(db, own!.secret)).about.postState).toBe('received');

		await showPost(db, consultant, slug);
		const [post] = (await read(db, debate)).posts;
		expect(post).toMatchObject({ body: cast.writes().body, shownName: null, side: 'for' });
		expect(JSON.stringify(await read(db, debate)), 'who wrote it').not.toContain('rosa');
		// At each step: it has come, and a person reads it; it is shown.
		expect(await mailed(db, 'rosa@prove.example')).toHaveLength(3);
		expect((await ownDebateVoice(db, own!.secret)).about.postState).toBe('shown');
	});

	test('stands without a name unless one was given to be shown', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		await cast.shownPost(db, consultant, debate, { email: 'a@prove.example' });
		await cast.shownPost(db, consultant, debate, { email: 'b@prove.example', shownName: 'Bodil' });
		expect((await read(db, debate)).posts.map(({ shownName }) => shownName)).toEqual([null, 'Bodil']);
	});

	test('is refused once the last day is over, whichever way it comes, and nothing has to run', async ({
		db,
	}) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.shownPost(db, consultant, debate);
		inDays(20);
		expect(await cast.write(db, debate, { email: 'last@prove.example' }), 'on the last day').toBe('asked');
		inDays(21);
		const closed = { code: 'debate_closed' };
		await rejects(() => cast.write(db, debate, { email: 'late@prove.example' }), closed);
		await rejects(() => cast.write(db, debate, { email: 'late@prove.example', replyTo: slug }), closed);
		await rejects(() => cast.asksToSupport(db, slug, 'late@prove.example'), closed);
		const fromCity = { body: 'Tak for alle indlæg.', replyTo: null, contentLocale: 'da' };
		await rejects(() => making.writeAsCity(db, consultant, debate, fromCity), closed);
		await expect(
			db
				.insertInto('debatePost')
				.columns(['slug', 'debateId', 'state', 'body', 'contentLocale', 'side', 'toldAt', 'receivedAt'])
				.expression((eb) =>
					eb
						.selectFrom('debate')
						.select([sql<string>`'x-1'`.as('a'), 'id', sql<string>`'received'`.as('b')])
						.select([sql<string>`'for sent'`.as('c'), sql<string>`'da'`.as('d'), sql<string>`'for'`.as('e')])
						.select([sql<string>`'2026-12-18T12:00:00Z'::timestamptz`.as('f')])
						.select([sql<string>`'2026-12-18T12:00:00Z'::timestamptz`.as('g')]),
				)
				.execute(),
		).rejects.toThrow('the debate is not open');
		// Written in time, said yes to the day after: it has come.
		await cast.saysYesToDebate(db, 'last@prove.example');
		expect((await debatesDeskPage(db, consultant, 'received', null)).posts).toHaveLength(1);
	});

	test('is not taken before the first day, nor in a draft', async ({ db }) => {
		const consultant = await city(db);
		const coming = await cast.openOne(db, consultant, { opensOn: '2026-12-01' });
		await rejects(() => cast.write(db, coming), { code: 'debate_coming' });
		const draft = await cast.draftOne(db, consultant);
		await rejects(() => cast.write(db, draft), { status: 404 });
		await rejects(() => read(db, draft), { status: 404 });
		expect((await debatesPage(db, readDebateFilter(new URLSearchParams()), null)).debates).toHaveLength(1);
	});

	test('is an answer one step in, and no further', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const above = await cast.shownPost(db, consultant, debate);
		const reply = await cast.shownPost(db, consultant, debate, {
			email: 'b@prove.example',
			replyTo: above.slug,
		});
		await rejects(() => cast.write(db, debate, { email: 'c@prove.example', replyTo: reply.slug }), {
			code: 'debate_reply_gone',
		});
		const other = await cast.openOne(db, consultant, { question: 'Hvor skal bænkene stå i parken?' });
		await rejects(() => cast.write(db, other, { email: 'c@prove.example', replyTo: above.slug }), {
			status: 404,
		});
		const { posts } = await read(db, debate);
		expect(posts).toHaveLength(1);
		expect(posts[0]!.replies.map(({ slug }) => slug)).toEqual([reply.slug]);
		await expect(
			db.updateTable('debatePost').set({ body: 'Noget helt andet' }).where('slug', '=', above.slug).execute(),
		).rejects.toThrow('as it was written');
	});

	test('is kept free of advertising, and is not mailed to an address without end', async ({ db }) => {
		const debate = await cast.openOne(db, await city(db));
		const body = 'www.a.dk www.b.dk www.c.dk';
		await rejects(() => cast.write(db, debate, { body }), { code: 'debate_links' });
		const tries = Array.from({ length: 30 }, () => () => cast.write(db, debate));
		let refused = 0;
		for (const one of tries) await one().catch(() => refused++);
		expect(refused).toBeGreaterThan(0);
		expect(
			await cast.write(db, debate, { email: 'another@prove.example' }),
			'nobody else is locked out',
		).toBe('asked');
	});

	test('may be in any language', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		await cast.shownPost(db, consultant, debate, { body: 'نعم، الأطفال يحتاجون مكانا', contentLocale: 'ar' });
		expect((await read(db, debate)).posts[0]).toMatchObject({ contentLocale: 'ar' });
	});
});

describe('an organisation, and the municipality', () => {
	test('stand under their names; the organisation is read first too', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const club = await player(db, 'association');
		const editor = club.as('editor');
		const { email } = editor.person!;
		const given = { email, organisation: club.slug, shownName: 'Mit eget navn' };
		expect(await cast.write(db, debate, given, editor)).toBe('received');
		const { slug } = await db.selectFrom('debatePost').select('slug').executeTakeFirstOrThrow();
		await showPost(db, consultant, slug);
		const page = await making.writeAsCity(db, consultant, debate, {
			...{ body: 'Vi har spurgt skolen.', replyTo: slug, contentLocale: 'da' },
		});
		const [post] = (await read(db, debate)).posts;
		expect(post).toMatchObject({ organisation: { slug: club.slug, kind: 'association' }, shownName: null });
		expect(post!.replies).toMatchObject([{ byMunicipality: true, body: 'Vi har spurgt skolen.' }]);
		expect(page).toContain(post!.replies[0]!.slug);
		await rejects(() => cast.write(db, debate, given, visitor), { status: 404 });
		const stranger = await player(db, 'business');
		await rejects(() => cast.write(db, debate, given, stranger.as('editor')), { status: 404 });
	});

	test('tell those who follow, once each', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const secret = await cast.followsDebate(db, debate, 'fie@prove.example');
		await cast.followsDebate(db, debate, 'gone@prove.example').then((own) => leaveDebate(db, own));
		const words = { replyTo: null, contentLocale: 'da' };
		await making.writeAsCity(db, consultant, debate, { ...words, body: 'Vi har spurgt skolen.' });
		expect((await lastMailTo(db, 'fie@prove.example')).subject).toContain('Kommunen har skrevet');
		expect(await mailed(db, 'gone@prove.example')).toHaveLength(1);
		await leaveDebate(db, secret);
		await making.writeAsCity(db, consultant, debate, { ...words, body: 'Skolen siger ja.' });
		expect(await mailed(db, 'fie@prove.example')).toHaveLength(2);
	});
});
