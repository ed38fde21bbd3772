import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { systemFor, theSystem, visitor } from '#lib/accounts/actor.ts';
import { eventStates, canBecome } from '#lib/events/event.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import * as events from '#lib/events/events.server.ts';
import { amountOfEvent, correctHeld, markHeld, undoHeld } from '#lib/events/held.server.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { storePicture } from '#lib/organisations/files/pictures.server.ts';
import { correctionsOf, findEvent } from '#lib/events/queries.server.ts';
import {
	eventPage,
	eventsServing,
	nextEventsOf,
	ownEvent,
	upcomingEventsOf,
} from '#lib/events/readers.server.ts';
import { allGuests } from '#lib/events/guests/guests.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { commitment, deliveredOf } from '../../../tests/support/cast/commitments.ts';
import { comes, eventForm, organisation, type TestOrganisation } from '../../../tests/support/cast/events.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, files, useFileStore } from '#lib/platform/files/files.server.ts';
import { versionOf } from '#lib/platform/forms/edited.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { maxFileBytes } from '#lib/platform/files/bounds.ts';
import { test } from '../../../tests/support/database.ts';

let folder = '';
beforeAll(async () => {
	setClock('2026-11-22T12:00:00Z');
	folder = await mkdtemp(join(tmpdir(), 'pictures-'));
	useFileStore(diskStore(folder));
});
afterAll(async () => {
	setClock(null);
	useFileStore(undefined);
	await rm(folder, { recursive: true });
});

const input = (org: TestOrganisation, changes: Record<string, string | string[]> = {}): EventInput =>
	v.parse(eventInput, formValues(eventForm(org.siteId, changes), eventInput));

const slugOf = (path: string) => path.split('/').at(-1) ?? '';

async function draft(db: Database, org: TestOrganisation, changes: Record<string, string | string[]> = {}) {
	return slugOf(await events.createEvent(db, org.as('editor'), org.slug, input(org, changes)));
}
async function published(
	db: Database,
	org: TestOrganisation,
	changes: Record<string, string | string[]> = {},
) {
	const slug = await draft(db, org, changes);
	await events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
	return slug;
}
const mails = (db: Database) => db.selectFrom('mail').selectAll().orderBy('id').execute();
const forEvents = ({ id }: { id: number }) => ({ organisationId: id, ability: 'edit' as const });
const notFound = { status: 404 };
const refused = (code: string) => ({ name: 'Refused', code });

