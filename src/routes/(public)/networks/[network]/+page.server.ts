import { networkPage } from '#lib/networks/joining/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db } }) => networkPage(db, params.network);
