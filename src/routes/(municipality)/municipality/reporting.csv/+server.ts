import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { reportOverviewCsv } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const csv = await reportOverviewCsv(locals.db, locals.actor, readOverviewFilter(url.searchParams));
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="reporting.csv"',
			'cache-control': 'private, no-store',
		},
	});
};
