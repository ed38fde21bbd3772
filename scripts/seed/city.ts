/** What the parts of the seed hand on to each other. */
import type { Insertable } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { AuditEntry } from '#lib/platform/database/tables.ts';
import type { Calendar } from './calendar.ts';
import type { PartnerPlan } from './partners/index.ts';
import type { Random } from './random.ts';

export interface PersonRow {
	id: number;
	name: string;
	email: string;
}

export interface SiteRow {
	id: number;
	label: string;
	/** Street, number, postcode and city. */
	address: string;
	lat: number;
	lng: number;
	districtNr: DistrictNr | null;
}

export interface Partner {
	id: number;
	slug: string;
	key: string;
	name: string;
	kind: OrganisationKind;
	plan: PartnerPlan;
	owner: PersonRow;
	/** The main one first. */
	sites: readonly SiteRow[];
	approvedDaysAgo: number;
	/** Null when no signature stands. */
	signedDaysAgo: number | null;
}

export interface City {
	trx: Transaction;
	calendar: Calendar;
	/** One hash of the demo's one password. */
	passwordHash: string;
	municipality: { consultant: PersonRow; administrator: PersonRow; auditor: PersonRow; editor: PersonRow };
	partners: readonly Partner[];
	/** @throws for a key that no partner has */
	partner: (key: string) => Partner;
	/** Written in one go at the end, in order of time. */
	log: (Omit<Insertable<AuditEntry>, 'details'> & {
		at: Date;
		details?: Record<string, string | number | boolean>;
	})[];
}

export const roleOnPaper: Record<OrganisationKind, string> = {
	business: 'Direktør',
	association: 'Forperson',
	housing: 'Formand for afdelingsbestyrelsen',
	school: 'Skoleleder',
	municipality: 'Centerchef',
	faith: 'Forstander',
	media: 'Redaktør',
	other: 'Leder',
};
export const signerTitle = ({ plan, kind }: Pick<Partner, 'plan' | 'kind'>): string =>
	plan.title ?? roleOnPaper[kind];

export const districtOfPartner = (partner: Partner): DistrictNr | null =>
	partner.sites[0]?.districtNr ?? null;

/** Those whose signature stands. */
export const signed = (city: City): Partner[] =>
	city.partners.filter(({ signedDaysAgo }) => signedDaysAgo !== null);

export const slugFor = (title: string, random: Random): string => newSlug(title, random.code(5));

/** Rows in portions that fit one statement. */
export function* batches<Row>(rows: readonly Row[], size = 200): Generator<Row[]> {
	for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
