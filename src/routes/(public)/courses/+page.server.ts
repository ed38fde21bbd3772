import { readCourseFilter } from '#lib/networks/courses/list.ts';
import { coursesPage } from '#lib/networks/courses/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	coursesPage(db, readCourseFilter(url.searchParams), url.searchParams.get('after'));
