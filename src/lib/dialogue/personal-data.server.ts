/** What the dialogue holds of people: who told of a barrier or has met it too, who speaks at the conference, and who at the municipality did what. */
import { sql, type RawBuilder } from 'kysely';
import {
	byEmail,
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';

const debate = { debate: called('debate', 'question', 'debateId') };
const conference = { conference: called('conference', 'title', 'conferenceId') };
const barrier = { barrier: called('barrier', 'title', 'barrierId') };

/** What this address has told of. */
const toldBy = ({ email }: Subject): RawBuilder<boolean> | null =>
	email === null
		? null
		: sql<boolean>`exists (select from barrier_voice v where v.barrier_id = t.id and v.told and lower(v.email) = ${email})`;

/** What this address has written in debates. */
const postedBy = ({ email }: Subject): RawBuilder<boolean> | null =>
	email === null
		? null
		: sql<boolean>`exists (select from debate_voice v where v.post_id = t.id and v.kind = 'wrote' and lower(v.email) = ${email})`;

export const dialogueData: PersonalData = {
	room: 'dialogue',
	holdings: [
		// The words that are shown carry no name and stay; those they were written in go.
		byRule('barrier', 'barriersYouTold', toldBy, {
			kind: 'barrier',
			erasure: 'emptied',
			copied: ['writtenTitle', 'writtenBody', 'writtenHelp', 'writtenSource', 'writtenSourceUrl'],
			beside: {
				toldAt: sql`t.told_at`,
				state: sql`t.state`,
				...{ title: sql`t.title`, body: sql`t.body`, help: sql`t.help` },
			},
		}),
		byEmail('barrierVoice', 'email', 'barriersYouKnow', {
			kind: 'barrier',
			erasure: 'emptied',
			copied: ['email'],
			beside: {
				...barrier,
				askedAt: sql`t.asked_at`,
				confirmedAt: sql`t.confirmed_at`,
				language: sql`t.locale`,
				told: sql`t.told`,
				verdict: sql`t.verdict`,
				verdictAt: sql`t.verdict_at`,
			},
		}),
		wrote('barrier', 'shownBy', 'barriersYouShowed', ['shownAt', 'title', 'body', 'help']),
		wrote(
			'barrier',
			'ownedBy',
			'barriersYouGaveToSomebody',
			['ownedAt', 'committee', 'unit', 'answerDueOn'],
			{
				title: sql`t.title`,
			},
		),
		wrote('barrier', 'answeredBy', 'barriersYouAnswered', ['answeredAt', 'answer'], { title: sql`t.title` }),
		wrote('barrier', 'mergedBy', 'barriersYouMerged', ['mergedAt'], { title: sql`t.title` }),
		wrote('barrierSource', 'addedBy', 'sourcesYouAdded', ['addedAt', 'source', 'url'], barrier),
		wrote('barrierOutcome', 'writtenBy', 'whatYouSaidCameOfBarriers', ['writtenAt', 'words'], barrier),
		wrote('barrierLink', 'linkedBy', 'barriersYouLinked', ['linkedAt'], barrier),
		// The words are public and stay, as the others answered them; the name that was shown with them goes.
		byRule('debatePost', 'whatYouWroteInDebates', postedBy, {
			kind: 'debate',
			erasure: 'emptied',
			copied: ['shownName'],
			beside: {
				...debate,
				toldAt: sql`t.told_at`,
				state: sql`t.state`,
				side: sql`t.side`,
				body: sql`t.body`,
			},
		}),
		byEmail('debateVoice', 'email', 'debatesYouTookPartIn', {
			kind: 'debate',
			erasure: 'emptied',
			copied: ['email'],
			beside: {
				...debate,
				what: sql`t.kind`,
				askedAt: sql`t.asked_at`,
				confirmedAt: sql`t.confirmed_at`,
				language: sql`t.locale`,
				hears: sql`t.hears`,
			},
		}),
		wrote('debate', 'madeBy', 'debatesYouMade', ['madeAt', 'question', 'background']),
		wrote('debate', 'publishedBy', 'debatesYouOpened', ['publishedAt'], { question: sql`t.question` }),
		wrote('debate', 'summarisedBy', 'debatesYouSummedUp', ['summarisedAt', 'summary', 'unused'], {
			question: sql`t.question`,
		}),
		wrote('debateFact', 'addedBy', 'factsYouAdded', ['addedAt', 'words', 'source', 'url'], debate),
		wrote('debatePost', 'writtenBy', 'whatYouWroteInDebatesForOthers', ['toldAt', 'body', 'side'], debate),
		wrote('debatePost', 'shownBy', 'postsYouShowed', ['shownAt'], debate),
		byEmail('conferenceSpeaker', 'email', 'sessionsYouSpokeAt', {
			kind: 'speaker',
			erasure: 'row',
			copied: ['name', 'title', 'organisation', 'email'],
			beside: { session: called('event', 'title', 'eventId'), consentedAt: sql`t.consented_at` },
		}),
		wrote('conferenceSpeaker', 'addedBy', 'speakersYouAdded', ['consentedAt'], {
			session: called('event', 'title', 'eventId'),
		}),
		wrote('conference', 'createdBy', 'conferencesYouPrepared', ['createdAt', 'title']),
		wrote(
			'conferencePaper',
			'addedBy',
			'papersYouAdded',
			['addedAt', 'title', 'url', 'fileName'],
			conference,
		),
		wrote(
			'conferenceDecision',
			'writtenBy',
			'conferenceDecisionsYouWrote',
			['writtenAt', 'words', 'committee', 'owner', 'dueOn'],
			conference,
		),
		wrote(
			'conferenceDecision',
			'doneBy',
			'conferenceDecisionsYouSaidWereDone',
			['doneOn', 'outcome'],
			conference,
		),
	],
	impersonal: {
		'an address that says nothing': ['barrier.slug', 'debate.slug', 'debate_post.slug'],
		"a file's name in the store: the digest of what it holds": ['conference_paper.file_key'],
		'what it is about': [
			'barrier.area',
			'barrier.content_locale',
			'debate.area',
			'debate.content_locale',
			'debate_post.content_locale',
			'conference.theme',
			'conference.place',
			'conference_session.track',
		],
		'the language of a mail': ['barrier_voice.locale', 'debate_voice.locale'],
		'why the municipality took it down, from a closed list': [
			'barrier.down_reason',
			'debate_post.down_reason',
		],
		'made of the words that are shown': ['barrier.search', 'debate.search', 'debate_post.search'],
	},
	/** What nobody has read yet goes whole: there are no other words of it. */
	async erase(trx, { email }) {
		if (email === null) return;
		await sql`delete from barrier b where b.state in ('unconfirmed', 'received') and exists (select from barrier_voice v
			where v.barrier_id = b.id and v.told and lower(v.email) = ${email})`.execute(trx);
		await sql`delete from debate_post p where p.state in ('unconfirmed', 'received') and exists (select from debate_voice v
			where v.post_id = p.id and v.kind = 'wrote' and lower(v.email) = ${email})`.execute(trx);
		await sql`delete from debate_voice v where v.confirmed_at is null and lower(v.email) = ${email}`.execute(
			trx,
		);
		await sql`delete from barrier_voice v where v.confirmed_at is null and lower(v.email) = ${email}`.execute(
			trx,
		);
	},
};
