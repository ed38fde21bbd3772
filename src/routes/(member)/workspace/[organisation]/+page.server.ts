import { may } from '#lib/accounts/access.ts';
import { isRunning } from '#lib/commitments/commitment.ts';
import { bigFacts, nextStep } from '#lib/commitments/desk.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { commitmentsOnDesk, commitmentsToward, lifeWaiting } from '#lib/commitments/workspace.server.ts';
import { confirmationsWaiting } from '#lib/contributions/readers.server.ts';
import { countPartAsks } from '#lib/events/parts/readers.server.ts';
import { countAsks } from '#lib/events/readers.server.ts';
import { eventsToReport, nextEventsOf } from '#lib/events/readers.server.ts';
import { matchesInShort } from '#lib/matching/desk.server.ts';
import { findOpenNotes, takenDownSince } from '#lib/organisations/readers.server.ts';
import { hasBegun } from '#lib/partnerships/partnership.ts';
import { partnershipsToSign, signedPartnershipsOf } from '#lib/partnerships/readers.server.ts';
import { pledgeToSign, standingSignature } from '#lib/pledge/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { reportReminder } from '#lib/reporting/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals: { db, actor } }) => {
	const { organisation, halted } = await parent();
	const { id } = organisation;
	const approved = organisation.state === 'approved';
	const [
		commitments,
		toward,
		signature,
		partnerships,
		toPledge,
		toSign,
		confirmations,
		events,
		toReport,
		waiting,
		report,
	] = await Promise.all([
		commitmentsOnDesk(db, id),
		commitmentsToward(db, id),
		standingSignature(db, id),
		signedPartnershipsOf(db, id),
		approved ? pledgeToSign(db, id) : null,
		approved ? partnershipsToSign(db, id) : [],
		confirmationsWaiting(db, id),
		nextEventsOf(db, id, now(), 3),
		eventsToReport(db, id, 2),
		lifeWaiting(db, actor, id),
		approved ? reportReminder(db, id) : null,
	]);
	const active = partnerships.filter((one) => hasBegun(one, today())).length;
	const partnershipToSign = toSign[0]?.path ?? null;
	const monthAgo = new Date(now().getTime() - 30 * 86_400_000);
	return {
		commitments,
		toward: toward.filter(({ state }) => isRunning(state)),
		signedAt: signature?.signedAt ?? null,
		partnershipCount: active,
		facts: bigFacts(commitments, { partnerships: active }),
		signatures: [
			...(toPledge ? [{ path: '/sign', title: null }] : []),
			...toSign.map(({ path, title }) => ({ path, title })),
		],
		// Nobody is asked for what they may not do.
		confirmations: halted ? 0 : confirmations,
		matches: await matchesInShort(db, id),
		picturesDown: await takenDownSince(db, id, monthAgo),
		waiting: halted ? { closings: [], changes: [], joint: [] } : waiting,
		report,
		events,
		toReport: (halted ? [] : toReport).map(({ slug, title, startsAt }) => ({ slug, title, startsAt })),
		now: now(),
		today: today(),
		asks: halted ? 0 : (await countAsks(db, id, now())) + (await countPartAsks(db, id, now())),
		changes: organisation.state === 'changes_requested' ? await findOpenNotes(db, id) : null,
		step: nextStep(
			organisation,
			{ signed: Boolean(signature), partnershipToSign, confirmations, commitments },
			(ability) => may(actor, ability, id),
		),
	};
};
