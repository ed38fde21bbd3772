/**
 * Who of a partnership's parties has delivered what toward its commitments. Levels are never mixed, units never added to
 * each other; where less is better the figure is a reading of the whole and has no shares.
 */
import { countsPeople } from '#lib/commitments/commitment.ts';
import { isSmall } from '#lib/commitments/totals/veil.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';

/** One party's deliveries toward one commitment, by level. */
export interface ShareRow {
	commitmentId: number;
	slug: string;
	title: string;
	type: string;
	target: number;
	organisationId: number;
	level0: number;
	level1: number;
	level2: number;
	level3: number;
}

export interface Share extends Omit<ShareRow, 'organisationId' | 'commitmentId'> {
	delivered: number;
	confirmed: number;
	/** One of the commitment's figures counts fewer than five people, so none of them is shown apart. */
	hidden: boolean;
}

const levelsOf = ({ level0, level1, level2, level3 }: ShareRow) => [level0, level1, level2, level3];

/** By party. For the public a commitment that counts people shows its split only where no part of it is below five. */
export function sharesByParty(
	rows: readonly ShareRow[],
	{ exact }: { exact: boolean },
): Map<number, Share[]> {
	const hidden = new Set(
		rows
			.filter((row) => !exact && countsPeople(commitmentType(row.type)) && levelsOf(row).some(isSmall))
			.map(({ commitmentId }) => commitmentId),
	);
	const shares = new Map<number, Share[]>();
	for (const { organisationId, commitmentId, ...row } of rows) {
		const confirmed = row.level1 + row.level2 + row.level3;
		const blank = { level0: 0, level1: 0, level2: 0, level3: 0 };
		const share: Share = hidden.has(commitmentId)
			? { ...row, ...blank, delivered: 0, confirmed: 0, hidden: true }
			: { ...row, delivered: row.level0 + confirmed, confirmed, hidden: false };
		shares.set(organisationId, [...(shares.get(organisationId) ?? []), share]);
	}
	return shares;
}
