/** What the moderation room holds of people: who said that something is wrong, and who decided. */
import { sql, type RawBuilder } from 'kysely';
import {
	byEmail,
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';

const about = {
	event: called('event', 'title', 'eventId'),
	opportunity: called('opportunity', 'title', 'opportunityId'),
	benefit: called('benefit', 'title', 'benefitId'),
};
const down = {
	...about,
	post: called('debatePost', 'slug', 'postId'),
	barrier: called('barrier', 'title', 'barrierId'),
};
const flagged = {
	...down,
	method: called('method', 'slug', 'methodId'),
	need: called('posting', 'title', 'postingId'),
};

/** What this address has appealed, by the link in its mail: the dialogue, whose addresses say so, is erased after this room. */
const appealedBy = ({ email }: Subject): RawBuilder<boolean> | null =>
	email === null
		? null
		: sql<boolean>`t.appeal is not null and exists (select from barrier_voice v where v.barrier_id = t.barrier_id and v.told
			and lower(v.email) = ${email})`;
const postAppealedBy = ({ email }: Subject): RawBuilder<boolean> | null =>
	email === null
		? null
		: sql<boolean>`t.appeal is not null and exists (select from debate_voice v where v.post_id = t.post_id and v.kind = 'wrote'
			and lower(v.email) = ${email})`;

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
		wrote('takedown', 'takenDownBy', 'whatYouTookDown', ['takenDownAt', 'reason', 'words'], down),
		wrote('takedown', 'appealedBy', 'appealsYouMade', ['appealedAt', 'appeal'], about),
		byRule('takedown', 'appealsAboutBarriers', appealedBy, {
			kind: 'barrier',
			erasure: 'emptied',
			copied: ['appeal'],
			beside: { appealedAt: sql`t.appealed_at`, barrier: down.barrier },
		}),
		byRule('takedown', 'appealsAboutPosts', postAppealedBy, {
			kind: 'debate',
			erasure: 'emptied',
			copied: ['appeal'],
			beside: { appealedAt: sql`t.appealed_at`, post: down.post },
		}),
		wrote('takedown', 'decidedBy', 'appealsYouDecided', ['decidedAt', 'decision', 'decisionWords'], down),
		wrote('takedownReopening', 'decidedBy', 'appealsYouDecidedBefore', ['decidedAt', 'decisionWords']),
		wrote('takedownReopening', 'reopenedBy', 'appealsYouOpened', ['reopenedAt', 'words']),
	],
	impersonal: { 'the state it comes back to': ['takedown.state_before'] },
};
