/**
 * A new period of the policy without a release: one administrator writes it, another approves it, and it is in force from its
 * first day. What was promised under an earlier one keeps its goals. The database holds the four eyes, and that what is
 * published is what was sent.
 */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Change } from '#lib/followup/policy-edition/changes.ts';
import { documentAfter, problemsOf, type DocumentProblem } from '#lib/followup/policy-edition/document.ts';
import * as queries from '#lib/followup/policy-edition/queries.server.ts';
import { versionOfDraft } from '#lib/followup/policy-edition/sections.ts';
import * as writes from '#lib/followup/policy-edition/writes.server.ts';
import { recordPolicyEdition } from '#lib/followup/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { editionFrom, editions } from '#lib/policy/edition.ts';

function administrator(actor: Actor): number {
	if (!municipalityMay(actor, 'administer') || !actor.person) notFound();
	return actor.person.id;
}

/** The site's own and those in the database now, whatever this process has heard of. */
async function editionsNow(trx: Transaction) {
	const published = (await queries.publishedDocuments(trx)).map(editionFrom);
	const keys = new Set(published.map(({ key }) => key as string));
	return [...editions.filter(({ key }) => !keys.has(key)), ...published].toSorted((a, b) =>
		a.period.start.localeCompare(b.period.start),
	);
}

/**
 * Begins the next period with all that the newest says.
 * @throws 404, Refused `policy_draft_exists`
 */
export const beginDraft = (
	db: Database,
	actor: Actor,
	{ submission }: { submission?: string | undefined },
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const draftedBy = administrator(actor);
		const earlier = await editionsNow(trx);
		const document = documentAfter(found(earlier.at(-1)), copenhagenDate(now()));
		const number = earlier.length + 1;
		const id = await writes.insertDraft(trx, { number, document, draftedBy, createdAt: now() });
		if (id === null) throw new Refused('policy_draft_exists');
		await recordPolicyEdition(trx, actor, 'policy_edition.drafted', { id }, { period: document.key });
		return String(id);
	});

/** The draft, held, for the one who writes it, while nobody reads it to approve it. @throws Refused `policy_draft_others`, `policy_draft_sent` */
async function lockOwn(trx: Transaction, actor: Actor): Promise<queries.Draft> {
	const personId = administrator(actor);
	const draft = found(await queries.lockDraft(trx));
	if (draft.draftedById !== personId) throw new Refused('policy_draft_others');
	if (draft.sentAt) throw new Refused('policy_draft_sent');
	return draft;
}

/**
 * Writes a part of it anew.
 * @param version of the draft that the form was filled from
 * @throws 404, Refused as `lockOwn`, `edited_meanwhile`
 */
export const saveSection = (
	db: Database,
	actor: Actor,
	change: Change,
	version: string | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const draft = await lockOwn(trx, actor);
		if (version !== null && version !== versionOfDraft(draft)) throw new Refused('edited_meanwhile');
		await writes.setDocument(trx, draft.id, change(draft.document));
	});

async function refuseProblems(trx: Transaction, { document }: queries.Draft): Promise<void> {
	const known = { editions: await editionsNow(trx), today: copenhagenDate(now()) };
	const [first] = problemsOf(document, known);
	if (first) throw new Refused(`policy_${first.problem}` satisfies `policy_${DocumentProblem}`);
}

/** Asks another administrator to approve it. @throws 404, Refused as `lockOwn`, `policy_` and a `DocumentProblem` */
export const sendDraft = (db: Database, actor: Actor): Promise<void> =>
	acting(db, actor, async (trx) => {
		const draft = await lockOwn(trx, actor);
		await refuseProblems(trx, draft);
		await writes.updateDraft(trx, draft.id, { sentAt: now(), returnedReason: null });
		const details = { period: draft.document.key };
		await recordPolicyEdition(trx, actor, 'policy_edition.sent', { id: draft.id }, details);
	});

/** Takes it back to write on, or sends it back with a reason where it is another's. @throws 404, Refused `policy_draft_not_sent` */
export const returnDraft = (
	db: Database,
	actor: Actor,
	{ reason }: { reason: string | null },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const personId = administrator(actor);
		const draft = found(await queries.lockDraft(trx));
		if (!draft.sentAt) throw new Refused('policy_draft_not_sent');
		const isOwn = draft.draftedById === personId;
		await writes.updateDraft(trx, draft.id, { sentAt: null, returnedReason: isOwn ? null : reason });
		const details = { period: draft.document.key };
		await recordPolicyEdition(trx, actor, 'policy_edition.sent_back', { id: draft.id }, details);
	});

/**
 * Publishes it, to be in force from its first day.
 * @param revision which wording the approver read
 * @throws 404, Refused `policy_draft_not_sent`, `policy_own_draft`, `policy_draft_changed`, `policy_` and a `DocumentProblem`
 */
export const approveDraft = (db: Database, actor: Actor, { revision }: { revision: number }): Promise<void> =>
	acting(db, actor, async (trx) => {
		const approvedBy = administrator(actor);
		const draft = found(await queries.lockDraft(trx));
		if (draft.draftedById === approvedBy) throw new Refused('policy_own_draft');
		if (!draft.sentAt) throw new Refused('policy_draft_not_sent');
		if (draft.revision !== revision) throw new Refused('policy_draft_changed');
		await refuseProblems(trx, draft);
		const by = { draftedBy: draft.draftedById, approvedBy, publishedAt: now() };
		const id = await writes.insertEdition(trx, draft.document, by);
		await writes.deleteDraft(trx, draft.id);
		const details = { period: draft.document.key };
		await recordPolicyEdition(trx, actor, 'policy_edition.published', { id }, details);
	});

/** Throws a draft away that nobody reads to approve. @throws 404, Refused `policy_draft_sent` */
export const discardDraft = (db: Database, actor: Actor): Promise<void> =>
	acting(db, actor, async (trx) => {
		administrator(actor);
		const { id, document, sentAt } = found(await queries.lockDraft(trx));
		if (sentAt) throw new Refused('policy_draft_sent');
		await writes.deleteDraft(trx, id);
		await recordPolicyEdition(trx, actor, 'policy_edition.discarded', { id }, { period: document.key });
	});
