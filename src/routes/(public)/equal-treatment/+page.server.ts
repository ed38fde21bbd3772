import { readHelpFilter } from '#lib/equality/help/list.ts';
import { helpPage } from '#lib/equality/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders, locals: { db } }) => {
	// Who is open changes by the minute; and whoever follows a link away says nothing of where they were.
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	return helpPage(db, readHelpFilter(url.searchParams));
};
