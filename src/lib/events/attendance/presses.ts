/**
 * Presses at the door. Several phones note who came, at times without a connection, and what they noted arrives late, twice
 * or out of order. Of each group the last press holds, so what arrives in any order comes to the same (decision 0071).
 */

import { idIn } from '#lib/platform/addresses/address-values.ts';

/** Who came together: one sign-up, or people who came without. `sign-up:12`, `walk-in:1b9d…` */
export type GroupKey = `sign-up:${number}` | `walk-in:${string}`;

export interface Press {
	group: GroupKey;
	/** How many of them came; none takes it back. */
	people: number;
	/** When it was pressed, in milliseconds since 1970 as the server counts them. */
	at: number;
	/** Of a walk-in, where one was given. */
	name: string;
}

/** What a group's key names; null for what is no key. */
export function readGroup(key: string): { id: number } | { key: string } | null {
	const [, kind, name = ''] = /^(sign-up|walk-in):([\da-f-]{1,36})$/.exec(key) ?? [];
	if (kind === 'walk-in') return isUuid.test(name) ? { key: name } : null;
	const id = kind ? idIn(name) : undefined;
	return id === undefined ? null : { id };
}
const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** More than anybody leads through a door at once; a longer queue is sent in parts. */
export const mostPresses = 100;
export const mostPeople = 20;

/** Whether `a` is the one that holds. Of two presses in one moment the one with more people does, on every phone alike. */
export const isLater = (a: Pick<Press, 'at' | 'people'>, b: Pick<Press, 'at' | 'people'>): boolean =>
	a.at === b.at ? a.people > b.people : a.at > b.at;

/** The press that holds of each group, in the order they were made. */
export function lastPresses(presses: readonly Press[]): Press[] {
	const last = new Map<GroupKey, Press>();
	for (const press of presses) {
		const known = last.get(press.group);
		if (!known || isLater(press, known)) last.set(press.group, press);
	}
	return [...last.values()].sort((a, b) => a.at - b.at);
}

/**
 * A phone's queue with one more press, which is later than all that it holds however its clock was set.
 * @param known when the group was last pressed, as far as this phone knows
 */
export function pressed(queue: readonly Press[], press: Press, known: number | null = null): Press[] {
	const latest = queue.reduce((most, { at }) => Math.max(most, at), known ?? 0);
	return lastPresses([...queue, { ...press, at: Math.max(press.at, latest + 1) }]);
}

/** The queue without what has arrived. What was pressed again meanwhile stays. */
export const arrived = (queue: readonly Press[], sent: readonly Press[]): Press[] =>
	queue.filter(
		({ group, at, people }) =>
			!sent.some((one) => one.group === group && one.at === at && one.people === people),
	);

/** A group as the list shows it. */
export interface Group {
	key: GroupKey;
	/** Empty for walk-ins who gave none. */
	name: string;
	companions: string[];
	/** How many signed up; of walk-ins, how many came. */
	people: number;
	/** Signed up, and has no place. */
	waits: boolean;
	came: number;
	/** When that was pressed; null for nobody yet. */
	at: number | null;
}

/** The list as this phone knows it: what it loaded, and what it has pressed since. */
export function withPresses(groups: readonly Group[], queue: readonly Press[]): Group[] {
	const last = new Map(lastPresses(queue).map((press) => [press.group, press]));
	const known = groups.map((group): Group => {
		const press = last.get(group.key);
		last.delete(group.key);
		if (!press || (group.at !== null && !isLater(press, { at: group.at, people: group.came }))) return group;
		return { ...group, came: press.people, at: press.at };
	});
	const fresh = [...last.values()].filter(({ group }) => group.startsWith('walk-in:'));
	return [
		...known,
		...fresh.map(({ group, name, people, at }): Group => ({
			...{ key: group, name, people, at },
			companions: [],
			waits: false,
			came: people,
		})),
	];
}

export interface Turnout {
	/** People who came, signed up or not. */
	came: number;
	/** Of those, without having signed up. */
	walkIns: number;
	/** People who have a place. */
	expected: number;
}

export const isWalkIn = ({ key }: Pick<Group, 'key'>): boolean => key.startsWith('walk-in:');

export function turnoutOf(groups: readonly Group[]): Turnout {
	const sum = (of: readonly Group[], count: (group: Group) => number) =>
		of.reduce((total, group) => total + count(group), 0);
	const walkIns = groups.filter(isWalkIn);
	return {
		came: sum(groups, ({ came }) => came),
		walkIns: sum(walkIns, ({ came }) => came),
		expected: sum(groups, (group) => (isWalkIn(group) || group.waits ? 0 : group.people)),
	};
}
