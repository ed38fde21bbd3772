/** How much an organisation may keep here: pictures, evidence and documents together. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Allowance } from '#lib/platform/files/stored-files.server.ts';

const megabyte = 1024 * 1024;

/** The database repeats this one, as what nobody exceeds. */
export const roomOfPartners: Allowance = { bytes: 500 * megabyte, files: 2000 };
/** For those the municipality has not approved, or no longer does. */
export const roomOfOthers: Allowance = { bytes: 10 * megabyte, files: 20 };

export const roomFor = (state: OrganisationState): Allowance =>
	state === 'approved' ? roomOfPartners : roomOfOthers;

/** Files one person may hand in, whatever organisation they do it for. */
export const handInLimit = { name: 'files', most: 100, windowMinutes: 60 };

/** What stands beside one circle or one conference, in bytes. The database repeats it. */
export const roomOfPapers = 200 * megabyte;
