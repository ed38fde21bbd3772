import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import {
	cancelEvent,
	changeEvent,
	createEvent,
	postponeEvent,
	publishEvent,
} from '#lib/events/events.server.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { acceptOffer, changeRegistration } from '#lib/events/registrations/by-link.server.ts';
import {
	cancelRegistration,
	confirmRegistration,
	findRegistration,
	signUp,
} from '#lib/events/registrations/registrations.server.ts';
import { remindRegistered } from '#lib/events/registrations/remind.server.ts';
import { releaseSeats } from '#lib/events/registrations/seats.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { eventFields, makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const noon = '2026-11-20T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));

let hosts = 0;
async function event(db: Database, capacity: number | null, given: object = {}) {
	const host = await organisation(db, `vaerten-${++hosts}`);
	return makeEvent(db, host.id, { capacity, ...given });
}
const mailOf = (name: string) => `${name}@prove.example`;
let clients = 0;
/** Signed in with this e-mail, so that it counts at once. */
const comes = (db: Database, slug: string, name: string, people = 1) =>
	signUp(
		db,
		slug,
		{ name, email: mailOf(name), people },
		{
			actor: {
				...visitor,
				person: { id: 0, name, email: mailOf(name), locale: 'da', emailConfirmed: true },
			},
			clientAddress: `10.9.${Math.floor(++clients / 250)}.${clients % 250}`,
		},
	);
const linkOf = async (db: Database, name: string): Promise<string> =>
	/tilmelding\/([\w-]+)/.exec((await mailsTo(db, mailOf(name))).at(-1)?.text ?? '')?.[1] ?? '';
