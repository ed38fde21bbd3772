/** What the benefits room holds of people: who wrote what. An offer names no person to ask. */
import { wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

export const benefitsData: PersonalData = {
	room: 'benefits',
	holdings: [
		wrote('benefit', 'createdBy', 'benefitsYouWrote', [
			'createdAt',
			'title',
			'description',
			'howToGet',
			'placeName',
			'address',
			'link',
		]),
		wrote('benefit', 'stateChangedBy', 'benefitsYouChanged', [
			'stateChangedAt',
			'title',
			'state',
			'stateReason',
		]),
	],
	impersonal: {
		'keys of languages and of lists': [
			'benefit.kind',
			'benefit.reach',
			'benefit.content_locale',
			'benefit.audience',
			'benefit.districts',
		],
		'part of an address': ['benefit.slug'],
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('benefit').where('organisationId', '=', organisationId).execute();
	},
};
