/** Partners with their owners, sites and the municipality's yes. */
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { Insertable } from 'kysely';
import { slugify } from '#lib/i18n/slugs.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Organisation, Site } from '#lib/platform/database/tables.ts';
import type { Calendar } from './calendar.ts';
import { batches, type City, type Partner, type PersonRow, type SiteRow } from './city.ts';
import { inventedCvrNumbers } from './cvr.ts';
import { namer } from './names.ts';
import { partnerPlans, type PartnerPlan } from './partners/index.ts';
import { addPeople, type DemoPeople } from './people.ts';
import { locate } from './places.ts';
import { quietPartners } from './quiet-partners.ts';
import { randomFrom } from './random.ts';
import { slugFor } from './city.ts';

export interface NewOrganisation extends Omit<Insertable<Organisation>, 'slug'> {
	sites: { label: string; address: string }[];
}

const random = () => randomFrom('organisations');

/** Nordlys El stands as in the story it tells: approved in spring, and signed soon after. */
const nordlys = { key: 'nordlys-el', approved: 271, signed: 264 };

export async function addPartners(
	trx: Transaction,
	calendar: Calendar,
	passwordHash: string,
	demo: DemoPeople,
	log: City['log'],
): Promise<Partner[]> {
	const chance = random();
	const cvr = inventedCvrNumbers();
	const nextName = namer(randomFrom('owners'));
	const plans = partnerPlans.map((plan) => {
		const quiet = quietPartners.find(({ key }) => key === plan.key);
		const byChance = plan.key === nordlys.key ? nordlys.approved : chance.whole(40, 300);
		const approved = quiet?.approved ?? byChance;
		const unsigned = plan.pledge === 'unsigned';
		const after = plan.key === nordlys.key ? 0 : chance.whole(1, unsigned ? 1 : 28);
		const signed = quiet?.signed ?? (plan.key === nordlys.key ? nordlys.signed : approved - after);
		return { plan, approved, signed, ownerName: nextName() };
	});
	const strangers = plans.filter(({ plan }) => plan.key !== nordlys.key);
	const owners = await addPeople(
		trx,
		strangers.map(({ plan, ownerName, approved }) => ({
			name: ownerName,
			email: `${slugify(ownerName.split(' ')[0]!)}@${plan.key}.example`,
			passwordHash,
			emailConfirmedAt: calendar.at(-approved - 12),
			createdAt: calendar.at(-approved - 12, '09:20'),
		})),
	);
	const ownerOf = new Map<string, PersonRow>(strangers.map(({ plan }, i) => [plan.key, owners[i]!]));
	ownerOf.set(nordlys.key, demo.member);

	const rows = plans.map(({ plan, approved }) => ({
		...described(plan, ownerOf.get(plan.key)!),
		cvr: plan.withoutCvr ? null : cvr.next().value,
		publicPhone: chance.chance(0.4) ? `+45 12 34 ${chance.whole(10, 99)} ${chance.whole(10, 99)}` : null,
		state: 'approved' as const,
		stateChangedAt: calendar.at(-approved, '11:15'),
		stateChangedBy: demo.consultant.id,
		createdAt: calendar.at(-approved - 12, '09:20'),
		createdBy: ownerOf.get(plan.key)!.id,
		lastConfirmedAt: quietPartners.some(({ key }) => key === plan.key)
			? calendar.at(-approved, '08:40')
			: calendar.past(-chance.whole(2, Math.max(3, approved)), '08:40'),
		sites: [{ label: '', address: plan.address }, ...(plan.second ? [plan.second] : [])],
	}));
	const added = await addOrganisations(trx, rows);
	const partners = plans.map(({ plan, approved, signed }, i): Partner => {
		const { id, slug, sites } = added[i]!;
		const stands = plan.pledge === undefined;
		const owner = ownerOf.get(plan.key)!;
		const { key, name, kind } = plan;
		return {
			id,
			slug,
			key,
			name,
			kind,
			plan,
			owner,
			sites,
			approvedDaysAgo: approved,
			signedDaysAgo: stands ? signed : null,
		};
	});
	await addMembers(trx, calendar, passwordHash, demo, partners);
	await addApprovals(trx, calendar, demo, partners, log);
	return partners;
}

export const described = (
	plan: Pick<PartnerPlan, 'key' | 'name' | 'kind' | 'purpose'> & { languages?: readonly LanguageCode[] },
	contact: Pick<PersonRow, 'name' | 'email'>,
) => ({
	kind: plan.kind,
	name: plan.name,
	purpose: plan.purpose,
	languages: [...(plan.languages ?? ['da'])],
	website: `https://${plan.key}.example`,
	publicEmail: `post@${plan.key}.example`,
	contactName: contact.name,
	contactEmail: contact.email,
});

