/** Papers of circles: what is taken, who fetches it, and when it is gone. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { addDocument, removeDocument } from '#lib/networks/documents/documents.server.ts';
import { documentInput } from '#lib/networks/documents/input.ts';
import { documentAnswer, seatDocumentAnswer } from '#lib/networks/documents/readers.server.ts';
import { networkPage } from '#lib/networks/joining/readers.server.ts';
import { forumPage } from '#lib/networks/readers.server.ts';
import { leaveSeat } from '#lib/networks/seats/own-seat.server.ts';
import { seatPage } from '#lib/networks/seats/seat-page.server.ts';
import { handInLimit, roomOfPapers } from '#lib/organisations/files/quota.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, pathOfFile, useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import * as v from 'valibot';
import {
	calledMeeting,
	forumOf,
	heldSeat,
	linked,
	networkOf,
	offeredSeat,
	plannedMeeting,
} from '../../../../tests/support/cast/dialogue/forums.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { drawnPdf, packedOf, pdfOf } from '../../../../tests/support/pdf.ts';
import { photograph } from '../../../../tests/support/picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-papers-'));
beforeAll(() => useFileStore(diskStore(folder)));
afterAll(() => {
	useFileStore(undefined);
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => setClock('2026-11-20T10:00:00Z'));
afterEach(() => setClock(null));

const fileOf = (content: Uint8Array | string, name = 'referat.pdf', type = 'application/pdf') =>
	new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type });
const given = (file: File) => linked({ document: 'Referat', url: null, file });
const pdf = async (words = 'Referat') => fileOf(await drawnPdf({}, (document) => void document.text(words)));
const newest = (db: Database) =>
	db.selectFrom('circleDocument').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
/** 200, or what is answered instead. */
const statusOf = (answer: Promise<Response>) =>
	answer.then(
		({ status }) => status,
		({ status }: { status?: number }) => status,
	);

describe('what is handed in', () => {
	const script = '<!doctype html><script>alert(1)</script>';
	test.for<[string, () => Promise<File> | File, string]>([
		['a page that is called a PDF', () => fileOf(script), 'file_not_accepted'],
		['a page with the first bytes of a PDF', () => fileOf(`%PDF-1.7\n${script}`), 'file_pdf_unreadable'],
		[
			'a drawing with a script',
			() => fileOf(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, 'a.svg', 'image/svg+xml'),
			'file_not_accepted',
		],
		[
			'packed files',
			() => fileOf(Buffer.from('504b03041400000000000000', 'hex'), 'a.pdf'),
			'file_not_accepted',
		],
		['a text document', () => fileOf('{\\rtf1 Referat}', 'a.rtf', 'text/rtf'), 'file_not_accepted'],
		['plain text', () => fileOf('Referat'), 'file_not_accepted'],
		[
			'a PDF that runs something',
			() => fileOf(pdfOf({ objects: ['<</S /JavaScript /JS (x)>>'] })),
			'file_pdf_active',
		],
		[
			'a PDF that hides a script',
			() => fileOf(pdfOf({ objects: [packedOf(['<</S /JavaScript /JS (x)>>'])] })),
			'file_pdf_active',
		],
		[
			'a PDF with a file inside',
			() => fileOf(pdfOf({ catalog: '/Names <</EmbeddedFiles <</Names []>>>>' })),
			'file_pdf_active',
		],
		['a locked PDF', async () => fileOf(await drawnPdf({ userPassword: 'hemmelig' })), 'file_pdf_locked'],
		[
			'half a picture',
			async () => fileOf((await photograph()).subarray(0, 300), 'a.jpg'),
			'file_picture_broken',
		],
		['more than ten megabytes', () => fileOf(new Uint8Array(10 * 1024 * 1024 + 1)), 'file_too_big'],
	])('%s is refused, and nothing is kept', async ([, make, code], { db }) => {
		const city = await person(db, 'consultant');
		const forum = await forumOf(db, city);
		const added = addDocument(db, city, forum, given(await make()));
		await expect(added).rejects.toMatchObject({ code, field: 'file' });
		expect((await forumPage(db, forum)).documents).toEqual([]);
		expect(await db.selectFrom('storedFile').select('key').execute()).toEqual([]);
	});

	test.for<[string, object, boolean]>([
		['a link', { url: 'https://eksempel.dk/plan' }, true],
		['a file', { file: fileOf('x') }, true],
		['both', { url: 'https://eksempel.dk/plan', file: fileOf('x') }, false],
		['none', {}, false],
		['an empty file', { file: fileOf('') }, false],
		['text in place of a file', { file: 'x' }, false],
	])('%s', ([, said, expected]) => {
		expect(v.safeParse(documentInput, { document: 'Planen', ...said }).success).toBe(expected);
	});

	test('is written anew: what trails a PDF or hides in it is gone, and so is where a picture was taken', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const forum = await forumOf(db, city);
		await addDocument(db, city, forum, given(fileOf(pdfOf({ tail: '<script>alert(1)</script>' }))));
		const text = await (await documentAnswer(db, visitor, (await newest(db)).id)).text();
		expect(text.startsWith('%PDF-')).toBe(true);
		expect(text).not.toContain('<script>');
		await addDocument(db, city, forum, given(fileOf(await photograph(), '../../Vi "mødes".jpg')));
		expect(await newest(db)).toMatchObject({ mediaType: 'image/webp', fileName: 'Vi mødes.webp' });
	});

	test('is handed over as a file, which nobody on its way keeps and no page of ours is made of', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const forum = await forumOf(db, city);
		await addDocument(db, city, forum, given(await pdf()));
		const { id, bytes } = await newest(db);
		const { headers } = await documentAnswer(db, visitor, id);
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-length': String(bytes),
			'content-disposition': expect.stringMatching(/^attachment; filename="referat\.pdf"/) as string,
			'cache-control': 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
		});
		expect((await forumPage(db, forum)).documents).toMatchObject([
			{ title: 'Referat', url: null, mediaType: 'application/pdf', bytes },
		]);
	});
});

