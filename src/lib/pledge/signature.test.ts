import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	canonicalCharter,
	charterHash,
	currentCharter,
	ensureCharter,
	publishCharter,
} from '#lib/pledge/charter.server.ts';
import {
	pledgeCount,
	pledgeNumbers,
	pledgeWall,
	signatureByCode,
	signaturesOf,
	standingSignature,
	pledgeToSign,
} from '#lib/pledge/readers.server.ts';
import { addOrganisation, asSigner, type Cast, publish } from '../../../tests/support/cast/partnerships.ts';
import { newCode, readCode, standingOf } from '#lib/pledge/signature.ts';
import { insertWithNewCode, signPledge, withdrawPledge } from '#lib/pledge/signatures.server.ts';
import { test } from '../../../tests/support/database.ts';
import { makeSite } from '../../../tests/support/cast/people.ts';

const asks = { ...asSigner, version: 1 };
const day = new Date('2026-11-22T12:00:00Z');

async function publishNext(db: Database, number = 2): Promise<void> {
	const texts = { da: `Udgave ${number}\n`, en: `Version ${number}\n` };
	await db
		.insertInto('charterVersion')
		.values({ number, texts: JSON.stringify(texts), hash: charterHash(texts) })
		.execute();
}
const sign = (db: Database, who: Cast, version = 1) =>
	signPledge(db, who.signatory.actor, who.slug, { ...asks, version });

beforeEach(() => setClock(day));
afterEach(() => setClock(null));

describe('a code', () => {
	plain.each([
		['7F3K-92QD', '7F3K-92QD'],
		[' 7f3k 92qd ', '7F3K-92QD'],
		['7f3k92qd', '7F3K-92QD'],
		['o1il-00oo', '0111-0000'],
		['７Ｆ３Ｋ－９２ＱＤ', '7F3K-92QD'],
		['7F3K-92Q', null],
		['7F3K-92QDX', null],
		['7F3K-92QU', null],
		['', null],
		["' or 1=1 --", null],
	])('%s is read as %s', (typed, code) => expect(readCode(typed)).toBe(code));

	plain('is drawn from letters that can be read back', () => {
		for (let i = 0; i < 200; i++) {
			const code = newCode();
			expect(readCode(code.toLowerCase())).toBe(code);
		}
	});
});

describe('a signature stands', () => {
	const at = day;
	plain.each([
		['stands', null, null, 'approved'],
		['withdrawn', at, null, 'approved'],
		['withdrawn', at, null, 'suspended'],
		['superseded', null, at, 'approved'],
		['suspended', null, null, 'suspended'],
		['closed', null, null, 'closed'],
	] as const)('%s', (standing, withdrawnAt, supersededAt, state) =>
		expect(standingOf({ withdrawnAt, supersededAt }, state)).toBe(standing),
	);
});

describe('the charter', () => {
	test('is published once, however often it is asked for', async ({ db }) => {
		await ensureCharter(db);
		const first = await currentCharter(db);
		await Promise.all([ensureCharter(db), ensureCharter(db)]);
		expect(await currentCharter(db)).toEqual(first);
		expect(first.hash).toBe(charterHash(first.texts));
	});

	test('cannot be rewritten, and a changed text under an old number is refused', async ({ db }) => {
		await db
			.insertInto('charterVersion')
			.values({ number: 1, texts: JSON.stringify({ da: 'Anden' }), hash: charterHash({ da: 'Anden' }) })
			.execute();
		await expect(publishCharter(db, 1)).rejects.toThrow('another text');
		await expect(db.updateTable('charterVersion').set({ texts: '{"da": "x"}' }).execute()).rejects.toThrow(
			'append-only',
		);
	});
});

describe('a text in the languages it is written in', () => {
	const insert = (db: Database, texts: object, hash: string | null = null) =>
		sql`insert into charter_version (number, texts, hash)
			select 9, texts, coalesce(${hash}, charter_hash(texts))
			from (values (${JSON.stringify(texts)}::jsonb)) as one (texts)`.execute(db);
	const whole = { 'zh-Hant': '城市', en: 'City æ', da: 'By "å"\n\n1. Én', ar: 'مدينة' };

	plain('is signed in Danish first, and then by tag', () =>
		expect(canonicalCharter(whole)).toBe('By "å"\n\n1. Én\nمدينة\nCity æ\n城市'),
	);

	test('has the fingerprint that the database makes of it too', async ({ db }) => {
		await insert(db, whole);
		expect(await currentCharter(db)).toMatchObject({ texts: whole, hash: charterHash(whole) });
	});

	test.for<[string, object, string | null, string]>([
		['another fingerprint', { da: 'By' }, 'a'.repeat(64), 'hash_is_of_texts'],
		['no Danish', { en: 'City' }, null, 'texts_by_language'],
		['nothing in a language', { da: 'By', en: '' }, null, 'texts_by_language'],
		['no language', { da: 'By', English: 'City' }, null, 'texts_by_language'],
		['no text', { da: 'By', en: 1 }, null, 'texts_by_language'],
	])('is refused with %s', async ([, texts, hash, rule], { db }) =>
		expect(insert(db, texts, hash)).rejects.toThrow(`charter_version_${rule}`),
	);
});

