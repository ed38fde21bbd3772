/** What a new reading of a source means for what was taken in from it before. */
import { isNewer, type Proposal, type Reading } from '#lib/importing/proposal.ts';
import type { Item } from '#lib/importing/source.ts';

export interface Plan {
	fresh: Proposal[];
	/** Those known already, with what the source says of them now. */
	known: { item: Item; proposal: Proposal; changed: boolean }[];
	gone: Item[];
	/** They were gone, and are there again. */
	back: Item[];
}

const byName = ({ uid, recurrence }: Proposal) => (uid === null ? null : `${uid}\n${recurrence}`);
/** Some programs give each event another name at every fetch. */
const byStart = ({ title, startsAt }: Proposal) =>
	`${title.toLocaleLowerCase('da')}\n${startsAt.toISOString()}`;

const said = (one: Proposal) =>
	JSON.stringify([
		one.title,
		one.description,
		one.startsAt,
		one.endsAt,
		one.place,
		one.url,
		one.priceKr,
		one.cancelled,
	]);

/**
 * @param until beyond it, an occurrence that is not there was only not reckoned yet
 * @param whole the source names everything that it has; of a file, what is missing says nothing
 */
export function plan(
	items: readonly Item[],
	reading: Reading,
	{ now, until, whole }: { now: Date; until: Date; whole: boolean },
): Plan {
	const left = new Set(items);
	const found = new Map<Proposal, Item>();
	for (const keyOf of [byName, byStart]) {
		const byKey = new Map([...left].map((item) => [keyOf(item), item]));
		for (const proposal of reading.proposals) {
			const key = keyOf(proposal);
			const item = key === null || found.has(proposal) ? undefined : byKey.get(key);
			if (!item || !left.delete(item)) continue;
			found.set(proposal, item);
		}
	}
	const known = [...found].map(([proposal, item]) => ({
		item,
		proposal,
		changed: said(proposal) !== said(item) && isNewer(proposal, item),
	}));
	// What comes back empty, cut, or broken says nothing of what is not in it.
	const saysAll =
		whole &&
		reading.problem === null &&
		reading.proposals.length > 0 &&
		!reading.refused.some(({ refusal }) =>
			['too_many', 'broken', 'no_start', 'no_title', 'block_broken'].includes(refusal),
		);
	const gone = [...left].filter(
		({ uid, startsAt, goneAt }) =>
			saysAll &&
			!goneAt &&
			startsAt > now &&
			startsAt < until &&
			!(uid !== null && reading.partial.includes(uid)),
	);
	return {
		fresh: reading.proposals.filter((proposal) => !found.has(proposal)),
		known,
		gone,
		back: known.flatMap(({ item }) => (item.goneAt ? [item] : [])),
	};
}
