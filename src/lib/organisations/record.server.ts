import type { ReviewOutcome } from '#lib/organisations/organisation.ts';
import { recorderOf } from '#lib/platform/audit.server.ts';

export type OrganisationVerb =
	| 'registered'
	| 'described'
	| 'contact_changed'
	| 'renamed'
	| 'confirmed'
	| 'merged'
	| 'said_different'
	| 'looked_at_again'
	| 'sent'
	| 'given_up'
	| ReviewOutcome;

export const record = recorderOf<`organisation.${OrganisationVerb}`>('organisation');
export const recordSite = recorderOf<`site.${'added' | 'changed' | 'removed'}`>('site');
export const recordPicture = recorderOf<'picture.taken_down' | 'picture.put_back'>('image');
export const recordList =
	recorderOf<`organisation_list.${'handed_in' | 'confirmed' | 'taken' | 'discarded'}`>('organisation_list');
