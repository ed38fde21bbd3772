import { welcomeDeskPage } from '#lib/guide/welcome/desk/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db, actor } }) => welcomeDeskPage(db, actor);
