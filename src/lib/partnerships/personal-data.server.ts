/** What the partnerships room holds of people. Signatures are public documents: they stay, with the name. */
import {
	byNumber,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const partnership = { partnership: called('partnership', 'title', 'partnershipId') };
const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const partnershipsData: PersonalData = {
	room: 'partnerships',
	holdings: [
		byNumber('signature', 'personId', 'signatures', {
			kind: 'signature',
			erasure: 'document',
			copied: [
				'organisationName',
				'signerName',
				'signerTitle',
				'code',
				'signedAt',
				'supersededAt',
				'withdrawnAt',
			],
		}),
		wrote('signature', 'withdrawnBy', 'signaturesYouWithdrew', ['withdrawnAt', 'withdrawnReason', 'code']),
		wrote('charterDraft', 'draftedBy', 'charterYouDraft', ['createdAt', 'number', 'returnedReason']),
		wrote('charterVersion', 'draftedBy', 'chartersYouDrafted', ['publishedAt', 'number']),
		wrote('charterVersion', 'approvedBy', 'chartersYouApproved', ['publishedAt', 'number']),
		wrote('charterAsk', 'askedBy', 'partnersYouAskedToSign', ['askedAt'], organisation),
		byNumber('partnershipParty', 'signedBy', 'partnershipSignatures', {
			kind: 'signature',
			erasure: 'document',
			copied: ['signerName', 'signerTitle', 'brings', 'declinedReason', 'decidedAt', 'leftAt'],
			beside: { ...partnership, ...organisation },
		}),
		byNumber('amendmentParty', 'signedBy', 'amendmentSignatures', {
			kind: 'signature',
			erasure: 'document',
			copied: ['signerName', 'signerTitle', 'declinedReason', 'decidedAt', 'state'],
			beside: organisation,
		}),
		wrote('partnership', 'createdBy', 'partnershipsYouWrote', ['createdAt', 'title', 'purpose']),
		wrote('partnership', 'stateChangedBy', 'partnershipsYouChanged', [
			'stateChangedAt',
			'title',
			'state',
			'stateReason',
		]),
		wrote(
			'partnershipAmendment',
			'proposedBy',
			'amendmentsYouProposed',
			['proposedAt', 'reason', 'before', 'after', 'state', 'closedReason'],
			partnership,
		),
		wrote('partnershipNote', 'personId', 'notes', ['writtenAt', 'editedAt', 'text'], partnership, 'together'),
		wrote(
			'partnershipMeeting',
			'calledBy',
			'meetings',
			['calledAt', 'title', 'startsAt', 'endsAt', 'place', 'onlineUrl', 'agenda', 'minutes', 'cancelledAt'],
			partnership,
			'together',
		),
		wrote(
			'partnershipDocument',
			'addedBy',
			'documents',
			['addedAt', 'title', 'fileName', 'bytes'],
			partnership,
			'together',
		),
	],
	impersonal: {
		'the text of the pledge': ['charter_version.texts', 'charter_draft.texts'],
		'a digest of the text that was signed': ['charter_version.hash', 'signature.text_hash'],
		'keys of places and of the policy': ['partnership.slug', 'partnership.goals'],
		"a file's name in the store: the digest of what it holds": ['partnership_document.file_key'],
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('partnership').where('leadOrganisationId', '=', organisationId).execute();
	},
};
