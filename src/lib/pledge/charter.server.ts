/**
 * The pledge text as the database keeps it: a version in all the languages it was published in, frozen, with one hash over
 * them. Anyone can check it: `sha256sum` of the Danish text and after it the others, each behind a line break.
 */
import { createHash } from 'node:crypto';
import { theSystem } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { recordCharter } from '#lib/pledge/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { charters, charterTexts } from '#lib/policy/charter.ts';
import * as queries from '#lib/pledge/signature-queries.server.ts';

export interface CharterVersion {
	id: number;
	number: number;
	texts: TextByLanguage;
	/** SHA-256 of `canonicalCharter`, hexadecimal. */
	hash: string;
	publishedAt: Date;
}

/** The languages of a text as they follow each other in what is signed: Danish, then by their tags. */
export const languagesOf = (texts: TextByLanguage): string[] => [
	baseLocale,
	...Object.keys(texts)
		.filter((language) => language !== baseLocale)
		.toSorted(),
];

/** `charter_hash` in the database says the same. */
export const canonicalCharter = (texts: TextByLanguage): string =>
	languagesOf(texts)
		.map((language) => texts[language])
		.join('\n');

export const charterHash = (texts: TextByLanguage): string =>
	createHash('sha256').update(canonicalCharter(texts)).digest('hex');

/** Stores a version's text for good; again with the same text changes nothing. @throws when the text was changed since */
export async function publishCharter(db: Database, version: number): Promise<CharterVersion> {
	const texts = charterTexts(version);
	const hash = charterHash(texts);
	return db.transaction().execute(async (trx) => {
		const added = await queries.insertCharter(trx, { number: version, texts, hash });
		const charter = await queries.charterByNumber(trx, version);
		if (charter.hash !== hash) {
			throw new Error(`Charter version ${version} is published with another text; write a new version`);
		}
		if (added) {
			await recordCharter(trx, theSystem, 'charter.published', { id: charter.id }, { version, hash });
		}
		return charter;
	});
}

/** Publishes every version the policy holds. Safe to run at each start and after each migration. */
export async function ensureCharter(db: Database): Promise<void> {
	for (const { version } of charters) await publishCharter(db, version);
}

/** The text a partner signs today. @throws when none is published: run `ensureCharter` first */
export async function currentCharter(db: Database): Promise<CharterVersion> {
	const charter = await queries.newestCharter(db, copenhagenDate(now()));
	if (!charter) throw new Error('No charter is published; run the migrations');
	return charter;
}
