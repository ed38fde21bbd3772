import { publicReports } from '#lib/followup/report/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => ({ reports: await publicReports(db) });
