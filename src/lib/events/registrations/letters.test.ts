/** What people who signed up are written. */
import { render } from 'svelte/server';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import * as events from '#lib/events/events.server.ts';
import { findEvent, organiserContact } from '#lib/events/queries.server.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { acceptOffer } from '#lib/events/registrations/by-link.server.ts';
import {
	cancelRegistration,
	confirmRegistration,
	findRegistration,
	signUp,
} from '#lib/events/registrations/registrations.server.ts';
import SignedUpNotice from '#lib/events/registrations/SignedUp.svelte';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { calendarEntry, eventData } from '#lib/events/structured.ts';
import { calendarFile } from '#lib/feeds/ics.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { readEvent } from '../../../../tests/support/calendars/calendar.ts';
import { comes, eventFields, makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import {
	asks,
	eventOf,
	linkOf,
	mailOf,
	saysYes,
	standings,
} from '../../../../tests/support/cast/sign-ups.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const noon = '2026-11-22T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
/** Sets the clock so many minutes after noon. */
const later = (minutes: number) => setClock(new Date(Date.parse(noon) + minutes * 60_000));

describe('the mails of a sign-up', () => {
	test('each mail names the organiser, is answered to them, and has a link that cancels', async ({ db }) => {
		const host = await organisation(db, 'nordlys');
		await db
			.updateTable('organisation')
			.set({ publicEmail: 'hej@nordlys.example', publicPhone: '33 66 33 66' })
			.where('id', '=', host.id)
			.execute();
		const { id: eventId, slug } = await makeEvent(db, host.id, { capacity: 1 });
		await asks(db, slug, 'bo');
		await saysYes(db, slug, 'bo');
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		await cancelRegistration(db, slug, await linkOf(db, 'bo'));
		await acceptOffer(db, slug, await linkOf(db, 'anna'));
		for (const [sequence, state] of (['published', 'postponed', 'cancelled'] as const).entries()) {
			await db.updateTable('event').set({ state, sequence }).where('id', '=', eventId).execute();
			await tellRegistered.handle(db, { eventId, sequence });
		}
		const mails = await db
			.selectFrom('mail')
			.select(['subject', 'text', 'replyTo'])
			.where('toAddress', '=', mailOf('anna'))
			.orderBy('id')
			.execute();
		expect(mails.map(({ subject }) => subject.split(':')[0])).toEqual([
			'Sig ja til ventelisten',
			'Du står på ventelisten',
			'Der er plads til dig',
			'Du er tilmeldt',
			'Ændret',
			'Udsat',
			'Aflyst',
		]);
		const { name } = await organiserContact(db, host.id);
		for (const { text, replyTo } of mails) {
			expect(replyTo).toBe('hej@nordlys.example');
			expect(text).toContain(`Arrangøren er ${name}.\nhej@nordlys.example\n33 66 33 66`);
			const [, secret = ''] = /tilmelding\/([\w-]+)/.exec(text) ?? [];
			expect((await findRegistration(db, slug, secret))?.registration.name).toBe('anna');
		}
	});

	test('two people with one e-mail: one seat, the same answer to both, and a mail that says so', async ({
		db,
	}) => {
		const slug = await eventOf(db, 5);
		const shared = (name: string) =>
			signUp(db, slug, { name, email: mailOf('familie') }, { actor: visitor, clientAddress: '::1' });
		const first = await shared('Anna');
		await saysYes(db, slug, 'familie');
		later(61);
		const second = await shared('Bo');
		expect(Object.keys(second)).toEqual(Object.keys(first));
		expect(second.state).toBe('asked');
		const [, , told] = await mailsTo(db, mailOf('familie'));
		expect(told?.text).toContain(m.event_mail_again());
		expect(Object.values(await standings(db))).toEqual(['confirmed']);
		// Whatever the page says then is true of the first and of the second.
		for (const before of [false, true]) {
			const { body } = render(SignedUpNotice, {
				props: { state: 'asked', until: new Date(noon), full: false, before },
			});
			expect(body).toContain(m.event_asked_before());
			for (const claim of [m.event_own_confirmed(), m.event_own_waiting()]) expect(body).not.toContain(claim);
		}
	});

	test('tells who waits which number they are, and says so again when they cancel', async ({ db }) => {
		const slug = await eventOf(db, 1);
		for (const name of ['anna', 'bo', 'cilla', 'dan']) {
			await asks(db, slug, name);
			await saysYes(db, slug, name);
		}
		const place = async (name: string) => (await findRegistration(db, slug, await linkOf(db, name)))?.place;
		expect(await Promise.all(['anna', 'bo', 'cilla', 'dan'].map(place))).toEqual([null, 1, 2, 3]);
		expect((await lastMailTo(db, mailOf('dan'))).text).toContain(m.event_queue_place({ number: '3' }));
		await cancelRegistration(db, slug, await linkOf(db, 'bo'));
		expect(await Promise.all(['cilla', 'dan'].map(place))).toEqual([1, 2]);
		const { subject, text } = await lastMailTo(db, mailOf('bo'));
		expect(subject).toBe(m.event_mail_gave_up_subject({ title: 'En aften' }));
		expect(text).toContain(m.event_mail_gave_up_waiting({ title: 'En aften' }));
		expect(text).toContain(`/begivenheder/${slug}`);
		// Pressed again, it says nothing again.
		await cancelRegistration(db, slug, await linkOf(db, 'bo', -2));
		expect(await mailsTo(db, mailOf('bo'))).toHaveLength(3);
	});

	test('a seat comes with a calendar file; what waits or is only asked for does not', async ({ db }) => {
		const host = await organisation(db, 'nordlys');
		const { id: eventId, slug } = await makeEvent(db, host.id, { capacity: 1 });
		for (const name of ['anna', 'bo']) {
			await asks(db, slug, name);
			await saysYes(db, slug, name);
		}
		await cancelRegistration(db, slug, await linkOf(db, 'anna'));
		await acceptOffer(db, slug, await linkOf(db, 'bo'));
		for (const [sequence, state] of (['published', 'postponed', 'cancelled'] as const).entries()) {
			await db.updateTable('event').set({ state, sequence }).where('id', '=', eventId).execute();
			await tellRegistered.handle(db, { eventId, sequence });
		}
		const filesTo = async (name: string) =>
			(
				await db
					.selectFrom('mail')
					.select('calendar')
					.where('toAddress', '=', mailOf(name))
					.orderBy('id')
					.execute()
			).map(({ calendar }) => {
				if (calendar === null) return null;
				const { method, event: entry } = readEvent(calendar);
				return `${method} ${entry.STATUS?.value} ${entry.SEQUENCE?.value}`;
			});
		expect(await filesTo('anna')).toEqual([null, 'PUBLISH CONFIRMED 0', 'CANCEL CANCELLED 0']);
		expect(await filesTo('bo')).toEqual([
			...[null, null, null, 'PUBLISH CONFIRMED 0', 'PUBLISH CONFIRMED 0'],
			...['PUBLISH TENTATIVE 1', 'CANCEL CANCELLED 2'],
		]);
	});

	test('is written to in the language of the page where they said yes', async ({ db }) => {
		const slug = await eventOf(db, 2);
		await asks(db, slug, 'anna');
		const link = await linkOf(db, 'anna');
		await withLocale('en', () => confirmRegistration(db, slug, link, { name: 'anna' }));
		expect(await lastMailTo(db, mailOf('anna'))).toMatchObject({ locale: 'en' });
		await withLocale('en', () => asks(db, slug, 'bo'));
		expect(await lastMailTo(db, mailOf('bo'))).toMatchObject({ locale: 'en' });
		later(61);
		await withLocale('da', () => asks(db, slug, 'bo'));
		expect(await lastMailTo(db, mailOf('bo'))).toMatchObject({ locale: 'da' });
	});
});

describe('a calendar', () => {
	test('takes the newest of the files that one person got, whatever they changed their mind to', async ({
		db,
	}) => {
		const slug = await eventOf(db, 5);
		for (const [minutes, step] of [
			[0, () => asks(db, slug, 'anna')],
			[1, () => saysYes(db, slug, 'anna')],
			[2, async () => cancelRegistration(db, slug, await linkOf(db, 'anna'))],
			[70, () => asks(db, slug, 'anna')],
			[71, () => saysYes(db, slug, 'anna')],
		] as const) {
			later(minutes);
			await step();
		}
		const files = await db
			.selectFrom('mail')
			.select('calendar')
			.where('calendar', 'is not', null)
			.orderBy('id')
			.execute();
		const read = files.map(({ calendar }) => readEvent(calendar!));
		expect(read.map(({ method }) => method)).toEqual(['PUBLISH', 'CANCEL', 'PUBLISH']);
		expect(new Set(read.map(({ event }) => event.UID?.value)).size).toBe(1);
		// One revision: the later file counts, whatever the event's own last change was.
		expect(read.map(({ event }) => event.DTSTAMP?.value)).toEqual([
			'20261122T120100Z',
			'20261122T120200Z',
			'20261122T131100Z',
		]);
	});
});

describe('what was changed', () => {
	/** Three people coming, and an editor who moves the event. @returns their mails' subjects and texts, the newest */
	async function world(db: Database) {
		const org = await organisation(db, 'nordlys');
		const slug = (await events.createEvent(db, org.as('editor'), org.slug, eventFields(org)))
			.split('/')
			.at(-1)!;
		await events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
		for (const name of ['anna', 'bo', 'cilla']) await comes(db, slug, mailOf(name));
		const change = (changes: Record<string, string>) =>
			events.changeEvent(db, org.as('editor'), org.slug, slug, eventFields(org, changes));
		/** Each job that the changes have put in the queue, in whatever order. */
		const tell = async (sequences: number[]) => {
			const { id: eventId } = found(await findEvent(db, slug));
			const before = (await news(db)).length;
			for (const sequence of sequences) await tellRegistered.handle(db, { eventId, sequence });
			return (await news(db)).slice(before);
		};
		return { change, tell };
	}
	const news = (db: Database) =>
		db.selectFrom('mail').select(['text']).where('subject', 'like', 'Ændret%').orderBy('id').execute();

	test('twice before anybody was told, is told once, against what they knew', async ({ db }) => {
		const { change, tell } = await world(db);
		await change({ startsTime: '19.00' });
		await change({ startsTime: '19.30' });
		const told = await tell([1, 2, 1, 2]);
		expect(told).toHaveLength(3);
		for (const { text } of told) {
			expect(text).toContain('19.30');
			expect(text).toContain('18.30');
			expect(text).not.toContain('19.00');
		}
	});

	test('and changed back before anybody was told, is not told', async ({ db }) => {
		const { change, tell } = await world(db);
		await change({ startsTime: '19.00' });
		await change({ startsTime: '18.30' });
		expect(await tell([1, 2])).toEqual([]);
		// What they know is right again: the next change is told against it.
		await change({ startsTime: '20.00' });
		const told = await tell([3]);
		expect(told).toHaveLength(3);
		expect(told[0]?.text).toContain('18.30');
	});
});

describe('where to meet online', () => {
	const secret = 'https://moede.example/hemmelig';
	test('is told to who has a seat, and to nobody else', async ({ db }) => {
		const host = await organisation(db, 'nordlys');
		const { slug } = await makeEvent(db, host.id, { capacity: 1, onlineUrl: secret });
		for (const name of ['anna', 'bo']) {
			await asks(db, slug, name);
			await saysYes(db, slug, name);
		}
		const told = await db
			.selectFrom('mail')
			.select(['toAddress', 'text', 'calendar'])
			.orderBy('id')
			.execute();
		expect(
			told.map(({ toAddress, text, calendar }) => [toAddress, `${text}${calendar}`.includes(secret)]),
		).toEqual([
			[mailOf('anna'), false],
			[mailOf('anna'), true],
			[mailOf('bo'), false],
			[mailOf('bo'), false],
		]);
		const { event } = await eventPage(db, visitor, slug);
		const origin = 'https://by.example';
		const said = JSON.stringify([
			event,
			eventData(event, origin),
			calendarFile(calendarEntry(event, origin), 'post@by.example'),
		]);
		expect(said).not.toContain('hemmelig');
		const open = await makeEvent(db, host.id, { signUp: 'none', onlineUrl: secret });
		expect((await eventPage(db, visitor, open.slug)).event.onlineUrl).toBe(secret);
	});
});