describe('events', () => {
	test('are drafted once, stand at the site, and are found by their makers', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const once = { ...input(org), submission: crypto.randomUUID() };
		const paths = await Promise.all(
			[1, 2, 3].map(() => events.createEvent(db, org.as('editor'), org.slug, once)),
		);
		expect(new Set(paths).size).toBe(1);
		const event = await findEvent(db, slugOf(paths[0] ?? ''));
		expect(event).toMatchObject({
			state: 'draft',
			placeName: 'Værkstedet',
			address: 'Rentemestervej 62, 2400 København NV',
			districtNr: 8,
			organiser: { slug: 'nordlys' },
		});
		expect(await upcomingEventsOf(db, org.id, 5)).toEqual([]);
		await expect(eventPage(db, visitor, event?.slug ?? '')).rejects.toMatchObject(notFound);
	});

	test('belong to their organisation: others meet a 404, readers only read', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const slug = await published(db, mine);
		const tries = [
			() => events.changeEvent(db, theirs.as('owner'), theirs.slug, slug, input(theirs)),
			() => events.changeEvent(db, theirs.as('owner'), mine.slug, slug, input(mine)),
			() => events.changeEvent(db, mine.as('reader'), mine.slug, slug, input(mine)),
			() => events.cancelEvent(db, mine.as('reporter'), mine.slug, slug, 'sygdom'),
			() => events.createEvent(db, mine.as('reader'), mine.slug, input(mine)),
			() => events.createEvent(db, visitor, mine.slug, input(mine)),
			() => markHeld(db, mine.as('reader'), mine.slug, slug, { attendance: 3 }),
			() => ownEvent(db, theirs.as('owner'), theirs.slug, slug, 'read'),
			() => storePicture(db, mine.as('reader'), forEvents(mine), new Blob(['x'])),
		];
		for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(notFound);
		await ownEvent(db, mine.as('reader'), mine.slug, slug, 'read');
		await comes(db, slug, 'g@example.dk');
		await expect(allGuests(db, mine.as('reader'), mine.slug, slug)).rejects.toMatchObject(notFound);
		expect((await allGuests(db, mine.as('editor'), mine.slug, slug)).guests).toHaveLength(1);
	});

	test('may be written by the system, for its own organisation only', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const system = systemFor({
			id: mine.id,
			slug: 'a',
			name: 'Firma a',
			kind: 'business',
			state: 'approved',
		});
		const slug = slugOf(await events.createEvent(db, system, mine.slug, input(mine)));
		await events.publishEvent(db, system, mine.slug, slug, { wordingRead: false });
		const log = await db.selectFrom('auditEntry').select(['verb', 'actor', 'organisationId']).execute();
		const bySystem = { actor: 'system', organisationId: mine.id };
		expect(log).toEqual([
			{ verb: 'event.drafted', ...bySystem },
			{ verb: 'event.published', ...bySystem },
		]);
		await expect(events.createEvent(db, system, theirs.slug, input(theirs))).rejects.toMatchObject(notFound);
		await expect(events.createEvent(db, theSystem, mine.slug, input(mine))).rejects.toMatchObject(notFound);
	});

	test('cannot borrow another organisation’s site or commitment', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		await expect(draft(db, mine, { site: String(theirs.siteId) })).rejects.toMatchObject(
			refused('listing_site_gone'),
		);
		const toward = await commitment(db, theirs.id, 'company-visits');
		await expect(draft(db, mine, { commitment: String(toward) })).rejects.toMatchObject(
			refused('commitment_not_servable'),
		);
	});

	test('are published by approved organisations, ahead of time, with words that have been looked at', async ({
		db,
	}) => {
		const waiting = await organisation(db, 'venter', 'waiting');
		const kept = await draft(db, waiting);
		await expect(
			events.publishEvent(db, waiting.as('owner'), waiting.slug, kept, { wordingRead: false }),
		).rejects.toMatchObject(refused('listing_not_approved'));
		const org = await organisation(db, 'nordlys');
		const publish = (slug: string, wordingRead = false) =>
			events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead });
		const past = await draft(db, org, { startsOn: '1.11.2026' });
		await expect(publish(past)).rejects.toMatchObject(refused('event_over'));
		const unlawful = await draft(db, org, { title: 'Kun for kvinder' });
		await expect(publish(unlawful)).rejects.toMatchObject(refused('wording_unread'));
		await publish(unlawful, true);
		await publish(unlawful, true);
		expect((await findEvent(db, unlawful))?.state).toBe('published');
		await expect(events.deleteDraft(db, org.as('editor'), org.slug, unlawful)).rejects.toMatchObject(
			refused('listing_not_draft'),
		);
	});

	test('a copy that lands in the hour that March skips still begins before it ends', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const night = { startsOn: '21.3.2027', startsTime: '02.30', endsTime: '03.15' };
		const slug = await draft(db, org, night);
		const copy = await findEvent(db, slugOf(await events.copyEvent(db, org.as('editor'), org.slug, slug)));
		// 03.30 to 04.15: the clocks show no 02.30 on that day.
		expect([copy?.startsAt, copy?.endsAt]).toEqual([
			new Date('2027-03-28T01:30:00Z'),
			new Date('2027-03-28T02:15:00Z'),
		]);
	});

	test('the table of states', () => {
		const table = Object.fromEntries(
			eventStates.map((from) => [from, eventStates.filter((to) => canBecome(from, to))]),
		);
		expect(table).toEqual({
			draft: ['published'],
			published: ['cancelled', 'postponed'],
			postponed: ['published', 'cancelled'],
			cancelled: [],
		});
	});

	test('tell those who signed up of a new time, a delay and an end; words alone are not news', async ({
		db,
	}) => {
		const org = await organisation(db, 'nordlys');
		const slug = await published(db, org);
		await comes(db, slug, 'g@example.dk');
		const change = (changes: Record<string, string | string[]>) =>
			events.changeEvent(db, org.as('editor'), org.slug, slug, input(org, changes));
		const tell = async () => {
			const { id: eventId, sequence } = (await findEvent(db, slug)) ?? { id: 0, sequence: 0 };
			await tellRegistered.handle(db, { eventId, sequence });
			await tellRegistered.handle(db, { eventId, sequence });
			return (await mails(db)).map(({ subject }) => subject);
		};
		await change({ description: 'Vi giver også aftensmad til alle.' });
		expect(await findEvent(db, slug)).toMatchObject({ sequence: 0, changedAt: null });
		await change({ startsTime: '19.00' });
		expect(await findEvent(db, slug)).toMatchObject({
			sequence: 1,
			changedAt: new Date('2026-11-22T12:00:00Z'),
		});
		expect((await tell()).at(-1)).toBe('Ændret: Prøv en læreplads');
		await events.postponeEvent(db, org.as('editor'), org.slug, slug, '');
		expect((await tell()).at(-1)).toBe('Udsat: Prøv en læreplads');
		await expect(comes(db, slug, 'n@example.dk')).rejects.toMatchObject(refused('event_sign_up_closed'));
		await change({ startsOn: '1.12.2026' });
		expect(await findEvent(db, slug)).toMatchObject({ state: 'published', sequence: 3 });
		await events.cancelEvent(db, org.as('editor'), org.slug, slug, 'Sygdom');
		await events.cancelEvent(db, org.as('editor'), org.slug, slug, 'Sygdom');
		expect((await tell()).filter((subject) => subject.startsWith('Aflyst'))).toHaveLength(1);
		await expect(change({})).rejects.toMatchObject(refused('event_closed'));
		const copy = slugOf(await events.copyEvent(db, org.as('editor'), org.slug, slug));
		expect(await findEvent(db, copy)).toMatchObject({
			state: 'draft',
			startsAt: new Date('2026-12-08T17:30:00Z'),
		});
	});
});

