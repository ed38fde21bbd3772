/** Who has signed the pledge, and the few who took it back. */
import { charterHash, ensureCharter } from '#lib/pledge/charter.server.ts';
import { charterTexts, currentCharter } from '#lib/policy/charter.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Calendar } from './calendar.ts';
import { signerTitle, type City, type Partner } from './city.ts';
import { demoAccounts } from '#lib/accounts/signing-in/demo-accounts.ts';
import { randomFrom, type Random } from './random.ts';

/** The text is older than the oldest signature under it; a text that is published already stays. */
export async function publishFirstCharter(db: Database, calendar: Calendar): Promise<void> {
	const { version: number } = currentCharter;
	const texts = charterTexts(number);
	const hash = charterHash(texts);
	await db
		.insertInto('charterVersion')
		.values({ number, texts: JSON.stringify(texts), hash, publishedAt: calendar.at(-460, '12:00') })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await ensureCharter(db);
}

const codeFrom = (random: Random): string => `${random.code(4)}-${random.code(4)}`.toUpperCase();

/** Samir signs for Nordlys El; elsewhere the owner does. */
export const signerOf = async (city: City, partner: Partner): Promise<{ id: number; name: string }> => {
	if (partner.key !== 'nordlys-el') return partner.owner;
	const { email } = demoAccounts.find(({ key }) => key === 'signatory')!;
	return city.trx
		.selectFrom('person')
		.select(['id', 'name'])
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
};

export async function signPledges(city: City): Promise<void> {
	const { trx, calendar, log } = city;
	const random = randomFrom('pledges');
	const charter = await trx
		.selectFrom('charterVersion')
		.select(['id', 'hash'])
		.where('number', '=', currentCharter.version)
		.executeTakeFirstOrThrow();
	const signing = city.partners.filter(({ plan }) => plan.pledge !== 'unsigned');
	const rows = [];
	for (const partner of signing) {
		const signer = await signerOf(city, partner);
		const { pledge } = partner.plan;
		const daysAgo = partner.signedDaysAgo ?? partner.approvedDaysAgo - 1;
		rows.push({
			organisationId: partner.id,
			organisationName: partner.name,
			charterVersionId: charter.id,
			textHash: charter.hash,
			personId: signer.id,
			signerName: signer.name,
			signerTitle: signerTitle(partner),
			code: codeFrom(random),
			signedAt: calendar.at(-daysAgo, `${random.whole(9, 16)}:${random.whole(10, 59)}`.padStart(5, '0')),
			...(pledge &&
				pledge !== 'unsigned' && {
					withdrawnAt: calendar.at(-random.whole(4, 30), '15:30'),
					withdrawnBy: signer.id,
					withdrawnReason: pledge.withdrawn,
				}),
		});
	}
	const added = await trx.insertInto('signature').values(rows).returning('id').execute();
	rows.forEach(({ organisationId, personId, signedAt, withdrawnAt }, i) => {
		const about = { organisationId, personId, subjectKind: 'signature', subjectId: added[i]!.id };
		log.push({ ...about, verb: 'pledge.signed', at: signedAt, details: { version: currentCharter.version } });
		if (withdrawnAt) log.push({ ...about, verb: 'pledge.withdrawn', at: withdrawnAt });
	});
}
