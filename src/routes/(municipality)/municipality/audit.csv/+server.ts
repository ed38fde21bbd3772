import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readAuditFilter } from '#lib/municipality/audit/audit-filter.ts';
import { auditCsv } from '#lib/municipality/audit/audit.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	return csvFile(m.audit_file(), await auditCsv(locals.db, locals.actor, readAuditFilter(url.searchParams)));
};
