import { yearReport } from '#lib/impact/yearly-report/report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => ({
	report: await yearReport(db, params.organisation, params.year),
});
