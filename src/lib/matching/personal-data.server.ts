/** What the matching room holds of people: who wrote, proposed and answered. */
import { wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

export const matchingData: PersonalData = {
	room: 'matching',
	holdings: [
		wrote('posting', 'createdBy', 'postsYouWrote', ['createdAt', 'side', 'title', 'description']),
		wrote('posting', 'stateChangedBy', 'postsYouChanged', [
			'stateChangedAt',
			'title',
			'state',
			'stateReason',
		]),
		wrote('match', 'proposedBy', 'matchesYouProposed', ['proposedAt', 'message', 'state']),
		wrote('match', 'decidedBy', 'matchesYouAnswered', ['decidedAt', 'state', 'reason']),
		wrote('matchMute', 'mutedBy', 'muted', ['mutedAt', 'kind']),
	],
	impersonal: {
		'keys of languages and of the policy': [
			'posting.content_locale',
			'posting.languages',
			'posting.kind',
			'posting.goal',
		],
		'part of an address': ['posting.slug'],
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('posting').where('organisationId', '=', organisationId).execute();
	},
};
