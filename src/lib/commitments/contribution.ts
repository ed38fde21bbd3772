import type {
	ContributionSource,
	NamedOrganisation,
	VerificationLevel,
} from '#lib/commitments/commitment.ts';

export interface Confirmation {
	level: VerificationLevel;
	/** Null: the municipality, acting as itself. */
	organisation: string | null;
	note: string;
	verifiedAt: string;
}

/** One report toward a promise, as a list shows it. */
export interface Contribution {
	id: number;
	amount: number;
	happenedOn: string;
	note: string;
	source: ContributionSource;
	sourceId: number | null;
	level: VerificationLevel;
	/** False once it was corrected or taken back. */
	counts: boolean;
	correctsId: number | null;
	reportedBy: number | null;
	reportedAt: Date;
	/** The side that delivered; its kind and root decide who may confirm. */
	organisation: NamedOrganisation & { rootId: number };
	commitment: {
		id: number;
		slug: string;
		title: string;
		type: string;
		counterpartId: number | null;
		partnershipId: number | null;
	};
	/** Lowest rung first. */
	confirmations: Confirmation[];
}

/** A place in a list by day: the last row that was shown. */
export interface DayCursor {
	on: string;
	id: number;
}

export const writeDayCursor = ({ on, id }: DayCursor): string => `${on.replaceAll('-', '')}-${id}`;

/** Undefined for anything that is not a cursor of ours. */
export function readDayCursor(text: string | null): DayCursor | undefined {
	const read = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-(\d{1,9})$/.exec(text ?? '');
	return read ? { on: `${read[1]}-${read[2]}-${read[3]}`, id: Number(read[4]) } : undefined;
}

/** A page and where the next one begins; `rows` holds one more than `size` when there is a next one. */
export function pageOf<Row extends { id: number }>(
	rows: readonly Row[],
	size: number,
	dayOf: (row: Row) => string,
): { rows: Row[]; next: string | null } {
	const shown = rows.slice(0, size);
	const last = shown.at(-1);
	return {
		rows: shown,
		next: rows.length > size && last ? writeDayCursor({ on: dayOf(last), id: last.id }) : null,
	};
}
