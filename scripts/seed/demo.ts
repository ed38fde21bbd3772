/**
 * The invented city of the demo: partners in every district and state, their commitments, what came of them, and what
 * happens next. The same every time, counted from today. Everybody in it is made up.
 */
import { insertEvents } from '#lib/commitments/timeline/event-writes.server.ts';
import { isEventKind } from '#lib/commitments/timeline/timeline.ts';
import { demoAccounts as accounts, demoPassword } from '#lib/accounts/signing-in/demo-accounts.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { addAgreements } from './agreements.ts';
import { addAlerts } from './alerts.ts';
import { addApplicants, addListed } from './applicants.ts';
import { calendarFrom } from './calendar.ts';
import { batches, type City } from './city.ts';
import { addCasework } from './casework/files.ts';
import { addLetters } from './casework/letters.ts';
import { addTypes } from './commitments/added-types.ts';
import { addCommitments } from './commitments/commitments.ts';
import { planCommitments } from './commitments/commitments-planned.ts';
import { addObjections } from './commitments/objections.ts';
import { addContributions } from './commitments/contributions.ts';
import { addEvents } from './events.ts';
import { addBenefits } from './benefits.ts';
import { addImports } from './events/imports.ts';
import { addOpportunities } from './opportunities.ts';
import { addModeration } from './events/moderation.ts';
import { addMatching, matchCommitments } from './matching/matching.ts';
import { addPartners } from './organisations.ts';
import { addPartnerships } from './partnerships.ts';
import { addDemoPeople } from './people.ts';
import { publishFirstCharter, signPledges } from './pledges.ts';
import { addCommitmentLife } from './commitments/commitment-life.ts';
import { addRegistrations } from './registrations.ts';
import { addBarometer } from './followup/barometer.ts';
import { addCitiesIndex } from './followup/cities-index.ts';
import { addYearWheel } from './followup/year-wheel.ts';
import { addBarriers } from './dialogue/barriers.ts';
import { addWelcome } from './guide/welcome/add-welcome.ts';
import { addEquality } from './equality/equality.ts';
import { addDebates } from './dialogue/debates.ts';
import { addMethods } from './guide/methods.ts';
import { addCourses } from './networks/courses.ts';
import { addForums } from './networks/forums.ts';
import { addNetworks } from './networks/networks.ts';
import { addConferences } from './dialogue/conferences.ts';
import { addPlans } from './followup/plans.ts';
import { addStatusReports } from './followup/status-reports.ts';
import { addReports } from './commitments/reports.ts';

export const demoAccounts = accounts.map(({ email, role, municipalRole }) => ({
	email,
	password: demoPassword,
	role: role ? `Nordlys El: ${role}` : `municipality: ${municipalRole}`,
}));

/** Fills an empty, migrated database. One transaction: it is there whole or not at all. */
export async function seedDemo(db: Database): Promise<void> {
	const calendar = calendarFrom(now());
	const passwordHash = await hashPassword(demoPassword);
	await publishFirstCharter(db, calendar);
	await db.transaction().execute(async (trx) => {
		const log: City['log'] = [];
		const demo = await addDemoPeople(trx, passwordHash, calendar.at(-480));
		const partners = await addPartners(trx, calendar, passwordHash, demo, log);
		const byKey = new Map(partners.map((partner) => [partner.key, partner]));
		const partner: City['partner'] = (key) => {
			const found = byKey.get(key);
			if (!found) throw new Error(`The demo has no partner ${key}`);
			return found;
		};
		const city: City = { trx, calendar, passwordHash, municipality: demo, partners, partner, log };
		await addApplicants(city);
		await addListed(city);
		await signPledges(city);
		const partnerships = await addPartnerships(city);
		const plans = [
			...planCommitments(city, partnerships),
			...matchCommitments(city),
			...(await addTypes(city)),
		];
		const commitments = await addCommitments(city, plans);
		await addOpportunities(city, commitments);
		await addBenefits(city);
		const events = await addEvents(city, commitments);
		await addRegistrations(city, events);
		await addModeration(city, events);
		await addImports(city);
		await addContributions(city, commitments);
		await addObjections(city, commitments);
		await addMatching(city, commitments);
		await addCommitmentLife(city, commitments);
		await addReports(city);
		await addAgreements(city, partnerships);
		await addBarometer(city);
		await addCitiesIndex(city);
		await addYearWheel(city);
		await addPlans(city, commitments);
		await addBarriers(city, commitments);
		await addWelcome(city);
		await addEquality(city);
		await addDebates(city);
		await addMethods(city, commitments);
		await addForums(city);
		await addNetworks(city);
		await addCourses(city);
		await addConferences(city, events);
		await addStatusReports(city);
		await addCasework(city);
		await addLetters(city);
		await writeLog(city);
	});
	await addAlerts(db, calendar);
	await redrawNetwork(db);
}

/** The audit trail and the commitments' timelines in order of time, as they would have come about. */
async function writeLog({ trx, log }: City): Promise<void> {
	const entries = log
		.toSorted((a, b) => a.at.getTime() - b.at.getTime())
		.map(({ details, ...entry }) => ({ ...entry, details: JSON.stringify(details ?? {}) }));
	for (const batch of batches(entries, 500)) await trx.insertInto('auditEntry').values(batch).execute();
	const events = log.flatMap(({ verb, subjectKind, subjectId, at, organisationId, details }) => {
		const kind = verb.replace('commitment.', '');
		if (subjectKind !== 'commitment' || !isEventKind(kind)) return [];
		return [
			{
				commitmentId: subjectId,
				kind,
				happenedAt: at,
				organisationId: organisationId ?? null,
				about: details,
			},
		];
	});
	const inOrder = events.toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
	for (const batch of batches(inOrder, 500)) await insertEvents(trx, batch);
}
