import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { retentionOverview } from '#lib/municipality/retention/retention.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { mostCounted } from '#lib/platform/personal-data/keeping.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';
import { keepers } from '../../../../jobs.server.ts';
import { personalData } from '../../../../personal-data.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor, ...locals }, url }) => {
	signedInMunicipality({ ...locals, actor }, url, 'audit');
	const { REGISTRATION_DAYS, SESSION_DAYS } = env();
	return {
		kept: await retentionOverview(db, actor, { keepers, rooms: personalData }),
		days: { ...days, registration: REGISTRATION_DAYS, sessionAtMost: SESSION_DAYS },
		mostCounted,
	};
};
