/** A topic, a forum and a network are followed: each step of the dialogue is told once, and what is down or hidden is not. */
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { askForAlert, subjectIn } from '#lib/alerts/asking.server.ts';
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { findMailings } from '#lib/alerts/ending.server.ts';
import { subjectLabel } from '#lib/alerts/labels.ts';
import { takeBarrierBack } from '#lib/dialogue/voices/taking-back.server.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { leaveDebate } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { debatesHeardOf, wayToDebateVoice } from '#lib/dialogue/voices/by-email.server.ts';
import { seatsHeld, wayToSeat } from '#lib/networks/seats/by-email.server.ts';
import { summarise } from '#lib/dialogue/debates/making.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { sayDone, writeDecision } from '#lib/networks/circles/circles.server.ts';
import { cancelMeeting, publishMinutes } from '#lib/networks/meetings/meetings.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { follows } from '../../../../tests/support/cast/alerts.ts';
import { answeredOne, shownOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import {
	closedOne,
	draftOne,
	followsDebate,
	openOne,
} from '../../../../tests/support/cast/dialogue/debates.ts';
import {
	calledMeeting,
	forumOf,
	heldSeat,
	memberOf,
	networkOf,
} from '../../../../tests/support/cast/dialogue/forums.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makePerson, person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

/** A Monday morning; digests go out then. */
const monday = Date.parse('2026-11-23T05:03:00Z');
const at = (days: number) => new Date(monday + days * 86_400_000);
const go = (days: number) => setClock(at(days));
beforeEach(() => go(0));
afterAll(() => setClock(null));

const email = 'frida@prove.example';
const areas = () => currentEdition().focusAreas;
const topic = () => `?topic=${areas()[0]!.slug}`;
const city = (db: Database) => person(db, 'consultant');
/** Title and step of each thing, in each digest. */
async function told(db: Database, to = email): Promise<string[][]> {
	const digests = (await mailsTo(db, to)).filter(({ text }) => text.includes(m.alert_mail_foot()));
	return digests.map(({ text }) =>
		text
			.split('\n\n')
			.filter((part) => part.includes('\nhttp') && !part.startsWith(m.alert_mail_foot()))
			.map((part) => part.split('\n').slice(0, -1).join(': ')),
	);
}
async function morning(db: Database, days: number): Promise<void> {
	go(days);
	await sendDigests.handle(db, {});
}

describe('a topic', () => {
	test('tells of barriers and debates of that focus area, each step once', async ({ db }) => {
		const by = await city(db);
		await shownOne(db, by, { title: 'Fra før nogen fulgte' });
		const over = await closedOne(db, by, { question: 'En debat, der er slut?' });
		go(0.1);
		await follows(db, topic(), { email });
		go(0.5);
		await answeredOne(db, by, { title: 'Danskholdet slutter for tidligt' });
		await shownOne(db, by, { title: 'Noget helt andet', area: areas()[1]!.key });
		await openOne(db, by, { question: 'Skal gården være åben?' });
		await draftOne(db, by, { question: 'En kladde ingen læser?' });
		await summarise(db, by, over, {
			summary: 'Hegnet bliver stående, som det er.',
			unused: 'Ønsket om en dør i hegnet.',
		});
		await morning(db, 1);
		await morning(db, 2);
		expect(await told(db)).toEqual([
			expect.toSatisfy((lines: string[]) => {
				expect(lines.toSorted()).toEqual(
					[
						`Danskholdet slutter for tidligt: ${m.alert_news_answered()}`,
						`Danskholdet slutter for tidligt: ${m.alert_news_shown()}`,
						`En debat, der er slut?: ${m.alert_news_summarised()}`,
						expect.stringContaining('Skal gården være åben?: Ny debat'),
					].toSorted(),
				);
				return true;
			}),
		]);
	});

	test('tells of a debate on the day it opens', async ({ db }) => {
		const by = await city(db);
		await follows(db, topic(), { email });
		go(0.5);
		await openOne(db, by, {
			question: 'Skal gården være åben?',
			opensOn: '2026-11-26',
			closesOn: '2026-12-20',
		});
		await morning(db, 1);
		await morning(db, 2);
		expect(await told(db)).toEqual([]);
		await morning(db, 3);
		await morning(db, 4);
		expect(await told(db)).toHaveLength(1);
	});

	test('tells of nothing that was taken down, or back, after it was found', async ({ db }) => {
		const by = await city(db);
		await follows(db, topic(), { email, rhythm: 'weekly' });
		go(0.5);
		const { slug } = await shownOne(db, by, { title: 'Noget der skal væk' });
		await shownOne(db, by, { title: 'Noget der bliver', email: 'ali@prove.example' });
		const { secret } = await shownOne(db, by, { title: 'Noget der fortrydes', email: 'eva@prove.example' });
		await morning(db, 1);
		await takeBarrierBack(db, secret);
		await takeBarrierDown(db, by, slug, { reason: 'misleading', words: 'Det passer ikke.' });
		await morning(db, 3);
		expect(await told(db)).toEqual([[`Noget der bliver: ${m.alert_news_shown()}`]]);
	});
});

describe('a forum', () => {
	const forum = async (db: Database, by: Actor) => {
		const slug = await forumOf(db, by);
		await heldSeat(db, by, slug);
		await follows(db, `?forum=${slug}`, { email });
		go(0.5);
		return slug;
	};

	test('tells of meetings, minutes, decisions and what was done', async ({ db }) => {
		const by = await city(db);
		const slug = await forum(db, by);
		const meeting = await calledMeeting(db, by, slug);
		const off = await calledMeeting(db, by, slug, { title: 'Et møde, der ikke bliver' });
		const decision = {
			...{ words: 'Lektier\nefter skole.', owner: 'Skolen', dueOn: '2026-12-20' },
			...{ meeting: null, submission: undefined },
		};
		go(0.6);
		const id = Number(await writeDecision(db, by, slug, decision));
		await cancelMeeting(db, by, slug, off);
		await morning(db, 1);
		go(8);
		await publishMinutes(db, by, slug, meeting, { minutes: 'Vi talte om lektier.' }, null);
		await sayDone(db, by, slug, id);
		await morning(db, 9);
		await morning(db, 10);
		expect(await told(db)).toEqual([
			[
				expect.stringMatching(/^Møde om lektier: Nyt møde: 30\. november/),
				expect.stringMatching(/^Lektier efter skole\.: Ny beslutning/),
			],
			[
				expect.stringMatching(/^Møde om lektier: Referat/),
				expect.stringMatching(/^Lektier efter skole\.: Beslutningen er udført/),
			],
		]);
	});

	test('that only its members read is followed by nobody, and told no more', async ({ db }) => {
		const by = await city(db);
		const slug = await forum(db, by);
		await calledMeeting(db, by, slug);
		await db.updateTable('circle').set({ isPublic: false }).execute();
		await morning(db, 1);
		expect(await told(db)).toEqual([]);
		await expect(subjectIn(db, new URLSearchParams({ forum: slug }))).rejects.toMatchObject({ status: 404 });
	});
});

test('a network tells of its meetings, and of the events of those who are in it', async ({ db }) => {
	const by = await city(db);
	const [host, inside, outside] = [
		await player(db, 'association'),
		await player(db, 'school'),
		await player(db, 'association', { name: 'Udenfor' }),
	];
	const slug = await networkOf(db, by, host, { joining: 'open' });
	await memberOf(db, slug, inside);
	await follows(db, `?network=${slug}`, { email });
	const event = { startsAt: new Date('2027-05-01T16:00:00Z'), endsAt: new Date('2027-05-01T18:00:00Z') };
	await makeEvent(db, inside.id, { title: 'Åbent hus', publishedAt: at(0.5), ...event });
	await makeEvent(db, outside.id, { title: 'Noget andet', publishedAt: at(0.5), ...event });
	go(0.5);
	await calledMeeting(db, host.as('editor'), slug, { title: 'Møde om praktik' });
	await morning(db, 1);
	await morning(db, 2);
	expect(await told(db)).toEqual([
		[expect.stringMatching(/^Møde om praktik/), expect.stringMatching(/^Åbent hus/)],
	]);
});

test.for(['?topic=findes-ikke', '?forum=findes-ikke', '?network=findes-ikke', '?forum='])(
	'%s is not there to be followed',
	async (search, { db }) => {
		await expect(subjectIn(db, new URLSearchParams(search))).rejects.toMatchObject({ status: 404 });
	},
);

test("an address finds its debates and seats in one place, and nobody else's", async ({ db }) => {
	const by = await city(db);
	const debate = await openOne(db, by, { question: 'Skal gården være åben?' });
	await followsDebate(db, debate, email);
	const leaving = await followsDebate(db, await openOne(db, by), email);
	await leaveDebate(db, leaving);
	const { id: seat } = await heldSeat(db, by, await forumOf(db, by), { email });
	const own = await follows(db, topic(), { email });
	const other = await follows(db, topic(), { email: 'bo@prove.example' });
	const debates = await debatesHeardOf(db, own);
	expect(debates.map(({ title }) => title)).toEqual(['Skal gården være åben?']);
	expect(await seatsHeld(db, own)).toMatchObject([{ id: seat }]);
	expect(await wayToDebateVoice(db, own, debates[0]!.id)).toMatch(/^\/debates\/voice\//);
	expect(await wayToSeat(db, own, seat)).toMatch(/^\/seats\//);
	expect([await debatesHeardOf(db, other), await seatsHeld(db, other)]).toEqual([[], []]);
	await expect(wayToDebateVoice(db, other, debates[0]!.id)).rejects.toMatchObject({ status: 404 });
	await expect(wayToSeat(db, other, seat)).rejects.toMatchObject({ status: 404 });
});

test('who is signed in with the address follows at once, and sees it among all that they get', async ({
	db,
}) => {
	const actor = await makePerson(db, { email });
	const secret = await follows(db, '?free=1', { email });
	const subject = await subjectIn(db, new URLSearchParams(topic()));
	const asked = { email, rhythm: 'weekly', locale: 'da', km: null } as const;
	expect(await askForAlert(db, subject, asked, { actor, clientAddress: '10.9.0.1' })).toBe('confirmed');
	const { alerts } = await findMailings(db, secret);
	expect(alerts.map((alert) => subjectLabel(alert.subject))).toContain(subjectLabel(subject));
	const { rows } = await sql`select area, query from alert_search where area is not null`.execute(db);
	expect(rows).toEqual([{ area: areas()[0]!.key, query: '' }]);
});
