import { qrPath } from '#lib/feeds/qr.server.ts';
import { methodPath } from '#lib/guide/methods/method.ts';
import { shownMethod } from '#lib/guide/methods/readers.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => {
	const { method } = await shownMethod(db, params.method);
	const url = webAddress(methodPath(method.slug));
	return { method, url, qr: qrPath(url) };
};
