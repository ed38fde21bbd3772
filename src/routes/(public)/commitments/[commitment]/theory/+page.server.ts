import { publicTheory } from '#lib/commitments/list/public-readers.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => {
	const found = await publicTheory(db, params.commitment);
	const url = webAddress(`/commitments/${found.commitment.slug}`);
	return { ...found, url, qr: qrPath(url) };
};
