import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readAuditFilter, unreadDays } from '#lib/municipality/audit/audit-filter.ts';
import { auditLog, mostInFile } from '#lib/municipality/audit/audit.server.ts';
import type { PageServerLoad } from './$types';

const pageLength = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	const filter = readAuditFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const log = await auditLog(locals.db, locals.actor, filter, { after, limit: pageLength });
	return { ...log, filter, mostInFile, unread: unreadDays(url.searchParams) };
};
