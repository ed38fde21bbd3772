/**
 * The types of promises that the municipality added, and those of the site that it no longer offers: rows, known to the
 * process or to the page as a whole, so that `commitmentType` and its siblings answer without waiting. The server fills it
 * before the first request and anew with each change (`commitments/types/catalogue.server.ts`), a page before it renders.
 */
import type { CommitmentType } from '#lib/policy/commitment-type.ts';

export const addedTypeStates = ['proposed', 'offered', 'retired', 'refused'] as const;
/** Waiting for the municipality's yes; promised with; no longer promised with, but still counted; refused. */
export type AddedTypeState = (typeof addedTypeStates)[number];

export interface AddedType extends CommitmentType {
	readonly state: AddedTypeState;
	/** Who proposed it; null: the municipality. */
	readonly organisationId: number | null;
}

export interface AddedTypes {
	readonly added: readonly AddedType[];
	/** Keys of the types that the site comes with and nobody may promise anew. */
	readonly retired: readonly string[];
}

export const noAddedTypes: AddedTypes = { added: [], retired: [] };

let present: AddedTypes = noAddedTypes;
let byKey: ReadonlyMap<string, AddedType> = new Map();

/** What this process, or this page, knows. */
export const addedTypes = (): AddedTypes => present;

export function knowAddedTypes(types: AddedTypes): void {
	if (types === present) return;
	present = types;
	byKey = new Map(types.added.map((type) => [type.key, type]));
}

export const addedType = (key: string): AddedType | undefined => byKey.get(key);

/** Anybody may meet these: in what was promised with them. */
export const isOpenType = ({ state }: Pick<AddedType, 'state'>): boolean =>
	state === 'offered' || state === 'retired';

/** Whether a draft of this type waits until the municipality has said yes to the type. */
export const waitsForYes = (key: string): boolean => byKey.get(key)?.state === 'proposed';

/** Of what the process knows, what a page is told: what is open, and what the person's own organisations proposed. */
export function addedTypesFor(own: ReadonlySet<number> | 'all'): AddedTypes {
	const isTold = (type: AddedType) =>
		own === 'all' || isOpenType(type) || (type.organisationId !== null && own.has(type.organisationId));
	return { ...present, added: present.added.filter(isTold) };
}
