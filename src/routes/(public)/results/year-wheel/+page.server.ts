import { publicWheel } from '#lib/followup/wheel/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	publicWheel(db, url.searchParams.get('year'));
