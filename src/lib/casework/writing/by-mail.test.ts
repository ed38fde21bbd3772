/** A letter on its way: through the queue to a mail server, and back by the press in the mail program. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { openLetter, beginLetter, sendLetter } from '#lib/casework/writing/writing.server.ts';
import { sendOne } from '#lib/casework/writing/sending.server.ts';
import { leaveList } from '#lib/casework/consent/consent.server.ts';
import { mailListIn } from '#lib/casework/consent/lists.ts';
import { deliverMail } from '#lib/platform/mail/mail.server.ts';
import { answers, letterSaying } from '../../../../tests/support/cast/letters.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { openMailbox, type Mailbox } from '../../../../tests/support/mail/mailbox.ts';

const settings = vi.hoisted(() => ({ SMTP_URL: undefined as string | undefined }));
vi.mock('#lib/platform/env.server.ts', async (original) => {
	const real = await original<typeof import('#lib/platform/env.server.ts')>();
	return { ...real, env: () => ({ ...real.loadEnv(process.env), ...settings }) };
});

let mailbox: Mailbox;
beforeEach(async () => {
	mailbox = await openMailbox();
	settings.SMTP_URL = mailbox.url;
});
afterEach(() => mailbox.close());

const all = { outcome: null, after: null, limit: 5 };

test('comes with the way out in its head, and a press there keeps the next one away', async ({ db }) => {
	const karen = await person(db, 'consultant');
	const partner = await player(db);
	const reader = partner.as('owner').person;
	await answers(db, reader, 'news');
	const chosen = { query: '', organisationIds: [partner.id] };
	const id = Number(await beginLetter(db, karen, letterSaying(), chosen));
	await sendLetter(db, karen, id, { people: 1 });
	await sendOne.handle(db, { letter: id, organisation: partner.id });
	const mail = await db
		.selectFrom('mail')
		.select('id')
		.where('toAddress', '=', reader.email)
		.where('dedupeKey', 'like', 'letter:%')
		.executeTakeFirstOrThrow();
	await deliverMail.handle(db, mail);
	const [received] = mailbox.received;
	expect(received).toMatchObject({
		subject: 'En ny pulje til lærlinge',
		to: [{ address: reader.email }],
		text: expect.stringContaining('Der er 200.000 kr.'),
	});
	const head = new Map(received?.headers.map(({ key, value }) => [key, value]));
	expect(head.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
	const address = new URL(/^<(.*)>$/.exec(head.get('list-unsubscribe') ?? '')?.[1] ?? '');
	const [, secret = ''] = /\/([\w-]+)\/afmeld$/.exec(address.pathname) ?? [];
	await leaveList(db, secret, mailListIn(address.searchParams.get('list'))!);

	const next = Number(await beginLetter(db, karen, letterSaying(), chosen));
	expect((await openLetter(db, karen, next, all)).audience).toMatchObject({
		people: 0,
		partners: { sent: 0, no_consent: 1 },
	});
});
