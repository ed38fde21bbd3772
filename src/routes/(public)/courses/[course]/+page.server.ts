import { coursePage } from '#lib/networks/courses/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	coursePage(db, actor, params.course);
