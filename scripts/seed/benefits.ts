/** What partners offer citizens, for as long as it lasts. */
import type { Audience, BenefitKind } from '#lib/benefits/benefit.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { slugFor, type City } from './city.ts';
import { randomFrom } from './random.ts';

interface BenefitPlan {
	by: string;
	kind: BenefitKind;
	title: string;
	text: string;
	how: string;
	audience: Audience[];
	/** At the partner's own place where left out. */
	reach?: 'city' | DistrictNr[];
	price?: number | null;
	/** In so many days. */
	until?: number;
	/** Last confirmed so many days ago. */
	confirmed: number;
	state?: 'draft' | 'ended';
}

const plans: readonly BenefitPlan[] = [
	{
		by: 'nordlys-el',
		kind: 'discount',
		title: 'Halv pris på eftersyn af gamle lamper',
		text: 'Vi ser dine lamper og ledninger efter, så de er sikre at bruge. Du betaler kun det halve.',
		how: 'Ring til butikken, og sig, at du har set tilbuddet her.',
		audience: ['pensioners', 'students'],
		price: null,
		until: 120,
		confirmed: 20,
	},
	{
		by: 'nordlys-el',
		kind: 'leisure',
		title: 'Lån værktøj gratis i weekenden',
		text: 'Du kan låne boremaskiner, skruetrækkere og stiger fra fredag til mandag.',
		how: 'Kom forbi fredag mellem 14 og 16. Tag sygesikringskortet med.',
		audience: ['everyone'],
		price: 0,
		confirmed: 60,
	},
	{
		by: 'nordlys-el',
		kind: 'grant',
		title: 'Tilskud til cykellygter',
		text: 'Vi giver 50 kr. til lygter, så du kan ses i mørket.',
		how: 'Tag kvitteringen med i butikken.',
		audience: ['children', 'young'],
		reach: [3, 8],
		price: 0,
		confirmed: 400,
	},
	{
		by: 'nordlys-el',
		kind: 'opening_hours',
		title: 'Åbent til kl. 20 hver onsdag',
		text: 'Kom efter arbejde, og få hjælp til det, der er gået i stykker.',
		how: 'Kom, når det passer dig. Du skal ikke bestille tid.',
		audience: ['everyone'],
		reach: 'city',
		price: 0,
		confirmed: 5,
	},
	{
		by: 'nordlys-el',
		kind: 'right',
		title: 'Gratis råd om din elregning',
		text: 'Vi læser din elregning sammen med dig og viser, hvor du kan spare.',
		how: 'Skriv til os, og tag regningen med.',
		audience: ['low_income', 'job_seekers'],
		reach: 'city',
		price: 0,
		confirmed: 90,
		state: 'ended',
	},
	{
		by: 'nordlys-el',
		kind: 'leisure',
		title: 'Byg din egen lampe',
		text: 'Børn og forældre bygger en lampe sammen om lørdagen.',
		how: 'Mød op lørdag kl. 10.',
		audience: ['children', 'parents'],
		price: 25,
		confirmed: 1,
		state: 'draft',
	},
];

export async function addBenefits({ trx, calendar, partner }: City): Promise<void> {
	const random = randomFrom('benefits');
	const rows = plans.map((plan) => {
		const organisation = partner(plan.by);
		const site = organisation.sites[0]!;
		const { reach } = plan;
		const state = plan.state ?? ('published' as const);
		const confirmed = calendar.past(-plan.confirmed, '10:15');
		const written = calendar.past(-plan.confirmed - 10, '10:15');
		return {
			slug: slugFor(plan.title, random),
			organisationId: organisation.id,
			kind: plan.kind,
			title: plan.title,
			description: plan.text,
			howToGet: plan.how,
			audience: plan.audience,
			reach: reach === 'city' ? reach : reach ? ('districts' as const) : ('place' as const),
			districts: Array.isArray(reach) ? reach : [],
			...(!reach && {
				siteId: site.id,
				placeName: site.label || null,
				address: site.address,
				lat: site.lat,
				lng: site.lng,
				districtNr: site.districtNr,
			}),
			priceKr: plan.price ?? null,
			validUntil: plan.until ? calendar.day(plan.until) : null,
			confirmedAt: confirmed,
			state,
			stateChangedAt: confirmed,
			publishedAt: state === 'draft' ? null : written,
			createdAt: written,
			createdBy: organisation.owner.id,
		};
	});
	for (const row of rows) await trx.insertInto('benefit').values(row).execute();
}
