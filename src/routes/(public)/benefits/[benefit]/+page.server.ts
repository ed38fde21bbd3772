import { municipalityMay } from '#lib/accounts/access.ts';
import { mayEditBenefit } from '#lib/benefits/access.ts';
import { benefitPage } from '#lib/benefits/readers.server.ts';
import { offerData } from '#lib/benefits/structured.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { benefit, standing } = await benefitPage(db, actor, params.benefit);
	return {
		benefit,
		standing,
		mayEdit: mayEditBenefit(actor, benefit),
		mayTakeDown: municipalityMay(actor, 'moderate'),
		url: webAddress(`/benefits/${benefit.slug}`),
		structured: standing === 'current' ? offerData(benefit, env().ORIGIN) : null,
	};
};
