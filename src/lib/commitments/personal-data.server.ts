/** What the commitments room holds of people: who wrote, reported, confirmed and decided, and in which words. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data.server.ts';

const promise = { commitment: called('commitment', 'title', 'commitmentId') };
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
			promise,
		),
		wrote('closing', 'reportedBy', 'reportedDone', ['reportedAt', 'word'], promise),
		wrote('closing', 'decidedBy', 'outcomesYouDecided', ['decidedAt', 'outcome', 'note'], promise),
		wrote('commitmentAmendment', 'amendedBy', 'commitmentAmendments', ['amendedAt', 'reason'], promise),
		wrote('amendmentProposal', 'proposedBy', 'changesYouProposed', ['proposedAt', 'reason'], promise),
		wrote(
			'amendmentSignature',
			'answeredBy',
			'changesYouAnswered',
			['answeredAt', 'answer', 'reason'],
			organisation,
		),
		wrote(
			'contribution',
			'reportedBy',
			'contributions',
			['reportedAt', 'happenedOn', 'amount', 'note', 'counts'],
			{ ...promise, ...organisation },
		),
		wrote('verification', 'personId', 'verifications', ['verifiedAt', 'level', 'note', 'contributionId']),
		wrote('contest', 'personId', 'objections', ['contestedAt', 'reason', 'contributionId']),
		wrote('contest', 'answeredBy', 'objectionsYouAnswered', ['answeredAt', 'answer', 'contributionId']),
		wrote('contest', 'resolvedBy', 'objectionsYouResolved', [
			'resolvedAt',
			'resolution',
			'resolutionNote',
			'contributionId',
		]),
		wrote(
			'evidence',
			'addedBy',
			'evidence',
			['addedAt', 'kind', 'url', 'fileName', 'bytes', 'removedAt', 'contributionId'],
			{},
			'evidence',
		),
		wrote(
			'evidence',
			'removedBy',
			'evidenceYouRemoved',
			['removedAt', 'kind', 'url', 'fileName'],
			{},
			'evidence',
		),
	],
	impersonal: {
		'keys of the policy': ['commitment.type', 'commitment.goal', 'commitment.secondary_goals'],
		'part of an address': ['commitment.slug'],
		"a step of an organisation's promise; who wrote it is not kept": ['milestone.title'],
		"a file's name in the store: the digest of what it holds": ['evidence.file_key'],
	},
};
