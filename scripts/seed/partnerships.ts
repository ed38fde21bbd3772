/** Partnerships with their parties; active exactly where every party has signed. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { districtOfPartner, signerTitle, slugFor, type City, type Partner } from './city.ts';
import { activePartnerships } from './partnerships/active.ts';
import { otherPartnerships } from './partnerships/others.ts';
import type { PartnershipPlan } from './partnerships/plan.ts';
import { signerOf } from './pledges.ts';
import { randomFrom } from './random.ts';

export interface PartnershipRow {
	id: number;
	key: string;
	plan: PartnershipPlan;
	/** Those who have signed, the lead first. */
	signed: readonly Partner[];
}

/** How the partnership came to where it stands, in days from today. */
function story({ from, to, state, ended }: PartnershipPlan) {
	const proposed = Math.min(from - 14, -6);
	const complete = Math.min(from - 3, -2);
	const changed = {
		draft: -4,
		awaiting_signatures: proposed,
		active: complete,
		ended: to,
		renewed: to,
		terminated: -(ended?.days ?? 0),
		withdrawn: -(ended?.days ?? 0),
	}[state];
	return { written: proposed - 6, proposed, complete, changed };
}

export async function addPartnerships(
	city: City,
	plans: readonly PartnershipPlan[] = [...activePartnerships, ...otherPartnerships],
): Promise<PartnershipRow[]> {
	const { trx, calendar, log } = city;
	const random = randomFrom('partnerships');
	const made = plans.map((plan) => {
		const parties = plan.parties.map(([key, brings]) => ({ partner: city.partner(key), brings }));
		const wasActive = ['active', 'ended', 'renewed', 'terminated'].includes(plan.state);
		return { plan, parties, lead: parties[0]!.partner, wasActive, days: story(plan) };
	});
	const ids = await trx
		.insertInto('partnership')
		.values(
			made.map(({ plan, lead, wasActive, days }) => ({
				slug: slugFor(plan.title, random),
				title: plan.title,
				purpose: plan.purpose,
				leadOrganisationId: lead.id,
				startsOn: calendar.day(plan.from),
				endsOn: calendar.day(plan.to),
				districts: [...plan.districts],
				goals: [...plan.goals],
				state: plan.state,
				stateChangedAt: calendar.at(days.changed, '10:30'),
				stateChangedBy: plan.state === 'ended' || plan.state === 'renewed' ? null : lead.owner.id,
				endedById: plan.state === 'terminated' ? lead.id : null,
				stateReason: plan.ended?.reason ?? null,
				proposedAt: plan.state === 'draft' ? null : calendar.at(days.proposed, '10:30'),
				activatedAt: wasActive ? calendar.at(days.complete, '13:45') : null,
				createdAt: calendar.at(days.written, '09:50'),
				createdBy: lead.owner.id,
			})),
		)
		.returning('id')
		.execute();

	const rows: PartnershipRow[] = [];
	const partyRows = [];
	for (const [i, { plan, parties, lead, wasActive, days }] of made.entries()) {
		const { id } = ids[i]!;
		const about = {
			organisationId: lead.id,
			personId: lead.owner.id,
			subjectKind: 'partnership',
			subjectId: id,
		};
		log.push({ ...about, verb: 'partnership.drafted', at: calendar.at(days.written, '09:50') });
		const signed: Partner[] = [];
		for (const { partner, brings } of parties) {
			const declined = plan.declined?.by === partner.key;
			const open = plan.state === 'draft' || plan.missing?.includes(partner.key);
			const party = { partnershipId: id, organisationId: partner.id, brings };
			if (declined || open) {
				const decidedAt = declined ? calendar.at(days.proposed + 2, '16:10') : null;
				partyRows.push({
					...party,
					state: declined ? ('declined' as const) : ('invited' as const),
					decidedAt,
					declinedReason: declined ? plan.declined!.reason : null,
				});
				continue;
			}
			const signer = await signerOf(city, partner);
			const isLead = partner === lead;
			const decided = isLead ? days.proposed : Math.min(days.proposed + random.whole(1, 3), days.complete);
			const decidedAt = calendar.at(decided, isLead ? '10:30' : '13:45');
			partyRows.push({
				...party,
				state: 'signed' as const,
				decidedAt,
				signedBy: signer.id,
				signerName: signer.name,
				signerTitle: signerTitle(partner),
			});
			const verb = isLead ? 'partnership.proposed' : 'partnership.signed';
			log.push({ ...about, organisationId: partner.id, personId: signer.id, verb, at: decidedAt });
			signed.push(partner);
		}
		if (wasActive)
			log.push({
				...about,
				verb: 'partnership.activated',
				at: calendar.at(days.complete, '13:45'),
				details: { signed: signed.length },
			});
		if (plan.ended)
			log.push({ ...about, verb: `partnership.${plan.state}`, at: calendar.at(days.changed, '10:30') });
		rows.push({ id, key: plan.key, plan, signed });
	}
	await trx.insertInto('partnershipParty').values(partyRows).execute();
	return rows;
}

/** Where a partnership works: its districts, or the lead's own. */
export const districtsOf = ({ plan, signed }: PartnershipRow): DistrictNr[] => {
	const home = signed[0] && districtOfPartner(signed[0]);
	return plan.districts.length ? [...plan.districts] : home ? [home] : [];
};
