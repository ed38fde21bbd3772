/** What a whole file proposes: each occurrence once, with what was said of it later in place of what its rule gave. */
import {
	isNewer,
	mostProposals,
	type EventRead,
	type NotRead,
	type Proposal,
	type Reading,
} from '#lib/importing/proposal.ts';

/** What has no name is the same where it begins at the same moment with the same title. */
export const nameOf = ({ uid, recurrence, title, startsAt }: Proposal): string =>
	uid === null ? `\n${title}\n${startsAt.toISOString()}` : `${uid}\n${recurrence}`;

const asRefused = ({ title, startsAt }: Proposal, refusal: NotRead['refusal']): NotRead => ({
	title,
	startsAt,
	refusal,
});

export function gathered(read: readonly EventRead[]): Omit<Reading, 'problem'> {
	const chosen = new Map<string, Proposal>();
	const refused = read.flatMap(({ refused: one }) => one ?? []);
	const masters = new Set(read.filter(({ replaces }) => replaces === null).map(({ uid }) => uid));
	const partial = new Set<string>();
	const overridden = new Set<Proposal>();
	// The rule's own occurrences first: what replaces one comes after it, whichever way the file has them.
	for (const { uid, replaces, proposals } of read.toSorted((a, b) => rank(a) - rank(b))) {
		if (uid !== null && replaces !== null && !masters.has(uid)) partial.add(uid);
		for (const proposal of proposals) {
			const name = nameOf(proposal);
			const earlier = chosen.get(name);
			const isOverride = replaces !== null && earlier && !overridden.has(earlier);
			if (!earlier || isOverride || isNewer(proposal, earlier)) {
				if (earlier && !isOverride) refused.push(asRefused(earlier, 'twice'));
				chosen.set(name, proposal);
				if (replaces !== null) overridden.add(proposal);
			} else refused.push(asRefused(proposal, 'twice'));
		}
	}
	// An occurrence that was moved into the past, or cannot be read, is not there at its old time either.
	for (const { uid, replaces, proposals } of read)
		if (uid !== null && replaces !== null && proposals.length === 0) chosen.delete(`${uid}\n${replaces}`);
	const proposals = [...chosen.values()].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return { proposals, refused, partial: [...partial] };
}

const rank = ({ replaces }: EventRead) => (replaces === null ? 0 : 1);

/** No more than a partner has; what is beyond says so. @param refused what was not read besides */
export function withinBounds(
	{ proposals, refused, partial }: Omit<Reading, 'problem'>,
	left: readonly NotRead[] = [],
): Reading {
	const over = proposals.slice(mostProposals).map((proposal) => asRefused(proposal, 'too_many'));
	return {
		proposals: proposals.slice(0, mostProposals),
		refused: [...refused, ...over, ...left],
		partial,
		problem: null,
	};
}
