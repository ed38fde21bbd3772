import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { writeDecision } from '#lib/networks/circles/circles.server.ts';
import * as joining from '#lib/networks/joining/joining.server.ts';
import { changeNetwork, createNetwork } from '#lib/networks/joining/making.server.ts';
import { addDocument, removeDocument } from '#lib/networks/documents/documents.server.ts';
import { sendNews } from '#lib/networks/joining/news.server.ts';
import {
	countRequests,
	networkCalendar,
	networkPage,
	networksPage,
	ownMeetingPage,
	ownNetworkPage,
	ownNetworksPage,
} from '#lib/networks/joining/readers.server.ts';
import * as meetings from '#lib/networks/meetings/meetings.server.ts';
import { answerMeeting, muteSeat } from '#lib/networks/seats/own-seat.server.ts';
import { endSeat } from '#lib/networks/seats/seats.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../tests/support/cast/events.ts';
import {
	linked,
	calledMeeting,
	memberOf,
	meets,
	networkOf,
	plannedMeeting,
} from '../../../tests/support/cast/dialogue/forums.ts';
import { joined, person, player, type Player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-20T11:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const notThere = { status: 404 };

async function stage(db: Database, given: Parameters<typeof networkOf>[3] = {}) {
	const [city, lead, school, club] = [
		await person(db, 'consultant'),
		await player(db, 'association'),
		await player(db, 'school'),
		await player(db, 'association'),
	];
	const network = await networkOf(db, city, lead, given);
	return { city, lead, school, club, network, runs: lead.as('editor') };
}
const mailOf = (org: Player) => org.as('editor').person!.email;
const subjects = async (db: Database, org: Player) =>
	(await mailsTo(db, mailOf(org))).map(({ subject }) => subject);
const membersOf = async (db: Database, network: string) =>
	(await networkPage(db, network)).members.map(({ organisationSlug }) => organisationSlug);
const requests = async (db: Database, { lead, network }: { lead: Player; network: string }) =>
	(await ownNetworkPage(db, lead.as('editor'), lead.slug, network)).running!.requests;

describe('joining', () => {
	test('by request it waits for the coordinator, who is told and counts it; a yes and a no are told', async ({
		db,
	}) => {
		const at = await stage(db);
		const { school, club, network, runs, lead } = at;
		for (const org of [school, club]) {
			await joining.joinNetwork(db, org.as('editor'), org.slug, network);
			await joining.joinNetwork(db, org.as('editor'), org.slug, network);
		}
		expect(await membersOf(db, network)).toEqual([]);
		expect(await countRequests(db, lead.id)).toBe(2);
		expect(await subjects(db, lead)).toHaveLength(2);
		const [one, other] = await requests(db, at);
		await joining.acceptRequest(db, runs, network, one!.id);
		await joining.declineRequest(db, runs, network, { seat: other!.id, reason: 'I er ikke en skole.' });
		expect(await membersOf(db, network)).toEqual([school.slug]);
		expect(await countRequests(db, lead.id)).toBe(0);
		expect((await lastMailTo(db, mailOf(club))).text).toContain('I er ikke en skole.');
		await rejects(() => joining.acceptRequest(db, runs, network, other!.id), {
			code: 'circle_request_answered',
		});
		// Whoever was told no may ask again.
		await joining.joinNetwork(db, club.as('editor'), club.slug, network);
		expect(await countRequests(db, lead.id)).toBe(1);
	});

	test('an open one takes every partner, a reader of one speaks for nobody, and one leaves again', async ({
		db,
	}) => {
		const { school, network } = await stage(db, { joining: 'open' });
		await rejects(() => joining.joinNetwork(db, school.as('reader'), school.slug, network), notThere);
		await memberOf(db, network, school);
		expect(await membersOf(db, network)).toEqual([school.slug]);
		await joining.leaveNetwork(db, school.as('owner'), school.slug, network);
		expect(await membersOf(db, network)).toEqual([]);
	});

	test('a suspended partner is in no network, and a suspended coordinator runs none', async ({ db }) => {
		const { school, lead, network, runs, city } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const suspend = (id: number) =>
			db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', id).execute();
		await suspend(school.id);
		expect(await membersOf(db, network)).toEqual([]);
		await rejects(() => calledMeeting(db, runs, network), { code: 'circle_nobody_to_ask' });
		await suspend(lead.id);
		await rejects(() => plannedMeeting(db, runs, network), { code: 'organisation_state_changed' });
		// The municipality appoints another.
		const next = await player(db, 'business');
		const words = { name: 'Netværk om arbejde', purpose: 'Vi deler, hvad der virker.', goals: 'Flere i job' };
		const terms = { ...words, theme: 'work', joining: 'open', organisation: next.slug } as const;
		await changeNetwork(db, city, network, { ...terms, wordingRead: false }, null);
		await plannedMeeting(db, next.as('editor'), network);
	});

	test('only the municipality makes a network, with a coordinator who is there', async ({ db }) => {
		const { lead, city } = await stage(db);
		const given = {
			name: 'Netværk',
			purpose: 'Vi deler det.',
			goals: null,
			theme: 'work',
			joining: 'open',
		} as const;
		const make = (actor = city, organisation = lead.slug) =>
			createNetwork(db, actor, { ...given, organisation, wordingRead: false, submission: undefined });
		for (const actor of [visitor, lead.as('owner'), await person(db, 'auditor')])
			await rejects(async () => make(actor as typeof city), notThere);
		await rejects(() => make(city, 'ingen-12345'), { code: 'circle_organisation_unknown' });
		expect((await networksPage(db)).themes).toMatchObject([{ theme: 'work', networks: [{}] }]);
	});
});

describe('running it', () => {
	test('only who coordinates it writes: no member, no stranger, nor the municipality', async ({ db }) => {
		const { school, network, runs, city, lead } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const meeting = await plannedMeeting(db, runs, network);
		const news = { newsTitle: 'Nyt', news: 'Vi mødes snart.', submission: undefined };
		const decision = {
			words: 'Vi mødes',
			owner: 'Os',
			dueOn: '2026-12-01',
			meeting: null,
			submission: undefined,
		};
		for (const actor of [visitor, school.as('owner'), city, lead.as('reader')]) {
			await rejects(() => meetings.planMeeting(db, actor, network, meets()), notThere);
			await rejects(() => meetings.callMeeting(db, actor, network, meeting), notThere);
			await rejects(() => sendNews(db, actor, network, news), notThere);
			await rejects(() => writeDecision(db, actor, network, decision), notThere);
			await rejects(() => addDocument(db, actor, network, linked()), notThere);
		}
		expect((await ownNetworkPage(db, school.as('owner'), school.slug, network)).running).toBeNull();
		const names = { organisation: school.slug, network };
		await rejects(() => ownMeetingPage(db, school.as('owner'), names, meeting), notThere);
	});

	test('a meeting is answered by the link in the mail, or is none of theirs', async ({ db }) => {
		const { school, club, network, runs, lead } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const meeting = await calledMeeting(db, runs, network);
		const { secret } = await lastMailTo(db, mailOf(school));
		await answerMeeting(db, secret, { meeting, answer: 'yes' });
		await memberOf(db, network, club);
		expect(await subjects(db, club)).toEqual([]);
		const { answers } = await ownMeetingPage(db, runs, { organisation: lead.slug, network }, meeting);
		expect(answers).toMatchObject([{ answer: 'yes' }]);
		expect(await networkCalendar(db, network)).toContain('DTSTART:20261127T160000Z');
		// Who is no longer a member of the organisation opens nothing with the link.
		const { id } = school.as('editor').person!;
		await db.deleteFrom('membership').where('personId', '=', id).execute();
		await rejects(() => answerMeeting(db, secret, { meeting, answer: 'no' }), notThere);
		expect(await membersOf(db, network)).toContain(school.slug);
	});

	test('news goes to those who are named before, and to nobody who is muted', async ({ db }) => {
		const { school, club, network, runs, lead } = await stage(db, { joining: 'open' });
		for (const org of [school, club]) await memberOf(db, network, org);
		const send = () =>
			sendNews(db, runs, network, { newsTitle: 'Nyt', news: 'Vi mødes snart.', submission: undefined });
		const readers = async () => (await ownNetworkPage(db, runs, lead.slug, network)).running!.readers;
		expect(await readers()).toHaveLength(2);
		await send();
		const { secret } = await lastMailTo(db, mailOf(club));
		await muteSeat(db, secret);
		await muteSeat(db, secret);
		expect((await readers()).map(({ name }) => name)).toEqual([school.as('editor').person!.name]);
		await send();
		await calledMeeting(db, runs, network);
		expect(await subjects(db, school)).toHaveLength(3);
		expect(await subjects(db, club)).toHaveLength(1);
		const { unsubscribe } = await db
			.selectFrom('mail')
			.select('unsubscribe')
			.where('toAddress', '=', mailOf(club))
			.executeTakeFirstOrThrow();
		expect(unsubscribe).toContain(secret);
		const page = await ownNetworkPage(db, club.as('editor'), club.slug, network);
		expect(page.news).toHaveLength(2);
		expect(JSON.stringify(await networkPage(db, network))).not.toContain('Vi mødes snart');
	});

	test('another takes over the mails of their organisation', async ({ db }) => {
		const { school, network, runs } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const next = await joined(db, await person(db), school, 'editor');
		await joining.becomeContact(db, next, school.slug, network, { muted: false });
		await calledMeeting(db, runs, network);
		expect(await subjects(db, school)).toEqual([]);
		expect(await mailsTo(db, next.person!.email)).toHaveLength(1);
		const page = await ownNetworkPage(db, school.as('editor'), school.slug, network);
		expect(page.seat).toMatchObject({ isYou: false, contact: next.person!.name });
	});

	test('documents, and what those who are in it do, stand on its page', async ({ db }) => {
		const { school, club, network, runs } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const event = await makeEvent(db, school.id, {
			startsAt: new Date('2026-12-01T17:00Z'),
			endsAt: new Date('2026-12-01T19:00Z'),
		});
		await makeEvent(db, club.id, {
			startsAt: new Date('2026-12-01T17:00Z'),
			endsAt: new Date('2026-12-01T19:00Z'),
		});
		const promise = await commitmentBy(db, school);
		await addDocument(db, runs, network, linked());
		const page = await networkPage(db, network);
		expect(page.events.map(({ slug }) => slug)).toEqual([event.slug]);
		expect(page.promises.map(({ slug }) => slug)).toEqual([promise.slug]);
		await rejects(() => removeDocument(db, school.as('owner'), network, page.documents[0]!.id), notThere);
		await removeDocument(db, runs, network, page.documents[0]!.id);
		expect((await networkPage(db, network)).documents).toEqual([]);
	});

	test('a membership is ended by who coordinates it; each sees how it stands', async ({ db }) => {
		const { school, network, runs, lead } = await stage(db, { joining: 'open' });
		await memberOf(db, network, school);
		const standing = async (org: Player) => (await ownNetworksPage(db, org.as('reader'), org.slug)).networks;
		expect(await standing(school)).toMatchObject([{ standing: 'held', coordinates: false }]);
		expect(await standing(lead)).toMatchObject([{ standing: null, coordinates: true }]);
		const { id } = (await ownNetworkPage(db, runs, lead.slug, network)).running!.seats[0]!;
		await endSeat(db, runs, network, id);
		expect(await standing(school)).toMatchObject([{ standing: null }]);
		expect(await membersOf(db, network)).toEqual([]);
	});
});
