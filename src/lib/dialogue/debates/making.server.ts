/** Somebody at the municipality asks the city something: drafts a debate, opens it, sets facts beside it, takes part, and sums it up. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { answeringPerson } from '#lib/dialogue/access.ts';
import {
	debateDesk,
	debateStandingOf,
	mostFacts,
	postPath,
	type DebateStanding,
} from '#lib/dialogue/debates/debate.ts';
import { debateValues } from '#lib/dialogue/debates/form-values.ts';
import type { DebateInput, SummaryInput } from '#lib/dialogue/debates/input.ts';
import { cityWroteLetter, summaryLetter, tellMailboxes } from '#lib/dialogue/debates/posts/letters.server.ts';
import { waitingIn } from '#lib/dialogue/debates/posts/post-queries.server.ts';
import { answeredPost, refuseUnlessOpen } from '#lib/dialogue/debates/posts/taking-part.server.ts';
import { mailboxesOf } from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import { lockDebate, type HeldDebate } from '#lib/dialogue/debates/queries.server.ts';
import * as writes from '#lib/dialogue/debates/writes.server.ts';
import { recordDebate, recordDebatePost } from '#lib/dialogue/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug, randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { without } from '#lib/platform/keys.ts';

const today = () => copenhagenDate(now());
const hold = async (trx: Transaction, slug: string): Promise<HeldDebate> =>
	found(await lockDebate(trx, slug));

/** Nobody else sees it yet. @returns its desk in code form. @throws 404 */
export function draftDebate(db: Database, actor: Actor, input: DebateInput): Promise<string> {
	const by = answeringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const { id, slug } = await writes.insertDebate(trx, {
			...without(input, ['submission']),
			...{ slug: newSlug(input.question), state: 'draft', madeAt: now(), madeBy: by.id },
		});
		await recordDebate(trx, actor, 'debate.drafted', { id });
		return debateDesk(slug);
	});
}

/** Of one that is out, what has been answered stands: its question once somebody has written, its first day once that has come. */
function refuseChanges(debate: HeldDebate, input: DebateInput, standing: DebateStanding): void {
	if (standing === 'closed' || standing === 'summarised') throw new Refused('debate_over');
	if (debate.posts > 0 && input.question !== debate.question)
		throw new Refused('debate_question_stands', 'question');
	if (standing === 'open' && input.opensOn !== debate.opensOn) throw new Refused('debate_opened', 'opensOn');
	if (input.closesOn < today()) throw new Refused('debate_days_past', 'closesOn');
}

/** @throws 404, Refused `debate_over`, `debate_question_stands`, `debate_opened`, `debate_days_past`, EditedMeanwhile */
export const editDebate = (
	db: Database,
	actor: Actor,
	slug: string,
	input: DebateInput,
	edited: Edited | null = null,
): Promise<void> => {
	answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const debate = await hold(trx, slug);
		refuseEdited(edited, debateValues(debate));
		const standing = debateStandingOf(debate, today());
		if (standing !== 'draft') refuseChanges(debate, input, standing);
		await writes.updateDebate(trx, debate.id, without(input, ['submission']));
		await recordDebate(trx, actor, 'debate.edited', debate);
	});
};

/** From now on everybody sees it; it takes posts from its first day on. Again changes nothing. @throws 404, Refused `debate_days_past` */
export const publishDebate = (db: Database, actor: Actor, slug: string): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const debate = await hold(trx, slug);
		if (debate.state !== 'draft') return;
		if (debate.closesOn < today()) throw new Refused('debate_days_past');
		await writes.updateDebate(trx, debate.id, { state: 'published', publishedAt: now(), publishedBy: by.id });
		await recordDebate(trx, actor, 'debate.published', debate);
	});
};

/** @throws 404, Refused `debate_facts_full` */
export const addFact = (
	db: Database,
	actor: Actor,
	slug: string,
	{ fact, source, sourceUrl }: { fact: string; source: string; sourceUrl: string | null },
): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const debate = await hold(trx, slug);
		if ((await writes.countFacts(trx, debate.id)) >= mostFacts)
			throw new Refused('debate_facts_full', 'fact', { most: String(mostFacts) });
		await writes.insertFact(trx, {
			...{ debateId: debate.id, words: fact, source, url: sourceUrl },
			...{ addedAt: now(), addedBy: by.id },
		});
		await recordDebate(trx, actor, 'debate.fact_added', debate);
	});
};

/** @throws 404 */
export const removeFact = (db: Database, actor: Actor, slug: string, id: number): Promise<void> => {
	answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const debate = await hold(trx, slug);
		if (!(await writes.deleteFact(trx, debate.id, id))) notFound();
		await recordDebate(trx, actor, 'debate.fact_removed', debate);
	});
};

interface CityPost {
	body: string;
	replyTo: string | null;
	contentLocale: string;
	submission?: string | undefined;
}

/**
 * The municipality takes part under its name, and stands for its words: they are shown at once. Who follows is told.
 * @returns the post's page in code form. @throws 404, Refused `debate_closed`, `debate_coming`, `debate_reply_gone`
 */
export function writeAsCity(db: Database, actor: Actor, slug: string, input: CityPost): Promise<string> {
	const by = answeringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const debate = await hold(trx, slug);
		refuseUnlessOpen(debate, 'body');
		const at = now();
		const post = await writes.insertPost(trx, {
			...{ slug: newSlug('indlaeg', randomCode(8)), debateId: debate.id },
			...{ replyToId: await answeredPost(trx, debate.id, input.replyTo), side: 'neither' },
			...{ body: input.body, contentLocale: input.contentLocale, byMunicipality: true, writtenBy: by.id },
			...{ state: 'shown', toldAt: at, receivedAt: at, shownAt: at, shownBy: by.id },
		});
		await recordDebatePost(trx, actor, 'debate_post.written', { id: post.id });
		const followers = await mailboxesOf(trx, debate.id, 'follows');
		await tellMailboxes(trx, followers, `debate-city-${post.id}`, (secret) =>
			cityWroteLetter(debate, post.slug, secret),
		);
		return postPath(post.slug);
	});
}

/**
 * What is used of it and what is not, once it is over: first on its page from now on, and sent to all who took part or follow.
 * Nothing waits to be read any more. Again changes nothing. @throws 404, Refused `debate_not_over`, `debate_unread`
 */
export const summarise = (
	db: Database,
	actor: Actor,
	slug: string,
	{ summary, unused }: SummaryInput,
): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const debate = await hold(trx, slug);
		if (debate.state === 'summarised') return;
		if (debateStandingOf(debate, today()) !== 'closed') throw new Refused('debate_not_over', 'summary');
		if (await waitingIn(trx, debate.id)) throw new Refused('debate_unread', 'summary');
		const at = now();
		await writes.updateDebate(trx, debate.id, {
			...{ state: 'summarised', summary, unused, summarisedAt: at, summarisedBy: by.id },
		});
		await recordDebate(trx, actor, 'debate.summarised', debate);
		const readers = await mailboxesOf(trx, debate.id);
		await tellMailboxes(trx, readers, `debate-summary-${debate.id}`, (secret) =>
			summaryLetter(debate, { summary, unused }, secret),
		);
	});
};
