/** What becomes of the rows of a list, from what is here already and what stands in the list before them. */
import { distanceKm } from '#lib/geography/point.ts';
import { foldDanish } from '#lib/i18n/slugs.ts';
import {
	comparedFields,
	outcomes,
	type ComparedField,
	type Counts,
	type Outcome,
	type Reason,
} from '#lib/organisations/import/list.ts';
import type { ListRow } from '#lib/organisations/import/list-file.ts';
import type {
	KnownListed,
	ListedOrganisation,
	Namesake,
} from '#lib/organisations/import/listed-queries.server.ts';

/** Two of one name this near each other are one. */
const nearKm = 0.15;

interface Place {
	line: number;
	lat: number;
	lng: number;
}
/** Where the names of a list stand, and on which line. */
interface Seen {
	keys: Map<string, number>;
	places: Map<string, Place[]>;
}
export const nothingSeen = (): Seen => ({ keys: new Map(), places: new Map() });

/** What is here: entries of this list from before, and others of the same names. */
interface Here {
	known: ReadonlyMap<string, KnownListed>;
	namesakes: ReadonlyMap<string, readonly Namesake[]>;
}

export interface Judged {
	readonly row: ListRow;
	readonly outcome: Outcome;
	/** Of what is refused or passed over. */
	readonly reason: Reason | null;
	/** Of what is changed. */
	readonly changes: readonly ComparedField[];
	readonly existing: KnownListed | null;
}

type Readable = Extract<ListRow, { organisation: unknown }>;

/** Judges a row, and keeps in mind where it stands. */
export function judge(row: ListRow, here: Here, seen: Seen): Judged {
	const as = (outcome: Outcome, more: Partial<Judged> = {}): Judged => ({
		...{ row, outcome, reason: null, changes: [], existing: null },
		...more,
	});
	if ('reason' in row) return as('refused', { reason: row.reason });
	const { sourceKey } = row.organisation;
	const twin = seen.keys.get(sourceKey);
	if (twin) return as('skipped', { reason: { code: 'twice', detail: String(twin) } });
	seen.keys.set(sourceKey, row.line);
	const existing = here.known.get(sourceKey) ?? null;
	const reason = existing ? null : samePlace(row, here, seen);
	if (reason) return as('skipped', { reason });
	remember(row, seen);
	if (!existing) return as('new');
	// Once it is more than listed, what a list says of it changes nothing.
	const changes = existing.state === 'listed' ? changesOf(existing, row.organisation) : [];
	return changes.length ? as('changed', { changes, existing }) : as('same', { existing });
}

function samePlace({ organisation }: Readable, { namesakes }: Here, { places }: Seen): Reason | null {
	const isNear = (other: { lat: number; lng: number }) => distanceKm(other, organisation) <= nearKm;
	const near = places.get(foldDanish(organisation.name))?.find(isNear);
	if (near) return { code: 'twice_near', detail: String(near.line) };
	const one = namesakes.get(organisation.name)?.find(isNear);
	return one ? { code: 'here', detail: one.state } : null;
}

function remember({ line, organisation: { name, lat, lng } }: Readable, { places }: Seen): void {
	const folded = foldDanish(name);
	const there = places.get(folded);
	if (there) there.push({ line, lat, lng });
	else places.set(folded, [{ line, lat, lng }]);
}

const changesOf = (known: KnownListed, row: ListedOrganisation): ComparedField[] =>
	comparedFields.filter((field) => known[field] !== row[field]);

export function countOutcomes(judged: readonly Pick<Judged, 'outcome'>[]): Counts {
	const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts;
	for (const { outcome } of judged) counts[outcome]++;
	return counts;
}