describe('held', () => {
	test('counts toward the commitment once, however many say so', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const toward = await commitment(db, org.id, 'company-visits');
		const slug = await published(db, org, { commitment: String(toward) });
		await expect(markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 9 })).rejects.toMatchObject(
			refused('event_not_begun'),
		);
		setClock('2026-11-24T20:30:00Z');
		const held = await Promise.allSettled(
			[1, 2, 3].map(() => markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 9 })),
		);
		expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await deliveredOf(db, toward)).toBe(1);
		expect(await findEvent(db, slug)).toMatchObject({ attendance: 9 });
		expect(await eventsServing(db, toward, 5)).toHaveLength(1);
		setClock('2026-11-22T12:00:00Z');
	});
	test('a number typed wrong is put right, counts once, and the old one stays', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const toward = await commitment(db, org.id, 'neighbourhood-walks');
		const slug = await published(db, org, { commitment: String(toward) });
		const right = (attendance: number, role: 'reporter' | 'reader' = 'reporter') =>
			correctHeld(db, org.as(role), org.slug, slug, { attendance, reason: 'Talt om' });
		await expect(right(6)).rejects.toMatchObject(refused('event_not_held'));
		setClock('2026-11-24T20:30:00Z');
		await markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 60 });
		await expect(right(6, 'reader')).rejects.toMatchObject({ status: 404 });
		expect(await Promise.all([right(6), right(6)])).toContain(true);
		expect(await deliveredOf(db, toward)).toBe(6);
		const event = await findEvent(db, slug);
		expect(event).toMatchObject({ attendance: 6 });
		await right(0);
		expect(await deliveredOf(db, toward)).toBe(0);
		await right(7);
		expect(await deliveredOf(db, toward)).toBe(7);
		expect(await correctionsOf(db, event!.id)).toMatchObject([
			{ before: 0, after: 7, reason: 'Talt om' },
			{ before: 6, after: 0 },
			{ before: 60, after: 6 },
		]);
		await db.updateTable('commitment').set({ state: 'withdrawn' }).where('id', '=', toward).execute();
		await expect(right(8)).rejects.toMatchObject(refused('commitment_not_running'));
		await expect(
			undoHeld(db, org.as('reporter'), org.slug, slug, { reason: 'Forkert' }),
		).rejects.toMatchObject(refused('commitment_not_running'));
		expect(await findEvent(db, slug)).toMatchObject({ attendance: 7 });
		setClock('2026-11-22T12:00:00Z');
	});

	test('two who correct at once: the second is shown the number that the first wrote', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await published(db, org);
		setClock('2026-11-24T20:30:00Z');
		await markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 60 });
		const edited = { version: versionOf({ attendance: 60 }), values: { attendance: '7', reason: 'Talt om' } };
		const right = (attendance: number) =>
			correctHeld(db, org.as('reporter'), org.slug, slug, { attendance, reason: 'Talt om', edited });
		await right(6);
		await expect(right(7)).rejects.toMatchObject(refused('edited_meanwhile'));
		setClock('2026-11-22T12:00:00Z');
	});

	test('that was not held after all counts nowhere, and can be changed, called off or held again', async ({
		db,
	}) => {
		const org = await organisation(db, 'nordlys');
		const toward = await commitment(db, org.id, 'company-visits');
		const slug = await published(db, org, { commitment: String(toward) });
		const undo = (role: 'reporter' | 'reader' = 'reporter') =>
			undoHeld(db, org.as(role), org.slug, slug, { reason: 'Det var en anden aften' });
		await expect(undo()).rejects.toMatchObject(refused('event_not_held'));
		setClock('2026-11-24T18:30:00Z');
		await markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 9 });
		await expect(undo('reader')).rejects.toMatchObject({ status: 404 });
		const undone = await Promise.allSettled([undo(), undo()]);
		expect(undone.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await deliveredOf(db, toward)).toBe(0);
		const event = await findEvent(db, slug);
		expect(event).toMatchObject({ heldAt: null, attendance: null, state: 'published' });
		expect(await correctionsOf(db, event!.id)).toMatchObject([{ before: 9, after: null }]);
		await markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 4 });
		expect(await deliveredOf(db, toward)).toBe(1);
		await undo();
		await events.cancelEvent(db, org.as('editor'), org.slug, slug, 'Ingen kom');
		setClock('2026-11-22T12:00:00Z');
	});

	test('the database keeps what stood, and counts nothing that was undone', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const toward = await commitment(db, org.id, 'company-visits');
		const slug = await published(db, org, { commitment: String(toward) });
		setClock('2026-11-24T20:30:00Z');
		await markHeld(db, org.as('reporter'), org.slug, slug, { attendance: 9 });
		const { id } = (await findEvent(db, slug))!;
		const write = (change: { attendance?: number | null; heldAt?: null }) =>
			db.updateTable('event').set(change).where('id', '=', id).execute();
		await expect(write({ attendance: 8 })).rejects.toMatchObject({
			constraint_name: 'event_attendance_corrected',
		});
		await expect(write({ heldAt: null, attendance: null })).rejects.toMatchObject({
			constraint_name: 'event_attendance_corrected',
		});
		const row = { eventId: id, attendanceBefore: 9, reason: 'Talt om', correctedAt: new Date() };
		await db.insertInto('eventCorrection').values(row).execute();
		await expect(write({ heldAt: null })).rejects.toMatchObject({
			constraint_name: 'event_attendance_when_held',
		});
		await expect(write({ heldAt: null, attendance: null })).rejects.toMatchObject({
			constraint_name: 'undone_deed_counts_nowhere',
		});
		await expect(db.updateTable('eventCorrection').set({ attendanceBefore: 1 }).execute()).rejects.toThrow(
			'a correction stands',
		);
		setClock('2026-11-22T12:00:00Z');
	});
	test('an evening about apprenticeships is no apprenticeship', () => {
		expect(amountOfEvent('event', 12)).toBe(1);
		expect(amountOfEvent('attendance', 12)).toBe(12);
		expect(amountOfEvent('placement', 12)).toBe(0);
		expect(amountOfEvent('manual', 12)).toBe(0);
	});
});

