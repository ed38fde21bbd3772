import { afterEach, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { deskOf, matchesInShort, meeting, ownPosting, ownPostingPage } from '#lib/matching/desk.server.ts';
import { findMatch } from '#lib/matching/matches/match-queries.server.ts';
import { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { mute, unmute } from '#lib/matching/suggestions/mutes.server.ts';
import * as verbs from '#lib/matching/postings/postings.server.ts';
import { openList, publicPosting } from '#lib/matching/postings/public.server.ts';
import { findPosting } from '#lib/matching/queries.server.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { person, type Player, player } from '../../../../tests/support/cast/people.ts';
import { drafted, posted, proposed, usual } from '../../../../tests/support/cast/postings.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const everything = { side: null, kind: null, district: null };
const notThere = { status: 404 };
const pair = async (db: Database): Promise<[Player, Player]> => [
	await player(db, 'school'),
	await player(db, 'business'),
];
const titlesOn = async (db: Database, who: Player, slug: string) =>
	(await ownPostingPage(db, who.as('reader'), who.slug, slug)).suggestions.map(({ posting }) => posting.slug);

describe('a post', () => {
	test('is a draft of its organisation alone until it is shown', async ({ db }) => {
		const [school, business] = await pair(db);
		const slug = await drafted(db, school, 'need');
		await expect(publicPosting(db, visitor, slug)).rejects.toMatchObject(notThere);
		await expect(publicPosting(db, school.as('owner'), slug)).rejects.toMatchObject(notThere);
		await expect(ownPosting(db, business.as('owner'), business.slug, slug)).rejects.toMatchObject(notThere);
		await expect(ownPosting(db, business.as('owner'), school.slug, slug)).rejects.toMatchObject(notThere);
		await expect(
			verbs.changePosting(db, school.as('reporter'), school.slug, slug, usual),
		).rejects.toMatchObject(notThere);
		expect((await openList(db, everything, null)).postings).toEqual([]);

		await verbs.changePosting(db, school.as('editor'), school.slug, slug, {
			...usual,
			kind: 'homework-help',
		});
		await verbs.publishPosting(db, school.as('editor'), school.slug, slug, { wordingRead: false });
		expect((await publicPosting(db, visitor, slug)).posting).toMatchObject({ kind: 'homework-help' });
		expect((await openList(db, everything, null)).postings).toMatchObject([{ slug }]);
		expect((await openList(db, { ...everything, district: 4 }, null)).postings).toEqual([]);
		expect((await openList(db, { ...everything, side: 'offer' }, null)).postings).toEqual([]);
	});

	test('takes approval, a signature, a future and lawful words', async ({ db }) => {
		const waiting = await player(db, 'school', { state: 'waiting' });
		const unsigned = await player(db, 'school', { signed: false });
		const [school] = await pair(db);
		const publish = (who: Player, slug: string, wordingRead = false) =>
			verbs.publishPosting(db, who.as('editor'), who.slug, slug, { wordingRead });
		await expect(publish(waiting, await drafted(db, waiting, 'need'))).rejects.toMatchObject({
			code: 'listing_not_approved',
		});
		await expect(publish(unsigned, await drafted(db, unsigned, 'need'))).rejects.toMatchObject({
			code: 'matching_not_signed',
		});
		const past = await drafted(db, school, 'need', { startsOn: '2026-01-01', endsOn: '2026-11-21' });
		await expect(publish(school, past)).rejects.toMatchObject({ code: 'matching_past' });
		const narrow = await drafted(db, school, 'need', { title: 'Kun for kvinder: mentorer' });
		await expect(publish(school, narrow)).rejects.toMatchObject({ code: 'wording_unread' });
		await publish(school, narrow, true);
		await expect(
			verbs.changePosting(db, school.as('editor'), school.slug, narrow, {
				...usual,
				title: 'Søger kun mænd',
			}),
		).rejects.toMatchObject({ code: 'wording_unread', field: 'wordingRead' });
	});

	test('the same form sent twice makes one', async ({ db }) => {
		const [school] = await pair(db);
		const submission = crypto.randomUUID();
		const send = () => verbs.createPosting(db, school.as('editor'), school.slug, { ...usual, submission });
		const [one, other] = await Promise.all([send(), send()]);
		expect(one).toBe(other);
		expect(await db.selectFrom('posting').select('id').execute()).toHaveLength(1);
	});

	test('keeps side and kind once it is public, is closed and opened again, and only drafts are deleted', async ({
		db,
	}) => {
		const [school, business] = await pair(db);
		const editor = school.as('editor');
		const need = await posted(db, school, 'need');
		const offer = await posted(db, business, 'offer');
		await verbs.changePosting(db, editor, school.slug, need, { ...usual, side: 'offer', kind: 'premises' });
		expect(await findPosting(db, need)).toMatchObject({ side: 'need', kind: 'mentors' });
		const match = await proposed(db, business, [offer, need]);
		await verbs.closePosting(db, editor, school.slug, need, 'Vi fandt en anden');
		expect(await findMatch(db, match)).toMatchObject({ state: 'lapsed' });
		expect((await publicPosting(db, visitor, need)).posting.standing).toBe('closed');
		expect((await openList(db, { ...everything, side: 'need' }, null)).postings).toEqual([]);
		await expect(verbs.changePosting(db, editor, school.slug, need, usual)).rejects.toMatchObject({
			code: 'matching_closed',
		});
		await expect(verbs.removeDraft(db, editor, school.slug, need)).rejects.toMatchObject({
			code: 'matching_not_draft',
		});
		await verbs.reopenPosting(db, editor, school.slug, need);
		expect(await titlesOn(db, school, need)).toEqual([offer]);
		const draft = await drafted(db, school, 'need');
		await verbs.removeDraft(db, editor, school.slug, draft);
		expect(await findPosting(db, draft)).toBeUndefined();
	});

	test('the municipality takes down and puts back; the organisation cannot', async ({ db }) => {
		const [school] = await pair(db);
		const consultant = await person(db, 'consultant');
		const auditor = await person(db, 'auditor');
		const need = await posted(db, school, 'need');
		await expect(verbs.takeDown(db, auditor, need, 'Nej')).rejects.toMatchObject(notThere);
		await expect(verbs.takeDown(db, school.as('owner'), need, 'Nej')).rejects.toMatchObject(notThere);
		const draft = await drafted(db, school, 'need');
		await expect(verbs.takeDown(db, consultant, draft, 'Nej')).rejects.toMatchObject(notThere);
		await verbs.takeDown(db, consultant, need, 'Det er en reklame');
		await verbs.takeDown(db, consultant, need, 'Det er en reklame');
		await expect(publicPosting(db, visitor, need)).rejects.toMatchObject(notThere);
		await expect(verbs.reopenPosting(db, school.as('owner'), school.slug, need)).rejects.toMatchObject({
			code: 'matching_taken_down',
		});
		const mails = await db.selectFrom('mail').select(['subject', 'text']).execute();
		expect(mails).toHaveLength(3);
		expect(mails[0]?.text).toContain('Det er en reklame');
		await verbs.putBack(db, consultant, need);
		expect((await publicPosting(db, visitor, need)).posting.standing).toBe('open');
	});

	test('that a reader reports is taken down with what they said closed; what is down is not reported', async ({
		db,
	}) => {
		const [school] = await pair(db);
		const consultant = await person(db, 'consultant');
		const report = (slug: string) =>
			flag(
				db,
				{ kind: 'needs', slug },
				{ reason: 'spam', words: 'Reklame', email: 'laeser@prove.example' },
				{ clientAddress: '192.0.2.1' },
			);
		await expect(report(await drafted(db, school, 'need'))).rejects.toMatchObject(notThere);
		const need = await posted(db, school, 'need');
		await report(need);
		const flags = async (state: 'open' | 'closed') =>
			(await flagsOfTheCity(db, consultant, { state, reason: null }, null)).flags;
		expect(await flags('open')).toMatchObject([
			{ about: { kind: 'needs', slug: need, title: usual.title, organisationId: school.id } },
		]);
		await verbs.takeDown(db, consultant, need, 'Det er en reklame');
		expect(await flags('open')).toEqual([]);
		expect(await flags('closed')).toMatchObject([{ outcome: 'taken_down' }]);
		expect(await mailsTo(db, 'laeser@prove.example')).toHaveLength(1);
		await expect(report(need)).rejects.toMatchObject(notThere);
	});

	test('is listed newest first, page by page', async ({ db }) => {
		const [school] = await pair(db);
		for (let number = 0; number < 25; number++) {
			setClock(`2026-11-22T12:${String(Math.floor(number / 3)).padStart(2, '0')}:00Z`);
			await posted(db, school, 'need', { title: `Behov ${number}` });
		}
		const first = await openList(db, everything, null);
		const second = await openList(db, everything, first.next);
		const titles = [...first.postings, ...second.postings].map(({ title }) => title);
		expect(titles).toEqual(Array.from({ length: 25 }, (_, index) => `Behov ${24 - index}`));
		expect(second.next).toBeNull();
		expect((await openList(db, everything, 'nonsense')).postings).toHaveLength(20);
	});
});

describe('suggestions', () => {
	test('are of the other side, the same thing, days in common, and those who take part', async ({ db }) => {
		const [school, business] = await pair(db);
		const need = await posted(db, school, 'need', { kind: 'company-visits' });
		const offers = {
			right: await posted(db, business, 'offer', { kind: 'company-visits', districts: [8] }),
			alike: await posted(db, business, 'offer', { kind: 'guest-teachers' }),
		};
		await posted(db, business, 'offer', { kind: 'mentors' });
		await posted(db, business, 'need', { kind: 'company-visits' });
		await posted(db, business, 'offer', {
			kind: 'company-visits',
			startsOn: '2027-06-30',
			endsOn: '2027-12-31',
		});
		await drafted(db, business, 'offer', { kind: 'company-visits' });
		await posted(db, school, 'offer', { kind: 'company-visits' });
		const unit = await player(db, 'school', { parentId: school.id });
		await posted(db, unit, 'offer', { kind: 'company-visits' });
		const left = await player(db);
		await posted(db, left, 'offer', { kind: 'company-visits' });
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', left.id).execute();

		expect(await titlesOn(db, school, need)).toEqual([offers.right, offers.alike]);
		expect(await titlesOn(db, business, offers.alike)).toEqual([need]);
		const page = await ownPostingPage(db, business.as('reader'), business.slug, offers.right);
		const suggested = page.suggestions.find(({ posting }) => posting.slug === need);
		expect(suggested?.reasons.map((reason) => reason.about)).toEqual([
			'kind',
			'near',
			'goal',
			'language',
			'period',
			'weekday',
		]);
		expect(await matchesInShort(db, business.id)).toMatchObject({ waiting: 0, count: 3 });

		setClock('2027-07-01T00:00:00Z');
		expect(await titlesOn(db, school, need)).toEqual([]);
	});

	test('a municipal unit is not offered to another, since neither could confirm', async ({ db }) => {
		const [one, other] = [await player(db, 'municipality'), await player(db, 'municipality')];
		const need = await posted(db, one, 'need');
		const offer = await posted(db, other, 'offer');
		expect(await titlesOn(db, one, need)).toEqual([]);
		await expect(meeting(db, one.as('editor'), one.slug, [need, offer])).rejects.toMatchObject(notThere);
	});

	test('what is muted stays away for that organisation alone, until it is undone', async ({ db }) => {
		const [school, business] = await pair(db);
		const colleague = await player(db, 'school');
		const need = await posted(db, school, 'need', { kind: 'company-visits' });
		const elsewhere = await posted(db, colleague, 'need', { kind: 'company-visits' });
		const visits = await posted(db, business, 'offer', { kind: 'company-visits' });
		const teachers = await posted(db, business, 'offer', { kind: 'guest-teachers' });
		const editor = school.as('editor');
		const shown = () => titlesOn(db, school, need);
		const undo = async () => {
			const { mutes } = await deskOf(db, editor, school.slug);
			for (const { id } of mutes) await unmute(db, editor, school.slug, id);
			return mutes.length;
		};
		for (const [what, left] of [
			['posting', [teachers]],
			['kind', [teachers]],
			['organisation', []],
		] as const) {
			await mute(db, editor, school.slug, { posting: visits, what });
			await mute(db, editor, school.slug, { posting: visits, what });
			expect(await shown()).toEqual(left);
			expect(await titlesOn(db, colleague, elsewhere)).toEqual([visits, teachers]);
			expect(await undo()).toBe(1);
			expect(await shown()).toEqual([visits, teachers]);
		}
		await mute(db, editor, school.slug, { posting: visits, what: 'posting' });
		const [{ id } = { id: 0 }] = (await deskOf(db, editor, school.slug)).mutes;
		await unmute(db, colleague.as('editor'), colleague.slug, id);
		expect(await shown()).toEqual([teachers]);
		await expect(
			mute(db, school.as('reporter'), school.slug, { posting: visits, what: 'posting' }),
		).rejects.toMatchObject(notThere);
		const draft = await drafted(db, business, 'offer');
		await expect(mute(db, editor, school.slug, { posting: draft, what: 'posting' })).rejects.toMatchObject(
			notThere,
		);
	});

	test('the municipality sees what the city lacks', async ({ db }) => {
		const [school, business] = await pair(db);
		const need = await posted(db, school, 'need', { quantity: 40 });
		await posted(db, school, 'need', { kind: 'premises', quantity: 8 });
		const offer = await posted(db, business, 'offer', { quantity: 15 });
		expect(await needsOfTheCity(db)).toMatchObject({
			balance: [
				{ kind: 'mentors', needs: 1, offers: 1, unanswered: 1, wanted: 40, offered: 15 },
				{ kind: 'premises', needs: 1, offers: 0, unanswered: 1, wanted: 8, offered: 0 },
			],
			unanswered: [{ slug: need }, { kind: 'premises' }],
		});
		await proposed(db, business, [offer, need]);
		expect((await needsOfTheCity(db)).unanswered).toMatchObject([{ kind: 'premises' }]);
	});
});
