import { countsPage } from '#lib/equality/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => countsPage(db);
