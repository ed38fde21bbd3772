/** All work done after the answer, and what recurs. Each room defines its tasks; here they are only listed. */
import { tidyAccounts } from '#lib/accounts/own-data.server.ts';
import { forgetRegistrations, tellRegistered } from '#lib/events/tell.server.ts';
import type { AnyTask } from '#lib/platform/jobs.server.ts';
import { deliverMail } from '#lib/platform/mail.server.ts';
import { forgetPlatformData } from '#lib/platform/retention.server.ts';

export const tasks: AnyTask[] = [
	deliverMail,
	tellRegistered,
	forgetRegistrations,
	tidyAccounts,
	forgetPlatformData,
];

/** 'minute hour day month weekday task.name', in UTC. */
export const crontab = [
	'17 2 * * * events.forget_registrations',
	'37 2 * * * accounts.tidy',
	'47 2 * * * platform.forget',
].join('\n');
