/** What the forms of this room show: what came back with an error, else what is stored. */
import { pointText } from '#lib/geography/parse-point.ts';
import type { Organisation, Site } from '#lib/organisations/organisation.ts';

export type Values = Readonly<Record<string, string | string[] | undefined>>;
export type Errors = Readonly<Record<string, string>>;

export function textOf(values: Values, name: string): string {
	const value = values[name];
	return (Array.isArray(value) ? value[0] : value) ?? '';
}

export const listOf = (values: Values, name: string): string[] => [values[name] ?? []].flat();

export const valuesOf = (organisation: Organisation): Values => ({
	name: organisation.name,
	kind: organisation.kind,
	cvr: organisation.cvr ?? '',
	purpose: organisation.purpose,
	languages: organisation.languages,
	website: organisation.website ?? '',
	publicEmail: organisation.publicEmail ?? '',
	publicPhone: organisation.publicPhone ?? '',
	contactName: organisation.contactName ?? '',
	contactEmail: organisation.contactEmail ?? '',
	contactPhone: organisation.contactPhone ?? '',
});

export const siteValues = (site: Site): Values => ({
	label: site.label,
	address: site.address,
	postcode: site.postcode ?? '',
	city: site.city ?? '',
	point: pointText(site),
	pNumber: site.pNumber ?? '',
	isPrimary: site.isPrimary ? 'on' : '',
});
