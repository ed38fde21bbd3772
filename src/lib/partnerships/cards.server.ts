import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import type { ListedPartnership } from '#lib/partnerships/partnership-list-queries.server.ts';
import {
	isCrossSector,
	partnershipStanding,
	type PartnershipStanding,
} from '#lib/partnerships/partnership.ts';
import { goalLabel } from '#lib/policy/labels.ts';

/** A partnership in a list, in the words of the page's language. */
export interface PartnershipCardFacts {
	slug: string;
	title: string;
	purpose: string;
	parties: { slug: string; name: string; kind: OrganisationKind }[];
	starts: string;
	ends: string;
	districts: string[];
	goals: string[];
	standing: PartnershipStanding;
	crossSector: boolean;
}

export const districtNames = (numbers: readonly number[]): string[] =>
	numbers
		.filter(isDistrictNr)
		.toSorted((a, b) => a - b)
		.map(districtName);

export const goalLabels = (keys: readonly string[]): { key: string; label: string }[] =>
	keys.map((key) => ({ key, label: goalLabel(key) }));

export const cardOf = (partnership: ListedPartnership, today: string): PartnershipCardFacts => ({
	slug: partnership.slug,
	title: partnership.title,
	purpose: partnership.purpose,
	parties: partnership.parties,
	starts: formatDate(partnership.startsOn),
	ends: formatDate(partnership.endsOn),
	districts: districtNames(partnership.districts),
	goals: goalLabels(partnership.goals).map(({ label }) => label),
	standing: partnershipStanding(partnership, today),
	crossSector: isCrossSector(partnership.parties),
});
