/** Papers of a conference that are files: who fetches them, and when they are gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { changeConference } from '#lib/dialogue/conference/conference.server.ts';
import type { PaperInput } from '#lib/dialogue/conference/input.ts';
import { addPaper, removePaper } from '#lib/dialogue/conference/papers.server.ts';
import { conferencePage, paperAnswer } from '#lib/dialogue/conference/readers.server.ts';
import { roomOfPapers } from '#lib/organisations/files/quota.ts';
import { setClock } from '#lib/platform/clock.ts';
import { diskStore, useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import { conferenceDay, conferenceInput } from '../../../../tests/support/cast/dialogue/conference.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { drawnPdf } from '../../../../tests/support/pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-conference-'));
beforeAll(() => useFileStore(diskStore(folder)));
afterAll(() => {
	useFileStore(undefined);
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => setClock('2026-11-20T10:00:00Z'));
afterEach(() => setClock(null));

const given = async (words = 'Oplæg'): Promise<PaperInput> => ({
	title: 'Fire bestyrelser',
	url: null,
	file: new File([new Uint8Array(await drawnPdf({}, (page) => void page.text(words)))], 'oplaeg.pdf'),
	session: null,
	submission: undefined,
});

test('a file is fetched by everybody once the conference is public, and by nobody once it is taken off', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const { umbrella } = await conferenceDay(db, editor);
	await addPaper(db, editor, 2026, await given());
	const [paper] = (await conferencePage(db, '2026')).papers;
	expect(paper).toMatchObject({ url: null, mediaType: 'application/pdf' });
	const status = (actor: Actor, year = '2026') =>
		paperAnswer(db, actor, year, String(paper!.id)).then(
			(answer) => answer.status,
			(thrown: { status?: number }) => thrown.status,
		);
	const [member, auditor] = [(await player(db)).as('owner'), await person(db, 'auditor')];
	const everybody = async () => [await status(visitor), await status(member), await status(auditor)];
	expect(await everybody()).toEqual([200, 200, 200]);
	expect(await status(visitor, '2025')).toBe(404);
	const { headers } = await paperAnswer(db, visitor, '2026', String(paper!.id));
	expect(headers.get('content-disposition')).toMatch(/^attachment/);
	expect(headers.get('cache-control')).toBe('private, no-store');
	const page = `/events/${umbrella.slug}`;
	await changeConference(db, editor, 2026, conferenceInput({ page, isPublic: false }));
	expect(await everybody()).toEqual([404, 404, 200]);
	expect(() => removePaper(db, member, 2026, paper!.id)).toThrow(expect.objectContaining({ status: 404 }));
	await removePaper(db, editor, 2026, paper!.id);
	expect(await everybody()).toEqual([404, 404, 404]);
	setClock('2026-11-23T10:00:00Z');
	expect(await forgetUnusedFiles(db)).toBe(1);
});

test('its papers have an end to their room, which the database keeps too', async ({ db }) => {
	const editor = await person(db, 'editor');
	await conferenceDay(db, editor);
	await addPaper(db, editor, 2026, await given());
	const { id: _, ...row } = await db.selectFrom('conferencePaper').selectAll().executeTakeFirstOrThrow();
	await db
		.insertInto('conferencePaper')
		.values({ ...row, bytes: roomOfPapers - row.bytes! })
		.execute();
	const more = db
		.insertInto('conferencePaper')
		.values({ ...row, bytes: 1 })
		.execute();
	await expect(more).rejects.toMatchObject({ constraint_name: 'conference_paper_room' });
	const refused = addPaper(db, editor, 2026, await given('mere'));
	await expect(refused).rejects.toMatchObject({ code: 'papers_no_room', field: 'file' });
});
