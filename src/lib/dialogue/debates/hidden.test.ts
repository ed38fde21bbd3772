/** What is hidden in a debate: the line that stays, the reason, and the appeal. */
import { afterAll, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { PostOrder } from '#lib/dialogue/debates/list.ts';
import { appealPost, ownDebateVoice } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { decidePost, reopenPost, takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { debatePage, debatesDeskPage, postDeskPage, postPage } from '#lib/dialogue/debates/readers.server.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { pathOf } from '#lib/moderation/subject.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import * as cast from '../../../../tests/support/cast/dialogue/debates.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const city = (db: Database) => person(db, 'consultant');
const why = { reason: 'discriminates', words: 'Det taler ned til naboerne.' } as const;
const read = (db: Database, slug: string, order: PostOrder = 'time') => debatePage(db, slug, order, null);
const mailed = async (db: Database, email: string) =>
	(await mailsTo(db, email)).map(({ subject }) => subject);
const client = { clientAddress: '10.9.9.9' };

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
				.updateTable('takedown')
				.set({
					...{ decision: 'restored', decisionWords: 'Ja', decidedAt: new Date() },
					decidedBy: consultant.person.id,
				})
				.execute(),
		).rejects.toThrow('takedown_another_decides');
		expect((await postDeskPage(db, consultant, slug)).decisions).toEqual([]);
		expect((await postDeskPage(db, another, slug)).decisions).toEqual(['restored', 'upheld']);
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

	test('and upheld by mistake waits again, opened by another than who hid it', async ({ db }) => {
		const [consultant, another] = [await city(db), await city(db)];
		const debate = await cast.openOne(db, consultant);
		const { slug, secret } = await cast.shownPost(db, consultant, debate);
		await takePostDown(db, consultant, slug, why);
		await appealPost(db, secret, 'Jeg talte om hegnet.');
		const reopen = (actor: Actor) => reopenPost(db, actor, slug, { words: 'Vi læste et andet indlæg.' });
		await rejects(() => reopen(another), { code: 'takedown_not_upheld' });
		const decide = (decision: 'restored' | 'upheld') =>
			decidePost(db, another, slug, { decision, words: 'Vi har set på det.' });
		await decide('upheld');
		expect((await postDeskPage(db, consultant, slug)).mayReopen).toBe(false);
		expect((await postDeskPage(db, another, slug)).mayReopen).toBe(true);
		await rejects(() => reopen(consultant), { code: 'takedown_not_yours' });
		await rejects(async () => reopen(await person(db, 'auditor')), { status: 404 });
		await reopen(another);
		await reopen(another);
		expect((await ownDebateVoice(db, secret)).takedown).toMatchObject({
			...{ decision: null, reopenedWords: 'Vi læste et andet indlæg.' },
		});
		expect((await debatesDeskPage(db, another, 'appealed', null)).posts).toMatchObject([{ slug }]);
		expect(
			(await mailed(db, 'rosa@prove.example')).filter((subject) => subject.includes('igen')),
		).toHaveLength(1);
		await decide('restored');
		expect((await read(db, debate)).posts).toMatchObject([{ state: 'shown' }]);
		await rejects(() => reopen(another), { code: 'takedown_not_upheld' });
	});

	test('is not opened again once its words have gone', async ({ db }) => {
		const [consultant, another] = [await city(db), await city(db)];
		const { slug, secret } = await cast.shownPost(db, consultant, await cast.openOne(db, consultant));
		await takePostDown(db, consultant, slug, why);
		await appealPost(db, secret, 'Jeg talte om hegnet.');
		await decidePost(db, another, slug, { decision: 'upheld', words: 'Vi har set på det.' });
		await db.updateTable('debatePost').set({ body: null }).where('slug', '=', slug).execute();
		await rejects(() => reopenPost(db, another, slug, { words: 'En fejl.' }), { code: 'debate_words_gone' });
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
