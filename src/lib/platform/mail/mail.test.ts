import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { deliverMail, htmlOf, sendMails } from '#lib/platform/mail/mail.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';
import { brokenServer, openMailbox, type Mailbox } from '../../../../tests/support/mail/mailbox.ts';

const settings = vi.hoisted(() => ({ SMTP_URL: undefined as string | undefined }));
vi.mock('#lib/platform/env.server.ts', async (original) => {
	const real = await original<typeof import('#lib/platform/env.server.ts')>();
	return { ...real, env: () => ({ ...real.loadEnv(process.env), ...settings }) };
});

const welcome = {
	to: 'maja@example.dk',
	subject: 'Velkommen til\nbyen',
	text: 'Kære Maja\n\nBekræft her: https://example.dk/x?a=1&b=2.',
};
const send = (db: Database, dedupeKey?: string) =>
	db.transaction().execute(async (trx) => (await sendMails(trx, [{ ...welcome, dedupeKey }]))[0] ?? null);
const stored = (db: Database) => db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();

let mailbox: Mailbox;
beforeEach(async () => {
	mailbox = await openMailbox();
	settings.SMTP_URL = mailbox.url;
});
afterEach(() => mailbox.close());

describe('mail', () => {
	test('reaches the mail server once, also when its job runs again', async ({ db }) => {
		const id = (await send(db)) ?? 0;
		await Promise.all([deliverMail.handle(db, { id }), deliverMail.handle(db, { id })]);
		await deliverMail.handle(db, { id });
		expect(mailbox.received).toHaveLength(1);
		expect(mailbox.received[0]).toMatchObject({
			subject: 'Velkommen til byen',
			to: [{ address: 'maja@example.dk' }],
			messageId: expect.stringMatching(/^<mail-\d+-\w+@localhost>$/),
		});
		expect(mailbox.received[0]?.html).toContain('<a href="https://example.dk/x?a=1&amp;b=2">');
		expect(await stored(db)).toMatchObject({ attempts: 1, lastError: null, sentAt: expect.any(Date) });
	});

	test('carries a calendar file, and says beside it what it is for', async ({ db }) => {
		const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
		const letter = { ...welcome, replyTo: 'hej@huset.example', calendar };
		const [id = 0] = await db.transaction().execute((trx) => sendMails(trx, [letter]));
		await deliverMail.handle(db, { id });
		const [mail] = mailbox.received;
		expect(mail?.replyTo).toMatchObject([{ address: 'hej@huset.example' }]);
		expect(mail?.attachments.map(({ mimeType, method }) => `${mimeType} ${method ?? ''}`)).toContain(
			'text/calendar CANCEL',
		);
	});

	test('that comes again and again is ended by one press in the mail program', async ({ db }) => {
		const unsubscribe = 'https://example.dk/besked-om-nyt/abc/afmeld';
		const [id = 0] = await db.transaction().execute((trx) => sendMails(trx, [{ ...welcome, unsubscribe }]));
		await deliverMail.handle(db, { id });
		const headers = Object.fromEntries(
			mailbox.received[0]?.headers.map(({ key, value }) => [key, value]) ?? [],
		);
		expect(headers).toMatchObject({
			'list-unsubscribe': `<${unsubscribe}>`,
			'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
		});
		await send(db);
		const other = await db.selectFrom('mail').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
		await deliverMail.handle(db, other);
		expect(mailbox.received[1]?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
	});

	test('is tried again after "try later"', async ({ db }) => {
		const id = (await send(db)) ?? 0;
		mailbox.refuse(451);
		await expect(deliverMail.handle(db, { id })).rejects.toThrow(/451/);
		const waiting = await stored(db);
		expect(waiting).toMatchObject({ attempts: 1, sentAt: null });
		expect(waiting.lastError).not.toContain('@');
		await deliverMail.handle(db, { id });
		expect(mailbox.received).toHaveLength(1);
		expect(await stored(db)).toMatchObject({ attempts: 2, lastError: null, sentAt: expect.any(Date) });
	});

	test.for<[string, Parameters<typeof brokenServer>[0]]>([
		['that nobody answers at', null],
		['that hangs up at once', (socket) => socket.destroy()],
		['that is too busy', (socket) => socket.end('421 busy\r\n')],
		['that speaks another language', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
		[
			'that hangs up with the letter in its hands',
			(socket) => {
				socket.write('220 hello\r\n');
				let letter = '';
				socket.on('data', (said) => {
					if (letter || /^DATA/m.test(String(said))) letter += String(said);
					if (/\r\n\.\r\n$/.test(letter)) socket.destroy();
					else if (!letter) socket.write('250 fine\r\n');
					else if (letter === 'DATA\r\n') socket.write('354 go on\r\n');
				});
			},
		],
	])('waits for a mail server %s', async ([, answer], { db }) => {
		const id = (await send(db)) ?? 0;
		const broken = await brokenServer(answer);
		settings.SMTP_URL = broken.url;
		await expect(deliverMail.handle(db, { id })).rejects.toThrow(`Mail ${id} was not delivered`);
		expect(await stored(db)).toMatchObject({ attempts: 1, sentAt: null, lastError: expect.any(String) });
		await broken.close();
		settings.SMTP_URL = mailbox.url;
		await deliverMail.handle(db, { id });
		await deliverMail.handle(db, { id });
		expect(mailbox.received).toHaveLength(1);
		expect(await stored(db)).toMatchObject({ attempts: 2, lastError: null, sentAt: expect.any(Date) });
	});

	test('to an address that does not exist is given up', async ({ db }) => {
		const id = (await send(db)) ?? 0;
		mailbox.refuse(550);
		await deliverMail.handle(db, { id });
		expect(await stored(db)).toMatchObject({ sentAt: null, lastError: expect.stringContaining('550') });
	});

	test('with the same key is written once', async ({ db }) => {
		expect(await send(db, 'approved:7')).toEqual(expect.any(Number));
		expect(await send(db, 'approved:7')).toBeNull();
		const { count } = await db
			.selectFrom('mail')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		expect(count).toBe(1);
	});

	test('without a mail server is kept for reading', async ({ db }) => {
		settings.SMTP_URL = undefined;
		const id = (await send(db)) ?? 0;
		await deliverMail.handle(db, { id });
		expect(mailbox.received).toHaveLength(0);
		expect((await stored(db)).sentAt).toBeInstanceOf(Date);
	});

	test('text becomes escaped paragraphs', () => {
		expect(htmlOf('Hej <b>\n& du\n\nfarvel', 'da')).toContain(
			'<p>Hej &lt;b&gt;<br>&amp; du</p>\n<p>farvel</p>',
		);
	});
});
