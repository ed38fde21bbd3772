/** A partner proposes a card, mends it, and tells of trying one. Nothing of it is shown before somebody has read it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCommitment } from '#lib/commitments/workspace.server.ts';
import { writingFor } from '#lib/guide/methods/access.ts';
import { methodValues, reportValues } from '#lib/guide/methods/form-values.ts';
import type { MethodInput, ProposalInput, ReportInput } from '#lib/guide/methods/input.ts';
import { mayGo, mostWaitingOfOne, ownMethods, textsFrom, wordsOf } from '#lib/guide/methods/method.ts';
import { countWaitingOf, findMethod, lockMethod } from '#lib/guide/methods/queries.server.ts';
import { recordMethod, recordReport } from '#lib/guide/methods/record.server.ts';
import { lockReport } from '#lib/guide/methods/report-queries.server.ts';
import * as writes from '#lib/guide/methods/writes.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** What a form says besides the texts. */
export const factsOf = (input: MethodInput) => ({
	leastPeople: input.leastPeople,
	mostPeople: input.mostPeople,
	duration: input.duration,
	evidence: input.evidence,
	evidenceSource: input.evidenceSource,
	evidenceUrl: input.evidenceUrl,
	origin: input.origin,
	originName: input.originName,
	originUrl: input.originUrl,
	areas: input.areas,
});

async function refuseTooMany(trx: Transaction, organisationId: number): Promise<void> {
	if ((await countWaitingOf(trx, organisationId)) >= mostWaitingOfOne) throw new Refused('methods_wait');
}

/** The promise it grew out of, where one is named. @throws 404 for another's */
async function promiseOf(db: Database, actor: Actor, organisation: string, slug: string | null) {
	if (slug === null) return null;
	const { commitment } = await ownCommitment(db, actor, organisation, slug);
	return commitment.parties.some((party) => party.slug === organisation) ? commitment.id : notFound();
}

/** @returns the organisation's list, in code form. @throws 404, Refused `wording_unread`, `methods_wait` */
export async function proposeMethod(
	db: Database,
	actor: Actor,
	organisation: string,
	input: ProposalInput,
): Promise<string> {
	const { organisationId } = writingFor(actor, organisation);
	const commitmentId = await promiseOf(db, actor, organisation, input.commitment);
	const texts = textsFrom(input);
	refuseUnreadWording(wordsOf(texts), input.wordingRead);
	return actingOnce(db, actor, input.submission, async (trx) => {
		await refuseTooMany(trx, organisationId);
		const id = await writes.insertMethod(trx, {
			...texts,
			...factsOf(input),
			...{ slug: newSlug(texts.title.da), state: 'proposed', organisationId, commitmentId },
			...{ writtenBy: actor.person?.id ?? null, sentAt: now() },
		});
		await recordMethod(trx, actor, 'method.proposed', { id, organisationId });
		return ownMethods(organisation);
	});
}

/** It waits to be read, as if it were new. */
const sentAgain = () =>
	({ state: 'proposed', decidedAt: null, decidedBy: null, refusal: null, sentAt: now() }) as const;

/** Mends what waits, or what was declined, which is sent again. @throws 404, EditedMeanwhile, Refused `method_is_shown`, `wording_unread`, `methods_wait` */
export const mendMethod = (
	db: Database,
	actor: Actor,
	organisation: string,
	slug: string,
	input: MethodInput,
	edited: Edited | null,
): Promise<void> => {
	const { organisationId } = writingFor(actor, organisation);
	return acting(db, actor, async (trx) => {
		const method = found(await lockMethod(trx, slug));
		if (method.organisationId !== organisationId) notFound();
		if (method.state === 'shown') throw new Refused('method_is_shown');
		refuseEdited(edited, methodValues(method));
		const texts = textsFrom(input, method);
		refuseUnreadWording(wordsOf(texts), input.wordingRead);
		const sends = mayGo(method.state, 'proposed');
		if (sends) await refuseTooMany(trx, organisationId);
		const by = { writtenBy: actor.person?.id ?? null };
		await writes.updateMethod(trx, method.id, texts, { ...factsOf(input), ...by, ...(sends && sentAgain()) });
		const verb = sends ? 'method.proposed' : 'method.changed';
		await recordMethod(trx, actor, verb, { id: method.id, organisationId });
	});
};

const told = ({ triedOn, district, people, outcome, change, contentLocale }: ReportInput) => ({
	...{ triedOn, districtNr: district, people, outcome, change, contentLocale },
});
const wordsTold = ({ outcome, change }: ReportInput): string[] => [outcome, change ?? ''];

/** @returns the organisation's list, in code form. @throws 404, Refused `wording_unread`, `methods_wait` */
export function reportTry(
	db: Database,
	actor: Actor,
	organisation: string,
	slug: string,
	input: ReportInput,
): Promise<string> {
	const { organisationId } = writingFor(actor, organisation);
	refuseUnreadWording(wordsTold(input), input.wordingRead);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const method = found(await findMethod(trx, slug));
		if (method.state !== 'shown') notFound();
		await refuseTooMany(trx, organisationId);
		const id = await writes.insertReport(trx, {
			...told(input),
			...{ methodId: method.id, organisationId, state: 'proposed' },
			...{ writtenBy: actor.person?.id ?? null, sentAt: now() },
		});
		await recordReport(trx, actor, 'method_report.proposed', { id, organisationId });
		return ownMethods(organisation);
	});
}

/** As `mendMethod`. @throws 404, EditedMeanwhile, Refused `method_report_is_shown`, `wording_unread`, `methods_wait` */
export const mendReport = (
	db: Database,
	actor: Actor,
	organisation: string,
	id: number | undefined,
	input: ReportInput,
	edited: Edited | null,
): Promise<void> => {
	const { organisationId } = writingFor(actor, organisation);
	return acting(db, actor, async (trx) => {
		const report = found(id === undefined ? undefined : await lockReport(trx, id));
		if (report.organisationId !== organisationId) notFound();
		if (report.state === 'shown') throw new Refused('method_report_is_shown');
		refuseEdited(edited, reportValues(report));
		refuseUnreadWording(wordsTold(input), input.wordingRead);
		const sends = mayGo(report.state, 'proposed');
		if (sends) await refuseTooMany(trx, organisationId);
		const by = { writtenBy: actor.person?.id ?? null };
		await writes.updateReport(trx, report.id, { ...told(input), ...by, ...(sends && sentAgain()) });
		const verb = sends ? 'method_report.proposed' : 'method_report.changed';
		await recordReport(trx, actor, verb, { id: report.id, organisationId });
	});
};
