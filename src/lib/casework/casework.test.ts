import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { organisationRoles, visitor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { changeCase, correctNote, finishTask, writeDown } from '#lib/casework/casework.server.ts';
import { writeInput } from '#lib/casework/input.ts';
import { partnerFile } from '#lib/casework/partner-file.server.ts';
import { remindOfTasks } from '#lib/casework/reminding.server.ts';
import { caseworkData } from '#lib/casework/personal-data.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeCommitment, partnership } from '../../../tests/support/cast/commitments.ts';
import { joined, makePerson, makeSite, person, player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { mailsTo } from '../../../tests/support/mail/sent-mails.ts';

// A Thursday.
beforeAll(() => setClock('2026-11-26T09:00:00Z'));
afterAll(() => setClock(null));

const today = '2026-11-26';
const notFound = { status: 404 };
const said = (given: object = {}) =>
	v.parse(writeInput(today), {
		kind: 'note',
		words: 'De når 5 af 8.',
		task: '',
		taskOn: '',
		nextOn: '',
		...given,
	});
const consultant = (db: Database) => makePerson(db, { name: 'Karen Lund', municipalRole: 'consultant' });
const file = async (db: Database, slug: string) => partnerFile(db, await person(db, 'auditor'), slug, null);

async function partner(db: Database) {
	const karen = await consultant(db);
	return { karen, org: await player(db, 'business', { name: 'Spær & Bjælke' }) };
}

describe('a file', () => {
	test('is the municipality’s: an auditor reads, nobody else so much as sees it', async ({ db }) => {
		const { org } = await partner(db);
		const member = await joined(db, await makePerson(db), org, 'owner');
		for (const stranger of [visitor, member, await person(db)]) {
			await expect(partnerFile(db, stranger, org.slug, null)).rejects.toMatchObject(notFound);
			await expect(writeDown(db, stranger, org.slug, said())).rejects.toMatchObject(notFound);
		}
		const auditor = await person(db, 'auditor');
		expect(await partnerFile(db, auditor, org.slug, null)).toMatchObject({ mayWrite: false, staff: [] });
		await expect(writeDown(db, auditor, org.slug, said())).rejects.toMatchObject(notFound);
		await expect(
			changeCase(db, auditor, org.slug, { owner: null, nextOn: today, advertProtected: false }, null),
		).rejects.toMatchObject(notFound);
		const roles: MunicipalRole[] = ['administrator', 'consultant', 'moderator', 'editor'];
		for (const role of roles) await writeDown(db, await person(db, role), org.slug, said());
		await expect(writeDown(db, await consultant(db), 'findes-ikke', said())).rejects.toMatchObject(notFound);
	});

	test('says all that is known of a partner, and nothing that is another’s, a draft or settled', async ({
		db,
	}) => {
		const { karen, org } = await partner(db);
		const other = await player(db, 'school');
		const contact = {
			contactName: 'Ib Spær',
			contactEmail: 'ib@spaer.example',
			contactPhone: '+45 11 22 33 44',
		};
		await db
			.updateTable('organisation')
			.set({ ...contact, publicEmail: 'hej@spaer.example' })
			.where('id', '=', org.id)
			.execute();
		await makeSite(db, org.id, { address: 'Kapelvej 16' });
		await makeSite(db, org.id, { address: 'Blågårds Plads 3' });
		await makeSite(db, other.id, { address: 'Skolegade 1' });

		const led = await partnership(db, [org, other], '2027-12-31', { title: 'Ført af os' });
		const joint = await partnership(db, [other, org], '2028-06-30', { title: 'Ført af skolen' });
		const { id: partnershipId } = await partnership(db, [other], '2028-12-31', {
			title: 'Ikke underskrevet',
		});
		await db
			.insertInto('partnershipParty')
			.values({ partnershipId, organisationId: org.id, state: 'invited', required: false })
			.execute();
		const promise = (title: string, given: object) =>
			makeCommitment(db, { type: 'mentoring', title, dueOn: '2027-06-30', ...given });
		const own = await promise('Vores eget', { organisationId: org.id });
		await promise('Sammen, ført af os', { organisationId: null, partnershipId: led.id });
		await promise('Sammen, ført af skolen', { organisationId: null, partnershipId: joint.id });
		await promise('Kun en kladde', { organisationId: org.id, state: 'draft' });
		await promise('Skolens eget', { organisationId: other.id });

		const report = { organisationId: org.id, version: 1, sentBy: org.as('reporter').person.id };
		for (const halfYear of ['2025-07-01', '2026-01-01'])
			await db
				.insertInto('report')
				.values({ ...report, halfYear, sentAt: new Date('2026-07-20T10:00Z') })
				.execute();
		await db.insertInto('report').values({ organisationId: org.id, halfYear: '2026-07-01' }).execute();
		const contributed = await db
			.insertInto('contribution')
			.values(
				[3, 4].map((amount) => ({ commitmentId: own.id, organisationId: org.id, amount, happenedOn: today })),
			)
			.returning('id')
			.execute();
		const [doubted, settled] = contributed.map(({ id }) => id) as [number, number];
		const raised = {
			organisationId: null,
			personId: karen.person.id,
			raisedAt: new Date('2026-11-20T12:00Z'),
		};
		const resolved = {
			resolution: 'stands' as const,
			resolutionNote: 'Fire var der',
			resolvedAt: new Date(),
		};
		await db
			.insertInto('objection')
			.values([
				{ ...raised, contributionId: doubted, reason: 'Vi husker kun to' },
				{ ...raised, ...resolved, contributionId: settled, reason: 'Fire er mange' },
			])
			.execute();

		const open = await file(db, org.slug);
		expect(open.organisation).toMatchObject({ ...contact, publicEmail: 'hej@spaer.example' });
		expect(new Set(open.members)).toEqual(
			new Set(
				organisationRoles.map((role) => {
					const { name, email } = org.as(role).person;
					return { name, email, role };
				}),
			),
		);
		expect(open.sites.map(({ address }) => address)).toEqual(['Kapelvej 16', 'Blågårds Plads 3']);
		expect(open).toMatchObject({ signerName: 'Maja Holm', signedAt: expect.any(Date) as Date });
		expect(
			new Set(open.partnerships.map(({ title, endsOn, state }) => `${title} ${endsOn} ${state}`)),
		).toEqual(new Set(['Ført af os 2027-12-31 active', 'Ført af skolen 2028-06-30 active']));
		expect(open.fellows.map(({ slug }) => slug)).toEqual([other.slug]);
		expect(
			Object.fromEntries(open.promises.map((one) => [one.title, one.partnership?.leadId ?? null])),
		).toEqual({ 'Vores eget': null, 'Sammen, ført af os': org.id, 'Sammen, ført af skolen': other.id });
		expect(open.promises.find(({ id }) => id === own.id)).toMatchObject({ target: 10, delivered: 7 });
		expect(open.reports.map(({ halfYear }) => halfYear)).toEqual(['2026-01-01', '2025-07-01']);
		expect(open.report).toMatchObject({ standing: expect.anything() as object });
		expect(open.objections.map((one) => ({ ...one, raisedAt: new Date(one.raisedAt) }))).toEqual([
			{ contribution: doubted, title: 'Vores eget', reason: 'Vi husker kun to', raisedAt: raised.raisedAt },
		]);
	});

	test('takes a note with a task and a day to call, once however often it is sent', async ({ db }) => {
		const { karen, org } = await partner(db);
		const input = said({
			submission: crypto.randomUUID(),
			task: 'Foreslå ny frist',
			taskOn: '4.12.2026',
			nextOn: '1.12.2026',
		});
		await writeDown(db, karen, org.slug, input);
		await writeDown(db, karen, org.slug, input);
		const open = await file(db, org.slug);
		expect(open.tasks).toMatchObject([
			{ words: 'Foreslå ny frist', dueOn: '2026-12-04', ownerName: 'Karen Lund' },
		]);
		expect(open.case).toMatchObject({ nextCallOn: '2026-12-01', ownerId: null });
		const notes = open.entries.filter(({ kind }) => kind === 'note');
		expect(notes).toMatchObject([
			{
				words: 'De når 5 af 8.',
				by: 'Karen Lund',
				corrected: false,
				tasks: [{ words: 'Foreslå ny frist', done: false }],
			},
		]);
	});

	test('ends the agreed call when the call was made, not when nobody answered', async ({ db }) => {
		const { karen, org } = await partner(db);
		const next = async () => (await file(db, org.slug)).case.nextCallOn;
		await changeCase(
			db,
			karen,
			org.slug,
			{ owner: karen.person.id, nextOn: today, advertProtected: false },
			null,
		);
		await writeDown(db, karen, org.slug, said({ kind: 'no_answer', words: '' }));
		expect(await next()).toBe(today);
		await writeDown(db, karen, org.slug, said({ kind: 'call' }));
		expect(await next()).toBeNull();
		await writeDown(db, karen, org.slug, said({ kind: 'note', words: '', nextOn: '1.12.2026' }));
		await writeDown(db, karen, org.slug, said({ kind: 'call' }));
		expect(await next()).toBe('2026-12-01');
		expect((await file(db, org.slug)).lastCall).toEqual(new Date('2026-11-26T09:00:00Z'));
	});

	test('keeps what was written: a correction stands beside it, and is made once', async ({ db }) => {
		const { karen, org } = await partner(db);
		const other = await player(db, 'school');
		await writeDown(db, karen, org.slug, said());
		const [note] = (await file(db, org.slug)).entries;
		if (note?.kind !== 'note') return expect.fail('no note');
		const words = { note: note.id, words: 'De når 6 af 8.' };
		await expect(correctNote(db, karen, other.slug, words)).rejects.toMatchObject(notFound);
		await correctNote(db, karen, org.slug, words);
		const refused = { name: 'Refused', code: 'note_corrected' };
		await expect(correctNote(db, karen, org.slug, words)).rejects.toMatchObject(refused);
		expect((await file(db, org.slug)).entries).toMatchObject([{ words: 'De når 6 af 8.', corrected: true }]);
		const kept = await db.selectFrom('caseworkNote').select('words').orderBy('id').execute();
		expect(kept.map((one) => one.words)).toEqual(['De når 5 af 8.', 'De når 6 af 8.']);
	});

	test('is never rewritten by anybody: the database refuses', async ({ db }) => {
		const { karen, org } = await partner(db);
		const other = await player(db, 'school');
		await writeDown(db, karen, org.slug, said({ task: 'Ring', taskOn: '4.12.2026' }));
		const notes = db.updateTable('caseworkNote');
		await expect(notes.set({ words: 'Andet' }).execute()).rejects.toThrow('append-only');
		await expect(db.deleteFrom('caseworkNote').execute()).rejects.toThrow('append-only');
		const { id } = await db.selectFrom('caseworkNote').select('id').executeTakeFirstOrThrow();
		const astray = {
			organisationId: other.id,
			kind: 'note',
			words: 'x',
			writtenAt: new Date(),
			correctsId: id,
		} as const;
		await expect(
			db
				.insertInto('caseworkNote')
				.values({ ...astray, writtenBy: karen.person.id })
				.execute(),
		).rejects.toThrow('same file');
		// Where two partners turn out to be one, both histories go on in one file, tasks and all.
		await notes.set({ organisationId: other.id }).execute();
		await db.updateTable('caseworkTask').set({ organisationId: other.id }).execute();
		expect(await file(db, other.slug)).toMatchObject({
			tasks: [{ words: 'Ring' }],
			entries: [{ words: 'De når 5 af 8.' }],
		});
	});

	test('goes with an application that is given up', async ({ db }) => {
		const karen = await consultant(db);
		const org = await player(db, 'business', { state: 'waiting' });
		await writeDown(db, karen, org.slug, said({ task: 'Ring', taskOn: '4.12.2026', nextOn: '1.12.2026' }));
		const [note] = (await file(db, org.slug)).entries;
		if (note?.kind !== 'note') return expect.fail('no note');
		await correctNote(db, karen, org.slug, { note: note.id, words: 'Andet' });
		await db.transaction().execute((trx) => caseworkData.giveUp!(trx, org.id, new Date()));
		expect(await file(db, org.slug)).toMatchObject({ tasks: [], entries: [], case: { nextCallOn: null } });
	});

	test('tells the second of two who change the case at once', async ({ db }) => {
		const { karen, org } = await partner(db);
		const version = (await file(db, org.slug)).caseStored;
		const { versionOf } = await import('#lib/platform/forms/edited.ts');
		const edited = { version: versionOf(version), values: { owner: '', nextOn: '2.12.2026' } };
		await changeCase(
			db,
			karen,
			org.slug,
			{ owner: null, nextOn: '2026-12-01', advertProtected: false },
			edited,
		);
		await expect(
			changeCase(db, karen, org.slug, { owner: null, nextOn: '2026-12-02', advertProtected: false }, edited),
		).rejects.toMatchObject({ code: 'edited_meanwhile' });
		const auditor = await person(db, 'auditor');
		await expect(
			changeCase(
				db,
				karen,
				org.slug,
				{ owner: auditor.person.id, nextOn: null, advertProtected: false },
				null,
			),
		).rejects.toMatchObject(notFound);
	});
});

describe('a task', () => {
	test('is done and not done after all; who did it is told', async ({ db }) => {
		const { karen, org } = await partner(db);
		await writeDown(db, karen, org.slug, said({ task: 'Ring', taskOn: '4.12.2026' }));
		const [task] = (await file(db, org.slug)).tasks;
		const it = { task: task!.id };
		await finishTask(db, karen, org.slug, it, true);
		await finishTask(db, karen, org.slug, it, true);
		const done = await file(db, org.slug);
		expect(done.tasks).toEqual([]);
		expect(done.entries.filter(({ kind }) => kind === 'task_done')).toMatchObject([
			{ words: 'Ring', by: 'Karen Lund' },
		]);
		await finishTask(db, karen, org.slug, it, false);
		expect((await file(db, org.slug)).tasks).toHaveLength(1);
		const other = await player(db, 'school');
		await expect(finishTask(db, karen, other.slug, it, true)).rejects.toMatchObject(notFound);
	});

	test('is reminded of once, on its day, and on the next working day after a day off', async ({ db }) => {
		const { karen, org } = await partner(db);
		// The 28th is a Saturday.
		for (const [task, taskOn] of [
			['Ring', '27.11.2026'],
			['Skriv', '28.11.2026'],
			['Mød dem', '4.12.2026'],
		] as const)
			await writeDown(db, karen, org.slug, said({ task, taskOn }));
		const [first] = (await file(db, org.slug)).tasks;
		const told = async (day: string) => {
			setClock(`${day}T07:27:00Z`);
			await remindOfTasks.handle(db, {});
			await remindOfTasks.handle(db, {});
			setClock('2026-11-26T09:00:00Z');
			return (await mailsTo(db, karen.person.email)).map(({ text }) => text);
		};
		expect(await told('2026-11-26')).toEqual([]);
		expect(await told('2026-11-27')).toEqual([expect.stringContaining('Spær & Bjælke: Ring')]);
		expect(await told('2026-11-28')).toHaveLength(1);
		await finishTask(db, karen, org.slug, { task: first!.id }, true);
		const monday = await told('2026-11-30');
		expect(monday).toHaveLength(2);
		expect(monday.at(-1)).toContain('Skriv');
		expect(monday.at(-1)).not.toContain('Mød dem');
	});

	test('of somebody who no longer works here reminds nobody', async ({ db }) => {
		const { karen, org } = await partner(db);
		await writeDown(db, karen, org.slug, said({ task: 'Ring', taskOn: '26.11.2026' }));
		await db.updateTable('person').set({ municipalRole: null }).where('id', '=', karen.person.id).execute();
		await remindOfTasks.handle(db, {});
		expect(await mailsTo(db, karen.person.email)).toEqual([]);
	});
});

describe('what is typed', () => {
	const wrong = (given: object) =>
		v
			.safeParse(writeInput(today), { kind: 'note', words: '', task: '', taskOn: '', nextOn: '', ...given })
			.issues?.map((issue) => v.getDotPath(issue));
	test('says something, and days are to come', () => {
		expect(wrong({})).toEqual(['words']);
		expect(wrong({ kind: 'call', nextOn: '1.12.2026' })).toEqual(['words']);
		expect(wrong({ kind: 'no_answer' })).toBeUndefined();
		expect(wrong({ nextOn: '26.11.2026' })).toBeUndefined();
		expect(wrong({ nextOn: '25.11.2026' })).toEqual(['nextOn']);
		expect(wrong({ task: 'Ring' })).toEqual(['taskOn']);
		expect(wrong({ taskOn: '1.12.2026', words: 'x' })).toEqual(['task']);
		expect(wrong({ task: 'Ring', taskOn: '25.11.2026' })).toEqual(['taskOn']);
	});
});
