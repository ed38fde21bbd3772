/** How long sign-ups are kept, on a site that says less than the most. */
import { afterEach, describe, expect, vi } from 'vitest';
import { forgetRegistrations } from '#lib/events/registrations/tell.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { asks, eventOf, mailOf, saysYes, standings } from '../../../../tests/support/cast/sign-ups.ts';
import { lastMailTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

const settings = vi.hoisted(() => ({ REGISTRATION_DAYS: 30 }));
vi.mock('#lib/platform/env.server.ts', async (original) => {
	const real = await original<typeof import('#lib/platform/env.server.ts')>();
	return { ...real, env: () => ({ ...real.loadEnv(process.env), ...settings }) };
});

afterEach(() => setClock(null));

describe('a sign-up', () => {
	test.for([30, 7])('is forgotten %s days after the event, and its mail says so', async (days, { db }) => {
		settings.REGISTRATION_DAYS = days;
		setClock('2026-11-22T12:00:00Z');
		const slug = await eventOf(db, null);
		await asks(db, slug, 'anna');
		await saysYes(db, slug, 'anna');
		expect((await lastMailTo(db, mailOf('anna'))).text).toContain(m.event_mail_deleted({ days }));
		const ended = Date.parse('2026-11-24T19:30:00Z');
		for (const [hours, left] of [
			[-1, { anna: 'confirmed' }],
			[1, {}],
		] as const) {
			setClock(new Date(ended + days * 86_400_000 + hours * 3_600_000));
			await forgetRegistrations.handle(db, {});
			expect(await standings(db)).toEqual(left);
		}
	});
});
