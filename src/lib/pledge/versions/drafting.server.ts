/**
 * A new version of the charter: one administrator writes it, another approves it, and it takes effect on a day. Who signed an
 * earlier one stands by that until they sign anew. The database holds the four eyes, and that what is published is what was sent.
 */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { charterHash } from '#lib/pledge/charter.server.ts';
import { recordCharter } from '#lib/pledge/record.server.ts';
import { latestCharter } from '#lib/pledge/signature-queries.server.ts';
import {
	draftProblem,
	partsOf,
	partValues,
	renumbered,
	type CharterDraft,
} from '#lib/pledge/versions/draft.ts';
import * as queries from '#lib/pledge/versions/version-queries.server.ts';
import * as writes from '#lib/pledge/versions/version-writes.server.ts';
import { canonicalText } from '#lib/policy/charter.ts';
import type { CharterParts } from '#lib/policy/charter-shape.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

function administrator(actor: Actor): number {
	if (!municipalityMay(actor, 'administer') || !actor.person) notFound();
	return actor.person.id;
}

/**
 * Begins the next version with the words of the newest.
 * @throws 404, Refused `charter_draft_exists`
 */
export const beginDraft = (
	db: Database,
	actor: Actor,
	{ submission }: { submission?: string | undefined },
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const draftedBy = administrator(actor);
		const newest = found(await latestCharter(trx));
		const number = newest.number + 1;
		const texts = renumbered(newest.texts, number);
		const id = await writes.insertDraft(trx, { number, texts, draftedBy, createdAt: now() });
		if (id === null) throw new Refused('charter_draft_exists');
		await recordCharter(trx, actor, 'charter.drafted', { id }, { version: number });
		return String(id);
	});

/** The draft, held, for the one who writes it, while nobody reads it to approve it. @throws Refused `charter_draft_others`, `charter_draft_sent` */
async function lockOwn(trx: Transaction, actor: Actor): Promise<CharterDraft> {
	const personId = administrator(actor);
	const draft = found(await queries.lockDraft(trx));
	if (draft.draftedById !== personId) throw new Refused('charter_draft_others');
	if (draft.sentAt) throw new Refused('charter_draft_sent');
	return draft;
}

/** @throws 404, EditedMeanwhile, Refused as `lockOwn` */
export const saveLanguage = (
	db: Database,
	actor: Actor,
	{ language, ...parts }: CharterParts & { language: string },
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id, texts, number } = await lockOwn(trx, actor);
		refuseEdited(edited, partValues(partsOf(texts[language] ?? '')));
		await writes.setTexts(trx, id, { ...texts, [language]: canonicalText(number, parts) });
	});

/** Takes a language out; the Danish text stays. @throws 404, Refused as `lockOwn`, `charter_needs_danish` */
export const removeLanguage = (
	db: Database,
	actor: Actor,
	{ language }: { language: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id, texts } = await lockOwn(trx, actor);
		if (language === baseLocale) throw new Refused('charter_needs_danish');
		const left = Object.entries(texts).filter(([tag]) => tag !== language);
		await writes.setTexts(trx, id, Object.fromEntries(left) as TextByLanguage);
	});

/** @throws 404, Refused as `lockOwn` */
export const chooseDay = (
	db: Database,
	actor: Actor,
	{ takesEffectOn }: { takesEffectOn: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id } = await lockOwn(trx, actor);
		await writes.updateDraft(trx, id, { takesEffectOn });
	});

/** Asks another administrator to approve it. @throws 404, Refused as `lockOwn`, `charter_` and a `DraftProblem` */
export const sendDraft = (db: Database, actor: Actor): Promise<void> =>
	acting(db, actor, async (trx) => {
		const draft = await lockOwn(trx, actor);
		await refuseProblem(trx, draft);
		await writes.updateDraft(trx, draft.id, { sentAt: now(), returnedReason: null });
		await recordCharter(trx, actor, 'charter.sent', { id: draft.id }, { version: draft.number });
	});

async function refuseProblem(trx: Transaction, draft: CharterDraft): Promise<void> {
	const newest = found(await latestCharter(trx));
	const today = copenhagenDate(now());
	const problem = draftProblem(draft, { texts: newest.texts, today });
	if (problem) throw new Refused(`charter_${problem}`);
	if (newest.takesEffectOn && draft.takesEffectOn! <= newest.takesEffectOn)
		throw new Refused('charter_day_before_last');
}

/** Takes it back to write on, or sends it back with a reason where it is another's. @throws 404, Refused `charter_draft_not_sent` */
export const returnDraft = (
	db: Database,
	actor: Actor,
	{ reason }: { reason: string | null },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const personId = administrator(actor);
		const draft = found(await queries.lockDraft(trx));
		if (!draft.sentAt) throw new Refused('charter_draft_not_sent');
		const isOwn = draft.draftedById === personId;
		await writes.updateDraft(trx, draft.id, { sentAt: null, returnedReason: isOwn ? null : reason });
		await recordCharter(trx, actor, 'charter.sent_back', { id: draft.id }, { version: draft.number });
	});

/**
 * Publishes it, to take effect on its day.
 * @param hash of the texts that the approver read
 * @throws 404, Refused `charter_draft_not_sent`, `charter_own_draft`, `charter_draft_changed`, `charter_` and a `DraftProblem`
 */
export const approveDraft = (db: Database, actor: Actor, { hash }: { hash: string }): Promise<void> =>
	acting(db, actor, async (trx) => {
		const approvedBy = administrator(actor);
		const draft = found(await queries.lockDraft(trx));
		const { id: draftId, number, texts, takesEffectOn, draftedById: draftedBy, sentAt } = draft;
		if (draftedBy === approvedBy) throw new Refused('charter_own_draft');
		if (!sentAt || !takesEffectOn) throw new Refused('charter_draft_not_sent');
		if (charterHash(texts) !== hash) throw new Refused('charter_draft_changed');
		await refuseProblem(trx, draft);
		const row = { number, texts, hash, publishedAt: now(), takesEffectOn, draftedBy, approvedBy };
		const id = await writes.insertVersion(trx, row);
		await writes.deleteDraft(trx, draftId);
		await recordCharter(trx, actor, 'charter.published', { id }, { version: number, hash });
	});

/** Throws a draft away that nobody reads to approve. @throws 404, Refused `charter_draft_sent` */
export const discardDraft = (db: Database, actor: Actor): Promise<void> =>
	acting(db, actor, async (trx) => {
		administrator(actor);
		const { id, number, sentAt } = found(await queries.lockDraft(trx));
		if (sentAt) throw new Refused('charter_draft_sent');
		await writes.deleteDraft(trx, id);
		await recordCharter(trx, actor, 'charter.discarded', { id }, { version: number });
	});
