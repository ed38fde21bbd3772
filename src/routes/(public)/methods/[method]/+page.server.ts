import { mayKeep } from '#lib/guide/methods/access.ts';
import { methodPath } from '#lib/guide/methods/method.ts';
import { methodPage } from '#lib/guide/methods/readers.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await methodPage(db, actor, params.method)),
	mayTakeDown: mayKeep(actor),
	url: webAddress(methodPath(params.method)),
});
