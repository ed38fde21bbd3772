/** What tests of methods stand on: a card that the municipality wrote, one that a partner proposed, and a try of one. */
import type { Actor } from '#lib/accounts/actor.ts';
import { addMethod, showMethod } from '#lib/guide/methods/deciding.server.ts';
import type { ProposalInput, ReportInput } from '#lib/guide/methods/input.ts';
import { proposeMethod, reportTry } from '#lib/guide/methods/proposing.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import type { Player } from './people.ts';

export const methodFields = (given: Partial<ProposalInput> = {}): ProposalInput => ({
	titleDanish: 'Gå og tal',
	titleEnglish: '',
	summaryDanish: 'To og to går gennem bydelen og taler om steder, de kender.',
	summaryEnglish: '',
	forWhomDanish: 'Naboer',
	forWhomEnglish: '',
	stepsDanish: 'Læg en rute.\nGå to og to.\nByt makker.',
	stepsEnglish: '',
	materialsDanish: '',
	materialsEnglish: '',
	takesDanish: 'En, der kender ruten.',
	takesEnglish: '',
	leastPeople: 6,
	mostPeople: 30,
	duration: 'hour',
	evidence: 'tried',
	evidenceSource: null,
	evidenceUrl: null,
	origin: 'partners',
	originName: null,
	originUrl: null,
	areas: [currentEdition().focusAreas[0]!.key as ProposalInput['areas'][number]],
	wordingRead: true,
	commitment: null,
	submission: undefined,
	...given,
});

export const reportFields = (given: Partial<ReportInput> = {}): ReportInput => ({
	triedOn: '2026-10-01',
	district: 3,
	people: 24,
	outcome: 'Folk talte sammen hele vejen, og otte vil gå igen.',
	change: null,
	contentLocale: 'da',
	wordingRead: true,
	submission: undefined,
	...given,
});

const newest = async (db: Database): Promise<string> => {
	const row = db.selectFrom('method').select('slug').orderBy('id', 'desc').limit(1);
	return (await row.executeTakeFirstOrThrow()).slug;
};

/** @returns its slug */
export async function proposedMethod(
	db: Database,
	by: Player,
	given: Partial<ProposalInput> = {},
): Promise<string> {
	await proposeMethod(db, by.as('editor'), by.slug, methodFields(given));
	return newest(db);
}

/** The municipality's own. @returns its slug */
export async function addedMethod(
	db: Database,
	keeper: Actor,
	given: Partial<ProposalInput> = {},
): Promise<string> {
	await addMethod(db, keeper, methodFields(given));
	return newest(db);
}

/** A partner's that is read and shown. @returns its slug */
export async function shownMethodOf(db: Database, by: Player, keeper: Actor): Promise<string> {
	const slug = await proposedMethod(db, by);
	await showMethod(db, keeper, slug, methodFields(), null);
	return slug;
}

/** Told, and waiting to be read. @returns its number */
export async function toldTry(
	db: Database,
	by: Player,
	slug: string,
	given: Partial<ReportInput> = {},
): Promise<number> {
	await reportTry(db, by.as('editor'), by.slug, slug, reportFields(given));
	const row = db.selectFrom('methodReport').select('id').orderBy('id', 'desc').limit(1);
	return (await row.executeTakeFirstOrThrow()).id;
}
