/** A reader says that something is wrong; a moderator looks, and closes it with a reason. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import type { FlagInput } from '#lib/moderation/input.ts';
import { canReopen, type closingOutcomes } from '#lib/moderation/flags/flag.ts';
import * as queries from '#lib/moderation/flags/flag-queries.server.ts';
import { tellFlaggers } from '#lib/moderation/flags/tell-flaggers.server.ts';
import { recordFlag } from '#lib/moderation/record.server.ts';
import { findSubject } from '#lib/moderation/subject-queries.server.ts';
import type { SubjectKind } from '#lib/moderation/subject.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

/** From one network, of anything and of one thing. */
const byNetwork = { name: 'flag-network', most: 20, windowMinutes: 60 };
const byNetworkAndThing = { name: 'flag-network-thing', most: 3, windowMinutes: 60 };
/** With one e-mail: each is a mail in the end, to somebody who may not have asked. */
const byEmail = { name: 'flag-email', most: 10, windowMinutes: 1440 };

/** @throws 404 where there is no such page, Refused `too_many_flags` */
export async function flag(
	db: Database,
	about: { kind: SubjectKind; slug: string },
	{ reason, words, email }: FlagInput,
	{ clientAddress }: { clientAddress: string },
): Promise<void> {
	const subject = found(await findSubject(db, about));
	if (!subject.isShown) notFound();
	const network = networkOf(clientAddress);
	const allowed =
		(await attempt(db, byNetwork, network)) &&
		(await attempt(db, byNetworkAndThing, `${network} ${about.kind} ${subject.id}`)) &&
		(email === null || (await attempt(db, byEmail, email)));
	if (!allowed) throw new Refused('too_many_flags');
	const row = { reason, words, email, locale: currentLocale(), createdAt: now() };
	await db.transaction().execute((trx) => queries.insertFlag(trx, { kind: about.kind, id: subject.id }, row));
}

/** Closing again changes nothing. @throws Refused `own_case` */
export const closeFlag = (
	db: Database,
	actor: Actor,
	{ flag: id, outcome, note }: { flag: number; outcome: (typeof closingOutcomes)[number]; note: string },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate')) notFound();
		const { closedAt, createdAt, about } = found(await queries.lockFlag(trx, id));
		await refuseOwnCase(trx, actor, { organisationId: about.organisationId, since: createdAt });
		if (closedAt) return;
		const by = actor.person?.id ?? null;
		await tellFlaggers(trx, await queries.closeFlag(trx, id, { outcome, note, at: now(), by }));
		// Nobody but the municipality reads of it: the trail says no organisation.
		await recordFlag(trx, actor, 'flag.closed', { id, organisationId: null }, { outcome });
	});

/**
 * Before the moderators again, by any of them: to close a report by mistake costs nothing. Whoever wrote it has had their answer
 * and gets no other. One that is open already stays so. @throws Refused `own_case`, `flag_closed_by_takedown`
 */
export const reopenFlag = (db: Database, actor: Actor, { flag: id }: { flag: number }): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate')) notFound();
		const { outcome, createdAt, about } = found(await queries.lockFlag(trx, id));
		await refuseOwnCase(trx, actor, { organisationId: about.organisationId, since: createdAt });
		if (outcome === null) return;
		if (!canReopen(outcome)) throw new Refused('flag_closed_by_takedown');
		await queries.reopenFlag(trx, id);
		await recordFlag(trx, actor, 'flag.reopened', { id, organisationId: null }, { outcome });
	});

export const forgetFlags = defineKeeper('moderation.forget_flags', queries.flagKeepings);
