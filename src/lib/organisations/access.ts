import { hasPublicPage } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay } from '#lib/accounts/access.ts';
import { isApplying, isEditable, type Organisation } from '#lib/organisations/organisation.ts';

type Thing = Pick<Organisation, 'id' | 'state'>;

export const mayEditEntry = (actor: Actor, organisation: Thing): boolean =>
	may(actor, 'edit', organisation.id) && isEditable(organisation.state);

/** Name, kind and CVR: any editor while applying, the owner once approved. */
export const mayRename = (actor: Actor, organisation: Thing): boolean =>
	mayEditEntry(actor, organisation) &&
	(isApplying(organisation.state) || may(actor, 'manage', organisation.id));

/** Since when it has been as it is: what a decision now would be about. */
export const asCase = ({ id, stateChangedAt }: Pick<Organisation, 'id' | 'stateChangedAt'>) => ({
	organisationId: id,
	since: stateChangedAt,
});

export const mayDecideCase = (actor: Actor): boolean => municipalityMay(actor, 'decide');

/** Whether a visitor sees its page: partners, and those only listed. */
export const isPublic = ({ state }: Pick<Organisation, 'state'>): boolean => hasPublicPage(state);

export const mayTakePictureDown = (actor: Actor): boolean => municipalityMay(actor, 'moderate');

/** Hands in lists of organisations that are not with us yet, and says yes to them. */
export const mayImport = (actor: Actor): boolean => municipalityMay(actor, 'administer');
/** Reads what was taken in from lists. */
export const mayReadImports = (actor: Actor): boolean => municipalityMay(actor, 'audit');
