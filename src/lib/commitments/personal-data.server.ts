/** What the commitments room holds of people: who wrote, changed and decided, and in which words. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const commitment = { commitment: called('commitment', 'title', 'commitmentId') };
const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const commitmentsData: PersonalData = {
	room: 'commitments',
	holdings: [
		wrote('commitment', 'createdBy', 'commitmentsYouWrote', [
			'createdAt',
			'title',
			'description',
			'targetGroup',
			'resources',
		]),
		wrote('commitment', 'stateChangedBy', 'commitmentsYouChanged', [
			'stateChangedAt',
			'title',
			'state',
			'stateReason',
		]),
		wrote(
			'theoryOfChange',
			'savedBy',
			'howItWorks',
			['savedAt', 'challenge', 'targetGroup', 'effects', 'results', 'activities', 'resources'],
			commitment,
		),
		wrote('closing', 'reportedBy', 'reportedDone', ['reportedAt', 'word'], commitment),
		wrote('closing', 'decidedBy', 'outcomesYouDecided', ['decidedAt', 'outcome', 'note'], commitment),
		wrote('commitmentAmendment', 'amendedBy', 'commitmentAmendments', ['amendedAt', 'reason'], commitment),
		wrote('amendmentProposal', 'proposedBy', 'changesYouProposed', ['proposedAt', 'reason'], commitment),
		wrote(
			'amendmentSignature',
			'answeredBy',
			'changesYouAnswered',
			['answeredAt', 'answer', 'reason'],
			organisation,
		),
		wrote('addedCommitmentType', 'proposedBy', 'kindsOfPromisesYouProposed', [
			'proposedAt',
			'name',
			'question',
			'help',
			'unitOne',
			'unitOther',
			'symbol',
		]),
		wrote('addedCommitmentType', 'decidedBy', 'kindsOfPromisesYouDecided', ['decidedAt', 'state', 'refusal']),
		wrote('retiredCommitmentType', 'retiredBy', 'kindsOfPromisesYouRetired', ['retiredAt', 'key']),
		wrote('commitment', 'approvedBy', 'commitmentsYouAccepted', ['approvedAt', 'title']),
		wrote(
			'commitmentParty',
			'answeredBy',
			'promisesYouAnswered',
			['answeredAt', 'answer', 'reason'],
			organisation,
		),
	],
	impersonal: {
		'keys of the policy': [
			'commitment.type',
			'commitment.goal',
			'commitment.secondary_goals',
			'added_commitment_type.key',
			'added_commitment_type.goal',
		],
		'part of an address': ['commitment.slug'],
		"a step of an organisation's promise; who wrote it is not kept": [
			'milestone.title',
			'commitment_event.milestone_title',
		],
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('commitment').where('authorId', '=', organisationId).execute();
		await trx
			.deleteFrom('addedCommitmentType')
			.where('organisationId', '=', organisationId)
			.where('state', 'in', ['proposed', 'refused'])
			.execute();
	},
};
