/** The municipality writes cards, and reads what partners propose and tell before it is shown. Nobody decides their own organisation's. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { keepingPerson } from '#lib/guide/methods/access.ts';
import { methodValues } from '#lib/guide/methods/form-values.ts';
import type { MethodInput } from '#lib/guide/methods/input.ts';
import * as letters from '#lib/guide/methods/letters.server.ts';
import { mayGo, methodDesk, textsFrom, wordsOf } from '#lib/guide/methods/method.ts';
import { factsOf } from '#lib/guide/methods/proposing.server.ts';
import { lockMethod, type WholeMethod } from '#lib/guide/methods/queries.server.ts';
import { recordMethod, recordReport } from '#lib/guide/methods/record.server.ts';
import { lockReport, type ReportRow } from '#lib/guide/methods/report-queries.server.ts';
import * as writes from '#lib/guide/methods/writes.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { closeByTakedown } from '#lib/moderation/flags/tell-flaggers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** The municipality's own, shown at once. @returns its desk. @throws 404, Refused `wording_unread` */
export function addMethod(db: Database, actor: Actor, input: MethodInput): Promise<string> {
	const by = keepingPerson(actor);
	const texts = textsFrom(input);
	refuseUnreadWording(wordsOf(texts), input.wordingRead);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const slug = newSlug(texts.title.da);
		const at = now();
		const id = await writes.insertMethod(trx, {
			...texts,
			...factsOf(input),
			...{ slug, state: 'shown', writtenBy: by.id, sentAt: at },
			...{ shownAt: at, decidedAt: at, decidedBy: by.id },
		});
		await recordMethod(trx, actor, 'method.added', { id });
		return methodDesk(slug);
	});
}

/** A card that is decided or written: held, and none of the actor's own organisation. @throws 404, Refused `own_case` */
async function holdMethod(trx: Transaction, actor: Actor, slug: string): Promise<WholeMethod> {
	const method = found(await lockMethod(trx, slug));
	await refuseOwnCase(trx, actor, { organisationId: method.organisationId, since: method.sentAt });
	return method;
}

async function write(
	trx: Transaction,
	method: WholeMethod,
	input: MethodInput,
	edited: Edited | null,
): Promise<ReturnType<typeof textsFrom>> {
	refuseEdited(edited, methodValues(method));
	const texts = textsFrom(input, method);
	refuseUnreadWording(wordsOf(texts), input.wordingRead);
	await writes.updateMethod(trx, method.id, texts, factsOf(input));
	return texts;
}

/** Betters the words, whatever its state. @throws 404, EditedMeanwhile, Refused `own_case`, `wording_unread` */
export const saveMethod = (
	db: Database,
	actor: Actor,
	slug: string,
	input: MethodInput,
	edited: Edited | null,
): Promise<void> => {
	keepingPerson(actor);
	return acting(db, actor, async (trx) => {
		const method = await holdMethod(trx, actor, slug);
		await write(trx, method, input, edited);
		await recordMethod(trx, actor, 'method.changed', method);
	});
};

/** Shows it in the words of the form, and tells its writer. @throws as `saveMethod`, Refused `method_decided` */
export const showMethod = (
	db: Database,
	actor: Actor,
	slug: string,
	input: MethodInput,
	edited: Edited | null,
): Promise<void> => {
	const by = keepingPerson(actor);
	return acting(db, actor, async (trx) => {
		const method = await holdMethod(trx, actor, slug);
		if (!mayGo(method.state, 'shown')) throw new Refused('method_decided');
		const texts = await write(trx, method, input, edited);
		const at = now();
		await writes.setMethodState(trx, method.id, {
			...{ state: 'shown', decidedAt: at, decidedBy: by.id, refusal: null },
			shownAt: method.shownAt ?? at,
		});
		await recordMethod(trx, actor, 'method.shown', method);
		if (method.organisationId !== null) await letters.tellMethodShown(trx, { ...method, title: texts.title });
	});
};

/** It is not shown, or no longer; its writer is told why, and may mend it. @throws 404, Refused `own_case`, `method_decided` */
export const declineMethod = (
	db: Database,
	actor: Actor,
	slug: string,
	{ reason }: { reason: string },
): Promise<void> => {
	const by = keepingPerson(actor);
	return acting(db, actor, async (trx) => {
		const method = await holdMethod(trx, actor, slug);
		if (!mayGo(method.state, 'declined')) throw new Refused('method_decided');
		const at = now();
		const decided = { decidedAt: at, decidedBy: by.id, refusal: reason };
		await writes.setMethodState(trx, method.id, { state: 'declined', ...decided });
		await closeByTakedown(trx, { kind: 'methods', id: method.id }, { at, by: by.id });
		await recordMethod(trx, actor, 'method.declined', method);
		if (method.workspace !== null)
			await letters.tellMethodDeclined(trx, { ...method, organisation: method.workspace }, reason);
	});
};

/** As `holdMethod`. */
async function holdReport(trx: Transaction, actor: Actor, id: number | undefined): Promise<ReportRow> {
	const report = found(id === undefined ? undefined : await lockReport(trx, id));
	await refuseOwnCase(trx, actor, { organisationId: report.organisationId, since: report.sentAt });
	return report;
}

/** @throws 404, Refused `own_case`, `method_decided` */
export const showReport = (db: Database, actor: Actor, id: number | undefined): Promise<void> => {
	const by = keepingPerson(actor);
	return acting(db, actor, async (trx) => {
		const report = await holdReport(trx, actor, id);
		if (!mayGo(report.state, 'shown')) throw new Refused('method_decided');
		const decided = { decidedAt: now(), decidedBy: by.id, refusal: null };
		await writes.updateReport(trx, report.id, { state: 'shown', ...decided });
		await recordReport(trx, actor, 'method_report.shown', report);
		const { methodSlug: slug, methodTitle: title, writtenBy } = report;
		await letters.tellReportShown(trx, { slug, title, writtenBy });
	});
};

/** It is not shown, or no longer; who wrote it is told why. @throws 404, Refused `own_case`, `method_decided` */
export const declineReport = (
	db: Database,
	actor: Actor,
	id: number | undefined,
	{ reason }: { reason: string },
): Promise<void> => {
	const by = keepingPerson(actor);
	return acting(db, actor, async (trx) => {
		const report = await holdReport(trx, actor, id);
		if (!mayGo(report.state, 'declined')) throw new Refused('method_decided');
		const decided = { decidedAt: now(), decidedBy: by.id, refusal: reason };
		await writes.updateReport(trx, report.id, { state: 'declined', ...decided });
		await recordReport(trx, actor, 'method_report.declined', report);
		const { methodTitle: title, writtenBy, organisationSlug: organisation } = report;
		await letters.tellReportDeclined(trx, { title, writtenBy, organisation }, reason);
	});
};
