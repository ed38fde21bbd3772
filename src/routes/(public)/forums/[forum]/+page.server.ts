import { forumPage } from '#lib/networks/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => forumPage(db, params.forum);
