/** What the municipality does with types of promises: adds its own, betters and decides what partners propose, retires. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { recordType } from '#lib/commitments/record.server.ts';
import {
	mostTypes,
	questionFrom,
	textsFrom,
	textValues,
	wordsOfType,
	type TypeTexts,
} from '#lib/commitments/types/added.ts';
import { formValues } from '#lib/commitments/types/form-values.ts';
import type { TypeInput } from '#lib/commitments/types/input.ts';
import { tellOffered, tellRefused } from '#lib/commitments/types/letters.server.ts';
import { refuseTaken } from '#lib/commitments/types/proposing.server.ts';
import * as queries from '#lib/commitments/types/type-queries.server.ts';
import * as writes from '#lib/commitments/types/type-writes.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { catalogueTypes } from '#lib/policy/catalogue-types.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

function administrator(actor: Actor): number {
	if (!municipalityMay(actor, 'administer') || !actor.person) notFound();
	return actor.person.id;
}

/** The texts that were typed; a question that nobody wrote asks for the unit. */
function textsOf(input: TypeInput, before?: TypeTexts): TypeTexts {
	const blank = { unitOneDanish: '', unitOneEnglish: '', unitOtherDanish: '', unitOtherEnglish: '' };
	const kept = before ? textValues(before) : { ...blank, symbolDanish: '', symbolEnglish: '' };
	const typed = { ...kept, ...input };
	const asked = (locale: 'da' | 'en', unit: string) => unit && withLocale(locale, () => questionFrom(unit));
	return textsFrom(
		{
			...typed,
			questionDanish: typed.questionDanish || asked('da', typed.unitOtherDanish),
			questionEnglish: typed.questionEnglish || asked('en', typed.unitOtherEnglish),
		},
		before,
	);
}

/** Of everything that is offered there is English. @throws Refused `commitment_type_needs_english` */
function refuseWithoutEnglish({ name, question, help, unitOne, unitOther }: TypeTexts): void {
	if ([name, question, help, unitOne, unitOther].some(({ en }) => !en))
		throw new Refused('commitment_type_needs_english');
}

/** @throws Refused `commitment_type_needs_english`, `commitment_types_full` */
async function refuseUnready(trx: Transaction, texts: TypeTexts): Promise<void> {
	refuseWithoutEnglish(texts);
	if ((await queries.countOpen(trx)) >= mostTypes) throw new Refused('commitment_types_full');
}

/**
 * Adds a type that partners may promise from now on.
 * @returns its key
 * @throws 404, Refused `commitment_type_needs_english`, `commitment_types_full`, `commitment_type_exists`, `wording_unread`
 */
export const addType = (db: Database, actor: Actor, input: TypeInput): Promise<string> =>
	actingOnce(db, actor, input.submission, async (trx) => {
		const personId = administrator(actor);
		const texts = textsOf(input);
		await refuseUnready(trx, texts);
		const key = `added-${randomCode(10)}`;
		await refuseTaken(trx, texts.name.da, key);
		refuseUnreadWording(wordsOfType(texts), input.wordingRead);
		const { goal, defaultTarget, confirms } = input;
		const at = now();
		const id = await writes.insertType(
			trx,
			{
				...{ key, state: 'offered', goal, defaultTarget, confirms, organisationId: null },
				...{ proposedBy: personId, proposedAt: at, decidedBy: personId, decidedAt: at },
			},
			texts,
		);
		await recordType(trx, actor, 'commitment_type.added', { id }, { key });
		return key;
	});

async function lockFor(trx: Transaction, actor: Actor, key: string): Promise<queries.WholeType> {
	const type = found(await queries.lockType(trx, key));
	if (type.state === 'proposed')
		await refuseOwnCase(trx, actor, { organisationId: type.organisationId, since: type.proposedAt });
	return type;
}

/** What is for good once it is offered, whatever a form says. */
function unitsOf(type: TypeTexts) {
	const { unitOneDanish, unitOneEnglish, unitOtherDanish, unitOtherEnglish, ...others } = textValues(type);
	const { symbolDanish, symbolEnglish } = others;
	return { unitOneDanish, unitOneEnglish, unitOtherDanish, unitOtherEnglish, symbolDanish, symbolEnglish };
}

