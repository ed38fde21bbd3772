import { joined } from '#lib/commitments/labels.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { Layer } from '#lib/municipality/coverage/coverage-filter.ts';
import type { Reason } from '#lib/municipality/coverage/white-spots.ts';
import { m } from '#lib/paraglide/messages.js';
import { sectorNames, type OrganisationKind } from '#lib/policy/kinds.ts';

/** `boligforeninger`, within a sentence. */
export const sectorsInText = (kind: OrganisationKind): string => sectorNames(kind).toLowerCase();

export function sayReason(reason: Reason): string {
	switch (reason.kind) {
		case 'unnamed':
			return reason.wholeCity
				? m.coverage_reason_unnamed_city({ count: reason.wholeCity })
				: m.coverage_reason_unnamed();
		case 'marked':
			return m.coverage_reason_marked({ places: joined(reason.places) });
		case 'ending':
			return reason.all
				? m.coverage_reason_ending_all({ count: reason.count })
				: m.coverage_reason_ending({ count: reason.count });
		case 'quiet':
			return m.coverage_reason_quiet();
		case 'missing_sectors':
			return m.coverage_reason_missing({ sectors: joined(reason.sectors.map(sectorsInText)) });
		case 'few_partners':
			return m.coverage_reason_few({
				sectors: joined(
					reason.sectors.map(({ sector, count }) =>
						m.coverage_few_sector({ sector: sectorsInText(sector), number: formatNumber(count) }),
					),
				),
			});
	}
}

export const layerNames: Record<Layer, () => string> = {
	commitments: m.coverage_layer_commitments,
	partners: m.coverage_layer_partners,
	events: m.coverage_layer_events,
	opportunities: m.coverage_layer_opportunities,
	benefits: m.coverage_layer_benefits,
	marked: m.coverage_layer_marked,
	neighbourhoods: m.coverage_layer_neighbourhoods,
};

export const layerNotes: Record<Layer, () => string> = {
	commitments: m.coverage_layer_note_commitments,
	partners: m.coverage_layer_note_partners,
	events: m.coverage_layer_note_events,
	opportunities: m.coverage_layer_note_opportunities,
	benefits: m.coverage_layer_note_benefits,
	marked: m.coverage_layer_note_marked,
	neighbourhoods: m.coverage_layer_note_neighbourhoods,
};
