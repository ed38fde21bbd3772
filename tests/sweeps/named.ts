/** Which of the things of `one-of-each.ts` a text names. */
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { benefits, commitments, events, hidden, needs, opportunities, partnerships } from './one-of-each.ts';

const kinds = ['event', 'opportunity', 'benefit', 'need', 'commitment', 'partnership', 'partner'] as const;
export type Kind = (typeof kinds)[number];
/** The names of the things, in the order of the tables. */
export type Shown = Partial<Record<Kind, string>>;

export const all: Record<Kind, readonly string[]> = {
	event: [...Object.keys(events), ...hidden.map((state) => `of-${state}`)],
	opportunity: [...Object.keys(opportunities), ...hidden.map((state) => `of-${state}`)],
	benefit: [...Object.keys(benefits), ...hidden.map((state) => `of-${state}`)],
	need: [...Object.keys(needs), ...hidden.map((state) => `of-${state}`)],
	commitment: [...Object.keys(commitments), ...hidden.map((state) => `of-${state}`)],
	partnership: Object.keys(partnerships),
	partner: [...organisationStates, 'unsigned'],
};
const name = new RegExp(`\\b(${kinds.join('|')})-([a-z_]+(?:-[a-z]+)*)`, 'g');

/** The things that a text names. */
export function namedIn(text: string): Shown {
	const there = new Set([...text.matchAll(name)].map(([whole]) => whole));
	return Object.fromEntries(
		kinds
			.map((kind) => [kind, all[kind].filter((which) => there.has(`${kind}-${which}`)).join(' ')])
			.filter(([, found]) => found),
	);
}