async function standings(db: Database): Promise<Record<string, string>> {
	const rows = await db.selectFrom('registration').select(['name', 'state']).orderBy('id').execute();
	return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
/** What each mail to somebody says before its event's name. */
const told = async (db: Database, name: string) =>
	(await mailsTo(db, mailOf(name))).map(({ subject }) => subject.split(':')[0]);
const refused = (code: string) => ({ name: 'Refused', code });

describe('a place that is offered', () => {
	test('runs out and passes on exactly once, however often and wherever the job runs', async ({ db }) => {
		const { id: eventId, slug } = await event(db, 1);
		for (const name of ['anna', 'bo', 'cilla', 'dan']) await comes(db, slug, name);
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		expect(await standings(db)).toMatchObject({ bo: 'offered', cilla: 'waiting' });
		const own = await findRegistration(db, slug, await linkOf(db, 'bo'));
		const until = own?.registration.offeredUntil;
		const offer = await linkOf(db, 'bo');
		setClock(until ?? noon);
		const run = () => releaseSeats.handle(db, { eventId });
		await Promise.all([run(), run(), run(), run()]);
		await run();
		expect(await standings(db)).toEqual({
			...{ anna: 'cancelled', bo: 'cancelled' },
			...{ cilla: 'offered', dan: 'waiting' },
		});
		expect(await told(db, 'bo')).toEqual([
			...['Du står på ventelisten', 'Der er plads til dig', 'Pladsen er gået videre'],
		]);
		expect(await told(db, 'cilla')).toEqual(['Du står på ventelisten', 'Der er plads til dig']);
		await expect(acceptOffer(db, slug, offer)).rejects.toMatchObject(refused('event_offer_over'));
	});

	test('that is given back goes to the next, and who gave it back is not asked again', async ({ db }) => {
		const { slug } = await event(db, 1);
		for (const name of ['anna', 'bo', 'cilla']) await comes(db, slug, name);
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		await cancelRegistration(db, slug, await linkOf(db, 'bo'));
		expect(await standings(db)).toMatchObject({ bo: 'cancelled', cilla: 'offered' });
		await Promise.all([acceptOffer(db, slug, await linkOf(db, 'cilla')), comes(db, slug, 'dan')]);
		await acceptOffer(db, slug, await linkOf(db, 'cilla'));
		expect(await standings(db)).toMatchObject({ bo: 'cancelled', cilla: 'confirmed', dan: 'waiting' });
	});

	test('is never one after the beginning', async ({ db }) => {
		const { id: eventId, slug } = await event(db, 1);
		for (const name of ['anna', 'bo', 'cilla']) await comes(db, slug, name);
		setClock('2026-11-24T17:20:00Z');
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		const bo = await findRegistration(db, slug, await linkOf(db, 'bo'));
		expect(bo?.registration.offeredUntil).toEqual(new Date('2026-11-24T17:30:00Z'));
		setClock('2026-11-24T17:30:00Z');
		await releaseSeats.handle(db, { eventId });
		expect(await standings(db)).toEqual({ anna: 'cancelled', bo: 'cancelled', cilla: 'waiting' });
		expect(await told(db, 'cilla')).toEqual(['Du står på ventelisten']);
		await db.deleteFrom('registration').where('name', '=', 'bo').execute();
		const late = db
			.updateTable('registration')
			.set({ state: 'offered', offeredUntil: new Date('2026-11-24T17:30:01Z') })
			.where('name', '=', 'cilla')
			.execute();
		await expect(late).rejects.toThrow('begins before the offer ends');
	});

	test('is none for who waits where somebody gives a seat back after the beginning', async ({ db }) => {
		const { id: eventId, slug } = await event(db, 1);
		for (const name of ['anna', 'bo']) await comes(db, slug, name);
		setClock('2026-11-24T17:30:00Z');
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		await releaseSeats.handle(db, { eventId });
		expect(await standings(db)).toEqual({ anna: 'cancelled', bo: 'waiting' });
	});

	test.for([
		['put off', postponeEvent],
		['called off', cancelEvent],
	] as const)('is none at what is %s: who has one stands in the line again', async ([, halt], { db }) => {
		const host = await organisation(db, `vaerten-${++hosts}`);
		const { id: eventId, slug } = await makeEvent(db, host.id, { capacity: 2 });
		for (const name of ['anna', 'eva', 'bo', 'cilla']) await comes(db, slug, name);
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		const offer = await linkOf(db, 'bo');
		expect(await standings(db)).toMatchObject({ bo: 'offered' });
		await halt(db, host.as('owner'), host.slug, slug, 'Taget er utæt.');
		await expect(acceptOffer(db, slug, offer)).rejects.toMatchObject({ name: 'Refused' });
		await cancelRegistration(db, slug, await linkOf(db, 'eva'));
		await releaseSeats.handle(db, { eventId });
		expect(await standings(db)).toEqual({
			...{ anna: 'cancelled', eva: 'cancelled' },
			...{ bo: 'waiting', cilla: 'waiting' },
		});
	});

	test.for([
		['nowhere', { signUp: 'none' }],
		['elsewhere', { signUp: 'link', signUpUrl: 'https://tilmelding.example/1' }],
	] as const)(
		'is none once one signs up %s, and the line goes on where it reopens',
		async ([, closed], { db }) => {
			const host = await organisation(db, `vaerten-${++hosts}`);
			const here = { capacity: '2' };
			const path = await createEvent(db, host.as('owner'), host.slug, eventFields(host, here));
			const slug = path.split('/').at(-1)!;
			await publishEvent(db, host.as('owner'), host.slug, slug, { wordingRead: false });
			const { id: eventId } = (await findEvent(db, slug))!;
			const change = (given: Record<string, string>) =>
				changeEvent(db, host.as('owner'), host.slug, slug, eventFields(host, given));
			for (const name of ['anna', 'eva', 'bo', 'cilla']) await comes(db, slug, name);
			await cancelRegistration(db, slug, await linkOf(db, 'anna'));
			const offer = await linkOf(db, 'bo');
			expect(await standings(db)).toMatchObject({ bo: 'offered', cilla: 'waiting' });

			await change(closed);
			await expect(acceptOffer(db, slug, offer)).rejects.toMatchObject(refused('event_sign_up_closed'));
			await cancelRegistration(db, slug, await linkOf(db, 'eva'));
			// The offer would have run out by now.
			setClock('2026-11-22T12:00:00Z');
			await releaseSeats.handle(db, { eventId });
			const left = { anna: 'cancelled', eva: 'cancelled' };
			expect(await standings(db)).toEqual({ ...left, bo: 'waiting', cilla: 'waiting' });
			expect(await told(db, 'bo')).toEqual(['Du står på ventelisten', 'Der er plads til dig']);
			expect(await told(db, 'cilla')).toEqual(['Du står på ventelisten']);

			await change(here);
			expect(await standings(db)).toEqual({ ...left, bo: 'offered', cilla: 'offered' });
			await acceptOffer(db, slug, offer);
			expect(await standings(db)).toEqual({ ...left, bo: 'confirmed', cilla: 'offered' });
		},
	);
});

describe('a family', () => {
	test('gets its seats together, and what it leaves goes to who waits', async ({ db }) => {
		const { slug } = await event(db, 5);
		await comes(db, slug, 'familie', 4);
		await comes(db, slug, 'par', 2);
		await comes(db, slug, 'ene');
		expect(await standings(db)).toEqual({ familie: 'confirmed', par: 'waiting', ene: 'confirmed' });
		expect(await findEvent(db, slug)).toMatchObject({ taken: 5, waiting: 2 });
		const change = async (name: string, people: number) =>
			changeRegistration(db, slug, await linkOf(db, name), { name, people, companions: [], answers: [] });
		await expect(change('ene', 2)).rejects.toMatchObject(refused('event_seats_too_few'));
		await change('familie', 2);
		expect(await standings(db)).toEqual({ familie: 'confirmed', par: 'offered', ene: 'confirmed' });
		await cancelRegistration(db, slug, await linkOf(db, 'par'));
		await change('familie', 4);
		expect(await findEvent(db, slug)).toMatchObject({ taken: 5, waiting: 0 });
	});

	test('has names and answers where the organiser asks for them', async ({ db }) => {
		const questions = JSON.stringify([{ text: 'Vegetar?', choices: ['ja', 'nej'] }]);
		const { slug } = await event(db, null, { asksNames: true, questions });
		const asks = (input: object) =>
			signUp(
				db,
				slug,
				{ name: 'Mor', email: mailOf('mor'), ...input },
				{ actor: visitor, clientAddress: '10.8.0.1' },
			);
		await expect(asks({ people: 7 })).rejects.toMatchObject(refused('event_party_too_large'));
		await expect(asks({ people: 2 })).rejects.toMatchObject(refused('event_companions_missing'));
		await expect(asks({ answers: ['måske'] })).rejects.toMatchObject(refused('event_answer_unknown'));
		await asks({ people: 2, companions: ['Lis'], answers: ['ja'] });
		await confirmRegistration(db, slug, await linkOf(db, 'mor'), { name: 'Mor' });
		const own = await findRegistration(db, slug, await linkOf(db, 'mor'));
		expect(own?.registration).toMatchObject({
			...{ people: 2, companions: ['Lis'], state: 'confirmed' },
			answers: [{ question: 'Vegetar?', answer: 'ja' }],
		});
	});
});

test('everybody with a seat is reminded the day before, once for each time it has', async ({ db }) => {
	const onlineUrl = 'https://moede.example/1';
	const { id, slug } = await event(db, 2, { onlineUrl });
	for (const name of ['anna', 'bo', 'cilla']) await comes(db, slug, name);
	await cancelRegistration(db, slug, await linkOf(db, 'bo'));
	const reminders = async (name: string) =>
		(await mailsTo(db, mailOf(name))).filter(({ subject }) => subject.startsWith('I morgen'));
	setClock('2026-11-23T10:00:00Z');
	await Promise.all([remindRegistered.handle(db, {}), remindRegistered.handle(db, {})]);
	await remindRegistered.handle(db, {});
	expect(await reminders('anna')).toHaveLength(1);
	expect((await reminders('anna'))[0]?.text).toContain(onlineUrl);
	for (const name of ['bo', 'cilla']) expect(await reminders(name)).toHaveLength(0);
	const startsAt = new Date('2026-11-25T17:30:00Z');
	await db
		.updateTable('event')
		.set({ startsAt, endsAt: new Date('2026-11-25T18:30:00Z') })
		.where('id', '=', id)
		.execute();
	setClock('2026-11-24T10:00:00Z');
	await remindRegistered.handle(db, {});
	expect(await reminders('anna')).toHaveLength(2);
});

test('a thousand sign up at once for fifty seats, with ten connections: fifty people come, families together', async ({
	db: own,
	url,
}) => {
	const db = createDatabase(url, { max: 10 });
	const { id: eventId, slug } = await event(own, 50, { mostPeople: 10 });
	const sizes = [1, 2, 4, 1, 3, 1, 5, 1];
	const all = Array.from({ length: 1000 }, (_, n) => comes(db, slug, `gaest${n}`, sizes[n % sizes.length]));
	const answers = await Promise.allSettled(all);
	expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
	const rows = await db
		.selectFrom('registration')
		.select(['id', 'state', 'people'])
		.where('eventId', '=', eventId)
		.orderBy('id')
		.execute();
	const of = (state: string) => rows.filter((row) => row.state === state);
	const peopleOf = (some: typeof rows) => some.reduce((sum, { people }) => sum + people, 0);
	expect(rows).toHaveLength(1000);
	expect(peopleOf(of('confirmed'))).toBe(50);
	expect(of('waiting')).toHaveLength(1000 - of('confirmed').length);
	// Whoever waits before the last who came was too large for what was left when they asked.
	const last = of('confirmed').at(-1)!.id;
	for (const early of of('waiting').filter(({ id }) => id < last)) expect(early.people).toBeGreaterThan(1);
	await db.destroy();
});
