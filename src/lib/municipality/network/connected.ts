/** Each partner of a network with all that it is tied to, from the ties alone. Pure. */
import type { NetworkPartner } from '#lib/municipality/network/drawing.ts';
import type { FiledTie } from '#lib/municipality/network/network-queries.server.ts';

type Other = Pick<FiledTie, 'partnerships' | 'events' | 'matches'> & { id: number; name: string };
interface ConnectedPartner extends NetworkPartner {
	ties: number;
	/** With another sector. */
	across: number;
	/** Those it does most with first. */
	others: Other[];
}

/** The best connected first, in the order of the page's table. */
export function connectedPartners(
	partners: readonly NetworkPartner[],
	ties: readonly FiledTie[],
): ConnectedPartner[] {
	const ended = new Map<number, { across: number; others: Other[] }>();
	const add = (id: number, other: Other, across: boolean) => {
		const known = ended.get(id) ?? { across: 0, others: [] };
		known.across += across ? 1 : 0;
		known.others.push(other);
		ended.set(id, known);
	};
	for (const { one, other, oneName, otherName, oneKind, otherKind, ...did } of ties) {
		add(one, { ...did, id: other, name: otherName }, oneKind !== otherKind);
		add(other, { ...did, id: one, name: oneName }, oneKind !== otherKind);
	}
	return partners
		.map((partner) => {
			const { across, others } = ended.get(partner.id) ?? { across: 0, others: [] };
			const most = others.toSorted(
				(a, b) =>
					b.partnerships - a.partnerships || b.matches - a.matches || b.events - a.events || a.id - b.id,
			);
			return { ...partner, ties: others.length, across, others: most };
		})
		.toSorted((a, b) => b.ties - a.ties || b.id - a.id);
}
