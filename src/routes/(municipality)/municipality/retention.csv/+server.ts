import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { retentionCsv } from '#lib/municipality/retention/file.server.ts';
import { retentionOverview } from '#lib/municipality/retention/retention.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { env } from '#lib/platform/env.server.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';
import { keepers } from '../../../../jobs.server.ts';
import { personalData } from '../../../../personal-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db, actor, ...locals }, url }) => {
	signedInMunicipality({ ...locals, actor }, url, 'audit');
	const { REGISTRATION_DAYS, SESSION_DAYS } = env();
	const kept = await retentionOverview(db, actor, { keepers, rooms: personalData });
	const lengths = { ...days, registration: REGISTRATION_DAYS, sessionAtMost: SESSION_DAYS };
	return csvFile(m.retention_file(), retentionCsv(kept, lengths));
};
