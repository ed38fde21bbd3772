/** Posts of organisations that take part, and matches between them. */
import type { PostingInput, ProposalInput } from '#lib/matching/postings/input.ts';
import { proposeMatch } from '#lib/matching/matches/matches.server.ts';
import type { Side } from '#lib/matching/postings/posting.ts';
import { createPosting, publishPosting } from '#lib/matching/postings/postings.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Player } from './people.ts';

export const usual: PostingInput = {
	submission: undefined,
	side: 'need',
	kind: 'mentors',
	title: 'Mentorer til udskolingen',
	description: 'En time om ugen på skolen.',
	contentLocale: 'da',
	quantity: 10,
	goal: '2011-2014/goal-1',
	districts: [3],
	languages: ['da'],
	weekdays: [2],
	startsOn: '2026-11-22',
	endsOn: '2027-06-30',
	wordingRead: false,
};

/** A draft. @returns its slug */
export async function drafted(
	db: Database,
	by: Player,
	side: Side,
	given: Partial<PostingInput> = {},
): Promise<string> {
	const path = await createPosting(db, by.as('editor'), by.slug, { ...usual, side, ...given });
	return path.split('/').at(-1)!;
}

/** Open to everybody. @returns its slug */
export async function posted(
	db: Database,
	by: Player,
	side: Side,
	given: Partial<PostingInput> = {},
): Promise<string> {
	const slug = await drafted(db, by, side, given);
	await publishPosting(db, by.as('editor'), by.slug, slug, { wordingRead: false });
	return slug;
}

export const terms: ProposalInput = {
	submission: undefined,
	quantity: 10,
	startsOn: '2026-12-01',
	endsOn: '2027-05-31',
	message: 'Ring til os på skolen.',
};

/** An open proposal. @returns the match's id */
export async function proposed(
	db: Database,
	by: Player,
	[own, other]: readonly [string, string],
	given: Partial<ProposalInput> = {},
): Promise<number> {
	await proposeMatch(db, by.as('editor'), by.slug, [own, other], { ...terms, ...given });
	const { id } = await db
		.selectFrom('match')
		.select('id')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return id;
}
