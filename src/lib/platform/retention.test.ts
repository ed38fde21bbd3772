import { afterEach, expect } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import { forgetPlatformData } from '#lib/platform/retention.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';
import { test } from '../../../tests/support/database.ts';

afterEach(() => setClock(null));

const day = 86_400_000;
const today = new Date('2026-11-22T10:00:00Z');

test('sent mails go after 30 days, attempts and form keys after one', async ({ db }) => {
	setClock(today);
	const mail = { toAddress: 'a@example.org', subject: 's', text: 't', html: 'h' };
	const at = (days: number) => new Date(today.getTime() - days * day);
	await db
		.insertInto('mail')
		.values([
			{ ...mail, dedupeKey: 'old', createdAt: at(31), sentAt: at(31) },
			{ ...mail, dedupeKey: 'unsent', createdAt: at(31) },
			{ ...mail, dedupeKey: 'new', createdAt: at(29), sentAt: at(29) },
		])
		.execute();
	await db
		.insertInto('submission')
		.values({ key: crypto.randomUUID(), createdAt: at(2) })
		.execute();
	setClock(at(2));
	await attempt(db, { name: 'login', most: 5, windowMinutes: 15 }, 'somebody');
	setClock(today);

	await forgetPlatformData.handle(db, undefined);

	const kept = await db.selectFrom('mail').select('dedupeKey').orderBy('dedupeKey').execute();
	expect(kept.map(({ dedupeKey }) => dedupeKey)).toEqual(['new', 'unsent']);
	expect(await db.selectFrom('throttle').selectAll().execute()).toEqual([]);
	expect(await db.selectFrom('submission').selectAll().execute()).toEqual([]);
});
