/** What the events of a page or a table are known by at the next reading, where they have no name that a calendar would give them. */
import { createHash } from 'node:crypto';
import { nameOf } from '#lib/importing/reading/gathered.ts';
import { mostUid, type EventRead } from '#lib/importing/proposal.ts';

interface Nameable {
	/** What it may be known by, the best first. */
	names: readonly string[];
	title: string;
	place: string;
}

const digest = (value: unknown) =>
	createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27);

/**
 * A name that events of different titles share is the page's, and no event's. One that several times of an event share tells them
 * apart by when each begins; without a name an event is its title, its place and its start.
 * @returns what gives each reading, by its place in the list, its name
 */
export function namesFor(events: readonly Nameable[]): (read: EventRead, index: number) => EventRead {
	const titles = new Map<string, Set<string>>();
	const times = new Map<string, number>();
	for (const { names, title } of events)
		for (const name of names) {
			titles.set(name, (titles.get(name) ?? new Set()).add(title.toLocaleLowerCase('da')));
			times.set(name, (times.get(name) ?? 0) + 1);
		}
	return (read, index) => {
		const { names, title, place } = events[index]!;
		const name = names.find((one) => one.length <= mostUid && titles.get(one)?.size === 1);
		const isOne = name !== undefined && times.get(name) === 1;
		const proposals = read.proposals.map((proposal) => {
			const starts = proposal.startsAt.toISOString();
			if (name === undefined)
				return { ...proposal, uid: digest([title.toLocaleLowerCase('da'), place, starts]), recurrence: '' };
			return { ...proposal, uid: name, recurrence: isOne ? proposal.recurrence : starts };
		});
		// Times that share a name are no copies of each other.
		const [first] = proposals;
		return { ...read, uid: first ? (isOne ? first.uid : nameOf(first)) : null, proposals };
	};
}
