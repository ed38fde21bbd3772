import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { answered, holdUntil } from '#lib/events/registrations/holds.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { acceptOffer } from '#lib/events/registrations/by-link.server.ts';
import { guestFilter } from '#lib/events/guests/guests.ts';
import { guestList } from '#lib/events/guests/guests.server.ts';
import {
	cancelRegistration,
	confirmRegistration,
	findRegistration,
	signUp,
} from '#lib/events/registrations/registrations.server.ts';
import { releaseSeats } from '#lib/events/registrations/seats.server.ts';
import { forgetRegistrations } from '#lib/events/registrations/tell.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { comes } from '../../../../tests/support/cast/events.ts';
import { lastMailTo, mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import {
	asks,
	eventOf,
	linkOf,
	mailOf,
	saysYes,
	secretOf,
	standings,
} from '../../../../tests/support/cast/sign-ups.ts';
import { test } from '../../../../tests/support/database.ts';

const noon = '2026-11-22T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
/** Sets the clock so many minutes after noon. */
const later = (minutes: number) => setClock(new Date(Date.parse(noon) + minutes * 60_000));

const refused = (code: string) => ({ name: 'Refused', code });

describe('a hold', () => {
	test.for([
		['12:00:00', '2026-11-24T17:30:00Z', '12:30:00'],
		['12:00:01', '2026-11-24T17:30:00Z', '12:31:00'],
		['12:00:00', '2026-11-22T12:10:00Z', '12:10:00'],
	] as const)('begun at %s of an event at %s ends at %s', ([begun, startsAt, ends]) => {
		const until = holdUntil(new Date(`2026-11-22T${begun}Z`), new Date(startsAt));
		expect(until).toEqual(new Date(`2026-11-22T${ends}Z`));
	});

	test.for([
		['held and full', '12:30', false, 'confirmed'],
		['run out and full', '11:59', false, 'waiting'],
		['run out to the second and full', '12:00', false, 'waiting'],
		['run out and free', '11:59', true, 'confirmed'],
		['never held and full', null, false, 'waiting'],
		['never held and free', null, true, 'confirmed'],
	] as const)('%s', ([, held, fits, state]) => {
		const heldUntil = held && new Date(`2026-11-22T${held}:00Z`);
		expect(answered(heldUntil, new Date(noon), fits)).toBe(state);
	});
});

describe('signing up', () => {
	test('holds a seat for thirty minutes, tells the time, and a yes takes it', async ({ db }) => {
		const slug = await eventOf(db, 1);
		expect(await asks(db, slug, 'anna')).toEqual({
			state: 'asked',
			until: new Date('2026-11-22T12:30:00Z'),
		});
		const mail = await lastMailTo(db, mailOf('anna'));
		expect(mail.subject).toBe('Sig ja til din plads: En aften');
		expect(mail.text).toMatch(/^Hej\n/);
		expect(mail.text).toContain('til kl. 13.30');
		expect(await standings(db)).toEqual({ anna: 'unconfirmed' });
		await asks(db, slug, 'bo');
		expect((await lastMailTo(db, mailOf('bo'))).subject).toBe('Sig ja til ventelisten: En aften');
		later(29);
		await saysYes(db, slug, 'bo');
		await saysYes(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		expect(await standings(db)).toEqual({ anna: 'confirmed', bo: 'waiting' });
		expect((await mailsTo(db, mailOf('anna'))).map(({ subject }) => subject)).toEqual([
			'Sig ja til din plads: En aften',
			'Du er tilmeldt: En aften',
		]);
	});

	test('a hold that runs out offers its seat to who waits; a late yes takes what is left', async ({ db }) => {
		const slug = await eventOf(db, 1);
		await asks(db, slug, 'invented');
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		expect(await standings(db)).toEqual({ invented: 'unconfirmed', anna: 'waiting' });
		later(30);
		const { id: eventId } = (await findEvent(db, slug)) ?? { id: 0 };
		await releaseSeats.handle(db, { eventId });
		await releaseSeats.handle(db, { eventId });
		expect(await standings(db)).toEqual({ invented: 'unconfirmed', anna: 'offered' });
		expect((await mailsTo(db, mailOf('anna'))).at(-1)?.subject).toBe(
			m.event_mail_offered_subject({ title: 'En aften' }),
		);
		await acceptOffer(db, slug, await linkOf(db, 'anna'));
		await saysYes(db, slug, 'invented');
		expect(await standings(db)).toEqual({ invented: 'waiting', anna: 'confirmed' });
	});

	test('who waits comes before who asks after a hold has run out, also before the job has run', async ({
		db,
	}) => {
		const slug = await eventOf(db, 1);
		await asks(db, slug, 'invented');
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		later(31);
		await asks(db, slug, 'bo');
		await saysYes(db, slug, 'bo');
		expect(await standings(db)).toMatchObject({ anna: 'offered', bo: 'waiting' });
	});

	test('two hundred invented e-mails take no seat: one network holds thirty, all for half an hour', async ({
		db,
	}) => {
		const slug = await eventOf(db, 40);
		const answers = await Promise.allSettled(
			Array.from({ length: 200 }, (_, n) => asks(db, slug, `opdigtet${n}`, `2001:db8:1:2::${n}`)),
		);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
		expect((await findEvent(db, slug))?.taken).toBe(0);
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		expect((await standings(db)).anna).toBe('confirmed');
		later(24 * 60 + 1);
		await forgetRegistrations.handle(db, {});
		expect(await standings(db)).toEqual({ anna: 'confirmed' });
	});

	test('fifty at once for ten seats, and fifty yes at once: ten come, forty wait', async ({ db }) => {
		const slug = await eventOf(db, 10);
		const names = Array.from({ length: 50 }, (_, n) => `gaest${n}`);
		await Promise.all(names.map((name, n) => asks(db, slug, name, `10.0.0.${n}`)));
		expect(
			await db.selectFrom('registration').select('id').where('heldUntil', 'is not', null).execute(),
		).toHaveLength(10);
		await Promise.all(names.map((name) => saysYes(db, slug, name)));
		const states = Object.values(await standings(db));
		expect(states.filter((state) => state === 'confirmed')).toHaveLength(10);
		expect(states.filter((state) => state === 'waiting')).toHaveLength(40);
	});

	test('the database itself takes no more than there are seats', async ({ db }) => {
		const slug = await eventOf(db, 1);
		await comes(db, slug, mailOf('anna'));
		const { id: eventId } = (await findEvent(db, slug)) ?? { id: 0 };
		const forced = db
			.insertInto('registration')
			.values({ eventId, name: 'Bo', email: mailOf('bo'), state: 'confirmed' })
			.execute();
		await expect(forced).rejects.toThrow('no seat left');
		const held = db
			.insertInto('registration')
			.values({ eventId, name: 'Bo', email: mailOf('bo'), state: 'waiting', heldUntil: new Date() })
			.execute();
		await expect(held).rejects.toThrow('registration_only_unconfirmed_is_held');
	});

	test('an e-mail that is signed up keeps its place and its links, is not told of, and hears of it once an hour', async ({
		db,
	}) => {
		const slug = await eventOf(db, 5);
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		const first = await linkOf(db, 'anna');
		later(59);
		const again = await Promise.all(
			['Anna@Prove.example', mailOf('anna')].map((email, n) =>
				signUp(db, slug, { name: 'Fjols', email }, { actor: visitor, clientAddress: `10.2.0.${n}` }),
			),
		);
		const other = await asks(db, slug, 'bo');
		expect(again).toEqual([other, other]);
		expect(await standings(db)).toEqual({ anna: 'confirmed', bo: 'unconfirmed' });
		expect(await mailsTo(db, mailOf('anna'))).toHaveLength(2);
		later(61);
		for (let n = 0; n < 3; n++) await asks(db, slug, 'anna');
		expect(await mailsTo(db, mailOf('anna'))).toHaveLength(3);
		const second = await linkOf(db, 'anna');
		expect(second).not.toBe(first);
		for (const link of [first, second])
			expect((await findRegistration(db, slug, link))?.registration.name).toBe('anna');
		await cancelRegistration(db, slug, first);
		expect(await standings(db)).toMatchObject({ anna: 'cancelled' });
	});

	test('after cancelling and signing up again, the first mail still cancels', async ({ db }) => {
		const slug = await eventOf(db, 5);
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		const first = await linkOf(db, 'anna', 0);
		await cancelRegistration(db, slug, first);
		later(61);
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		expect((await findRegistration(db, slug, first))?.registration.state).toBe('confirmed');
		await cancelRegistration(db, slug, first);
		expect((await findRegistration(db, slug, await linkOf(db, 'anna', -2)))?.registration.state).toBe(
			'cancelled',
		);
	});

	test('stands under the name its owner gives, not the one a stranger typed first', async ({ db }) => {
		const slug = await eventOf(db, 2);
		const lure = (name: string) =>
			signUp(
				db,
				slug,
				{ name: 'Vind på evil.dk', email: mailOf(name) },
				{ actor: visitor, clientAddress: '::1' },
			);
		await lure('anna');
		expect((await lastMailTo(db, mailOf('anna'))).text).not.toMatch(/vind|evil/i);
		await saysYes(db, slug, 'anna');
		await lure('bo');
		await comes(db, slug, mailOf('bo'));
		expect(await standings(db)).toEqual({ anna: 'confirmed', Gæst: 'confirmed' });
	});

	test('asked for again before a yes: no longer held, no new mail within the hour, then a new hold', async ({
		db,
	}) => {
		const slug = await eventOf(db, 1);
		await asks(db, slug, 'anna');
		later(20);
		await asks(db, slug, 'anna');
		const held = async () =>
			(await db.selectFrom('registration').select('heldUntil').execute())[0]?.heldUntil;
		expect(await held()).toEqual(new Date('2026-11-22T12:30:00Z'));
		expect(await mailsTo(db, mailOf('anna'))).toHaveLength(1);
		later(60);
		await asks(db, slug, 'anna');
		expect(await held()).toEqual(new Date('2026-11-22T13:30:00Z'));
		expect(await mailsTo(db, mailOf('anna'))).toHaveLength(2);
	});

	test('needs no mail from a person who is signed in with that e-mail', async ({ db }) => {
		const slug = await eventOf(db, 1);
		await asks(db, slug, 'anna');
		later(31);
		expect(await comes(db, slug, 'Bo@prove.example')).toEqual({ state: 'confirmed', before: false });
		expect(await comes(db, slug, 'bo@prove.example')).toEqual({ state: 'confirmed', before: true });
		expect(await comes(db, slug, mailOf('anna'))).toEqual({ state: 'waiting', before: false });
		expect(await mailsTo(db, 'Bo@prove.example')).toHaveLength(1);
	});

	test('somebody else’s no deletes what was typed, and frees the seat', async ({ db }) => {
		const slug = await eventOf(db, 1);
		await asks(db, slug, 'anna');
		await asks(db, slug, 'bo');
		await saysYes(db, slug, 'bo');
		const link = await secretOf(db, 'anna');
		await cancelRegistration(db, slug, link);
		expect(await standings(db)).toEqual({ bo: 'offered' });
		// The link is opened and pressed again: no error, and nothing to say but that there is no sign-up.
		await cancelRegistration(db, slug, link);
		await confirmRegistration(db, slug, link, { name: 'anna' });
		expect(await findRegistration(db, slug, link)).toBeUndefined();
		expect(await standings(db)).toEqual({ bo: 'offered' });
	});

	test('a seat given up is offered to the first who waits, who is mailed', async ({ db }) => {
		const slug = await eventOf(db, 1);
		for (const name of ['anna', 'bo', 'cilla']) {
			await asks(db, slug, name);
			await saysYes(db, slug, name);
		}
		const key = await linkOf(db, 'anna');
		await Promise.all([cancelRegistration(db, slug, key), cancelRegistration(db, slug, key)]);
		expect(await standings(db)).toEqual({ anna: 'cancelled', bo: 'offered', cilla: 'waiting' });
		expect((await lastMailTo(db, mailOf('bo'))).subject).toBe(
			m.event_mail_offered_subject({ title: 'En aften' }),
		);
	});

	test('the organiser sees who comes, who waits, and what is held', async ({ db }) => {
		const slug = await eventOf(db, 2);
		await asks(db, slug, 'held');
		await comes(db, slug, mailOf('anna'));
		await comes(db, slug, mailOf('bo'));
		const found = await findEvent(db, slug);
		if (!found) throw new Error('It was just made');
		const editor = {
			...visitor,
			memberships: [{ ...found.organiser, organisationId: found.organisationId, role: 'editor' as const }],
		};
		const seen = async () =>
			(
				await guestList(db, editor, [found.organiser.slug, slug], { filter: guestFilter.all, limit: 10 })
			).page.rows.map(({ email, state, heldUntil }) => [
				email.split('@')[0],
				state,
				heldUntil?.toISOString().slice(11, 16) ?? '',
			]);
		expect(await seen()).toEqual([
			['anna', 'confirmed', ''],
			['bo', 'waiting', ''],
			['held', 'unconfirmed', '12:30'],
		]);
		expect(found).toMatchObject({ taken: 1, waiting: 1 });
		later(30);
		expect(await seen()).toHaveLength(2);
	});

	test('is throttled for one e-mail from one network, and closed when it has begun', async ({ db }) => {
		const slug = await eventOf(db, null);
		const again = () => asks(db, slug, 'anna', '192.0.2.1');
		for (let n = 0; n < 8; n++) await again();
		await expect(again()).rejects.toMatchObject(refused('too_many_sign_ups'));
		await asks(db, slug, 'anna', '192.0.2.2');
		const link = await linkOf(db, 'anna');
		setClock('2026-11-24T18:00:00Z');
		await expect(again()).rejects.toMatchObject(refused('event_sign_up_closed'));
		await expect(confirmRegistration(db, slug, link, { name: 'anna' })).rejects.toMatchObject(
			refused('event_sign_up_closed'),
		);
	});
});
