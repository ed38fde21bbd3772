/** All work done after the answer, and what recurs. Each room defines its tasks; here they are only listed. */
import type { AnyTask } from '#lib/platform/jobs.server.ts';
import { deliverMail } from '#lib/platform/mail.server.ts';

export const tasks: AnyTask[] = [deliverMail];

/** 'minute hour day month weekday task.name', in UTC. */
export const crontab = '';
