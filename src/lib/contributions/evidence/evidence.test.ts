import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test as plain } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { contributionFor, contributionForCity } from '#lib/contributions/desk.server.ts';
import { contributionInput, links } from '#lib/contributions/input.ts';
import { grouped, inPublic } from '#lib/contributions/contribution.ts';
import { correct, addContribution } from '#lib/contributions/contributions.server.ts';
import { addEvidence, readEvidence, removeEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { publicCommitmentPage } from '#lib/contributions/commitment-page.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, type Player, player } from '../../../../tests/support/cast/people.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import { photograph } from '../../../../tests/support/picture.ts';
import { test } from '../../../../tests/support/database.ts';
import { pdfOf } from '../../../../tests/support/pdf.ts';
import * as v from 'valibot';

const folder = mkdtempSync(join(tmpdir(), 'bland-evidence-'));
beforeAll(() => useFileStore(diskStore(folder)));
afterAll(() => {
	useFileStore(undefined);
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const file = (content: Buffer | string, name: string) =>
	new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type: 'image/png' });
async function paper(words = 'Fremmødeliste'): Promise<Buffer> {
	const document = new PDFDocument({ info: { CreationDate: new Date(0) } });
	const parts: Buffer[] = [];
	document.on('data', (part: Buffer) => parts.push(part));
	const done = new Promise((settle) => document.on('end', settle));
	document.text(words).end();
	await done;
	return Buffer.concat(parts);
}
const told = (db: Database, us: Player, commitment: number, change: object = {}, uploads: File[] = []) =>
	addContribution(
		db,
		us.as('reporter'),
		us.id,
		{ commitment, amount: 2, happenedOn: '2026-11-03', note: 'Hos Anna', submission: undefined, ...change },
		uploads,
	);
const newest = async (db: Database) =>
	(await db.selectFrom('contribution').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
		.id;
const pieces = (db: Database) =>
	db.selectFrom('evidence').selectAll().where('removedAt', 'is', null).orderBy('id').execute();

async function setting(db: Database) {
	const [us, other, stranger] = [await player(db), await player(db, 'school'), await player(db, 'housing')];
	const commitment = await commitmentBy(db, us, { counterpart: other });
	const consultant = await person(db, 'consultant');
	return { us, other, stranger, commitment, consultant };
}

describe('evidence', () => {
	test('comes with the contribution: a picture without its place, a paper, a link, each once', async ({
		db,
	}) => {
		const { us, commitment } = await setting(db);
		const picture = file(await photograph(), '../../Møde "3".jpg');
		await told(db, us, commitment.id, { links: ['https://example.org/referat'] }, [
			picture,
			picture,
			file(await paper(), 'liste.pdf'),
		]);
		const rows = await pieces(db);
		expect(rows.map(({ kind, mediaType, fileName, url }) => [kind, mediaType, fileName ?? url])).toEqual([
			['link', null, 'https://example.org/referat'],
			['file', 'image/webp', 'Møde 3.webp'],
			['file', 'application/pdf', 'liste.pdf'],
		]);
		const seen = await readEvidence(db, us.as('reader'), rows[1]!.id);
		const { exif, format } = await sharp(Buffer.from(await new Response(seen.body).arrayBuffer())).metadata();
		expect([format, exif]).toEqual(['webp', undefined]);
	});

	test('is what its content says, whatever it is called', async ({ db }) => {
		const { us, commitment } = await setting(db);
		const html = '<!doctype html><script>alert(1)</script>';
		const cases: [File, string][] = [
			[file(html, 'billede.png'), 'file_not_accepted'],
			[file('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.png'), 'file_not_accepted'],
			[file(Buffer.from('GIF89a\u0001\u0000'), 'a.gif'), 'file_picture_unknown'],
			[file(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'), 'IMG_1.HEIC'), 'file_heic'],
			[file(Buffer.concat([(await photograph()).subarray(0, 300)]), 'halvt.jpg'), 'file_picture_broken'],
			[file(Buffer.from(pdfOf({ objects: ['<</S /JavaScript>>'] })), 'a.pdf'), 'file_pdf_active'],
			[file(Buffer.alloc(10 * 1024 * 1024 + 1), 'stor.png'), 'file_too_big'],
		];
		for (const [upload, code] of cases) {
			const refused = told(db, us, commitment.id, {}, [upload]);
			await expect(refused).rejects.toMatchObject({ code, field: 'files', facts: { name: upload.name } });
		}
		expect(await pieces(db)).toEqual([]);
		expect(await db.selectFrom('contribution').select('id').execute()).toEqual([]);
	});

	test('is seen by both sides and the municipality, and is not there for others', async ({ db }) => {
		const { us, other, stranger, commitment, consultant } = await setting(db);
		await told(db, us, commitment.id, {}, [file(await paper(), 'a.pdf')]);
		const [piece] = await pieces(db);
		const none: Actor = { person: null, municipalRole: null, memberships: [] };
		const read = (actor: Actor) =>
			readEvidence(db, actor, piece!.id).then(
				({ bytes }) => bytes > 0,
				(error: { status?: number }) => error.status,
			);
		expect(await Promise.all([us.as('reader'), other.as('reader'), consultant].map(read))).toEqual([
			true,
			true,
			true,
		]);
		expect(await Promise.all([stranger.as('owner'), await person(db), none].map(read))).toEqual([
			404, 404, 404,
		]);
		await removeEvidence(db, us.as('reporter'), piece!.contributionId, piece!.id);
		expect(await read(us.as('reader'))).toBe(404);
	});

	test('tells the public only that it is there', async ({ db }) => {
		const { us, other, commitment } = await setting(db);
		await told(db, us, commitment.id, { links: ['https://example.org/hemmeligt', 'https://example.org/b'] });
		await verify(db, other.as('owner'), { contribution: await newest(db), level: 1, note: 'Privat' });
		const page = await publicCommitmentPage(db, commitment.slug, null);
		expect(page.rows).toMatchObject([
			{ evidence: 1, note: '', reportedBy: null, confirmations: [{ note: '' }] },
		]);
		expect(JSON.stringify(page)).not.toMatch(/hemmeligt|Hos Anna|Privat/);
		expect(inPublic(page.rows[0]!)).toEqual(page.rows[0]);
	});

	test('is added and taken off by the side that reported, until somebody has seen it', async ({ db }) => {
		const { us, other, commitment, consultant } = await setting(db);
		await told(db, us, commitment.id);
		const id = await newest(db);
		const add = (actor: Actor, ...urls: string[]) => addEvidence(db, actor, id, { links: urls }, []);
		await expect(add(other.as('owner'), 'https://example.org/a')).rejects.toMatchObject({ status: 404 });
		await expect(add(us.as('reader'), 'https://example.org/a')).rejects.toMatchObject({ status: 404 });
		await expect(add(us.as('reporter'))).rejects.toMatchObject({ code: 'evidence_none' });
		await add(us.as('reporter'), 'https://example.org/a', 'https://example.org/b');
		await add(us.as('reporter'), 'https://example.org/a');
		const [first, second] = await pieces(db);
		const many = Array.from({ length: 9 }, (_, n) => `https://example.org/${n}`);
		await expect(add(us.as('reporter'), ...many)).rejects.toMatchObject({ code: 'evidence_too_many' });
		await expect(removeEvidence(db, other.as('owner'), id, first!.id)).rejects.toMatchObject({ status: 404 });
		await removeEvidence(db, us.as('reporter'), id, first!.id);
		await verify(db, consultant, { contribution: id, level: 2, note: '' });
		await expect(removeEvidence(db, us.as('reporter'), id, second!.id)).rejects.toMatchObject({
			code: 'evidence_seen',
		});
		const past = db
			.updateTable('evidence')
			.set({ removedAt: new Date() })
			.where('id', '=', second!.id)
			.execute();
		await expect(past).rejects.toThrow(/stays/);
		await expect(db.updateTable('evidence').set({ url: 'https://x.dk' }).execute()).rejects.toThrow(
			/rewritten/,
		);
		await expect(db.deleteFrom('evidence').execute()).rejects.toThrow(/never deleted/);
		expect((await contributionFor(db, us.as('owner'), us.id, id)).may).toMatchObject({
			removeEvidence: false,
			addEvidence: true,
		});
	});

	test('that is not there has not been seen: the rule and the database say so', async ({ db }) => {
		const { us, commitment, consultant } = await setting(db);
		await told(db, us, commitment.id);
		const id = await newest(db);
		const seen = verify(db, consultant, { contribution: id, level: 2, note: '' });
		await expect(seen).rejects.toMatchObject({ code: 'evidence_none_to_see' });
		const past = db
			.insertInto('verification')
			.values({ contributionId: id, level: 2, personId: consultant.person!.id })
			.execute();
		await expect(past).rejects.toThrow(/not there/);
		expect((await contributionForCity(db, consultant, id)).may.verify).toEqual([3]);
	});

	test('follows a correction where it is asked to, and the first stays readable', async ({ db }) => {
		const { us, commitment } = await setting(db);
		await told(db, us, commitment.id, { amount: 12 }, [file(await paper(), 'a.pdf')]);
		const first = await newest(db);
		await correct(db, us.as('reporter'), { contribution: first, amount: 10, note: 'To kom ikke' });
		const second = await newest(db);
		const depth = await contributionFor(db, us.as('owner'), us.id, second);
		expect(depth.contribution).toMatchObject({ amount: 10, correctedFrom: 12, evidence: 1 });
		expect(depth.history.map(({ id }) => id)).toEqual([second, first]);
		expect(depth.pieces.map(({ contributionId }) => contributionId)).toEqual([first, second]);
		expect((await contributionFor(db, us.as('owner'), us.id, first)).contribution.correctedBy).toEqual({
			id: second,
			amount: 10,
		});
		await correct(db, us.as('reporter'), {
			contribution: second,
			amount: 9,
			note: 'En til',
			keepEvidence: false,
		});
		expect((await contributionFor(db, us.as('owner'), us.id, await newest(db))).contribution.evidence).toBe(
			0,
		);
	});

	test('a file goes a day after the last row that names it', async ({ db }) => {
		const { us, commitment } = await setting(db);
		const upload = file(await paper(`Kun her ${Math.random()}`), 'a.pdf');
		await told(db, us, commitment.id, {}, [upload]);
		const first = await newest(db);
		await told(db, us, commitment.id, {}, [upload]);
		const [one, two] = await pieces(db);
		setClock('2026-11-24T12:00:00Z');
		await removeEvidence(db, us.as('reporter'), first, one!.id);
		setClock('2026-11-26T12:00:00Z');
		expect(await forgetUnusedFiles(db)).toBe(0);
		await removeEvidence(db, us.as('reporter'), two!.contributionId, two!.id);
		expect(await forgetUnusedFiles(db)).toBe(0);
		setClock('2026-11-27T13:00:00Z');
		expect(await forgetUnusedFiles(db)).toBe(1);
	});
});

describe('one delivery of several parties', () => {
	test('is one row a party; neither who wrote it nor who delivered confirms it', async ({ db }) => {
		const [a, b, c] = [await player(db), await player(db, 'school'), await player(db, 'association')];
		const shared = await commitmentBy(db, a, { partnership: await partnership(db, [a, b, c]) });
		const split = (parts: [Player, number][], change: object = {}) => ({
			amount: 12,
			shares: parts.map(([{ id: organisationId }, amount]) => ({ organisationId, amount })),
			...change,
		});
		const stranger = await player(db);
		for (const parts of [
			[[a, 7]],
			[
				[a, 7],
				[b, 6],
			],
		] as [Player, number][][])
			await expect(told(db, a, shared.id, split(parts))).rejects.toMatchObject({
				code: 'contribution_shares_sum',
			});
		await expect(
			told(
				db,
				a,
				shared.id,
				split([
					[a, 6],
					[stranger, 6],
				]),
			),
		).rejects.toMatchObject({
			code: 'contribution_shares_unknown',
		});
		await expect(
			told(
				db,
				a,
				shared.id,
				split([
					[b, 6],
					[b, 6],
				]),
			),
		).rejects.toMatchObject({
			code: 'contribution_shares_unknown',
		});
		await told(
			db,
			a,
			shared.id,
			split([
				[a, 7.25],
				[b, 4.75],
			]),
		);
		const rows = await db.selectFrom('contribution').selectAll().orderBy('id').execute();
		expect(rows).toMatchObject([
			{ organisationId: a.id, writerOrganisationId: a.id, amount: 7.25 },
			{ organisationId: b.id, writerOrganisationId: a.id, amount: 4.75 },
		]);
		expect(new Set(rows.map(({ sharedKey }) => sharedKey)).size).toBe(1);
		const share = rows[1]!.id;
		for (const actor of [a.as('owner'), a.as('reporter'), b.as('owner')]) {
			await expect(verify(db, actor, { contribution: share, level: 1, note: '' })).rejects.toMatchObject({
				status: 404,
			});
		}
		const past = db
			.insertInto('verification')
			.values({ contributionId: share, level: 1, organisationId: a.id, personId: a.as('owner').person!.id })
			.execute();
		await expect(past).rejects.toThrow(/own contribution/);
		expect(await verify(db, c.as('reporter'), { contribution: share, level: 1, note: '' })).toBe(true);
		await correct(db, b.as('reporter'), { contribution: share, amount: 5, note: 'Lidt mere' });
		const depth = await contributionFor(db, c.as('reader'), c.id, await newest(db));
		expect(depth.contribution).toMatchObject({
			correctedFrom: 4.75,
			writer: { id: a.id },
			organisation: { id: b.id },
		});
		expect(depth.shares.map(({ amount }) => amount)).toEqual([7.25, 5]);
		expect(grouped(depth.shares)).toHaveLength(1);
		await expect(contributionFor(db, stranger.as('owner'), stranger.id, share)).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe('what a person types', () => {
	plain.each<[string, string[] | null]>([
		['', []],
		['https://example.org/a\n  http://b.dk ', ['https://example.org/a', 'http://b.dk/']],
		['https://a.dk https://a.dk', ['https://a.dk/']],
		['example.org', null],
		['javascript:alert(1)', null],
		['https://localhost', null],
		[`https://a.dk/${'x'.repeat(500)}`, null],
		[Array.from({ length: 11 }, (_, n) => `https://a.dk/${n}`).join('\n'), null],
	])('as links: %s', (typed, expected) => {
		const { success, output } = v.safeParse(links, typed);
		expect(success ? output : null).toEqual(expected);
	});

	const choices = [{ id: 1, startsOn: '2026-01-01', dueOn: '2026-12-31' }];
	const typed = { commitment: 1, amount: '12', happenedOn: '3.11.2026', note: '' };
	plain.each<[string, object, object | string]>([
		['nothing split', { shareOf: [4, 5], share: ['', ''], shareIn: '1' }, []],
		[
			'split',
			{ shareOf: [4, 5], share: ['7,5', '4,5'], shareIn: '1' },
			[
				{ organisationId: 4, amount: 7.5 },
				{ organisationId: 5, amount: 4.5 },
			],
		],
		['too little', { shareOf: [4], share: ['7'], shareIn: '1' }, 'share'],
		['words', { shareOf: [4], share: ['syv'], shareIn: '1' }, 'share'],
		["another promise's parties", { shareOf: [4], share: ['12'], shareIn: '2' }, 'share'],
	])('as shares: %s', (_name, change, expected) => {
		const parsed = v.safeParse(contributionInput(choices, '2026-11-22'), { ...typed, ...change });
		if (typeof expected === 'string') expect(v.getDotPath(parsed.issues![0])).toBe(expected);
		else expect(parsed.output).toMatchObject({ amount: 12, shares: expected });
	});
});
