import { qrPath } from '#lib/feeds/qr.server.ts';
import { guidePage } from '#lib/guide/welcome/readers.server.ts';
import { guidePath, isBesideTheSite } from '#lib/guide/welcome/step.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const asked = url.searchParams.get('language') ?? '';
	const language = isBesideTheSite(asked) ? asked : null;
	const address = webAddress(guidePath(language));
	return { guide: await guidePage(db, language), today: now(), address, qr: qrPath(address) };
};
