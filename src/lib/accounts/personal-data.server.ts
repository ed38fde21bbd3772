/** What the accounts room holds of people. */
import { sql } from 'kysely';
import { forgetLinksOf } from '#lib/platform/mail/links.server.ts';
import { formerUser } from '#lib/platform/personal-data/platform-data.server.ts';
import {
	byEmail,
	byNumber,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const accountsData: PersonalData = {
	room: 'accounts',
	holdings: [
		byNumber('person', 'id', 'person', {
			kind: 'account',
			// The row stays for its number; `erase` below takes out everything that says who it was.
			erasure: 'number',
			copied: ['name', 'email', 'locale', 'municipalRole', 'createdAt', 'emailConfirmedAt'],
			withheld: ['passwordHash'],
		}),
		byNumber('session', 'personId', 'sessions', {
			kind: 'login',
			erasure: 'row',
			copied: ['createdAt', 'expiresAt'],
			withheld: ['idHash'],
		}),
		byNumber('knownDevice', 'personId', 'knownBrowsers', {
			kind: 'login',
			erasure: 'row',
			copied: ['usedAt'],
			withheld: ['secretHash'],
		}),
		byNumber('membership', 'personId', 'memberships', {
			kind: 'account',
			erasure: 'row',
			copied: ['role', 'createdAt'],
			beside: organisation,
		}),
		// After the memberships: their end is what makes these.
		byNumber('pastMembership', 'personId', 'formerMemberships', {
			kind: 'account',
			erasure: 'row',
			copied: ['leftAt'],
			beside: organisation,
		}),
		wrote('person', 'municipalRoleGivenBy', 'municipalRolesYouGave', ['municipalRole']),
		wrote('mailWording', 'changedBy', 'wordsOfMailsYouWrote', ['changedAt', 'key', 'locale', 'words']),
		wrote('membership', 'createdBy', 'membershipsYouGave', ['role', 'createdAt'], organisation),
		// Those that confirm a report or say that the facts are right as well; a sign-up's link goes with the sign-up.
		byNumber('link', 'personId', 'linksToYou', {
			kind: 'links',
			erasure: 'row',
			copied: ['kind', 'email', 'createdAt', 'expiresAt', 'usedAt', 'contributionId'],
			withheld: ['secretHash'],
			beside: organisation,
		}),
		byEmail('link', 'email', 'invitations', {
			kind: 'links',
			erasure: 'row',
			copied: ['kind', 'role', 'createdAt', 'expiresAt', 'usedAt', 'revokedAt'],
			beside: organisation,
		}),
		wrote(
			'link',
			'createdBy',
			'invitationsYouSent',
			['role', 'createdAt', 'expiresAt', 'usedAt', 'revokedAt'],
			organisation,
			'links',
		),
	],
	impersonal: { 'what the site said where its words were changed': ['mail_wording.shipped'] },
	async erase(trx, { id }, at) {
		if (id === null) return;
		await trx
			.updateTable('person')
			.set({
				name: formerUser(),
				email: `erased-${id}@erased.invalid`,
				passwordHash: null,
				municipalRole: null,
				emailConfirmedAt: null,
				locale: sql`default`,
				erasedAt: at,
			})
			.where('id', '=', id)
			.execute();
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('membership').where('organisationId', '=', organisationId).execute();
		await forgetLinksOf(trx, organisationId);
	},
};
