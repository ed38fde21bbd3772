import { afterEach, beforeEach, describe, expect } from 'vitest';
import sharp from 'sharp';
import { addDocument, documentResponse, removeDocument } from '#lib/partnerships/log/documents.server.ts';
import { leavePartnership } from '#lib/partnerships/ending/ending.server.ts';
import { meetingsHeld } from '#lib/partnerships/log/log-queries.server.ts';
import { logPage, meetingPage, nextMeeting } from '#lib/partnerships/log/log.server.ts';
import {
	callMeeting,
	cancelMeeting,
	moveMeeting,
	writeMinutes,
} from '#lib/partnerships/log/meetings.server.ts';
import { editNote, removeNote, writeNote } from '#lib/partnerships/log/notes.server.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import {
	active,
	addOrganisation,
	type Cast,
	type Member,
	propose,
} from '../../../../tests/support/cast/partnerships.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import { test } from '../../../../tests/support/database.ts';
import { pdfOf } from '../../../../tests/support/pdf.ts';

const kept = new Map<string, Uint8Array>();
beforeEach(() => {
	kept.clear();
	setClock('2026-11-23T12:00:00Z');
	useFileStore({
		put: async (key, bytes) => void kept.set(key, bytes as Uint8Array),
		get: async (key) => {
			const bytes = kept.get(key);
			return bytes ? { body: new Response(bytes as BodyInit).body!, bytes: bytes.length } : null;
		},
		delete: async (key) => void kept.delete(key),
		tidy: async () => {},
	});
});
afterEach(() => {
	setClock(null);
	useFileStore(undefined);
});

const gone = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 });
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const cast = async (db: Database): Promise<[Cast, Cast, Cast, Cast]> => [
	await addOrganisation(db, 'Tovholder', 'business'),
	await addOrganisation(db, 'Skolen', 'school'),
	await addOrganisation(db, 'Foreningen', 'association'),
	await addOrganisation(db, 'Fremmed', 'housing'),
];
const meeting = {
	title: 'Status før jul',
	place: 'Skolens lærerværelse',
	onlineUrl: null,
	agenda: 'Hvor langt er vi?',
	startsAt: new Date('2026-12-01T14:30:00Z'),
	endsAt: new Date('2026-12-01T16:00:00Z'),
};
const page = (db: Database, who: Cast, slug: string, by: Member = who.reader) =>
	logPage(db, by.actor, who.slug, slug);

describe('who reads and writes', () => {
	test('signed parties’ members alone, and writing takes a reporter', async ({ db }) => {
		const [lead, school, club, stranger] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		const note = (who: Cast, by: Member, text = 'Vi ringede sammen') =>
			writeNote(db, by.actor, who.slug, slug, { text });
		const id = await note(school, school.signatory);
		const told = await db
			.selectFrom('mail')
			.select('text')
			.where('text', 'like', '%Vi ringede sammen%')
			.execute();
		expect(told.length).toBeGreaterThan(0);
		expect(told.every(({ text }) => text.includes('/partnerskaber/'))).toBe(true);
		expect((await page(db, lead, slug)).notes).toMatchObject([
			{ text: 'Vi ringede sammen', organisation: { name: 'Skolen' }, own: false },
		]);
		await gone(note(school, school.reader));
		await gone(note(stranger, stranger.owner));
		await gone(page(db, stranger, slug, stranger.owner));
		await gone(logPage(db, stranger.owner.actor, school.slug, slug));
		const municipal = { ...stranger.owner.actor, municipalRole: 'consultant' as const, memberships: [] };
		await gone(logPage(db, municipal, school.slug, slug));
		const proposed = await propose(db, lead, [school]);
		await gone(page(db, lead, proposed));

		const text = 'Vi ringede sammen i dag';
		await gone(editNote(db, lead.owner.actor, lead.slug, slug, { note: id, text }));
		await gone(editNote(db, lead.owner.actor, school.slug, slug, { note: id, text }));
		await editNote(db, school.owner.actor, school.slug, slug, { note: id, text });
		expect((await page(db, lead, slug)).notes[0]).toMatchObject({ text, editedAt: now() });
		await removeNote(db, school.signatory.actor, school.slug, slug, { note: id });
		expect((await page(db, lead, slug)).notes).toEqual([]);

		await leavePartnership(db, club.owner.actor, club.slug, slug, { leaveReason: 'Vi har ikke tid' });
		await gone(page(db, club, slug, club.owner));
	});
	test('a note sent twice is one, and they come a page at a time', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		const submission = crypto.randomUUID();
		await Promise.all(
			[1, 2].map(() => writeNote(db, lead.owner.actor, lead.slug, slug, { text: 'Én', submission })),
		);
		for (let i = 0; i < 31; i++)
			await writeNote(db, lead.owner.actor, lead.slug, slug, { text: `Note ${i}` });
		const first = await page(db, school, slug);
		expect(first.notes).toHaveLength(30);
		const second = await logPage(db, school.reader.actor, school.slug, slug, first.nextNotes);
		expect(second.notes.map(({ text }) => text)).toEqual(['Note 0', 'Én']);
	});
});

