import { guidePage } from '#lib/guide/welcome/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => ({ guide: await guidePage(db, null) });