describe('readers', () => {
	test('partners’ events stand with all who hold them, soonest first', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const later = await published(db, mine, {
			title: 'Senere',
			startsOn: '1.12.2026',
			coOrganisers: ['b', 'a', 'nobody'],
		});
		await answerAsk(db, theirs.as('editor'), theirs.slug, later, 'accepted');
		const first = await published(db, mine, { title: 'Først' });
		await comes(db, first, 'g@example.dk');
		const titles = async (id: number) => (await upcomingEventsOf(db, id, 5)).map(({ title }) => title);
		expect(await titles(mine.id)).toEqual(['Først', 'Senere']);
		expect(await titles(theirs.id)).toEqual(['Senere']);
		const [next] = await nextEventsOf(db, mine.id, new Date('2026-11-22T12:00:00Z'), 1);
		expect(next).toMatchObject({ title: 'Først', registrations: 1, waiting: 0 });
	});
});

describe('pictures', () => {
	test('lose where they were taken, and are kept once', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6fde' } })
			.withExif({
				IFD0: { Copyright: 'hemmelig' },
				IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 41/1 0/1' },
			})
			.jpeg()
			.toBuffer();
		expect((await sharp(photo).metadata()).exif).toBeDefined();
		const upload = () =>
			storePicture(db, org.as('editor'), forEvents(org), new Blob([new Uint8Array(photo)]));
		const [key] = await Promise.all([upload(), upload()]);
		const stored = await files().get(key ?? '');
		const bytes = Buffer.from(await new Response(stored?.body).arrayBuffer());
		expect((await sharp(bytes).metadata()).exif).toBeUndefined();
		expect(bytes.includes('hemmelig')).toBe(false);
		expect(await db.selectFrom('image').select('id').execute()).toHaveLength(1);
		const slug = await draft(db, org, { imageKey: key ?? '', imageAlt: 'En blå flade' });
		expect(await findEvent(db, slug)).toMatchObject({
			picture: { key, width: 40, height: 30 },
			imageAlt: 'En blå flade',
		});
		const other = await organisation(db, 'b');
		await expect(draft(db, other, { imageKey: key ?? '', imageAlt: 'x' })).rejects.toMatchObject(
			refused('picture_gone'),
		);
	});
	test('are pictures by what is in them, and of a bearable size', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const store = (parts: BlobPart[]) =>
			storePicture(db, org.as('editor'), forEvents(org), new Blob(parts, { type: 'image/png' }));
		await expect(store(['<html><script>alert(1)</script>'])).rejects.toMatchObject(
			refused('image_not_an_image'),
		);
		await expect(store(['<svg xmlns="http://www.w3.org/2000/svg"/>'])).rejects.toMatchObject(
			refused('image_not_an_image'),
		);
		const brand = (name: string) => new TextEncoder().encode(`\0\0\0\u0018ftyp${name}\0\0\0\0mif1${name}`);
		await expect(store([brand('heic')])).rejects.toMatchObject(refused('image_heic'));
		await expect(
			store([
				new Uint8Array(
					await sharp({ create: { width: 4, height: 3, channels: 3, background: '#2f6fde' } })
						.tiff()
						.toBuffer(),
				),
			]),
		).rejects.toMatchObject({
			code: 'image_unknown',
			facts: { kind: 'TIFF' },
		});
		await expect(store(['BM'.padEnd(60, '\0')])).rejects.toMatchObject({
			code: 'image_unknown',
			facts: { kind: 'BMP' },
		});
		const png = new Uint8Array([
			0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 1,
		]);
		await expect(store([png])).rejects.toMatchObject(refused('image_broken'));
		await expect(store([new Uint8Array(maxFileBytes + 1)])).rejects.toMatchObject(refused('image_too_big'));
	});
});
