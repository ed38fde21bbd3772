/** What is stored of an organisation and its places, as the texts of their forms. */
import { pointText } from '#lib/geography/parse-point.ts';
import type { aboutInput, contactInput, siteInput } from '#lib/organisations/input.ts';
import type { Organisation, Site } from '#lib/organisations/organisation.ts';
import { shownAddress } from '#lib/platform/addresses/shown-host.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type OrganisationValues = FormValuesOf<typeof aboutInput> & FormValuesOf<typeof contactInput>;

export const valuesOf = (organisation: Organisation): OrganisationValues => ({
	name: organisation.name,
	kind: organisation.kind,
	cvr: organisation.cvr ?? '',
	purpose: organisation.purpose,
	languages: organisation.languages,
	website: shownAddress(organisation.website ?? ''),
	publicEmail: organisation.publicEmail ?? '',
	publicPhone: organisation.publicPhone ?? '',
	contactName: organisation.contactName ?? '',
	contactEmail: organisation.contactEmail ?? '',
	contactPhone: organisation.contactPhone ?? '',
});

export const siteValues = (site: Site): FormValuesOf<typeof siteInput> => ({
	label: site.label,
	address: site.address,
	postcode: site.postcode ?? '',
	city: site.city ?? '',
	point: pointText(site),
	pNumber: site.pNumber ?? '',
	isPrimary: site.isPrimary,
});
