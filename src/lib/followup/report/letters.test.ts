/** Who is told by mail of a status report's way, and what the mail says. */
import { afterEach, beforeEach, expect } from 'vitest';
import * as reports from '#lib/followup/report/reports.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { deliverMail } from '#lib/platform/mail/mail.server.ts';
import { makePerson, person } from '../../../../tests/support/cast/people.ts';
import * as cast from '../../../../tests/support/cast/status-reports.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const year = 2026;
const mails = (db: Database, about: string) =>
	db
		.selectFrom('mail')
		.select(['id', 'toAddress', 'subject', 'text', 'locale'])
		.where('subject', 'like', `%${about}%`)
		.orderBy('toAddress')
		.execute();
const addresses = (all: { toAddress: string }[]) => all.map(({ toAddress }) => toAddress);
const sorted = (...people: { person: { email: string } }[]) =>
	people.map(({ person: { email } }) => email).toSorted();

test('everybody who may comment is told once that a hearing opens, until when, and where', async ({ db }) => {
	const editor = await makePerson(db, { name: 'Rikke', municipalRole: 'editor' });
	const staff = [
		editor,
		await makePerson(db, { name: 'Sara', municipalRole: 'consultant' }),
		await makePerson(db, { name: 'Jonas', municipalRole: 'administrator' }),
		await makePerson(db, { name: 'Ada', municipalRole: 'auditor' }),
		await makePerson(db, { name: 'Mads', municipalRole: 'moderator' }),
	];
	const [, sara] = staff;
	await db.updateTable('person').set({ locale: 'en' }).where('id', '=', sara!.person.id).execute();
	await makePerson(db, { name: 'Uvist', municipalRole: 'consultant', confirmed: false });
	await person(db);
	await cast.begunReport(db, editor, year);
	await cast.cutReport(db, editor, year);
	await expect(
		reports.sendToHearing(db, editor, year, { hearingEndsOn: '2026-11-21' }),
	).rejects.toMatchObject({ code: 'status_report_hearing_day' });
	expect(await mails(db, `Status ${year}`)).toEqual([]);

	await reports.sendToHearing(db, editor, year, { hearingEndsOn: '2026-12-04' });
	await expect(
		reports.sendToHearing(db, editor, year, { hearingEndsOn: '2026-12-04' }),
	).rejects.toMatchObject({ code: 'status_report_state_changed' });

	const told = await mails(db, `Status ${year}`);
	expect(addresses(told)).toEqual(sorted(...staff));
	const to = ({ person: { email } }: typeof editor) => told.find(({ toAddress }) => toAddress === email)!;
	expect(to(editor).text).toContain('Hej Rikke\n');
	expect(to(editor).text).toContain('4. december 2026');
	expect(to(editor).text).toContain(`/kommune/opfoelgning/statusrapporter/${year}`);
	expect(to(sara!)).toMatchObject({ locale: 'en', subject: `“Status ${year}” is being heard` });
	expect(to(sara!).text).toContain('4 December 2026');
	expect(to(sara!).text).toContain(`/en/municipality/followup/status-reports/${year}`);

	// A delivery that is tried again sends nothing more.
	const { id } = told[0]!;
	await deliverMail.handle(db, { id });
	await deliverMail.handle(db, { id });
	const { attempts } = await db
		.selectFrom('mail')
		.select('attempts')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	expect(attempts).toBe(1);
});

test('whoever began it is told that it came back, with the reason, and that it is approved', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const other = await person(db, 'administrator');
	await cast.approvedReport(db, editor, other, year);
	const [approved, ...more] = await mails(db, 'godkendt');
	expect(more).toEqual([]);
	expect(approved?.toAddress).toBe(editor.person.email);
	expect(approved?.text).toContain(`${other.person.name} har godkendt »Status ${year}«`);

	await reports.returnReport(db, other, year, { returnWords: 'Resuméet mangler.' });
	const [returned] = await mails(db, 'tilbage');
	expect(returned?.toAddress).toBe(editor.person.email);
	expect(returned?.text).toContain('Resuméet mangler.');
	expect(returned?.text).toContain(`/kommune/opfoelgning/statusrapporter/${year}`);

	// Heard anew, it is told anew.
	const heard = () => mails(db, 'høring');
	const before = (await heard()).length;
	await reports.sendToHearing(db, editor, year, { hearingEndsOn: '2026-11-30' });
	expect(await heard()).toHaveLength(before * 2);
});

test('nobody is told what they did themselves, nor who has left the municipality', async ({ db }) => {
	const editor = await person(db, 'editor');
	const other = await person(db, 'administrator');
	await cast.heardReport(db, editor, year);
	await reports.returnReport(db, editor, year, { returnWords: 'Jeg retter selv.' });
	await reports.sendToHearing(db, editor, year, { hearingEndsOn: '2026-11-30' });
	await db.updateTable('person').set({ municipalRole: null }).where('id', '=', editor.person.id).execute();
	await reports.returnReport(db, other, year, { returnWords: 'Den skal skrives om.' });
	expect(await mails(db, 'tilbage')).toEqual([]);
});
