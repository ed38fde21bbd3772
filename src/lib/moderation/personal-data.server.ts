/** What the moderation room holds of people: who said that something is wrong, and who decided. */
import {
	byEmail,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const about = {
	event: called('event', 'title', 'eventId'),
	opportunity: called('opportunity', 'title', 'opportunityId'),
	benefit: called('benefit', 'title', 'benefitId'),
};
const flagged = {
	...about,
	post: called('debatePost', 'slug', 'postId'),
	barrier: called('barrier', 'title', 'barrierId'),
	method: called('method', 'slug', 'methodId'),
	need: called('posting', 'title', 'postingId'),
};

export const moderationData: PersonalData = {
	room: 'moderation',
	holdings: [
		byEmail('flag', 'email', 'flagsYouSent', {
			kind: 'flag',
			erasure: 'row',
			copied: ['createdAt', 'reason', 'words', 'email', 'locale', 'outcome', 'closedAt'],
			beside: { ...flagged, organisation: called('organisation', 'name', 'organisationId') },
		}),
		wrote('flag', 'closedBy', 'flagsYouClosed', ['closedAt', 'outcome', 'note'], flagged),
		wrote('takedown', 'takenDownBy', 'whatYouTookDown', ['takenDownAt', 'reason', 'words'], about),
		wrote('takedown', 'appealedBy', 'appealsYouMade', ['appealedAt', 'appeal'], about),
		wrote('takedown', 'decidedBy', 'appealsYouDecided', ['decidedAt', 'decision', 'decisionWords'], about),
		wrote('takedownReopening', 'decidedBy', 'appealsYouDecidedBefore', ['decidedAt', 'decisionWords']),
		wrote('takedownReopening', 'reopenedBy', 'appealsYouOpened', ['reopenedAt', 'words']),
	],
	impersonal: { 'the state it comes back to': ['takedown.state_before'] },
};
