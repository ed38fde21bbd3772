import { conferencePage } from '#lib/dialogue/conference/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => conferencePage(db, params.year);
