/** Public words stay without a name, unless whoever wrote them asks for more. */
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { readDebateFilter } from '#lib/dialogue/debates/list.ts';
import { ownDebateVoice, takeNameOff, takePostBack } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { debatePage, debatesDeskPage, debatesPage } from '#lib/dialogue/debates/readers.server.ts';
import { mergeBarrier, showBarrier } from '#lib/dialogue/desk/reading.server.ts';
import { barrierDeskPage, barrierPage } from '#lib/dialogue/readers.server.ts';
import { takeBarrierBack } from '#lib/dialogue/voices/taking-back.server.ts';
import { ownVoice } from '#lib/dialogue/voices/voices.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import {
	answeredOne,
	asksToo,
	knowsToo,
	reads,
	received,
	shownOne,
	tells,
} from '../../../../tests/support/cast/dialogue/barriers.ts';
import * as cast from '../../../../tests/support/cast/dialogue/debates.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);

describe('a barrier', () => {
	test('that nobody has read goes whole', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { slug, secret } = await received(db);
		expect(await ownVoice(db, secret)).toMatchObject({ mayTakeBack: true });
		await takeBarrierBack(db, secret);
		await rejects(() => barrierDeskPage(db, consultant, slug), { status: 404 });
		await rejects(() => takeBarrierBack(db, secret), { status: 404 });
	});

	test('that is answered stays with its answer and those who know it, and without a word of what was written', async ({
		db,
	}) => {
		const consultant = await person(db, 'consultant');
		const { slug, secret } = await answeredOne(db, consultant);
		const other = await knowsToo(db, slug, 'ida@prove.example');
		await rejects(() => takeBarrierBack(db, other), { status: 404 });
		for (let time = 0; time < 2; time++) await takeBarrierBack(db, secret);
		const page = await barrierPage(db, slug);
		expect(page).toMatchObject({
			takesVoices: false,
			barrier: { answer: 'Der kommer to hold om aftenen.', standing: 'answered', supporters: 2 },
		});
		const { rows } = await sql`select * from barrier where slug = ${slug}`.execute(db);
		const { title, body, help } = tells();
		for (const words of [title, body, help]) expect(JSON.stringify(rows)).not.toContain(words);
		await rejects(() => asksToo(db, slug, 'mei@prove.example'), { status: 404 });
		// Nobody writes it anew, neither here nor in the database.
		await rejects(() => showBarrier(db, consultant, slug, reads(), null), { code: 'barrier_not_to_show' });
		expect((await barrierDeskPage(db, consultant, slug)).may.mayShow).toBe(false);
		await expect(
			sql`update barrier set written_body = 'Igen, igen' where slug = ${slug}`.execute(db),
		).rejects.toThrow(/barrier_taken_back/);
		await expect(
			sql`update barrier set taken_back_at = null where slug = ${slug}`.execute(db),
		).rejects.toThrow(/stays so/);
	});

	test('that several have told of is not one’s own to take back', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const first = await shownOne(db, consultant);
		const second = await shownOne(db, consultant, { email: 'ali@prove.example' });
		await mergeBarrier(db, consultant, second.slug, first.slug);
		for (const { secret } of [first, second]) {
			expect(await ownVoice(db, secret)).toMatchObject({ mayTakeBack: false, isToldBySeveral: true });
			await rejects(() => takeBarrierBack(db, secret), { code: 'barrier_told_by_more' });
		}
	});
});

describe('a post', () => {
	test('that was shown leaves a line and its replies; nobody supports or answers it any more', async ({
		db,
	}) => {
		const consultant = await person(db, 'consultant');
		const debate = await cast.openOne(db, consultant);
		const post = await cast.shownPost(db, consultant, debate, { shownName: 'Rosa' });
		const replied = { replyTo: post.slug, email: 'ali@prove.example', body: 'Det synes jeg også.' };
		await cast.shownPost(db, consultant, debate, replied);
		await takeNameOff(db, post.secret);
		expect((await debatePage(db, debate, 'time', null)).posts).toMatchObject([
			{ body: cast.writes().body, shownName: null },
		]);
		for (let time = 0; time < 2; time++) await takePostBack(db, post.secret);
		expect((await debatePage(db, debate, 'time', null)).posts).toMatchObject([
			{
				body: null,
				state: 'shown',
				takenBackAt: new Date('2026-11-27T12:00:00Z'),
				replies: [{ body: replied.body }],
			},
		]);
		expect((await ownDebateVoice(db, post.secret)).about).toMatchObject({ body: null, shownName: null });
		await rejects(() => cast.asksToSupport(db, post.slug, 'mei@prove.example'), { status: 404 });
		await rejects(() => cast.write(db, debate, { replyTo: post.slug, email: 'mei@prove.example' }), {
			code: 'debate_reply_gone',
		});
	});

	test('that nobody has read goes whole, and the debate waits for nobody', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const debate = await cast.openOne(db, consultant);
		const { secret } = await cast.receivedPost(db, debate);
		await takePostBack(db, secret);
		expect((await debatesDeskPage(db, consultant, 'received', null)).posts).toEqual([]);
		expect((await debatesPage(db, readDebateFilter(new URLSearchParams()), null)).debates).toHaveLength(1);
	});
});
