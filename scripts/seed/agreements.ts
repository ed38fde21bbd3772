/** How the demo's partnerships have changed since they were signed, and what their parties keep between themselves. */
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { termsOf, type Terms } from '#lib/partnerships/amendments/terms.ts';
import { laterPartnerships } from './partnerships/agreements.ts';
import { signerTitle, type City, type Partner } from './city.ts';
import { addLogs } from './partnership-logs.ts';
import { addPartnerships, type PartnershipRow } from './partnerships.ts';
import { signerOf } from './pledges.ts';

export async function addAgreements(city: City, partnerships: readonly PartnershipRow[]): Promise<void> {
	const later = await addPartnerships(city, laterPartnerships);
	const rows = new Map([...partnerships, ...later].map((row) => [row.key, row]));
	const row = (key: string): PartnershipRow => {
		const found = rows.get(key);
		if (!found) throw new Error(`The demo has no partnership ${key}`);
		return found;
	};
	await renews(city, row('lektier'), row('lektier-proeve'));
	await renews(city, row('gaarde-igen'), row('gaarde'));
	await amended(city, row('strom'));
	await open(city, row('strom'));
	await cameToNothing(city, row('mentor'));
	await left(city, row('koekken'));
	await addLogs(city, row('strom'), row('mentor'));
}

const renews = ({ trx }: City, next: PartnershipRow, earlier: PartnershipRow) =>
	trx.updateTable('partnership').set({ renewsId: earlier.id }).where('id', '=', next.id).execute();

async function termsToday({ trx }: City, { id }: PartnershipRow): Promise<Terms> {
	const { slug } = await trx
		.selectFrom('partnership')
		.select('slug')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return termsOf((await partnershipBySlug(trx, slug))!);
}

interface Given {
	kind?: 'terms' | 'left';
	version: number;
	reason: string;
	before: Terms;
	after: Terms;
	by: Partner;
	/** Days from today. */
	proposed: number;
	state: 'open' | 'in_force' | 'declined' | 'taken_back';
	closed?: { day: number; by?: Partner; reason?: string };
	asked: readonly { partner: Partner; answered?: number; declined?: string }[];
}

