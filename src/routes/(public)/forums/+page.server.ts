import { forumsPage } from '#lib/networks/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => forumsPage(db);
