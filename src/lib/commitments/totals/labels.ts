/** The two figures that always stand beside each other: what others say is kept, and what only its makers say is done. */
import { listPath, type CommitmentFilter } from '#lib/commitments/list/list.ts';
import type { Counts } from '#lib/commitments/totals/sums.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';

/** Each leads to the list that finds as many. */
export const keptFacts = (
	{ kept, reportedDone }: Pick<Counts, 'kept' | 'reportedDone'>,
	within: Partial<CommitmentFilter>,
) => [
	{
		value: formatNumber(kept),
		label: m.commitment_result_kept({ count: kept }),
		href: href(listPath({ ...within, status: 'kept' })),
	},
	{
		value: formatNumber(reportedDone),
		label: m.commitment_result_reported_done({ count: reportedDone }),
		href: href(listPath({ ...within, status: 'reported_done' })),
	},
];
