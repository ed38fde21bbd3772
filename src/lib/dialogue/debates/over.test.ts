/** How a debate is read and supported, its desk, and what stands when it is over. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { debateStandings } from '#lib/dialogue/debates/debate.ts';
import type { PostOrder } from '#lib/dialogue/debates/list.ts';
import * as making from '#lib/dialogue/debates/making.server.ts';
import { leaveDebate, ownDebateVoice, takeSupportBack } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { showPost } from '#lib/dialogue/debates/posts/moderating.server.ts';
import {
	debateDeskPage,
	debatePage,
	debatesDeskPage,
	debatesPage,
	postDeskPage,
} from '#lib/dialogue/debates/readers.server.ts';
import { dialogueData } from '#lib/dialogue/personal-data.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { erasePersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import * as cast from '../../../../tests/support/cast/dialogue/debates.ts';
import { makePerson, person } from '../../../../tests/support/cast/people.ts';
import { cloneDatabase, test } from '../../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const inDays = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const city = (db: Database) => person(db, 'consultant');
const read = (db: Database, slug: string, order: PostOrder = 'time') => debatePage(db, slug, order, null);

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
	const said = {
		summary: 'Gården åbner til klokken 20.',
		unused: 'Hegnet bliver stående, for vejen er smal.',
	};

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
		await rejects(() => making.summarise(db, consultant, debate, said), { code: 'debate_not_over' });
		inDays(21);
		await making.summarise(db, consultant, debate, said);
		await making.summarise(db, consultant, debate, said);
		expect((await read(db, debate)).debate).toMatchObject({ ...said, standing: 'summarised' });
		for (const email of ['rosa@prove.example', 'ida@prove.example', 'fie@prove.example']) {
			const mails = (await mailsTo(db, email)).filter(
				({ text }) => text.includes(said.summary) && text.includes(said.unused),
			);
			expect(mails, email).toHaveLength(1);
			await ownDebateVoice(db, /min-side\/([\w-]+)/.exec(mails[0]!.text)![1]!);
		}
		for (const email of ['gone@prove.example', 'never-said-yes@prove.example'])
			expect((await mailsTo(db, email)).some(({ text }) => text.includes(said.summary))).toBe(false);
		await expect(
			db.updateTable('debate').set({ summary: 'Noget andet blev brugt.' }).execute(),
		).rejects.toThrow('as it was sent');
		await expect(db.updateTable('debate').set({ unused: null }).execute()).rejects.toThrow('as it was sent');
	});

	test('it is not summed up without what is not used, in the database either', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const by = consultant.person.id;
		const summed = sql`update debate set state = 'summarised', summary = ${said.summary}, summarised_at = now(),
			summarised_by = ${by} where slug = ${debate}`;
		await expect(summed.execute(db)).rejects.toThrow('what is not used');
	});

	test('waits until all that came is read', async ({ db }) => {
		const consultant = await city(db);
		const debate = await cast.openOne(db, consultant);
		const { slug } = await cast.receivedPost(db, debate);
		inDays(21);
		await rejects(() => making.summarise(db, consultant, debate, said), { code: 'debate_unread' });
		await showPost(db, consultant, slug);
		await making.summarise(db, consultant, debate, said);
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
