/** Who counts as one's own side: of what was delivered, and of what was called done. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { roleIn } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';

/** An organisation as a side of a report: with its root (the parent, or itself). */
export interface OtherSide {
	id: number;
	kind: OrganisationKind;
	rootId: number;
}

/** Something that is said for one or more sides, and the person who typed it. */
export interface Said {
	sides: readonly OtherSide[];
	reportedBy: number | null;
}

export const isMunicipal = ({ sides }: Pick<Said, 'sides'>): boolean =>
	sides.some(({ kind }) => kind === 'municipality');

/**
 * The sides that may not speak about a report: not the organisations, their units, their members in another hat, nor the
 * person who wrote it; and for the municipality's own units nobody from the municipality but the auditor. The database
 * says the same (`is_own_side`; a test compares them). @param as null: the municipality, acting as itself
 */
export function isOwnSide(actor: Actor, { sides, reportedBy }: Said, as: OtherSide | null): boolean {
	if (actor.person && actor.person.id === reportedBy) return true;
	return sides.some(
		(side) =>
			roleIn(actor, side.id) !== null ||
			as?.rootId === side.rootId ||
			as?.id === side.id ||
			(side.kind === 'municipality' &&
				(as?.kind === 'municipality' || (actor.municipalRole !== null && actor.municipalRole !== 'auditor'))),
	);
}
