import { publicReport } from '#lib/followup/report/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => publicReport(db, params.report);
