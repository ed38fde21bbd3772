/** What tests of barriers stand on: one that is told, confirmed, shown, owned and answered, step by step. */
import type { Actor } from '#lib/accounts/actor.ts';
import { visitor } from '#lib/accounts/actor.ts';
import type { ShowInput, TellInput } from '#lib/dialogue/barriers/input.ts';
import { answerBarrier, giveToOwner } from '#lib/dialogue/desk/answering.server.ts';
import { showBarrier } from '#lib/dialogue/desk/reading.server.ts';
import { supportBarrier, tellBarrier, type TellOutcome } from '#lib/dialogue/voices/telling.server.ts';
import { confirmVoice } from '#lib/dialogue/voices/voices.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { lastMailTo } from '../../mail/sent-mails.ts';

let clients = 0;
const elsewhere = () => `10.3.${++clients >> 8}.${clients % 250}`;

export const tells = (given: Partial<TellInput> = {}): TellInput => ({
	title: 'Danskholdet slutter, før jeg har fri',
	body: 'Jeg arbejder til klokken 16. Holdet slutter klokken 15.',
	help: 'Et hold om aftenen.',
	kind: 'systemic',
	area: currentEdition().focusAreas[0]!.key as TellInput['area'],
	district: 3,
	contentLocale: 'da',
	source: null,
	sourceUrl: null,
	email: 'rosa@prove.example',
	organisation: null,
	isNew: true,
	same: null,
	submission: undefined,
	...given,
});

export const tell = (
	db: Database,
	given: Partial<TellInput> = {},
	actor: Actor = visitor,
): Promise<TellOutcome> => tellBarrier(db, tells(given), { actor, clientAddress: elsewhere() });

const slugs = (db: Database) => db.selectFrom('barrier').select('slug').orderBy('id', 'desc');

/** Says yes in the last mail. @returns the secret of their own page */
export async function saysYes(db: Database, email: string): Promise<string> {
	const secret = await confirmVoice(db, (await lastMailTo(db, email)).secret);
	if (!secret) throw new Error('The link does not work');
	return secret;
}

export interface Told {
	slug: string;
	email: string;
	/** Of the teller's own page. */
	secret: string;
}

/** Told and confirmed: it waits to be read. */
export async function received(db: Database, given: Partial<TellInput> = {}): Promise<Told> {
	const { email } = tells(given);
	await tell(db, given);
	const { slug } = await slugs(db).executeTakeFirstOrThrow();
	return { slug, email, secret: await saysYes(db, email) };
}

export const reads = (given: Partial<TellInput & ShowInput> = {}): ShowInput => {
	const { title, body, help, kind, area, district, contentLocale, source, sourceUrl } = tells(given);
	return { title, body, help, kind, area, district, contentLocale, source, sourceUrl };
};

export async function shownOne(db: Database, reader: Actor, given: Partial<TellInput> = {}): Promise<Told> {
	const told = await received(db, given);
	await showBarrier(db, reader, told.slug, reads(given), null);
	return told;
}

export const inDays = (count: number): string => addDays(copenhagenDate(now()), count);

export async function ownedOne(db: Database, actor: Actor, given: Partial<TellInput> = {}): Promise<Told> {
	const told = await shownOne(db, actor, given);
	const owner = { committee: null, unit: 'Borgerservice, Nørrebro', answerDueOn: inDays(30) };
	await giveToOwner(db, actor, told.slug, owner);
	return told;
}

export async function answeredOne(db: Database, actor: Actor, given: Partial<TellInput> = {}): Promise<Told> {
	const told = await ownedOne(db, actor, given);
	await answerBarrier(db, actor, told.slug, { words: 'Der kommer to hold om aftenen.' });
	return told;
}

/** Somebody says "I know this too", and yes in the mail. @returns the secret of their own page */
export async function knowsToo(db: Database, slug: string, email: string): Promise<string> {
	await supportBarrier(db, slug, email, { actor: visitor, clientAddress: elsewhere() });
	return saysYes(db, email);
}

export const asksToo = (db: Database, slug: string, email: string, actor: Actor = visitor) =>
	supportBarrier(db, slug, email, { actor, clientAddress: elsewhere() });
