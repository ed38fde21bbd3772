import { addressFilter, choice } from '#lib/platform/addresses/address-filter.ts';
import type { ContributionToVerify } from '#lib/contributions/access.ts';
import type {
	ContributionSource,
	NamedOrganisation,
	VerificationLevel,
} from '#lib/commitments/commitment.ts';

export interface Confirmation {
	level: VerificationLevel;
	/** Null: the municipality, acting as itself. */
	organisation: string | null;
	organisationId: number | null;
	note: string;
	verifiedAt: string;
}

/** A confirmation that whoever gave it took back. */
export interface Retraction extends Confirmation {
	retraction: string;
	retractedAt: string;
}

/** An organisation behind a contribution; its kind and root decide who may confirm. */
export type Side = NamedOrganisation & { rootId: number };

/** One contribution toward a commitment, as a list shows it. */
export interface Contribution {
	id: number;
	amount: number;
	happenedOn: string;
	note: string;
	source: ContributionSource;
	sourceId: number | null;
	level: VerificationLevel;
	/** False once it was corrected, taken back or rejected. */
	counts: boolean;
	correctsId: number | null;
	/** The number that this one corrects. */
	correctedFrom: number | null;
	/** The contribution that took its place. */
	correctedBy: { id: number; amount: number } | null;
	reportedBy: number | null;
	reportedAt: Date;
	/** The side that delivered. */
	organisation: Side;
	/** Another party that wrote it down for them; null: they did it themselves. */
	writer: Side | null;
	/** The same for all shares of one delivery. */
	sharedKey: string | null;
	/** Pieces of evidence that stand. */
	evidence: number;
	/** Somebody has said that it is wrong, and nobody has settled it. */
	hasObjection: boolean;
	commitment: {
		id: number;
		slug: string;
		title: string;
		type: string;
		counterpartId: number | null;
		partnershipId: number | null;
		/** The public sees it. */
		shown: boolean;
	};
	/** Lowest rung first. */
	confirmations: Confirmation[];
	/** Those taken back, the newest first. */
	retracted: Retraction[];
}

/** What the rules of who may speak look at. */
export const toVerify = (contribution: Contribution): ContributionToVerify => ({
	sides: [contribution.organisation, ...(contribution.writer ? [contribution.writer] : [])],
	reportedBy: contribution.reportedBy,
	level: contribution.level,
	counts: contribution.counts,
	hasObjection: contribution.hasObjection,
	hasEvidence: contribution.evidence > 0,
});

/** As everybody may read it: no notes, nobody's person, and of evidence only that there is some. */
export const inPublic = (contribution: Contribution): Contribution => ({
	...contribution,
	note: '',
	reportedBy: null,
	evidence: Math.min(contribution.evidence, 1),
	confirmations: contribution.confirmations.map((confirmation) => ({ ...confirmation, note: '' })),
	retracted: [],
});

/** Contributions with the shares of one delivery together, in the order of the list. */
export function grouped<Row extends Pick<Contribution, 'id' | 'sharedKey'>>(rows: readonly Row[]): Row[][] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = row.sharedKey ?? `#${row.id}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups.values()];
}

/** What the municipality may look at: nothing confirmed, evidence nobody has seen, or the other party's word alone. */
export const worklists = ['waiting', 'evidence', 'confirmed'] as const;
export type Worklist = (typeof worklists)[number];
const worklistFilter = addressFilter<{ show: Worklist }>({ show: choice(worklists, 'waiting') });
/** The one that an address asks for. */
export const readWorklist = (asked: URLSearchParams): Worklist => worklistFilter.read(asked).show;
export const worklistQuery = (show: Worklist): string => worklistFilter.query({ show });