describe('who fetches a file', () => {
	async function stage(db: Database) {
		const city = await person(db, 'consultant');
		const [lead, other] = [await player(db), await player(db, 'school')];
		const forum = await forumOf(db, city);
		const closed = await forumOf(db, city, { isPublic: false });
		const network = await networkOf(db, city, lead, { joining: 'open' });
		const put = async (by: Actor, circle: string, meeting: number | null = null) =>
			Number(await addDocument(db, by, circle, given(await pdf(`${circle} ${meeting}`)), meeting));
		const runs = lead.as('editor');
		return {
			as: {
				visitor,
				member: other.as('owner'),
				reader: lead.as('reader'),
				city: await person(db, 'auditor'),
			},
			seats: {
				open: await heldSeat(db, city, forum),
				closed: await heldSeat(db, city, closed),
				offered: await offeredSeat(db, city, closed),
			},
			of: {
				forum: await put(city, forum),
				closed: await put(city, closed),
				network: await put(runs, network),
				called: await put(city, forum, await calledMeeting(db, city, forum)),
				planned: await put(city, forum, await plannedMeeting(db, city, forum)),
				'planned in a network': await put(runs, network, await plannedMeeting(db, runs, network)),
				'called in private': await put(city, closed, await calledMeeting(db, city, closed)),
			},
			closed,
			forum,
		};
	}

	test('whoever reads the page that it stands on', async ({ db }) => {
		const { as, seats, of } = await stage(db);
		const who = Object.entries(as);
		const table: Record<keyof typeof of, (keyof typeof as)[]> = {
			forum: ['visitor', 'member', 'reader', 'city'],
			network: ['visitor', 'member', 'reader', 'city'],
			called: ['visitor', 'member', 'reader', 'city'],
			closed: ['city'],
			'called in private': ['city'],
			planned: ['city'],
			'planned in a network': ['reader', 'city'],
		};
		for (const [what, readers] of Object.entries(table))
			for (const [name, actor] of who)
				expect(
					[what, name, await statusOf(documentAnswer(db, actor, of[what as keyof typeof of]))],
					what,
				).toEqual([what, name, readers.includes(name as keyof typeof as) ? 200 : 404]);
		const behind: Record<keyof typeof seats, (keyof typeof of)[]> = {
			open: ['forum', 'called'],
			closed: ['closed', 'called in private'],
			offered: [],
		};
		for (const [name, { secret }] of Object.entries(seats))
			for (const [what, id] of Object.entries(of))
				expect([name, what, await statusOf(seatDocumentAnswer(db, secret, id))]).toEqual([
					name,
					what,
					behind[name as keyof typeof seats].includes(what as keyof typeof of) ? 200 : 404,
				]);
		expect(await statusOf(seatDocumentAnswer(db, 'a-link-nobody-sent', of.forum))).toBe(404);
	});

	test('nobody who has left, and nobody once it is taken off', async ({ db }) => {
		const { as, seats, of, closed, forum } = await stage(db);
		expect((await seatPage(db, seats.closed.secret)).body?.documents).toMatchObject([{ id: of.closed }]);
		await leaveSeat(db, seats.closed.secret);
		expect(await statusOf(seatDocumentAnswer(db, seats.closed.secret, of.closed))).toBe(404);
		await expect(removeDocument(db, as.member, closed, of.closed)).rejects.toMatchObject({ status: 404 });
		await expect(removeDocument(db, as.city, closed, of.closed)).rejects.toMatchObject({ status: 404 });
		const city = await person(db, 'consultant');
		await expect(removeDocument(db, city, forum, of.closed)).rejects.toMatchObject({ status: 404 });
		await removeDocument(db, city, closed, of.closed);
		expect(await statusOf(documentAnswer(db, as.city, of.closed))).toBe(404);
	});

	test('a meeting has its own beside it, and another circle’s meeting takes none', async ({ db }) => {
		const { of, forum, closed } = await stage(db);
		const { documents, meetings } = await forumPage(db, forum);
		expect(documents.map(({ id }) => id)).toEqual([of.forum]);
		expect(meetings.coming.map(({ papers }) => papers.map(({ id }) => id))).toEqual([[of.called]]);
		const { meetingId } = await db
			.selectFrom('circleDocument')
			.select('meetingId')
			.where('id', '=', of.called)
			.executeTakeFirstOrThrow();
		const city = await person(db, 'consultant');
		const strange = addDocument(db, city, closed, linked(), meetingId);
		await expect(strange).rejects.toMatchObject({ status: 404 });
	});
});

