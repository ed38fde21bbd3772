/** What a whole file proposes: each occurrence once, with what was said of it later in place of what its rule gave. */
import {
	compareVersions,
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

/** Copies of one event, or of one of its dates. What has no name and no time to be known by is nobody's copy. */
const copyOf = ({ uid, replaces, proposals }: EventRead): string | null =>
	uid === null ? (proposals[0] && nameOf(proposals[0])) || null : `${uid}\n${replaces ?? '\n'}`;

/** The later of two that say the same of it, unless only the other is to be taken in. */
const supersedes = (one: EventRead, other: EventRead): boolean => {
	const newer = compareVersions(one, other);
	return newer > 0 || (newer === 0 && (one.proposals.length > 0 || other.proposals.length === 0));
};

/** Of each event's copies the newest, whichever comes first, and those that it stands in place of. */
function newestOf(read: readonly EventRead[]): { newest: EventRead[]; copies: EventRead[] } {
	const byCopy = new Map<string, EventRead>();
	const copies = new Set<EventRead>();
	for (const one of read) {
		const name = copyOf(one);
		if (name === null) continue;
		const other = byCopy.get(name);
		if (other) copies.add(supersedes(one, other) ? other : one);
		if (!other || supersedes(one, other)) byCopy.set(name, one);
	}
	return { newest: read.filter((one) => !copies.has(one)), copies: [...copies] };
}

const asCopy = ({ refused, proposals }: EventRead): NotRead => refused ?? asRefused(proposals[0]!, 'twice');

const isOfSeveral = ({ refused }: Pick<EventRead, 'refused'>) => refused?.refusal === 'several_dates';

/** A change of all that follow a date is not followed: they stay as their rule has them, and say so. */
function doubtFrom(proposals: Iterable<Proposal>, changes: readonly EventRead[]): void {
	const from = new Map<string, string>();
	for (const { uid, replaces } of changes) {
		const earlier = uid === null ? undefined : from.get(uid);
		if (uid !== null && (earlier === undefined || replaces! < earlier)) from.set(uid, replaces!);
	}
	for (const proposal of proposals) {
		const first = from.get(proposal.uid ?? '');
		if (first !== undefined && proposal.recurrence >= first)
			proposal.notes = [...proposal.notes, 'dates_changed'];
	}
}

export function gathered(read: readonly EventRead[]): Omit<Reading, 'problem'> {
	const { newest, copies } = newestOf(read);
	const refused = [...newest.flatMap(({ refused: one }) => one ?? []), ...copies.map(asCopy)];
	const [masters, overrides] = [true, false].map((isMaster) =>
		newest.filter(({ replaces }) => (replaces === null) === isMaster),
	);
	const chosen = new Map(masters!.flatMap(({ proposals }) => proposals.map((one) => [nameOf(one), one])));
	doubtFrom(chosen.values(), overrides!.filter(isOfSeveral));
	for (const { uid, replaces, proposals, refused: one } of overrides!) {
		// One that was moved into the past, or cannot be read, is not there at its old time either.
		if (uid !== null && !isOfSeveral({ refused: one })) chosen.delete(`${uid}\n${replaces}`);
		for (const proposal of proposals) chosen.set(nameOf(proposal), proposal);
	}
	const named = new Set(masters!.map(({ uid }) => uid));
	const partial = overrides!.flatMap(({ uid }) => (uid !== null && !named.has(uid) ? [uid] : []));
	const proposals = [...chosen.values()].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return { proposals, refused, partial: [...new Set(partial)] };
}

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
