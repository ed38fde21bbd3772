/** The fields of the form that changes an agreement: as it stands, or as they were typed. */
import { isOrganisationKind, type OrganisationKind } from '#lib/policy/kinds.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';

export type PartyFields = {
	organisationId: number;
	name: string;
	kind: OrganisationKind;
	brings: string;
	required: boolean;
	out: boolean;
	/** Not a party yet. */
	added: boolean;
};

export type AmendmentFields = {
	version: number;
	purpose: string;
	startsOn: string;
	endsOn: string;
	goals: string[];
	districts: string[];
	leadOrganisationId: number;
	parties: PartyFields[];
	reason: string;
};

export function amendmentForm(partnership: PartnershipWithParties): AmendmentFields {
	const { purpose, startsOn, endsOn, goals, districts, leadOrganisationId, parties } = termsOf(partnership);
	return {
		version: partnership.termsVersion,
		purpose,
		goals,
		leadOrganisationId,
		reason: '',
		startsOn: formatShortDate(startsOn),
		endsOn: formatShortDate(endsOn),
		districts: districts.map(String),
		parties: parties.map(({ organisationId, name, kind, brings, required }) => ({
			organisationId,
			name,
			kind,
			brings,
			required,
			out: false,
			added: false,
		})),
	};
}

type Values = Record<string, string | string[]>;
const several = (value: string | string[] | undefined): string[] => [value ?? []].flat();

const kindFrom = (typed: string): OrganisationKind => (isOrganisationKind(typed) ? typed : 'other');
const isOrganisationId = (value: number) => Number.isInteger(value) && value > 0 && value < 2 ** 31;

/** The same with what was typed over it. A field that came back empty stays empty. */
export function formWithParties(values: Values, stored: AmendmentFields): AmendmentFields {
	const text = (name: string, otherwise: string) => values[name]?.toString() ?? otherwise;
	const rows: PartyFields[] = [];
	for (let i = 0; values[`parties.${i}.organisationId`] !== undefined && i < 60; i++) {
		const row = `parties.${i}`;
		const organisationId = Number(values[`${row}.organisationId`]);
		if (!isOrganisationId(organisationId)) continue;
		const known = stored.parties.find((party) => party.organisationId === organisationId);
		rows.push({
			organisationId,
			name: known?.name ?? text(`${row}.name`, ''),
			kind: known?.kind ?? kindFrom(text(`${row}.kind`, '')),
			brings: text(`${row}.brings`, ''),
			required: values[`${row}.required`] !== undefined,
			out: values[`${row}.out`] !== undefined,
			added: !known,
		});
	}
	return {
		version: Number(text('version', String(stored.version))),
		purpose: text('purpose', stored.purpose),
		startsOn: text('startsOn', stored.startsOn),
		endsOn: text('endsOn', stored.endsOn),
		goals: several(values.goals),
		districts: several(values.districts),
		leadOrganisationId: Number(text('leadOrganisationId', String(stored.leadOrganisationId))),
		parties: rows.length ? rows : stored.parties,
		reason: text('reason', ''),
	};
}

/** The typed fields with these organisations as parties, each once. */
export function withAdded(
	values: Values,
	stored: AmendmentFields,
	added: readonly { organisationId: number; name: string; kind: OrganisationKind }[],
): Values {
	const { parties } = formWithParties(values, stored);
	const missing = added.filter(
		({ organisationId }) => !parties.some((party) => party.organisationId === organisationId),
	);
	const rows = missing.map(({ organisationId, name, kind }, index) => {
		const row = `parties.${parties.length + index}`;
		const fields = { organisationId: String(organisationId), name, kind, brings: '', required: 'on' };
		return Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${row}.${field}`, value]));
	});
	return Object.assign({}, values, ...rows) as Values;
}
