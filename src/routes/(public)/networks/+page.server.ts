import { networksPage } from '#lib/networks/joining/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => networksPage(db);
