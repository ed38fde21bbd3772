/**
 * The pledge text as the database keeps it: both languages of a version, frozen, with one hash over both.
 * Anyone can check it: `sha256sum` of the Danish text, a line break and the English text.
 */
import { createHash } from 'node:crypto';
import { theSystem } from '#lib/accounts/actor.ts';
import { recordCharter } from '#lib/pledge/record.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { charters, charterText } from '#lib/policy/charter.ts';
import * as queries from '#lib/pledge/signature-queries.server.ts';

export interface CharterVersion {
	id: number;
	number: number;
	textDa: string;
	textEn: string;
	/** SHA-256 of `canonicalCharter`, hexadecimal. */
	hash: string;
	publishedAt: Date;
}

export const canonicalCharter = (textDa: string, textEn: string): string => `${textDa}\n${textEn}`;

export const charterHash = (textDa: string, textEn: string): string =>
	createHash('sha256').update(canonicalCharter(textDa, textEn)).digest('hex');

/** Stores a version's text for good; again with the same text changes nothing. @throws when the text was changed since */
export async function publishCharter(db: Database, version: number): Promise<CharterVersion> {
	const textDa = charterText(version, 'da');
	const textEn = charterText(version, 'en');
	const hash = charterHash(textDa, textEn);
	return db.transaction().execute(async (trx) => {
		const added = await queries.insertCharter(trx, { number: version, textDa, textEn, hash });
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
	const charter = await queries.newestCharter(db);
	if (!charter) throw new Error('No charter is published; run the migrations');
	return charter;
}
