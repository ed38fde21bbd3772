/** What the casework room holds of people: who wrote, and whose tasks they are. */
import { forgetAddress } from '#lib/casework/consent/consent-queries.server.ts';
import {
	byNumber,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const caseworkData: PersonalData = {
	room: 'casework',
	holdings: [
		wrote('caseworkNote', 'writtenBy', 'notesInPartnerFiles', ['writtenAt', 'kind', 'words'], organisation),
		wrote('caseworkTask', 'ownerId', 'tasksOfYours', ['dueOn', 'words', 'doneAt'], organisation),
		wrote('caseworkTask', 'createdBy', 'tasksYouSet', ['createdAt', 'dueOn', 'words'], organisation),
		wrote('caseworkTask', 'doneBy', 'tasksYouDid', ['doneAt', 'words'], organisation),
		wrote('caseworkDormancy', 'remindedBy', 'partnersYouReminded', ['remindedAt'], organisation),
		wrote(
			'caseworkDormancy',
			'closingBy',
			'partnersYouAreClosing',
			['closingAt', 'closingReason'],
			organisation,
		),
		wrote('partnerLetter', 'writtenBy', 'lettersToPartners', [
			'createdAt',
			'list',
			'subject',
			'words',
			'query',
		]),
		wrote('partnerLetter', 'sentBy', 'lettersYouSent', ['sentAt', 'subject']),
		wrote('partnerLetterReader', 'personId', 'lettersFromTheCity', ['writtenAt'], {
			subject: called('partnerLetter', 'subject', 'letterId'),
		}),
		wrote('mailConsent', 'personId', 'listsYesAndNo', [
			'at',
			'email',
			'list',
			'saysYes',
			'source',
			'locale',
			'said',
		]),
		wrote('caseworkCase', 'ownerId', 'partnersYouLookAfter', ['nextCallOn', 'changedAt'], organisation),
		byNumber('savedView', 'personId', 'viewsYouSaved', {
			kind: 'account',
			erasure: 'row',
			copied: ['list', 'name', 'query', 'onDesk', 'createdAt'],
		}),
	],
	impersonal: { 'how many got a letter': ['partner_letter_partner.people'] },
	async erase(trx, { id }) {
		if (id !== null) await forgetAddress(trx, id);
	},
	/** The file goes with the application. */
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('partnerLetterPartner').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('caseworkTask').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('caseworkNote').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('caseworkDormancy').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('caseworkCase').where('organisationId', '=', organisationId).execute();
	},
};
