/** A partner's file: everything the municipality needs before it calls, from the rooms that know it. */
import { redirect } from '@sveltejs/kit';
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { colleaguesWho } from '#lib/accounts/colleagues.server.ts';
import { listMembers } from '#lib/accounts/readers.server.ts';
import { mayReadFile, mayWriteFile } from '#lib/casework/access.ts';
import { caseValues, type Case } from '#lib/casework/case.ts';
import * as queries from '#lib/casework/queries.server.ts';
import { streamOf } from '#lib/casework/stream/stream-queries.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { promisesOf, today } from '#lib/commitments/readers.server.ts';
import { objectionsAgainst } from '#lib/contributions/readers.server.ts';
import { findOrganisationBySlug, listSites, mergedInto } from '#lib/organisations/readers.server.ts';
import { signedPartnershipsOf } from '#lib/partnerships/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { standingSignature } from '#lib/pledge/readers.server.ts';
import { reportReminder, sentHalfYears } from '#lib/reporting/readers.server.ts';

const entriesShown = 25;
const objectionsShown = 20;
const nobody: Case = { ownerId: null, ownerName: null, nextCallOn: null, advertProtected: false };

/** @throws 404 for who is not of the municipality, and where there is no such organisation */
export async function partnerFile(db: Database, actor: Actor, slug: string, after: string | null) {
	if (!mayReadFile(actor)) notFound();
	const organisation = found(await findOrganisationBySlug(db, slug));
	const { id } = organisation;
	const into = await mergedInto(db, id);
	if (into) redirect(301, href(`/municipality/partners/${into.slug}`));
	const [kept, tasks, lastCall, fellows, stream] = await Promise.all([
		queries.findCase(db, id),
		queries.openTasks(db, id),
		queries.lastCall(db, id),
		queries.fellowsOf(db, id),
		streamOf(db, id, { after, limit: entriesShown }),
	]);
	const [members, sites, signature, partnerships, promises, report, reports, objections] = await Promise.all([
		listMembers(db, id),
		listSites(db, id),
		standingSignature(db, id),
		signedPartnershipsOf(db, id),
		promisesOf(db, id),
		reportReminder(db, id),
		sentHalfYears(db, id),
		objectionsAgainst(db, id, objectionsShown),
	]);
	const mayWrite = mayWriteFile(actor);
	const current = kept ?? nobody;
	return {
		organisation,
		case: current,
		caseStored: caseValues(current),
		tasks,
		lastCall,
		fellows,
		entries: stream.rows,
		next: stream.next,
		first: stream.first,
		members: members.map(({ name, email, role }) => ({ name, email, role })),
		sites,
		signedAt: signature?.signedAt ?? null,
		signerName: signature?.signerName ?? null,
		partnerships: partnerships.map(({ slug: own, title, endsOn, state }) => ({
			slug: own,
			title,
			endsOn,
			state,
		})),
		promises,
		report,
		reports: reports.map(({ halfYear, sentAt }) => ({ halfYear, sentAt })),
		objections: objections.map(({ id: contribution, commitment, objection }) => ({
			contribution,
			title: commitment.title,
			reason: objection.reason,
			raisedAt: objection.raisedAt,
		})),
		staff: mayWrite ? await colleaguesWho(db, 'casework') : [],
		mayWrite,
		mayMerge: municipalityMay(actor, 'decide'),
		today: today(),
	};
}

export type PartnerFile = Awaited<ReturnType<typeof partnerFile>>;
