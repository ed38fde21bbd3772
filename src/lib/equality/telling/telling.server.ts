/**
 * Somebody tells of discrimination, and comes back with a code. No account, no name, no address: nothing is logged, no entry is written
 * and no job is made, for each of them would say to the second when (decision 0107).
 */
import { randomInt } from 'node:crypto';
import { mayAdd, endsOn, type Side } from '#lib/equality/experience.ts';
import type { SavedInput, TellInput } from '#lib/equality/telling/input.ts';
import { codeOf, hashesOf } from '#lib/equality/telling/receipt.server.ts';
import * as queries from '#lib/equality/telling/telling-queries.server.ts';
import * as writes from '#lib/equality/telling/telling-writes.server.ts';
import { aboutExperience, aboutLine } from '#lib/equality/telling/sealed.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { canSeal, open, seal } from '#lib/platform/sealing.server.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { PassingLimit } from '#lib/platform/visitors/limits/passing-limit.ts';

/** From one network: a school or a library may sit behind it. */
const telling = new PassingLimit({ most: 20, windowMinutes: 60 });
/** Each try costs a slow digest. */
const trying = new PassingLimit({ most: 30, windowMinutes: 15 });

const today = (): string => copenhagenDate(now());

/**
 * Told once, however often the form is sent.
 * @returns the code; null where nobody comes back with it
 * @throws Refused `experience_closed`, `experience_too_many`
 */
export async function tellExperience(
	db: Database,
	input: TellInput,
	clientAddress: string,
): Promise<string | null> {
	if (!canSeal()) throw new Refused('experience_closed');
	if (!telling.take(networkOf(clientAddress), now())) throw new Refused('experience_too_many');
	const code = codeOf(input.submission);
	const [receiptHash, ...older] = await hashesOf(code);
	const takesAnswer = await db.transaction().execute(async (trx) => {
		const told = () => queries.findByReceipt(trx, [receiptHash!, ...older]);
		for (let tries = 0; tries < 100; tries++) {
			const there = await told();
			if (there) return there.takesAnswer;
			const row = rowOf(input, receiptHash!);
			if (await writes.insertExperience(trx, row)) {
				const { grounds, setting } = input;
				await writes.countTold(trx, { year: Number(today().slice(0, 4)), grounds, setting });
				return row.takesAnswer;
			}
		}
		throw new Error('No number is free');
	});
	return takesAnswer ? code : null;
}

function rowOf(
	{ grounds, setting, happened, district, deeds, words, reply }: TellInput,
	receiptHash: string,
) {
	const id = randomInt(100_000, 1_000_000);
	return {
		...{ id, toldOn: today(), state: 'unread' as const, receiptHash, takesAnswer: reply === 'code' },
		...{ grounds, setting, happened, districtNr: district, deeds },
		sealed: words === null ? null : seal(words, aboutExperience(id)),
	};
}

/** @throws Refused `experience_too_many` */
async function hashesFor(code: string, clientAddress: string): Promise<string[]> {
	if (!trying.take(networkOf(clientAddress), now())) throw new Refused('experience_too_many', 'code');
	return hashesOf(code);
}

/**
 * That the code was written down; or that nobody wants it, and it works no more.
 * @throws Refused `experience_code_not_saved`, `experience_too_many`
 */
export async function keepCode(
	db: Database,
	{ submission, last, forget }: SavedInput,
	clientAddress: string,
): Promise<void> {
	const code = codeOf(submission);
	if (forget) {
		const hashes = await hashesFor(code, clientAddress);
		await db.transaction().execute(async (trx) => {
			const experience = await queries.lockByReceipt(trx, hashes);
			if (experience) await writes.letCodeGo(trx, experience.id);
		});
		return;
	}
	if (!code.endsWith(last.replaceAll(' ', '')) || last.length < 4)
		throw new Refused('experience_code_not_saved', 'last');
}

/** What whoever has the code sees: the answers. Their own words are not shown again, for a code may be found by another. */
export interface Thread {
	toldOn: string;
	isRead: boolean;
	endsOn: string;
	takenBackOn: string | null;
	/** A line of one's own has its day alone. */
	lines: { side: Side; writtenOn: string; text: string | null }[];
	mayAdd: boolean;
}

async function threadOf(db: Database, hashes: readonly string[]): Promise<Thread> {
	const experience = await queries.findByReceipt(db, hashes);
	if (!experience?.takesAnswer) throw new Refused('experience_code_unknown', 'code');
	const { id, toldOn, takenBackOn, state } = experience;
	const lines = await queries.linesOf(db, id);
	return {
		...{ toldOn, takenBackOn, isRead: state !== 'unread', endsOn: endsOn(toldOn) },
		lines: lines.map(({ side, writtenOn, sealed, place }) => ({
			...{ side, writtenOn },
			text: side === 'reader' && sealed !== null ? open(sealed, aboutLine(id, place)) : null,
		})),
		mayAdd: canSeal() && mayAdd(lines, state === 'ended'),
	};
}

/** @throws Refused `experience_code_unknown`, `experience_too_many` */
export const openThread = async (db: Database, code: string, clientAddress: string): Promise<Thread> =>
	threadOf(db, await hashesFor(code, clientAddress));

const locked = async (trx: Transaction, hashes: readonly string[]) => {
	const experience = await queries.lockByReceipt(trx, hashes);
	if (!experience?.takesAnswer) throw new Refused('experience_code_unknown', 'code');
	return experience;
};

/** One more line, until it is answered. The same sent twice is one. @throws as `openThread`, Refused `experience_wait` */
export async function addLine(
	db: Database,
	{ code, words }: { code: string; words: string },
	clientAddress: string,
): Promise<Thread> {
	const hashes = await hashesFor(code, clientAddress);
	await db.transaction().execute(async (trx) => {
		const { id, state } = await locked(trx, hashes);
		const lines = await queries.linesOf(trx, id);
		const last = lines.at(-1);
		if (last?.side === 'teller' && last.sealed && open(last.sealed, aboutLine(id, last.place)) === words)
			return;
		if (!mayAdd(lines, state === 'ended')) throw new Refused('experience_wait', 'words');
		const place = lines.length + 1;
		const sealed = seal(words, aboutLine(id, place));
		await writes.insertLine(trx, {
			...{ experienceId: id, place, side: 'teller' as const, sealed, writtenOn: today() },
		});
		await writes.setUnread(trx, id);
	});
	return threadOf(db, hashes);
}

/** What was written goes; the answers stay, and the code. @throws as `openThread` */
export async function takeBack(db: Database, code: string, clientAddress: string): Promise<Thread> {
	const hashes = await hashesFor(code, clientAddress);
	await db.transaction().execute(async (trx) => {
		const { id, takenBackOn } = await locked(trx, hashes);
		await writes.takeWordsBack(trx, id, takenBackOn ?? today());
	});
	return threadOf(db, hashes);
}