describe('signing', () => {
	test('gives one signature with a code, a hash, an audit entry and a mail to the owner', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const signature = await sign(db, org);
		expect(signature).toMatchObject({
			signerName: 'Maja Holm',
			organisationName: 'Nordlys El',
			charterVersion: 1,
			signedAt: day,
		});
		expect(await signatureByCode(db, signature.code)).toMatchObject({ standing: 'stands', intact: true });
		const mails = await db.selectFrom('mail').selectAll().execute();
		expect(mails.map((mail) => mail.toAddress)).toEqual([org.owner.email]);
		expect(mails[0]?.text).toContain(signature.code);
		expect(mails[0]?.text).toContain('/bevis');
		const audit = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('organisationId', '=', org.id)
			.execute();
		expect(audit).toEqual([{ verb: 'pledge.signed' }]);
	});

	test('by two signatories at once, or by a double click, gives one', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const by = [org.owner, org.signatory, org.signatory, org.owner];
		const signatures = await Promise.all(by.map(({ actor }) => signPledge(db, actor, org.slug, asks)));
		expect(new Set(signatures.map(({ code }) => code)).size).toBe(1);
		expect(await signaturesOf(db, org.id)).toHaveLength(1);
		expect(await db.selectFrom('mail').select('id').execute()).toHaveLength(1);
	});

	test('a new text asks anew; the old signature is then replaced', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const old = await sign(db, org);
		await publishNext(db);
		expect((await signatureByCode(db, old.code))?.standing).toBe('stands');
		expect(await pledgeToSign(db, org.id)).toBe('new_text');
		await expect(sign(db, org, 1)).rejects.toMatchObject({ code: 'pledge_text_changed' });
		const fresh = await Promise.all([sign(db, org, 2), sign(db, org, 2)]);
		expect(fresh[0]?.code).toBe(fresh[1]?.code);
		expect((await signatureByCode(db, old.code))?.standing).toBe('superseded');
		expect(await pledgeToSign(db, org.id)).toBeNull();
		expect(await pledgeCount(db)).toBe(1);
	});

	test('needs an approved organisation and somebody who may sign; others find nothing there', async ({
		db,
	}) => {
		await publish(db);
		const [org, other] = [await addOrganisation(db, 'Nordlys El'), await addOrganisation(db, 'Sydhavn')];
		for (const actor of [
			org.reader.actor,
			other.owner.actor,
			{ person: null, municipalRole: null, memberships: [] },
		]) {
			await expect(signPledge(db, actor, org.slug, asks)).rejects.toMatchObject({ status: 404 });
			await expect(withdrawPledge(db, actor, org.slug, { withdrawReason: 'Nej' })).rejects.toMatchObject({
				status: 404,
			});
		}
		await db.updateTable('organisation').set({ state: 'waiting' }).where('id', '=', org.id).execute();
		await expect(sign(db, org)).rejects.toMatchObject({ code: 'organisation_state_changed' });
	});

	test('draws a new code when one is taken', async ({ db }) => {
		await publish(db);
		const [one, two] = [await addOrganisation(db, 'Et'), await addOrganisation(db, 'To')];
		const { code } = await sign(db, one);
		const charter = await currentCharter(db);
		const draws = [code, code, 'AAAA-BBBB'];
		await db.transaction().execute((trx) =>
			insertWithNewCode(
				trx,
				{
					organisationId: two.id,
					organisationName: 'To',
					charterVersionId: charter.id,
					textHash: charter.hash,
					personId: two.owner.actor.person!.id,
					...asSigner,
					signedAt: day,
				},
				() => draws.shift()!,
			),
		);
		expect((await standingSignature(db, two.id))?.code).toBe('AAAA-BBBB');
	});
});

