/** The terms the parties put their names to, and what a proposal changes in them. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';

export interface TermsParty {
	organisationId: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	required: boolean;
	brings: string;
}

/** As they read at one time; kept with every amendment. */
export interface Terms {
	purpose: string;
	/** First and last day, Copenhagen. */
	startsOn: string;
	endsOn: string;
	goals: string[];
	districts: DistrictNr[];
	leadOrganisationId: number;
	/** Everybody who has signed or is asked to, the lead first. */
	parties: TermsParty[];
}

export const termsOf = (partnership: PartnershipWithParties): Terms => ({
	purpose: partnership.purpose,
	startsOn: partnership.startsOn,
	endsOn: partnership.endsOn,
	goals: partnership.goals,
	districts: partnership.districts,
	leadOrganisationId: partnership.leadOrganisationId,
	parties: partnership.parties
		.filter(({ state }) => state === 'signed' || state === 'invited')
		.map(({ organisationId, slug, name, kind, required, brings }) => ({
			organisationId,
			slug,
			name,
			kind,
			required,
			brings,
		})),
});

export type TermsChange =
	| { kind: 'purpose'; from: string; to: string }
	| { kind: 'period'; from: [start: string, end: string]; to: [start: string, end: string] }
	| { kind: 'goals'; added: string[]; removed: string[] }
	| { kind: 'districts'; added: number[]; removed: number[]; all: boolean }
	| { kind: 'lead'; from: string; to: string }
	| { kind: 'party_in'; party: TermsParty }
	| { kind: 'party_out'; party: TermsParty }
	| { kind: 'brings'; party: TermsParty; from: string; to: string }
	| { kind: 'required'; party: TermsParty; required: boolean };

const without = <T>(all: readonly T[], taken: readonly T[]): T[] => all.filter((one) => !taken.includes(one));

/** What is different, in the order of the page. Empty when nothing is. */
export function changesBetween(before: Terms, after: Terms): TermsChange[] {
	const changes: TermsChange[] = [];
	if (before.purpose !== after.purpose)
		changes.push({ kind: 'purpose', from: before.purpose, to: after.purpose });
	if (before.startsOn !== after.startsOn || before.endsOn !== after.endsOn) {
		const [from, to] = [before, after].map(
			({ startsOn, endsOn }) => [startsOn, endsOn] as [string, string],
		) as [[string, string], [string, string]];
		changes.push({ kind: 'period', from, to });
	}
	const goals = { added: without(after.goals, before.goals), removed: without(before.goals, after.goals) };
	if (goals.added.length || goals.removed.length) changes.push({ kind: 'goals', ...goals });
	const districts = {
		added: without(after.districts, before.districts),
		removed: without(before.districts, after.districts),
	};
	if (districts.added.length || districts.removed.length)
		changes.push({ kind: 'districts', ...districts, all: after.districts.length === 0 });

	const earlier = new Map(before.parties.map((party) => [party.organisationId, party]));
	const later = new Map(after.parties.map((party) => [party.organisationId, party]));
	for (const party of before.parties)
		if (!later.has(party.organisationId)) changes.push({ kind: 'party_out', party });
	for (const party of after.parties) {
		const was = earlier.get(party.organisationId);
		if (!was) changes.push({ kind: 'party_in', party });
		else {
			if (was.brings !== party.brings)
				changes.push({ kind: 'brings', party, from: was.brings, to: party.brings });
			if (was.required !== party.required)
				changes.push({ kind: 'required', party, required: party.required });
		}
	}
	if (before.leadOrganisationId !== after.leadOrganisationId) {
		const nameOf = (id: number) => (later.get(id) ?? earlier.get(id))?.name ?? '';
		changes.push({
			kind: 'lead',
			from: nameOf(before.leadOrganisationId),
			to: nameOf(after.leadOrganisationId),
		});
	}
	return changes;
}

/**
 * Who is asked to sign new terms: everybody who is to stand in them, and a required party that is to go out, whose
 * own agreement ends by it. One that is no longer a partner cannot be asked.
 */
export function askedFor(
	before: Terms,
	after: Terms,
	isPartner: (organisationId: number) => boolean,
): { organisationId: number; required: boolean }[] {
	const going = before.parties.filter(
		({ organisationId, required }) =>
			required &&
			isPartner(organisationId) &&
			!after.parties.some((party) => party.organisationId === organisationId),
	);
	return [...after.parties, ...going].map(({ organisationId, required }) => ({ organisationId, required }));
}