/** Writes organisations and their sites, the first of each as its main one. */
export async function addOrganisations(
	trx: Transaction,
	organisations: readonly NewOrganisation[],
): Promise<{ id: number; slug: string; sites: SiteRow[] }[]> {
	const chance = randomFrom(`addresses of ${organisations[0]?.name}`);
	const rows = organisations.map(({ sites: _, ...row }) => ({ ...row, slug: slugFor(row.name, chance) }));
	const ids: { id: number; slug: string }[] = [];
	for (const batch of batches(rows)) {
		ids.push(...(await trx.insertInto('organisation').values(batch).returning(['id', 'slug']).execute()));
	}
	const siteRows = organisations.flatMap(({ sites, lastConfirmedAt, createdAt }, i) =>
		sites.map(({ label, address }, place): Insertable<Site> => ({
			...locate(address, chance),
			organisationId: ids[i]!.id,
			label,
			isPrimary: place === 0,
			lastConfirmedAt,
			createdAt,
		})),
	);
	const sites: (SiteRow & { organisationId: number })[] = [];
	for (const batch of batches(siteRows)) {
		const added = await trx.insertInto('site').values(batch).returning('id').execute();
		batch.forEach(({ organisationId, label, address, postcode, city, lat, lng, districtNr }, i) => {
			const where = { address: `${address}, ${postcode} ${city}`, lat, lng };
			const site = {
				id: added[i]!.id,
				label: label ?? '',
				...where,
				districtNr: districtNr as SiteRow['districtNr'],
			};
			sites.push({ ...site, organisationId });
		});
	}
	return ids.map((one) => ({
		...one,
		sites: sites.filter(({ organisationId }) => organisationId === one.id),
	}));
}

/** The owner of each, Nordlys El's signatory, and a colleague here and there. */
async function addMembers(
	trx: Transaction,
	calendar: Calendar,
	passwordHash: string,
	demo: DemoPeople,
	partners: readonly Partner[],
): Promise<void> {
	const chance = randomFrom('colleagues');
	const nextName = namer(randomFrom('colleagues by name'));
	const withColleague = partners.filter(({ key }) => key !== nordlys.key && chance.chance(0.3));
	const colleagues = await addPeople(
		trx,
		withColleague.map(({ key, approvedDaysAgo }) => ({
			name: nextName(),
			email: `kollega@${key}.example`,
			passwordHash,
			emailConfirmedAt: calendar.at(-approvedDaysAgo + 2),
			createdAt: calendar.at(-approvedDaysAgo + 1),
		})),
	);
	const since = ({ approvedDaysAgo }: Partner) => calendar.at(-approvedDaysAgo + 2);
	const firm = partners.find(({ key }) => key === nordlys.key)!;
	await trx
		.insertInto('membership')
		.values([
			...partners.map((partner) => ({
				organisationId: partner.id,
				personId: partner.owner.id,
				role: 'owner' as const,
				createdAt: calendar.at(-partner.approvedDaysAgo - 12, '09:20'),
				createdBy: partner.owner.id,
			})),
			{
				organisationId: firm.id,
				personId: demo.signatory.id,
				role: 'signatory' as const,
				createdAt: since(firm),
				createdBy: firm.owner.id,
			},
			...withColleague.map((partner, i) => ({
				organisationId: partner.id,
				personId: colleagues[i]!.id,
				role: chance.pick(['editor', 'reporter', 'reader'] as const),
				createdAt: since(partner),
				createdBy: partner.owner.id,
			})),
		])
		.execute();
}

async function addApprovals(
	trx: Transaction,
	calendar: Calendar,
	demo: DemoPeople,
	partners: readonly Partner[],
	log: City['log'],
): Promise<void> {
	await trx
		.insertInto('organisationReview')
		.values(
			partners.map((partner) => ({
				organisationId: partner.id,
				outcome: 'approved',
				reviewedBy: demo.consultant.id,
				reviewedAt: calendar.at(-partner.approvedDaysAgo, '11:15'),
			})),
		)
		.execute();
	for (const { id, owner, approvedDaysAgo } of partners) {
		const about = { organisationId: id, subjectKind: 'organisation', subjectId: id };
		const by = { ...about, personId: owner.id };
		log.push({ ...by, verb: 'organisation.registered', at: calendar.at(-approvedDaysAgo - 12, '09:20') });
		log.push({ ...by, verb: 'organisation.sent', at: calendar.at(-approvedDaysAgo - 9, '14:05') });
		const at = calendar.at(-approvedDaysAgo, '11:15');
		log.push({
			...about,
			personId: demo.consultant.id,
			verb: 'organisation.approved',
			at,
			details: { from: 'waiting' },
		});
	}
}