describe('withdrawing', () => {
	test('keeps the signature visible with its reason, and lets the organisation sign again', async ({
		db,
	}) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const { code } = await sign(db, org);
		await withdrawPledge(db, org.owner.actor, org.slug, { withdrawReason: 'Vi lukker afdelingen' });
		expect(await signatureByCode(db, code)).toMatchObject({
			standing: 'withdrawn',
			withdrawnReason: 'Vi lukker afdelingen',
			withdrawnAt: day,
		});
		expect(await pledgeCount(db)).toBe(0);
		expect((await pledgeWall(db, { withdrawn: true, limit: 9 })).rows).toHaveLength(1);
		await expect(
			withdrawPledge(db, org.owner.actor, org.slug, { withdrawReason: 'Igen' }),
		).rejects.toMatchObject({ code: 'pledge_none_stands' });
		expect((await sign(db, org)).code).not.toBe(code);
	});

	test('and signing at the same time end in one state, never two standing', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		await sign(db, org);
		await Promise.allSettled([
			withdrawPledge(db, org.owner.actor, org.slug, { withdrawReason: 'Nej tak' }),
			sign(db, org),
			withdrawPledge(db, org.signatory.actor, org.slug, { withdrawReason: 'Nej tak' }),
		]);
		expect(await pledgeCount(db)).toBeLessThanOrEqual(1);
		const all = await signaturesOf(db, org.id);
		expect(all.filter((one) => !one.withdrawnAt && !one.supersededAt).length).toBeLessThanOrEqual(1);
	});
});

describe('the database', () => {
	test('never lets a signature be rewritten, revived or deleted', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		await sign(db, org);
		const change = (values: Record<string, unknown>) => db.updateTable('signature').set(values).execute();
		await expect(change({ signerName: 'En anden' })).rejects.toThrow('cannot be rewritten');
		await expect(change({ signedAt: new Date(0) })).rejects.toThrow('cannot be rewritten');
		await expect(db.deleteFrom('signature').execute()).rejects.toThrow('append-only');
		await withdrawPledge(db, org.owner.actor, org.slug, { withdrawReason: 'Nej tak' });
		await expect(change({ withdrawnAt: null, withdrawnReason: null })).rejects.toThrow('cannot be rewritten');
	});

	test('a text changed behind its back no longer matches the signed hash', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const { code } = await sign(db, org);
		await sql`alter table charter_version disable trigger all`.execute(db);
		await sql`alter table charter_version drop constraint charter_version_hash_is_of_texts`.execute(db);
		await sql`update charter_version set texts = texts || '{"en": "Nothing"}'`.execute(db);
		expect((await signatureByCode(db, code))?.intact).toBe(false);
	});
});

describe('the wall', () => {
	test('pages through everybody once, newest first, and filters', async ({ db }) => {
		await publish(db);
		for (let i = 0; i < 7; i++) {
			setClock(new Date(day.getTime() + Math.floor(i / 2) * 60_000));
			const org = await addOrganisation(db, `Ålborghus ${i}`, i % 2 ? 'school' : 'housing');
			await makeSite(db, org.id, { districtNr: ([1, 2, 3] as const)[i % 3] });
			await sign(db, org);
		}
		const names: string[] = [];
		let after: string | null = null;
		do {
			const page: Awaited<ReturnType<typeof pledgeWall>> = await pledgeWall(db, {
				withdrawn: false,
				limit: 3,
				after,
			});
			names.push(...page.rows.map(({ name }) => name));
			after = page.next;
		} while (after);
		expect(names).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Ålborghus ${i}`));
		const found = async (filter: object) =>
			(await pledgeWall(db, { withdrawn: false, limit: 9, ...filter })).rows.length;
		expect(await found({ kind: 'school' })).toBe(3);
		expect(await found({ district: 1 })).toBe(3);
		expect(await found({ text: 'aalborgHUS 4' })).toBe(1);
		expect(await found({ text: '%' })).toBe(0);
		expect(await pledgeNumbers(db)).toEqual({ total: 7, byKind: { school: 3, housing: 4 }, districts: 3 });
	});

	test('hides the suspended, whose signature says so', async ({ db }) => {
		await publish(db);
		const org = await addOrganisation(db, 'Nordlys El');
		const { code } = await sign(db, org);
		await db.updateTable('organisation').set({ state: 'suspended' }).execute();
		expect((await pledgeWall(db, { withdrawn: false, limit: 9 })).rows).toEqual([]);
		expect((await signatureByCode(db, code))?.standing).toBe('suspended');
	});
});
