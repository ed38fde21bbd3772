/** What the room holds of people: the two who read, and what they did. Of who told there is nothing to hand out or to find. */
import { sql } from 'kysely';
import { wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

export const equalityData: PersonalData = {
	room: 'equality',
	holdings: [
		wrote('equalityReader', 'personId', 'rolesAsReader', ['role', 'appointedAt', 'endedAt']),
		wrote('equalityReader', 'appointedBy', 'readersYouAppointed', ['appointedAt'], { role: sql`t.role` }),
		wrote('equalityReader', 'endedBy', 'readersYouEnded', ['endedAt'], { role: sql`t.role` }),
		wrote('experienceLine', 'writtenBy', 'experiencesYouAnswered', ['experienceId', 'writtenOn']),
		wrote('equalityCheck', 'takenBy', 'checksYouTook', ['takenAt'], { theme: sql`t.theme` }),
		wrote('experienceReading', 'personId', 'experiencesYouRead', ['experienceId', 'readAt']),
	],
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('equalityCheck').where('organisationId', '=', organisationId).execute();
	},
	impersonal: {
		'who helps: what an organisation says of itself in public': [
			'equality_helper.title',
			'equality_helper.words_danish',
			'equality_helper.words_english',
			'equality_helper.tel',
			'equality_helper.mail',
			'equality_helper.web',
			'equality_helper.hours',
			'equality_helper.grounds',
			'equality_helper.settings',
		],
		'what an organisation says of how it does things': ['equality_check.answers'],
		'of somebody whom nobody knows: it cannot be found by a name or an address': [
			'experience.grounds',
			'experience.deeds',
		],
		'sealed: the database does not know what it says': ['experience.sealed', 'experience_line.sealed'],
		'a digest of a code that is kept nowhere': ['experience.receipt_hash'],
	},
};
