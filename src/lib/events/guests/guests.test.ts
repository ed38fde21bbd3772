import { afterEach, beforeEach, describe, expect } from 'vitest';
import { guestFilter } from '#lib/events/guests/guests.ts';
import { allGuests, guestList, guestsCsv } from '#lib/events/guests/guests.server.ts';
import { messagesADay } from '#lib/events/guests/message.ts';
import {
	messagePage,
	previewMessage,
	sendMessage,
	writeMessage,
} from '#lib/events/guests/messages.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const refused = (code: string) => ({ name: 'Refused', code });

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

async function party(db: Database) {
	const host = await organisation(db, 'nordlys');
	await db
		.updateTable('organisation')
		.set({ publicEmail: 'hej@nordlys.example' })
		.where('id', '=', host.id)
		.execute();
	const questions = [{ text: 'Spiser I kød?', choices: ['ja', 'nej'] }];
	const { id, slug } = await makeEvent(db, host.id, { questions: JSON.stringify(questions) });
	const answers = (question: string, answer: string) => JSON.stringify([{ question, answer }]);
	const guests = [
		{
			name: '=Øjvind',
			people: 4,
			companions: ['Søren'],
			state: 'confirmed',
			answers: answers('Spiser I kød?', 'ja'),
		},
		{ name: 'Anna', state: 'waiting', answers: answers('Før?', 'Nej') },
		{ name: 'Bo', locale: 'en', state: 'confirmed' },
		{ name: 'Cilla', state: 'cancelled' },
		{ name: 'Dan', state: 'unconfirmed' },
	] as const;
	for (const [n, guest] of guests.entries())
		await db
			.insertInto('registration')
			.values({
				...guest,
				companions: 'companions' in guest ? [...guest.companions] : [],
				eventId: id,
				email: `g${n}@prove.example`,
			})
			.execute();
	const mails = () =>
		db.selectFrom('mail').select(['toAddress', 'subject', 'text', 'replyTo']).orderBy('id').execute();
	const names = async (filter: Partial<typeof guestFilter.all>) =>
		(
			await guestList(db, host.as('editor'), [host.slug, slug], {
				filter: { ...guestFilter.all, ...filter },
				limit: 10,
			})
		).page.rows.map(({ name }) => name);
	return { host, id, slug, mails, names };
}
const message = { audience: 'coming', body: 'Tag en gryde med.\n\nVi ses!' } as const;

describe('the organiser’s list', () => {
	test('has who comes before who waits, and is searched and narrowed', async ({ db }) => {
		const { names } = await party(db);
		expect(await names({})).toEqual(['=Øjvind', 'Bo', 'Anna']);
		expect(await names({ q: 'soren' })).toEqual(['=Øjvind']);
		expect(await names({ q: 'g1@prove' })).toEqual(['Anna']);
		expect(await names({ state: 'waiting' })).toEqual(['Anna']);
	});

	test('is a table for spreadsheets, with a column for each question, and runs nothing', async ({ db }) => {
		const { host, slug } = await party(db);
		const { event, guests } = await allGuests(db, host.as('editor'), host.slug, slug);
		const [head, ...lines] = guestsCsv(event, guests).trim().split('\r\n');
		expect(head).toContain('1. Spiser I kød?');
		expect(lines).toHaveLength(3);
		expect(lines.join('\n')).toContain("'=Øjvind;4;Søren;g0@prove.example");
		expect(lines.find((line) => line.startsWith('Anna'))).toContain('Før?: Nej');
	});

	test('is nobody’s but the editors’', async ({ db }) => {
		const { host, slug } = await party(db);
		const other = await organisation(db, 'andre');
		for (const [actor, by] of [
			[host.as('reporter'), host.slug],
			[other.as('owner'), host.slug],
			[other.as('owner'), other.slug],
		] as const)
			for (const attempt of [
				() => allGuests(db, actor, by, slug),
				() => messagePage(db, actor, by, slug),
				() => previewMessage(db, actor, by, slug, message),
				() => sendMessage(db, actor, by, slug, message),
			])
				await expect(attempt()).rejects.toMatchObject({ status: 404 });
	});
});

describe('a message', () => {
	test('is looked at first, and says to how many it goes', async ({ db }) => {
		const { host, slug, mails } = await party(db);
		const preview = await previewMessage(db, host.as('editor'), host.slug, slug, message);
		expect(preview).toMatchObject({ readers: 2, replyTo: 'hej@nordlys.example' });
		expect(preview.text).toContain(message.body);
		expect(await mails()).toEqual([]);
	});

	test('reaches each once in their own language, and shows no other’s address', async ({ db }) => {
		const { host, id, slug, mails } = await party(db);
		const submission = crypto.randomUUID();
		const send = () => sendMessage(db, host.as('editor'), host.slug, slug, { ...message, submission });
		const [first, second] = await Promise.all([send(), send()]);
		expect(second).toBe(first);
		for (let n = 0; n < 2; n++) await writeMessage.handle(db, { messageId: Number(first) });
		const sent = await mails();
		expect(sent.map(({ toAddress }) => toAddress)).toEqual(['g0@prove.example', 'g2@prove.example']);
		expect(sent.map(({ subject }) => subject)).toEqual(
			(['da', 'en'] as const).map((locale) =>
				withLocale(locale, () => m.event_message_subject({ title: 'En aften' })),
			),
		);
		for (const { text, replyTo, toAddress } of sent) {
			expect(replyTo).toBe('hej@nordlys.example');
			expect(text).toContain(message.body);
			expect(text.match(/[\w.]+@[\w.]+/g)).toEqual(['hej@nordlys.example']);
			expect(text).not.toContain(toAddress);
		}
		expect((await messagePage(db, host.as('editor'), host.slug, slug)).sent).toMatchObject([
			{ audience: 'coming', recipients: 2 },
		]);
		const trail = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', '=', 'event.message_sent')
			.execute();
		expect(trail).toHaveLength(1);
		expect(id).toBeGreaterThan(0);
	});

	test('to all reaches who waits, too; not who cancelled or never said yes', async ({ db }) => {
		const { host, slug, mails } = await party(db);
		const all = { ...message, audience: 'all' } as const;
		const messageId = Number(await sendMessage(db, host.as('editor'), host.slug, slug, all));
		await writeMessage.handle(db, { messageId });
		expect(await mails()).toHaveLength(3);
	});

	test('comes a few times a day at most, and to somebody', async ({ db }) => {
		const { host, slug } = await party(db);
		const send = () => sendMessage(db, host.as('editor'), host.slug, slug, message);
		const tries = await Promise.allSettled(Array.from({ length: messagesADay + 2 }, send));
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(messagesADay);
		await expect(send()).rejects.toMatchObject(refused('event_messages_many'));
		setClock('2026-11-23T12:00:01Z');
		await send();
		await db.updateTable('registration').set({ state: 'cancelled' }).execute();
		await expect(send()).rejects.toMatchObject(refused('event_nobody_to_write'));
	});
});