describe('meetings', () => {
	test('are called, moved, held and written down; the municipality sees how many and when', async ({
		db,
	}) => {
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		const partnership = (await partnershipBySlug(db, slug))!;
		const mails = async (subject: string) =>
			(await db.selectFrom('mail').select('id').where('subject', 'like', subject).execute()).length;
		await gone(callMeeting(db, school.reader.actor, school.slug, slug, meeting));
		const id = await callMeeting(db, school.signatory.actor, school.slug, slug, meeting);
		expect(await mails('Møde %')).toBe(4);
		expect((await nextMeeting(db, club.reader.actor, partnership, club.id))?.id).toBe(id);
		await refused(
			writeMinutes(db, lead.owner.actor, lead.slug, slug, id, { minutes: 'For tidligt', attended: [] }),
			'meeting_not_begun',
		);
		const moved = {
			...meeting,
			startsAt: new Date('2026-12-02T14:30:00Z'),
			endsAt: new Date('2026-12-02T16:00:00Z'),
		};
		await gone(moveMeeting(db, club.owner.actor, club.slug, slug, id, moved));
		await moveMeeting(db, lead.owner.actor, lead.slug, slug, id, moved);
		await moveMeeting(db, lead.owner.actor, lead.slug, slug, id, { ...moved, agenda: 'Kun dagsordenen' });
		expect(await mails('Flyttet til%')).toBe(4);
		expect((await meetingPage(db, club.reader.actor, club.slug, slug, id)).meeting.sequence).toBe(1);
		expect(await meetingsHeld(db, partnership.id, now())).toEqual({ count: 0, last: null });

		setClock('2026-12-02T16:00:00Z');
		await writeMinutes(db, club.owner.actor, club.slug, slug, id, {
			minutes: 'Vi tager to klasser til.',
			attended: [lead.id, club.id, 999_999],
		});
		const held = (await meetingPage(db, lead.reader.actor, lead.slug, slug, id)).meeting;
		expect(held.attended.map(({ name }) => name)).toEqual(['Foreningen', 'Tovholder']);
		await refused(cancelMeeting(db, school.owner.actor, school.slug, slug, id), 'meeting_held');
		expect(await meetingsHeld(db, partnership.id, now())).toEqual({ count: 1, last: moved.startsAt });
		expect(await nextMeeting(db, club.reader.actor, partnership, club.id)).toBeUndefined();
	});
	test('cancelled stays in the log and is mailed once', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		const id = await callMeeting(db, lead.owner.actor, lead.slug, slug, meeting);
		await Promise.all([1, 2].map(() => cancelMeeting(db, lead.owner.actor, lead.slug, slug, id)));
		await refused(moveMeeting(db, lead.owner.actor, lead.slug, slug, id, meeting), 'meeting_cancelled');
		const mails = await db.selectFrom('mail').select('id').where('subject', 'like', 'Aflyst%').execute();
		expect(mails).toHaveLength(2);
		expect((await page(db, school, slug)).meetings).toMatchObject([{ cancelledAt: now() }]);
	});
});

describe('documents', () => {
	const pdf = pdfOf({});
	const file = (bytes: Uint8Array, name: string) => new File([bytes as BlobPart], name);
	const add = (db: Database, who: Cast, slug: string, upload: File, title = '', by = who.owner) =>
		addDocument(db, by.actor, who.slug, slug, { title, file: upload });

	test('by content, not by name; pictures are drawn anew; only parties fetch them, as downloads', async ({
		db,
	}) => {
		const [lead, school, , stranger] = await cast(db);
		const slug = await active(db, [lead, school]);
		const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } })
			.withExif({ IFD0: { Artist: 'Hemmelig' } })
			.jpeg()
			.toBuffer();
		await add(db, school, slug, file(pdf, '../../Aftale "2026".pdf'), 'Aftalen');
		await add(db, school, slug, file(pdf, 'igen.pdf'));
		await add(db, lead, slug, file(picture, 'tavle.pdf'));
		const { documents } = await page(db, lead, slug);
		expect(documents.map(({ title, fileName, mediaType }) => [title, fileName, mediaType])).toEqual([
			['tavle', 'tavle.webp', 'image/webp'],
			['Aftalen', 'Aftale 2026.pdf', 'application/pdf'],
		]);
		expect([...kept.values()].some((bytes) => Buffer.from(bytes).includes('Hemmelig'))).toBe(false);
		const id = documents[1]!.id;
		const response = await documentResponse(db, lead.reader.actor, lead.slug, slug, id);
		expect(response.headers.get('content-disposition')).toBe(
			`attachment; filename="Aftale 2026.pdf"; filename*=UTF-8''Aftale%202026.pdf`,
		);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-1\.7/);
		await gone(documentResponse(db, stranger.owner.actor, stranger.slug, slug, id));
		await gone(documentResponse(db, stranger.owner.actor, lead.slug, slug, id));
		await gone(add(db, lead, slug, file(pdf, 'x.pdf'), '', lead.reader));
		await gone(removeDocument(db, lead.owner.actor, lead.slug, slug, { document: id }));
		await removeDocument(db, school.owner.actor, school.slug, slug, { document: id });
		await gone(documentResponse(db, lead.reader.actor, lead.slug, slug, id));

		setClock('2026-11-26T12:00:00Z');
		await forgetUnusedFiles(db);
		expect([...kept.keys()].map((key) => key.split('.')[1])).toEqual(['webp']);
	});
	test.for([
		['file_not_accepted', Buffer.from('<html><script>alert(1)</script></html>')],
		['file_not_accepted', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		['file_pdf_active', pdfOf({ catalog: '/OpenAction <</S /JavaScript /JS (x)>>' })],
		['file_pdf_locked', pdfOf({ objects: ['<<>>'], trailer: '/Encrypt 10 0 R' })],
		['file_pdf_unreadable', Buffer.from('%PDF-1.4\nafbrudt')],
		['file_too_big', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')],
	] as const)('refuses: %s', async ([code, bytes], { db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		await refused(add(db, lead, slug, file(bytes, 'billede.png')), code);
		expect(kept.size).toBe(0);
	});
});
