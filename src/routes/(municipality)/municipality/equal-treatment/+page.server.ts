import { readExperienceFilter } from '#lib/equality/reading/list.ts';
import { equalityDeskPage } from '#lib/equality/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db, actor } }) =>
	equalityDeskPage(db, actor, readExperienceFilter(url.searchParams).view, url.searchParams.get('after'));
