/** What happens to the one happens to the other: moving, cancelling, counting, and how others' programs read it. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { cancelEvent, changeEvent } from '#lib/events/events.server.ts';
import { correctHeld, markHeld } from '#lib/events/held.server.ts';
import { eventInput } from '#lib/events/input.ts';
import { tellItGoesOn } from '#lib/events/parts/ending.server.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { calendarEntry, eventData } from '#lib/events/structured.ts';
import { calendarFile } from '#lib/feeds/ics.ts';
import { visitor } from '#lib/accounts/actor.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { commitment, deliveredOf } from '../../../../tests/support/cast/commitments.ts';
import { comes, eventForm, makeEvent } from '../../../../tests/support/cast/events.ts';
import { choose, festival, says, timesAt } from '../../../../tests/support/cast/festivals.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const refused = (code: string) => ({ name: 'Refused', code });
const input = (siteId: number, changes: Record<string, string>) =>
	v.parse(eventInput, formValues(eventForm(siteId, changes), eventInput));
const stored = async (db: Database, { slug }: { slug: string }) => found(await findEvent(db, slug));

/** What the jobs write after a cancelling, twice: a job may be run again. */
async function tell(
	db: Database,
	umbrella: { id: number },
	events: readonly { slug: string }[],
): Promise<void> {
	for (const one of [...events, ...events]) {
		const { id: eventId, sequence } = await stored(db, one);
		await tellRegistered.handle(db, { eventId, sequence });
		await tellItGoesOn.handle(db, { eventId, umbrellaId: umbrella.id });
	}
}
const subjects = async (db: Database, email: string) =>
	(await mailsTo(db, email)).slice(1).map(({ subject }) => subject);

describe('moved', () => {
	test('a part stays on the days, and the days keep their parts', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const change = (event: { slug: string }, changes: Record<string, string>) =>
			changeEvent(db, host.as('editor'), host.slug, event.slug, input(host.siteId, changes));
		await expect(change(own, { startsOn: '30.11.2026' })).rejects.toMatchObject(
			refused('event_outside_umbrella'),
		);
		await change(own, { startsOn: '28.11.2026' });
		await expect(change(umbrella, { startsOn: '27.11.2026' })).rejects.toMatchObject(
			refused('event_parts_outside'),
		);
		await change(umbrella, { startsOn: '28.11.2026', endsOn: '30.11.2026' });
		// The part knows its festival's new days.
		await change(own, { startsOn: '30.11.2026' });
	});
});

describe('called off', () => {
	test('its organiser says what becomes of its parts, others are told, and each sign-up hears once', async ({
		db,
	}) => {
		const { host, guest, umbrella, own, theirs } = await festival(db);
		await says(db, guest, umbrella, theirs, 'accepted');
		for (const event of [umbrella, own, theirs]) await comes(db, event.slug, `${event.id}@prove.example`);
		const cancel = (parts: 'keep' | 'cancel' | null) =>
			cancelEvent(db, host.as('editor'), host.slug, umbrella.slug, 'Storm', parts);
		await expect(cancel(null)).rejects.toMatchObject(refused('event_parts_unsaid'));
		await cancel('cancel');
		await cancel(null);
		await tell(db, umbrella, [umbrella, own, theirs]);
		expect(await stored(db, own)).toMatchObject({ state: 'cancelled', stateReason: 'Storm' });
		expect(await stored(db, theirs)).toMatchObject({ state: 'published' });
		expect(await subjects(db, `${umbrella.id}@prove.example`)).toEqual(['Aflyst: Sydhavnens festival']);
		expect(await subjects(db, `${own.id}@prove.example`)).toEqual(['Aflyst: Fakkeltog']);
		expect((await mailsTo(db, 'gaest@example.dk')).map(({ subject }) => subject)).toEqual([
			'Vil I være med i programmet? Sydhavnens festival',
			'Aflyst: Sydhavnens festival',
		]);
	});

	test('parts that are held all the same say so, once', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		await comes(db, own.slug, 'g@prove.example');
		await cancelEvent(db, host.as('editor'), host.slug, umbrella.slug, 'Storm', 'keep');
		const { id: eventId } = own;
		for (const umbrellaId of [umbrella.id, umbrella.id])
			await tellItGoesOn.handle(db, { eventId, umbrellaId });
		expect(await subjects(db, 'g@prove.example')).toEqual(['Bliver holdt: Fakkeltog']);
		expect(await stored(db, own)).toMatchObject({ state: 'published' });
	});
});

describe('counted', () => {
	const count = (
		db: Database,
		org: { slug: string; as: (role: 'reporter') => never },
		slug: string,
		n: number,
	) => markHeld(db, org.as('reporter'), org.slug, slug, { attendance: n });

	test('a part’s people count once, by the part', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const commitmentId = await commitment(db, host.id, 'neighbourhood-walks');
		await db.updateTable('event').set({ commitmentId }).where('id', 'in', [umbrella.id, own.id]).execute();
		setClock('2026-11-30T12:00:00Z');
		const both = await Promise.all([
			count(db, host as never, umbrella.slug, 400),
			count(db, host as never, own.slug, 30),
		]);
		expect(both).toEqual([false, true]);
		expect(await deliveredOf(db, commitmentId)).toBe(30);
		const right = { attendance: 390, reason: 'Talt om' };
		expect(await correctHeld(db, host.as('reporter'), host.slug, umbrella.slug, right)).toBe(false);
		expect(await deliveredOf(db, commitmentId)).toBe(30);
		setClock('2026-11-22T12:00:00Z');
	});

	test('a festival counts where none of its parts does', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const commitmentId = await commitment(db, host.id, 'neighbourhood-walks');
		await db.updateTable('event').set({ commitmentId }).where('id', '=', umbrella.id).execute();
		setClock('2026-11-30T12:00:00Z');
		expect(await count(db, host as never, umbrella.slug, 400)).toBe(true);
		// The part serves it afterwards: its people were among the festival's.
		await db.updateTable('event').set({ commitmentId }).where('id', '=', own.id).execute();
		expect(await count(db, host as never, own.slug, 30)).toBe(false);
		expect(await deliveredOf(db, commitmentId)).toBe(400);
		setClock('2026-11-22T12:00:00Z');
	});
});

describe('read by programs', () => {
	test('search engines and calendars know which is part of which', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const later = await makeEvent(db, host.id, { ...timesAt('28T10:00'), title: 'Morgensang' });
		await choose(db, host, umbrella, [own, later]);
		const whole = await eventPage(db, visitor, umbrella.slug);
		const part = await eventPage(db, visitor, own.slug);
		const origin = 'https://blanddigibyen.example';
		const parts = whole.programme?.rows ?? [];
		expect(eventData(whole.event, origin, { partOf: whole.partOf, parts })).toMatchObject({
			subEvent: [{ '@type': 'Event', name: 'Fakkeltog' }, { name: 'Morgensang' }],
		});
		expect(eventData(part.event, origin, { partOf: part.partOf, parts: [] })).toMatchObject({
			superEvent: { name: 'Sydhavnens festival', url: `${origin}/begivenheder/${umbrella.slug}` },
		});
		const file = calendarFile(calendarEntry(part.event, origin, undefined, part.partOf), 'a@b.example');
		expect(file).toContain(`\r\nRELATED-TO:event-${umbrella.id}@blanddigibyen.example\r\n`);
		expect(calendarFile(calendarEntry(whole.event, origin), 'a@b.example')).not.toContain('RELATED-TO');
	});
});
