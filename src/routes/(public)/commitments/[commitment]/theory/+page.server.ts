import { publicTheory } from '#lib/commitments/list/public-readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => {
	const found = await publicTheory(db, params.commitment);
	const url = env().ORIGIN + href(`/commitments/${found.commitment.slug}`);
	return { ...found, url, qr: qrPath(url) };
};
