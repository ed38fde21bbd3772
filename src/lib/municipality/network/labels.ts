import { joined } from '#lib/commitments/labels.ts';
import { formatNumber, formatPercent } from '#lib/i18n/numbers.ts';
import type { PartnerTie } from '#lib/municipality/network/network-queries.server.ts';
import type { publicNetwork } from '#lib/municipality/network/network.server.ts';
import { m } from '#lib/paraglide/messages.js';

type Measures = Awaited<ReturnType<typeof publicNetwork>>['measures'];

/** The few big numbers above a network. */
export const networkFacts = ({ partners, ties, across, islands }: Measures) => [
	{ value: formatNumber(partners), label: m.network_fact_partners({ count: partners }) },
	{ value: formatNumber(ties), label: m.network_fact_ties({ count: ties }) },
	{ value: across === null ? '–' : formatPercent(across * 100, 0), label: m.network_fact_across() },
	{ value: formatNumber(islands), label: m.network_fact_islands({ count: islands }) },
];

/** "2 partnerskaber og en begivenhed" */
export const sayTie = ({
	partnerships,
	events,
	matches,
}: Pick<PartnerTie, 'partnerships' | 'events' | 'matches'>): string =>
	joined([
		...(partnerships ? [m.network_tie_partnership({ count: partnerships })] : []),
		...(events ? [m.network_tie_event({ count: events })] : []),
		...(matches ? [m.network_tie_match({ count: matches })] : []),
	]);
