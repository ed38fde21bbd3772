/** A debate from its draft to its summary, and what is written in it. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { debateStandings } from '#lib/dialogue/debates/debate.ts';
import { readDebateFilter, type PostOrder } from '#lib/dialogue/debates/list.ts';
import * as making from '#lib/dialogue/debates/making.server.ts';
import {
	appealPost,
	confirmDebateVoice,
	findAskedDebateVoice,
	leaveDebate,
	ownDebateVoice,
	takeNameOff,
	takeSupportBack,
} from '#lib/dialogue/debates/posts/by-link.server.ts';
import { decidePost, showPost, takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import {
	debateDeskPage,
	debatePage,
	debatesDeskPage,
	debatesPage,
	postDeskPage,
	postPage,
} from '#lib/dialogue/debates/readers.server.ts';
import { dialogueData } from '#lib/dialogue/personal-data.server.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { pathOf } from '#lib/moderation/subject.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { erasePersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import * as cast from '../../../../tests/support/cast/dialogue/debates.ts';
import { makePerson, person, player } from '../../../../tests/support/cast/people.ts';
import { cloneDatabase, test } from '../../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const inDays = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));

const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const city = (db: Database) => person(db, 'consultant');
const why = { reason: 'discriminates', words: 'Det taler ned til naboerne.' } as const;
const read = (db: Database, slug: string, order: PostOrder = 'time') => debatePage(db, slug, order, null);
const mailed = async (db: Database, email: string) =>
	(await mailsTo(db, email)).map(({ subject }) => subject);
const client = { clientAddress: '10.9.9.9' };

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
		expect(JSON.stringify(await postDeskPage(db, consultant, slug)), 'also at the desk').not.toContain(
			'rosa',
		);
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
		const named = await cast.shownPost(db, consultant, debate, {
			email: 'b@prove.example',
			shownName: 'Bodil',
		});
		const names = async () => (await read(db, debate)).posts.map(({ shownName }) => shownName);
		expect(await names()).toEqual([null, 'Bodil']);
		// It is taken off afterwards, by who wrote it, and the words stay.
		await takeNameOff(db, named.secret);
		await takeNameOff(db, named.secret);
		expect(await names()).toEqual([null, null]);
		expect(JSON.stringify(await read(db, debate))).not.toContain('Bodil');
		const supporter = await cast.supports(db, named.slug, 'c@prove.example');
		await rejects(() => takeNameOff(db, supporter), { status: 404 });
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

describe('what is hidden', () => {
	test('leaves a dated line, its replies stay, and the writer is told why, once', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const above = await cast.shownPost(db, consultant, debate);
		await cast.shownPost(db, consultant, debate, {
			email: 'b@prove.example',
			body: 'Det er jeg uenig i',
			replyTo: above.slug,
		});
		const before = (await mailed(db, above.email)).length;
		await takePostDown(db, consultant, above.slug, why);
		await takePostDown(db, consultant, above.slug, why);
		const page = await read(db, debate);
		expect(page.posts[0]).toMatchObject({ body: null, state: 'down', downReason: 'discriminates' });
		expect(page.posts[0]!.downAt?.toISOString()).toBe(new Date(noon).toISOString());
		expect(page.posts[0]!.replies).toMatchObject([{ body: 'Det er jeg uenig i' }]);
		expect(page.debate.posts).toBe(1);
		expect(JSON.stringify([page, await postPage(db, above.slug, null)])).not.toContain(cast.writes().body);
		await rejects(() => cast.asksToSupport(db, above.slug, 'c@prove.example'), { status: 404 });
		await rejects(() => cast.write(db, debate, { email: 'c@prove.example', replyTo: above.slug }), {
			code: 'debate_reply_gone',
		});
		const mails = await mailsTo(db, above.email);
		expect(mails).toHaveLength(before + 1);
		expect(mails.at(-1)!.text).toContain(why.words);
		expect(mails.at(-1)!.text).toContain('En moderator har skjult');
		// Its link works.
		expect((await ownDebateVoice(db, mails.at(-1)!.secret)).takedown).toMatchObject(why);
	});

	test('says that it was never shown, where it was not', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug, email } = await cast.receivedPost(db, debate);
		await takePostDown(db, consultant, slug, why);
		expect((await lastMailTo(db, email)).text).toContain('Det bliver ikke vist');
		expect((await read(db, debate)).posts).toEqual([]);
		await rejects(() => postPage(db, slug, null), { status: 404 });
	});

	test('is gone as a reply, with its reason', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const above = await cast.shownPost(db, consultant, debate);
		const reply = await cast.shownPost(db, consultant, debate, {
			email: 'b@prove.example',
			replyTo: above.slug,
		});
		await takePostDown(db, consultant, reply.slug, why);
		await rejects(() => postPage(db, reply.slug, null), { status: 410 });
		expect((await read(db, debate)).posts[0]!.replies).toMatchObject([{ body: null, state: 'down' }]);
	});

	test('is appealed once, and decided by another', async ({ db }) => {
		const consultant = await city(db);
		const [another, moderator] = [await city(db), await person(db, 'moderator')];
		const debate = await cast.openOne(db, consultant);
		const { slug, secret } = await cast.shownPost(db, consultant, debate);
		await takePostDown(db, consultant, slug, why);
		await appealPost(db, secret, 'Jeg talte om hegnet.');
		await rejects(() => appealPost(db, secret, 'Igen.'), { code: 'takedown_appealed' });
		expect((await mailed(db, moderator.person.email)).at(-1)).toContain('Klage');
		const decision = { decision: 'restored', words: 'Det handlede om hegnet.' } as const;
		await rejects(() => decidePost(db, consultant, slug, decision), { code: 'takedown_not_yours' });
		await expect(
			db
				.updateTable('debateTakedown')
				.set({
					...{ decision: 'restored', decisionWords: 'Ja', decidedAt: new Date() },
					decidedBy: consultant.person.id,
				})
				.execute(),
		).rejects.toThrow('debate_takedown_another_decides');
		expect((await postDeskPage(db, consultant, slug)).may.mayDecide).toBe(false);
		expect((await postDeskPage(db, another, slug)).may.mayDecide).toBe(true);
		await decidePost(db, another, slug, decision);
		expect((await read(db, debate)).posts).toMatchObject([{ state: 'shown', body: cast.writes().body }]);
		// Every decision is written down.
		const entries = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('subjectKind', '=', 'debate_post')
			.orderBy('id')
			.execute();
		expect(entries.map(({ verb }) => verb)).toEqual([
			...['debate_post.shown', 'debate_post.taken_down', 'debate_post.restored'],
		]);
	});

	test('was flagged by readers, with its words and the way to it; what they said is closed', async ({
		db,
	}) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.shownPost(db, consultant, debate);
		const words = { reason: 'discriminates', words: 'Det er groft.', email: null } as const;
		const before = (await mailed(db, 'rosa@prove.example')).length;
		await flag(db, { kind: 'posts', slug }, words, client);
		expect(await mailed(db, 'rosa@prove.example'), 'a report alone is told to nobody').toHaveLength(before);
		const flags = async (state: 'open' | 'closed') =>
			(await flagsOfTheCity(db, consultant, { state, reason: null }, null)).flags;
		const [open] = await flags('open');
		expect(open!.about).toMatchObject({ title: cast.writes().body, organiser: cast.asksTheCity().question });
		expect(pathOf(open!.about)).toBe(`/debates/posts/${slug}`);
		await takePostDown(db, consultant, slug, why);
		expect(await flags('open')).toEqual([]);
		expect(await flags('closed')).toMatchObject([{ outcome: 'taken_down' }]);
		await rejects(() => flag(db, { kind: 'posts', slug }, words, client), { status: 404 });
	});
});

describe('the order', () => {
	test('is time, support, or sides, a page at a time, each once', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const sides = ['neither', 'against', 'for'] as const;
		const made: string[] = [];
		for (const [index, side] of [...sides, ...sides].entries()) {
			setClock(new Date(Date.parse(noon) + index * 60_000));
			const email = `w${index}@prove.example`;
			made.push((await cast.shownPost(db, consultant, debate, { email, side })).slug);
		}
		await cast.supports(db, made[3]!, 'ida@prove.example');
		const slugs = async (order: PostOrder) => (await read(db, debate, order)).posts.map(({ slug }) => slug);
		expect(await slugs('time')).toEqual(made);
		expect((await slugs('support'))[0]).toBe(made[3]);
		expect(await slugs('side')).toEqual([2, 5, 1, 4, 0, 3].map((index) => made[index]));
	});
});

const people = ['ida', 'omar', 'mei'] as const;
const step = fc.record({
	who: fc.constantFrom(...people),
	where: fc.constantFrom(0, 1),
	what: fc.constantFrom('support', 'shout', 'back'),
});

test('support is counted once a person, whatever is asked and taken back', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
			const { db, drop } = await cloneDatabase();
			try {
				const consultant = await city(db);
				const debate = await cast.openOne(db, consultant);
				const posts = [
					await cast.shownPost(db, consultant, debate, { email: 'a@prove.example' }),
					await cast.shownPost(db, consultant, debate, { email: 'b@prove.example' }),
				];
				const accounts = new Map<string, Actor>();
				for (const name of people)
					accounts.set(name, await makePerson(db, { email: `${name}@prove.example` }));
				const known = [new Set<string>(), new Set<string>()];
				for (const { who, where, what } of steps) {
					const email = `${who}@prove.example`;
					if (what === 'back') {
						if (!known[where]!.delete(who)) continue;
						// Somebody types it again: the mail that says so carries the way to their own page.
						await db
							.updateTable('debateVoice')
							.set({ mailedAt: new Date('2026-01-01') })
							.execute();
						await cast.asksToSupport(db, posts[where]!.slug, email);
						await takeSupportBack(db, (await lastMailTo(db, email)).secret);
						continue;
					}
					const typed = what === 'shout' ? email.toUpperCase() : email;
					await cast.asksToSupport(db, posts[where]!.slug, typed, accounts.get(who));
					known[where]!.add(who);
				}
				const { posts: shown } = await debatePage(db, debate, 'time', null);
				expect(shown.map(({ supporters }) => supporters)).toEqual(known.map(({ size }) => size));
			} finally {
				await drop();
			}
		}),
		{ numRuns: 15 },
	);
});

describe('when it is over', () => {
	const summary = 'Gården åbner til klokken 20. Hegnet bliver stående.';

	test('a summary is first on the page, and goes to all who took part or follow, once each', async ({
		db,
	}) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.shownPost(db, consultant, debate);
		await cast.supports(db, slug, 'ida@prove.example');
		await cast.followsDebate(db, debate, 'ida@prove.example');
		await cast.followsDebate(db, debate, 'fie@prove.example');
		await cast.followsDebate(db, debate, 'gone@prove.example').then((own) => leaveDebate(db, own));
		await cast.asksToFollow(db, debate, 'never-said-yes@prove.example');
		await rejects(() => making.summarise(db, consultant, debate, summary), { code: 'debate_not_over' });
		inDays(21);
		await making.summarise(db, consultant, debate, summary);
		await making.summarise(db, consultant, debate, summary);
		expect((await read(db, debate)).debate).toMatchObject({ summary, standing: 'summarised' });
		for (const email of ['rosa@prove.example', 'ida@prove.example', 'fie@prove.example']) {
			const mails = (await mailsTo(db, email)).filter(({ text }) => text.includes(summary));
			expect(mails, email).toHaveLength(1);
			await ownDebateVoice(db, /min-side\/([\w-]+)/.exec(mails[0]!.text)![1]!);
		}
		for (const email of ['gone@prove.example', 'never-said-yes@prove.example'])
			expect((await mailsTo(db, email)).some(({ text }) => text.includes(summary))).toBe(false);
		await expect(
			db.updateTable('debate').set({ summary: 'Noget andet blev brugt.' }).execute(),
		).rejects.toThrow('as it was sent');
	});

	test('waits until all that came is read', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.receivedPost(db, debate);
		inDays(21);
		await rejects(() => making.summarise(db, consultant, debate, summary), { code: 'debate_unread' });
		await showPost(db, consultant, slug);
		await making.summarise(db, consultant, debate, summary);
		expect((await read(db, debate)).posts).toHaveLength(1);
	});

	test('the lists find it by how it stands', async ({ db }) => {
		const consultant = await city(db);
		await cast.openOne(db, consultant, { opensOn: '2026-12-01' });
		await cast.openOne(db, consultant);
		await cast.closedOne(db, consultant);
		await cast.summarisedOne(db, consultant);
		for (const standing of debateStandings) {
			const found = await debatesPage(db, { standing, area: null }, null);
			expect(found.debates.map((one) => one.standing)).toEqual([standing]);
		}
		const { counts } = await debatesDeskPage(db, consultant, 'unsummarised', null);
		expect(counts).toMatchObject({ unsummarised: 1, running: 2, summarised: 1, drafts: 0 });
	});
});

describe('the desk', () => {
	test('is the municipality’s', async ({ db }) => {
		const consultant = await city(db);
		const auditor = await person(db, 'auditor');
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.receivedPost(db, debate);
		await rejects(() => debatesDeskPage(db, visitor, 'received', null), { status: 404 });
		await rejects(async () => debateDeskPage(db, await person(db), debate), { status: 404 });
		await rejects(async () => showPost(db, auditor, slug), { status: 404 });
		await rejects(async () => making.draftDebate(db, auditor, cast.asksTheCity()), { status: 404 });
		expect((await postDeskPage(db, auditor, slug)).may).toEqual({
			mayShow: false,
			mayHide: false,
			mayDecide: false,
		});
		expect((await debateDeskPage(db, auditor, debate)).may.mayEdit).toBe(false);
	});

	test('changes what nobody has answered yet, and no more', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const edit = (given: Parameters<typeof cast.asksTheCity>[0]) =>
			making.editDebate(db, consultant, debate, cast.asksTheCity(given));
		await edit({ question: 'Skal gården være åben hele aftenen?' });
		await rejects(() => edit({ opensOn: '2026-11-30' }), { code: 'debate_opened' });
		await rejects(() => edit({ closesOn: '2026-11-20' }), { code: 'debate_days_past' });
		await cast.shownPost(db, consultant, debate);
		await rejects(() => edit({}), { code: 'debate_question_stands' });
		inDays(21);
		await rejects(() => edit({}), { code: 'debate_over' });
	});

	test('sets facts beside it, each with its source', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const fact = { fact: '412 børn bor i kvarteret.', source: 'Danmarks Statistik', sourceUrl: null };
		await making.addFact(db, consultant, debate, fact);
		const { facts } = await read(db, debate);
		expect(facts).toMatchObject([{ words: fact.fact, source: fact.source }]);
		await making.removeFact(db, consultant, debate, facts[0]!.id);
		expect((await read(db, debate)).facts).toEqual([]);
	});
});

test('who asks to be forgotten is: the public words stay without a name, what nobody has read goes', async ({
	db,
}) => {
	const consultant = await city(db);
	const debate = await cast.openOne(db, consultant);
	await cast.shownPost(db, consultant, debate, { shownName: 'Rosa' });
	await cast.receivedPost(db, debate, { body: 'Noget, ingen har læst' });
	const subject = { id: null, name: null, email: 'rosa@prove.example' };
	await db.transaction().execute((trx) => erasePersonalData(trx, [dialogueData], subject, new Date(noon)));
	expect((await read(db, debate)).posts).toMatchObject([{ body: cast.writes().body, shownName: null }]);
	const { rows } = await sql<{
		n: number;
	}>`select count(*)::int as n from debate_voice where email is not null`.execute(db);
	expect(rows[0]!.n).toBe(0);
	expect((await debatesDeskPage(db, consultant, 'received', null)).posts).toEqual([]);
});