async function write(
	trx: Transaction,
	type: queries.WholeType,
	input: TypeInput,
	edited: Edited | null,
): Promise<TypeTexts> {
	if (type.state === 'refused') throw new Refused('commitment_type_decided');
	refuseEdited(edited, formValues(type));
	const texts = textsOf(type.state === 'proposed' ? input : { ...input, ...unitsOf(type) }, type);
	if (type.state !== 'proposed') refuseWithoutEnglish(texts);
	await refuseTaken(trx, texts.name.da, type.key);
	refuseUnreadWording(wordsOfType(texts), input.wordingRead);
	const { goal, defaultTarget, confirms } = input;
	await writes.updateTexts(trx, type.id, { goal, defaultTarget, confirms }, texts);
	return texts;
}

/** Betters the words; the unit only until it is offered. @throws 404, EditedMeanwhile, Refused as `addType`, `own_case`, `commitment_type_decided` */
export const saveType = (
	db: Database,
	actor: Actor,
	key: string,
	input: TypeInput,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		administrator(actor);
		const type = await lockFor(trx, actor, key);
		await write(trx, type, input, edited);
		await recordType(trx, actor, 'commitment_type.edited', type, { key });
	});

/** The municipality's yes, in the words of the form. Who proposed it is told. @throws as `saveType`, Refused `commitment_types_full` */
export const offerType = (
	db: Database,
	actor: Actor,
	key: string,
	input: TypeInput,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const decidedBy = administrator(actor);
		const type = await lockFor(trx, actor, key);
		if (type.state !== 'proposed') throw new Refused('commitment_type_decided');
		const texts = await write(trx, type, input, edited);
		await refuseUnready(trx, texts);
		await writes.setTypeState(trx, type.id, 'offered', { decidedBy, decidedAt: now() });
		await recordType(trx, actor, 'commitment_type.accepted', type, { key });
		await tellOffered(trx, { ...type, ...texts });
	});

/** The municipality's no; the draft stays and asks for another type. @throws 404, Refused `own_case`, `commitment_type_decided` */
export const refuseType = (
	db: Database,
	actor: Actor,
	key: string,
	{ reason }: { reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const decidedBy = administrator(actor);
		const type = await lockFor(trx, actor, key);
		if (type.state !== 'proposed') throw new Refused('commitment_type_decided');
		await writes.setTypeState(trx, type.id, 'refused', { decidedBy, decidedAt: now(), refusal: reason });
		await recordType(trx, actor, 'commitment_type.declined', type, { key });
		await tellRefused(trx, type, reason);
	});

/** Nobody promises it anew; what was promised with it stays. @throws 404 */
export const retireType = (db: Database, actor: Actor, { key }: { key: string }): Promise<void> =>
	acting(db, actor, async (trx) => {
		const personId = administrator(actor);
		const at = now();
		if (catalogueTypes.some((type) => type.key === key)) {
			const id = await writes.retireShipped(trx, { key, retiredBy: personId, retiredAt: at });
			if (id !== null) await recordType(trx, actor, 'commitment_type.put_away', { id }, { key });
			return;
		}
		const type = found(await queries.lockType(trx, key));
		if (type.state === 'retired') return;
		if (type.state !== 'offered') notFound();
		await writes.setTypeState(trx, type.id, 'retired', { decidedBy: personId, decidedAt: at });
		await recordType(trx, actor, 'commitment_type.put_away', { id: type.id }, { key });
	});

/** It may be promised again. @throws 404 */
export const offerAgain = (db: Database, actor: Actor, { key }: { key: string }): Promise<void> =>
	acting(db, actor, async (trx) => {
		const personId = administrator(actor);
		if (catalogueTypes.some((type) => type.key === key)) {
			const id = await writes.offerShipped(trx, key);
			if (id !== null) await recordType(trx, actor, 'commitment_type.put_back', { id }, { key });
			return;
		}
		const type = found(await queries.lockType(trx, key));
		if (type.state === 'offered') return;
		if (type.state !== 'retired') notFound();
		await writes.setTypeState(trx, type.id, 'offered', { decidedBy: personId, decidedAt: now() });
		await recordType(trx, actor, 'commitment_type.put_back', { id: type.id }, { key });
	});
