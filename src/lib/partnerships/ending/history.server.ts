/** What has happened to a partnership since all signed, newest first: everybody may read it. */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Amendment, AmendmentState } from '#lib/partnerships/amendments/amendment.ts';
import { closedAmendments } from '#lib/partnerships/amendments/amendment-queries.server.ts';
import { standingOn, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { changesBetween } from '#lib/partnerships/amendments/terms.ts';
import { changeRow, type ChangeRow } from '#lib/partnerships/amendments/labels.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export interface HistoryEntry {
	key: string;
	/** For the order and `<time>`. */
	at: string;
	date: string;
	title: string;
	reason?: string | null;
	changes?: ChangeRow[];
	signed?: string[];
	link?: { href: string; label: string };
}

export const changeRows = ({ before, after }: Pick<Amendment, 'before' | 'after'>): ChangeRow[] =>
	changesBetween(before, after).map(changeRow);

/** `Nordlys El A/S: Samir Haddad, direktør, 3. marts 2026` */
export const signedBy = ({ parties }: Pick<Amendment, 'parties'>): string[] =>
	parties
		.filter(({ state }) => state === 'signed')
		.map(({ name, signerName, signerTitle, decidedAt }) =>
			m.agreement_signed_line({
				organisation: name,
				signer: signerName ?? '',
				title: signerTitle ?? '',
				date: decidedAt ? formatDate(new Date(decidedAt)) : '',
			}),
		);

const titles: Partial<Record<AmendmentState, (amendment: Amendment) => string>> = {
	in_force: ({ kind, proposedByName }) =>
		kind === 'left'
			? m.agreement_history_left({ organisation: proposedByName })
			: m.agreement_history_amended(),
	declined: ({ parties, closedById }) =>
		m.agreement_history_declined({
			organisation: parties.find(({ organisationId }) => organisationId === closedById)?.name ?? '',
		}),
	taken_back: ({ proposedByName }) => m.agreement_history_taken_back({ organisation: proposedByName }),
	lapsed: () => m.agreement_history_lapsed(),
};

function amendmentEntry(amendment: Amendment): HistoryEntry {
	const at = amendment.closedAt ?? amendment.proposedAt;
	return {
		key: `amendment-${amendment.id}`,
		at: at.toISOString(),
		date: formatDate(at),
		title: titles[amendment.state]?.(amendment) ?? '',
		reason: amendment.state === 'declined' ? amendment.closedReason : amendment.reason,
		...(amendment.kind === 'terms' && { changes: changeRows(amendment), signed: signedBy(amendment) }),
	};
}

const entry = (key: string, at: Date, title: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
	key,
	at: at.toISOString(),
	date: formatDate(at),
	title,
	...more,
});

/** `insider`: also the proposals that came to nothing, which only the parties see. */
export async function historyOf(
	db: Database,
	partnership: PartnershipWithParties,
	{ now, insider = false }: { now: Date; insider?: boolean },
): Promise<HistoryEntry[]> {
	const { id, activatedAt, renews, renewal, parties, endedById, stateChangedAt, stateReason } = partnership;
	if (!activatedAt) return [];
	const states: AmendmentState[] = insider ? ['in_force', 'declined', 'taken_back', 'lapsed'] : ['in_force'];
	const entries = (await closedAmendments(db, id, states)).map(amendmentEntry);
	if (renewal?.activatedAt) {
		entries.push(
			entry(
				'renewal',
				new Date(renewal.activatedAt),
				m.agreement_history_renewed({ date: formatDate(renewal.endsOn) }),
				{
					link: { href: href(`/partnerships/${renewal.slug}`), label: m.agreement_history_see_next() },
				},
			),
		);
	}
	if (partnership.state === 'terminated') {
		const by = parties.find(({ organisationId }) => organisationId === endedById)?.name;
		const title = by
			? m.agreement_history_terminated({ organisation: by })
			: m.agreement_history_terminated_by_party();
		entries.push(entry('terminated', stateChangedAt, title, { reason: stateReason }));
	}
	const standing = standingOn(partnership, copenhagenDate(now));
	if (standing === 'ended' || standing === 'renewed') {
		const title = standing === 'ended' ? m.agreement_history_ended() : m.agreement_history_taken_over();
		entries.push({
			key: 'over',
			at: `${partnership.endsOn}T23:59:59Z`,
			date: formatDate(partnership.endsOn),
			title,
		});
	}
	const link = renews && {
		href: href(`/partnerships/${renews.slug}`),
		label: m.agreement_history_see_earlier(),
	};
	entries.push(
		entry('signed', activatedAt, renews ? m.agreement_history_renewing() : m.agreement_history_signed(), {
			...(link && { link }),
		}),
	);
	return entries.toSorted((a, b) => b.at.localeCompare(a.at));
}