async function amendment(city: City, partnership: PartnershipRow, given: Given): Promise<void> {
	const { trx, calendar, log } = city;
	const { kind = 'terms', version, reason, before, after, by, proposed, state, closed, asked } = given;
	const proposer = await signerOf(city, by);
	const about = { subjectKind: 'partnership', subjectId: partnership.id };
	const { id } = await trx
		.insertInto('partnershipAmendment')
		.values({
			partnershipId: partnership.id,
			kind,
			version,
			reason,
			state,
			before: JSON.stringify(before),
			after: JSON.stringify(after),
			proposedById: by.id,
			proposedBy: proposer.id,
			proposedAt: calendar.at(proposed, '09:20'),
			closedAt: closed ? calendar.at(closed.day, '14:10') : null,
			closedById: closed?.by?.id ?? null,
			closedReason: closed?.reason ?? null,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const details = { amendment: id };
	const verb = kind === 'left' ? 'partnership.left' : 'partnership.amendment_proposed';
	const at = calendar.at(proposed, '09:20');
	log.push({ ...about, organisationId: by.id, personId: proposer.id, verb, at, details });
	const rows = [];
	for (const { partner, answered, declined } of asked) {
		const signer = await signerOf(city, partner);
		const decidedAt = answered === undefined ? null : calendar.at(answered, '14:10');
		const signed = decidedAt !== null && !declined;
		rows.push({
			amendmentId: id,
			organisationId: partner.id,
			required: true,
			decidedAt,
			state: declined ? ('declined' as const) : signed ? ('signed' as const) : ('invited' as const),
			signedBy: decidedAt ? signer.id : null,
			signerName: signed ? signer.name : null,
			signerTitle: signed ? signerTitle(partner) : null,
			declinedReason: declined ?? null,
		});
		if (decidedAt && partner !== by) {
			const said = declined ? 'partnership.amendment_declined' : 'partnership.amendment_signed';
			log.push({
				...about,
				organisationId: partner.id,
				personId: signer.id,
				verb: said,
				at: decidedAt,
				details,
			});
		}
	}
	if (rows.length) await trx.insertInto('amendmentParty').values(rows).execute();
}

/** Signed by all two months ago: a year more, and said more clearly. */
async function amended(city: City, row: PartnershipRow): Promise<void> {
	const after = await termsToday(city, row);
	const before = {
		...after,
		endsOn: city.calendar.day(65),
		purpose:
			'Elever fra 8. klasse og op møder elfaget, før de skal vælge. Skolen sender klasser, og virksomheden åbner værkstedet.',
		parties: after.parties.map((party, i) => (i === 0 ? { ...party, brings: 'Værksted og værktøj' } : party)),
	};
	await amendment(city, row, {
		version: 2,
		reason: 'Det første halve år gik godt, og erhvervsskolen vil følge eleverne længere.',
		before,
		after,
		by: row.signed[0]!,
		proposed: -66,
		state: 'in_force',
		closed: { day: -58 },
		asked: row.signed.map((partner, i) => ({ partner, answered: i === 0 ? -66 : -60 + i })),
	});
	await city.trx.updateTable('partnership').set({ termsVersion: 2 }).where('id', '=', row.id).execute();
	await city.trx
		.updateTable('partnershipParty')
		.set({ termsVersion: 2 })
		.where('partnershipId', '=', row.id)
		.execute();
}

/** Waits for Nordlys El: a library is to come in. */
async function open(city: City, row: PartnershipRow): Promise<void> {
	const before = await termsToday(city, row);
	const newcomer = city.partner('laerkehuset');
	const by = row.signed[1]!;
	const { id: organisationId, slug, name, kind } = newcomer;
	const after = {
		...before,
		districts: [...before.districts, 2 as const],
		parties: [
			...before.parties.map((party) =>
				party.organisationId === by.id
					? { ...party, brings: 'Klasser fra 6. til 9., og to lærere, der er med' }
					: party,
			),
			{ organisationId, slug, name, kind, required: true, brings: 'Et åbent lokale om eftermiddagen' },
		],
	};
	await amendment(city, row, {
		version: 3,
		reason: 'Biblioteket vil være med og har et lokale, når værkstedet er lukket.',
		before,
		after,
		by,
		proposed: -3,
		state: 'open',
		asked: [
			{ partner: by, answered: -3 },
			{ partner: row.signed[0]! },
			{ partner: row.signed[2]!, answered: -1 },
			{ partner: newcomer },
		],
	});
}

async function cameToNothing(city: City, row: PartnershipRow): Promise<void> {
	const before = await termsToday(city, row);
	const after = { ...before, endsOn: city.calendar.day(565) };
	const [lead, other] = row.signed as [Partner, Partner];
	const reason = 'Vi kan ikke love mentorer så langt frem. Spørg os igen til sommer.';
	await amendment(city, row, {
		version: 2,
		reason: 'Vi vil gerne planlægge et år mere frem.',
		before,
		after,
		by: lead,
		proposed: -40,
		state: 'declined',
		closed: { day: -34, by: other, reason },
		asked: row.signed.map((partner) => ({
			partner,
			...(partner === lead && { answered: -40 }),
			...(partner === other && { answered: -34, declined: reason }),
		})),
	});
	await amendment(city, row, {
		version: 2,
		reason: 'Vi ville tage en bydel mere med.',
		before,
		after: { ...before, districts: [] },
		by: lead,
		proposed: -90,
		state: 'taken_back',
		closed: { day: -88, by: lead },
		asked: row.signed.map((partner) => ({ partner, ...(partner === lead && { answered: -90 }) })),
	});
}

/** A party that was in it, and went at its own wish. */
async function left(city: City, row: PartnershipRow): Promise<void> {
	const { trx, calendar } = city;
	const by = city.partner('trykfaellesskabet');
	const after = await termsToday(city, row);
	const { id: organisationId, slug, name, kind } = by;
	const brings = 'Tryk af opskrifter';
	const before = {
		...after,
		parties: [...after.parties, { organisationId, slug, name, kind, brings, required: true }],
	};
	const signer = await signerOf(city, by);
	await trx
		.insertInto('partnershipParty')
		.values({
			partnershipId: row.id,
			organisationId,
			brings,
			required: false,
			state: 'left',
			signedBy: signer.id,
			signerName: signer.name,
			signerTitle: signerTitle(by),
			decidedAt: calendar.at(row.plan.from - 3, '13:45'),
			leftAt: calendar.at(-21, '09:20'),
		})
		.execute();
	await amendment(city, row, {
		kind: 'left',
		version: 1,
		reason: 'Vi har solgt trykkeriet og kan ikke trykke mere.',
		before,
		after,
		by,
		proposed: -21,
		state: 'in_force',
		closed: { day: -21 },
		asked: [],
	});
}
