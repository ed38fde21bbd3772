import type { DebateStanding, DebateVoiceKind, Side } from '#lib/dialogue/debates/debate.ts';
import type { DebatesDeskView, PostOrder } from '#lib/dialogue/debates/list.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { takedownReasonLabel, type TakedownReason } from '#lib/listings/takedown.ts';
import { m } from '#lib/paraglide/messages.js';

const standings: Record<DebateStanding, () => string> = {
	coming: m.debate_standing_coming,
	open: m.debate_standing_open,
	closed: m.debate_standing_closed,
	summarised: m.debate_standing_summarised,
};
export const debateStandingLabel = (standing: DebateStanding): string => standings[standing]();

interface Stands {
	standing: DebateStanding | 'draft';
	opensOn: string;
	closesOn: string;
	summarisedAt: Date | null;
}
/** "Åben til og med 1. marts 2027" */
export function debateStandingText({ standing, opensOn, closesOn, summarisedAt }: Stands): string {
	const texts = {
		draft: () => m.debate_draft_text({ from: formatDate(opensOn), to: formatDate(closesOn) }),
		coming: () => m.debate_coming_text({ from: formatDate(opensOn), to: formatDate(closesOn) }),
		open: () => m.debate_open_text({ date: formatDate(closesOn) }),
		closed: () => m.debate_closed_text({ date: formatDate(closesOn) }),
		summarised: () => m.debate_summarised_text({ date: summarisedAt ? formatDate(summarisedAt) : '' }),
	};
	return texts[standing]();
}

const sideLabels: Record<Side, () => string> = {
	for: m.debate_side_for,
	against: m.debate_side_against,
	neither: m.debate_side_neither,
};
export const sideLabel = (side: Side): string => sideLabels[side]();

const orders: Record<PostOrder, () => string> = {
	time: m.debate_order_time,
	support: m.debate_order_support,
	side: m.debate_order_side,
};
export const postOrderLabel = (order: PostOrder): string => orders[order]();

const views: Record<DebatesDeskView, () => string> = {
	received: m.debate_view_received,
	appealed: m.debate_view_appealed,
	down: m.debate_view_down,
	unsummarised: m.debate_view_unsummarised,
	running: m.debate_view_running,
	drafts: m.debate_view_drafts,
	summarised: m.debate_view_summarised,
};
export const debatesViewLabel = (view: DebatesDeskView): string => views[view]();

const ownTitles: Record<DebateVoiceKind, () => string> = {
	wrote: m.debate_own_wrote,
	supports: m.debate_own_supports,
	follows: m.debate_own_follows,
};
export const ownTitle = (kind: DebateVoiceKind): string => ownTitles[kind]();

interface Absent {
	downAt: Date | null;
	downReason: TakedownReason | null;
	takenBackAt: Date | null;
}
/** The line that stands where a post was: when it was hidden and why, or that its writer took it back. */
export const absentText = ({ downAt, downReason, takenBackAt }: Absent): string =>
	takenBackAt
		? m.debate_taken_back_line({ date: formatDate(takenBackAt) })
		: m.debate_hidden_line({
				date: downAt ? formatDate(downAt) : '',
				reason: downReason ? takedownReasonLabel(downReason) : '',
			});

interface Writer {
	shownName: string | null;
	byMunicipality: boolean;
	ofOrganisation: boolean;
	organisation: { name: string } | null;
}
/** Who a post stands under. Without a name given to be shown: somebody from the city. */
export function writerName({ shownName, byMunicipality, ofOrganisation, organisation }: Writer): string {
	if (byMunicipality) return m.debate_by_municipality();
	if (organisation) return organisation.name;
	if (ofOrganisation) return m.debate_by_organisation();
	return shownName ?? m.debate_by_citizen();
}
