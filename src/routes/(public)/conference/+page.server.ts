import { conferencesPage } from '#lib/dialogue/conference/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => conferencesPage(db);
