/** What the contributions room holds of people: who reported, confirmed and objected, and in which words. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const commitment = { commitment: called('commitment', 'title', 'commitmentId') };
const organisation = { organisation: called('organisation', 'name', 'organisationId') };

export const contributionsData: PersonalData = {
	room: 'contributions',
	holdings: [
		wrote(
			'contribution',
			'reportedBy',
			'contributions',
			['reportedAt', 'happenedOn', 'amount', 'note', 'counts'],
			{ ...commitment, ...organisation },
		),
		wrote('verification', 'personId', 'verifications', ['verifiedAt', 'level', 'note', 'contributionId']),
		wrote('verification', 'retractedBy', 'verificationsYouTookBack', [
			'retractedAt',
			'retraction',
			'level',
			'contributionId',
		]),
		wrote('objection', 'personId', 'objections', ['raisedAt', 'reason', 'contributionId']),
		wrote('objection', 'answeredBy', 'objectionsYouAnswered', ['answeredAt', 'answer', 'contributionId']),
		wrote('objection', 'resolvedBy', 'objectionsYouResolved', [
			'resolvedAt',
			'resolution',
			'resolutionNote',
			'contributionId',
		]),
		wrote('objection', 'reopenedBy', 'objectionsYouOpened', ['reopenedAt', 'reopenedWhy', 'contributionId']),
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
		"a file's name in the store: the digest of what it holds": ['evidence.file_key'],
	},
};
