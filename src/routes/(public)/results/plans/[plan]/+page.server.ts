import { planPage } from '#lib/followup/plans/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => planPage(db, params.plan);
