import { readDebatesDesk } from '#lib/dialogue/debates/list.ts';
import { debatesDeskPage } from '#lib/dialogue/debates/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db, actor } }) =>
	debatesDeskPage(db, actor, readDebatesDesk(url.searchParams).view, url.searchParams.get('after'));