describe('how much', () => {
	test('a circle has an end to its room, which the database keeps too', async ({ db }) => {
		const city = await person(db, 'consultant');
		const forum = await forumOf(db, city);
		await addDocument(db, city, forum, given(await pdf()));
		const { id: _, ...row } = await newest(db);
		const rest = roomOfPapers - row.bytes!;
		await db
			.insertInto('circleDocument')
			.values({ ...row, bytes: rest })
			.execute();
		const more = db
			.insertInto('circleDocument')
			.values({ ...row, bytes: 1 })
			.execute();
		await expect(more).rejects.toMatchObject({ constraint_name: 'circle_document_room' });
		const refused = addDocument(db, city, forum, given(await pdf('mere')));
		await expect(refused).rejects.toMatchObject({ code: 'papers_no_room', field: 'file' });
		await addDocument(db, city, forum, linked());
		const another = await forumOf(db, city);
		await addDocument(db, city, another, given(await pdf()));
	});

	test('a coordinator’s file is of their organisation’s room; nobody sends more in an hour than in earnest', async ({
		db,
	}) => {
		const city = await person(db, 'consultant');
		const lead = await player(db);
		const network = await networkOf(db, city, lead);
		const runs = lead.as('editor');
		await addDocument(db, runs, network, given(await pdf()));
		const held = await db.selectFrom('handedInFile').selectAll().execute();
		expect(held).toMatchObject([{ organisationId: lead.id, bytes: (await newest(db)).bytes }]);
		for (let sent = 1; sent < handInLimit.most; sent++)
			await addDocument(db, runs, network, given(fileOf('x'))).catch(() => {});
		const refused = addDocument(db, runs, network, given(await pdf('mere')));
		await expect(refused).rejects.toMatchObject({ code: 'file_too_often' });
		expect((await networkPage(db, network)).documents).toHaveLength(1);
	});

	test('a page has an end; a form that is sent twice puts one there', async ({ db }) => {
		const city = await person(db, 'consultant');
		const forum = await forumOf(db, city);
		const submission = crypto.randomUUID();
		const twice = [1, 2].map(() => addDocument(db, city, forum, linked({ submission })));
		expect(new Set(await Promise.all(twice)).size).toBe(1);
		const { id: _, ...row } = await newest(db);
		const rows = Array.from({ length: most.documents - 1 }, () => row);
		await db.insertInto('circleDocument').values(rows).execute();
		await expect(addDocument(db, city, forum, linked())).rejects.toMatchObject({ code: 'circle_most' });
	});
});

test('a file goes a day after nothing names it any more, and not before', async ({ db }) => {
	const city = await person(db, 'consultant');
	const [forum, another] = [await forumOf(db, city), await forumOf(db, city)];
	const same = await pdf();
	for (const circle of [forum, another]) await addDocument(db, city, circle, given(same));
	const { fileKey } = await newest(db);
	const isThere = () => existsSync(join(folder, pathOfFile(fileKey!)));
	const [first, last] = await db.selectFrom('circleDocument').select('id').orderBy('id').execute();
	await removeDocument(db, city, forum, first!.id);
	setClock('2026-11-23T10:00:00Z');
	expect([await forgetUnusedFiles(db), isThere()]).toEqual([0, true]);
	await removeDocument(db, city, another, last!.id);
	expect([await forgetUnusedFiles(db), isThere()]).toEqual([1, false]);
});
