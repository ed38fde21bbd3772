import { opinionPage } from '#lib/followup/opinions/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => opinionPage(db, params.opinion);
