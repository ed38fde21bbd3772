/** What the importing room holds of people: who subscribed to a feed or handed in a file. What calendars say may name people, as an event’s own text may. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

export const importingData: PersonalData = {
	room: 'importing',
	holdings: [
		wrote('importSource', 'createdBy', 'calendarsYouImported', ['createdAt', 'kind', 'url'], {
			organisation: called('organisation', 'name', 'organisationId'),
		}),
	],
	impersonal: {
		'what a public calendar says of an event': [
			'import_item.title',
			'import_item.description',
			'import_item.place',
			'import_item.url',
			'import_item.said',
			'import_refusal.title',
			'import_refusal.detail',
		],
		'names, signs and words that programs write': [
			'import_item.uid',
			'import_item.recurrence',
			'import_item.notes',
			'import_item.kept',
			'import_item.written',
			'import_refusal.refusal',
			'import_source.etag',
			'import_source.last_modified',
			'import_source.problem',
		],
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('importSource').where('organisationId', '=', organisationId).execute();
	},
};
