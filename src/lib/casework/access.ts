import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay } from '#lib/accounts/access.ts';

/** Everybody at the municipality may read a file, an auditor too. */
export const mayReadFile = (actor: Actor): boolean => municipalityMay(actor, 'oversee');

/** Writing to many at once is for those who decide about them. */
export const mayWriteToPartners = (actor: Actor): boolean => municipalityMay(actor, 'decide');

export const mayWriteFile = (actor: Actor): boolean => municipalityMay(actor, 'casework');
