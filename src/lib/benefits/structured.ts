/** An offer in the words of search engines' data. */
import type { BenefitOnPage } from '#lib/benefits/benefit.ts';
import { audiencesLabel } from '#lib/benefits/labels.ts';
import { offerLd, type JsonLd } from '#lib/feeds/json-ld.ts';
import { href } from '#lib/i18n/urls.ts';
import { ldPlace } from '#lib/listings/structured.ts';

/** @param origin the site's address. Null until it is public */
export const offerData = (benefit: BenefitOnPage, origin: string): JsonLd | null =>
	benefit.publishedAt === null
		? null
		: offerLd({
				title: benefit.title,
				description: [benefit.description, benefit.howToGet].join('\n\n'),
				url: origin + href(`/benefits/${benefit.slug}`),
				priceKr: benefit.priceKr,
				validUntil: benefit.validUntil,
				audience: audiencesLabel(benefit.audience),
				by: { name: benefit.organiser.name, url: origin + href(`/partners/${benefit.organiser.slug}`) },
				place: benefit.reach === 'place' ? ldPlace(benefit) : null,
			});
