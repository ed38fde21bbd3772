import { lighthousesDeskPage } from '#lib/followup/lighthouses/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db, actor } }) => lighthousesDeskPage(db, actor);
