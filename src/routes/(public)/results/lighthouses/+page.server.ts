import { lighthousesPage } from '#lib/followup/lighthouses/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => lighthousesPage(db);
