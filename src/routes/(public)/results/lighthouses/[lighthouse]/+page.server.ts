import { lighthousePage } from '#lib/followup/lighthouses/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => lighthousePage(db, params.lighthouse);
