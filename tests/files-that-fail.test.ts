/** Forms with a file while the store is full or away: 422 with a sentence, what was typed kept, nothing half-stored. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { commitmentBy } from './support/cast/commitments.ts';
import { eventForm, organisation } from './support/cast/events.ts';
import { active, addOrganisation } from './support/cast/partnerships.ts';
import { player } from './support/cast/people.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, pathOfFile, useFileStore } from '#lib/platform/files/files.server.ts';
import { type FileStore } from '#lib/platform/files/file-store.ts';
import { s3Store } from '#lib/platform/files/s3-store.server.ts';
import * as contributions from '../src/routes/(member)/workspace/[organisation]/contributions/+page.server.ts';
import * as contribution from '../src/routes/(member)/workspace/[organisation]/contributions/[contribution]/+page.server.ts';
import * as newEvent from '../src/routes/(member)/workspace/[organisation]/events/new/+page.server.ts';
import * as log from '../src/routes/(member)/workspace/[organisation]/partnerships/[partnership]/log/+page.server.ts';
import * as report from '../src/routes/(member)/workspace/[organisation]/report/+page.server.ts';
import * as draft from '../src/routes/(member)/workspace/[organisation]/report/draft/+server.ts';
import { test } from './support/database.ts';
import { photograph } from './support/picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-full-'));
const fileInPlaceOfFolder = join(folder, 'files');
beforeAll(() => writeFileSync(fileInPlaceOfFolder, 'not a folder'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => setClock('2026-12-10T09:00:00Z'));
afterEach(() => {
	setClock(null);
	useFileStore(undefined);
});
const stores: [string, () => FileStore][] = [
	['a folder that cannot be written', () => diskStore(fileInPlaceOfFolder)],
	[
		'a bucket that is away',
		() =>
			s3Store({
				endpoint: 'http://127.0.0.1:9',
				bucket: 'b',
				region: 'r',
				accessKeyId: 'k',
				secretAccessKey: 's',
				pathOf: pathOfFile,
			}),
	],
];

type Action = (event: never) => Promise<unknown>;
interface Scene {
	action: Action;
	actor: Actor;
	params: Record<string, string>;
	form: Record<string, string> | FormData;
	file: string;
	/** The field the sentence stands at. */
	field: string;
	/** What must be in the form that comes back. */
	typed: Record<string, string>;
}

const forms: [string, (db: Database) => Promise<Scene>][] = [
	[
		'an event',
		async (db) => {
			const org = await organisation(db, 'nordlys');
			const form = eventForm(org.siteId, { description: 'En lang beskrivelse', imageAlt: 'Et værksted' });
			const typed = { description: 'En lang beskrivelse', imageAlt: 'Et værksted' };
			const action = newEvent.actions.default as Action;
			const params = { organisation: org.slug };
			return { action, actor: org.as('editor'), params, form, file: 'picture', field: 'picture', typed };
		},
	],
	...(['send', 'draft'] as const).map((name): [string, (db: Database) => Promise<Scene>] => [
		`a report, ${name}`,
		async (db) => {
			const us = await player(db);
			await db.updateTable('reportingRecord').set({ coveredUntil: '2026-01-01' }).execute();
			const typed = { story: 'Alt det, vi nåede' };
			const form = { ...typed, revision: '0', imageAlt: 'Holdet' };
			const params = { organisation: us.slug };
			const action = report.actions[name] as Action;
			return { action, actor: us.as('reporter'), params, form, file: 'picture', field: 'picture', typed };
		},
	]),
	[
		'a contribution with evidence',
		async (db) => {
			const us = await player(db);
			const commitment = await commitmentBy(db, us);
			const typed = { note: 'Hos Anna', amount: '2' };
			const form = { ...typed, commitment: String(commitment.id), happenedOn: '3.11.2026' };
			const params = { organisation: us.slug };
			const action = contributions.actions.contribute as Action;
			return { action, actor: us.as('reporter'), params, form, file: 'files', field: 'files', typed };
		},
	],
	[
		'more evidence',
		async (db) => {
			const us = await player(db);
			const commitment = await commitmentBy(db, us);
			const { id } = await db
				.insertInto('contribution')
				.values({
					commitmentId: commitment.id,
					organisationId: us.id,
					amount: 2,
					happenedOn: '2026-11-03',
					note: '',
					source: 'manual',
				})
				.returning('id')
				.executeTakeFirstOrThrow();
			const typed = { links: 'https://example.org/referat' };
			const params = { organisation: us.slug, contribution: String(id) };
			const action = contribution.actions.add as Action;
			return { action, actor: us.as('reporter'), params, form: typed, file: 'files', field: 'files', typed };
		},
	],
	[
		'a document',
		async (db) => {
			const [lead, school] = [
				await addOrganisation(db, 'Tovholder'),
				await addOrganisation(db, 'Skolen', 'school'),
			];
			const partnership = await active(db, [lead, school]);
			const typed = { title: 'Aftalen' };
			const params = { organisation: lead.slug, partnership };
			const action = log.actions.document as Action;
			return { action, actor: lead.owner.actor, params, form: typed, file: 'file', field: 'file', typed };
		},
	],
];

const eventOf = async (db: Database, { form, file, params, actor }: Scene) => {
	const body = form instanceof FormData ? form : new FormData();
	if (!(form instanceof FormData)) for (const [name, value] of Object.entries(form)) body.set(name, value);
	body.append(file, new File([new Uint8Array(await photograph())], 'billede.jpg'));
	const url = new URL('http://localhost/?half=2026-2');
	const request = new Request(url, { method: 'POST', body });
	return { request, url, params, locals: { db, actor, locale: 'da' } } as never;
};

describe.each(stores)('%s', (_name, open) => {
	test.for(forms)('while somebody sends %s', async ([, scene], { db }) => {
		useFileStore(open());
		const given = await scene(db);
		const answer = (await given.action(await eventOf(db, given))) as {
			status: number;
			data: { errors: Record<string, string>; values: Record<string, string> };
		};
		expect(answer).toMatchObject({ status: 422, data: { values: given.typed } });
		expect(answer.data.errors[given.field]).toBe('Filen kunne ikke gemmes lige nu. Prøv igen om lidt.');
		for (const table of ['image', 'evidence', 'partnershipDocument', 'handedInFile'] as const)
			expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('event').select('id').execute()).toEqual([]);
		expect(readFileSync(fileInPlaceOfFolder, 'utf8')).toBe('not a folder');
	});

	test('what is typed in a report is saved all the same', async ({ db }) => {
		useFileStore(open());
		const given = await forms[1]![1](db);
		const answer = await (draft.POST as unknown as (event: never) => Promise<Response>)(
			await eventOf(db, given),
		);
		expect(answer.status).toBe(200);
		expect(await answer.json()).toMatchObject({
			revision: 1,
			imageKey: '',
			pictureProblem: expect.any(String) as string,
		});
		expect(await db.selectFrom('report').select(['story', 'imageId']).execute()).toEqual([
			{ story: 'Alt det, vi nåede', imageId: null },
		]);
	});
});
