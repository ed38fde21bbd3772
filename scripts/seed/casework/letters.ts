/** Who has said yes to the municipality's lists, a letter that was sent and one that is being written. */
import { wordsShown } from '#lib/casework/consent/labels.ts';
import type { MailList } from '#lib/casework/consent/lists.ts';
import type { City, Partner } from '../city.ts';

/** Whose owner said yes, and who changed their mind. */
const saysYes: readonly [partner: string, list: MailList, daysAgo: number][] = [
	['nordlys-el', 'news', 200],
	['nordlys-el', 'invitations', 200],
	['spaer-og-bjaelke', 'news', 150],
	['trinbraettet', 'news', 140],
	['mange-munde', 'invitations', 120],
	['lindebo', 'news', 110],
];
const saysNo: readonly [partner: string, list: MailList, daysAgo: number][] = [['lindebo', 'news', 20]];

const sentTo = ['nordlys-el', 'spaer-og-bjaelke', 'trinbraettet', 'mange-munde', 'teglgavlen'];
const beingWritten = ['nordlys-el', 'lindebo', 'groentorvet'];

export async function addLetters(city: City): Promise<void> {
	const { trx, calendar, municipality, partner } = city;
	const answer =
		(says: boolean) =>
		([key, list, daysAgo]: (typeof saysYes)[number]) => {
			const { owner } = partner(key);
			const row = {
				personId: owner.id,
				email: owner.email,
				list,
				saysYes: says,
				source: 'page' as const,
				locale: 'da',
			};
			return { ...row, said: wordsShown(list, says), at: calendar.past(-daysAgo, '09:40') };
		};
	await trx
		.insertInto('mailConsent')
		.values([...saysYes.map(answer(true)), ...saysNo.map(answer(false))])
		.execute();
	await addSent(city, sentTo.map(partner));
	const draft = await trx
		.insertInto('partnerLetter')
		.values({
			list: 'news',
			subject: 'Nye lokaler kan lånes gratis',
			words:
				'Fra januar kan alle partnere låne salen i Kulturhuset to gange om måneden.\n\nSkriv til os for at få en dag.',
			query: '',
			createdAt: calendar.past(-1, '15:20'),
			writtenBy: municipality.consultant.id,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await trx
		.insertInto('partnerLetterPartner')
		.values(beingWritten.map((key) => ({ letterId: draft.id, organisationId: partner(key).id })))
		.execute();
}

async function addSent({ trx, calendar, municipality }: City, partners: readonly Partner[]): Promise<void> {
	const at = calendar.past(-40, '10:05');
	const by = municipality.consultant.id;
	const { id: letterId } = await trx
		.insertInto('partnerLetter')
		.values({
			list: 'news',
			subject: 'Ny pulje til lærlinge',
			words: 'Der er 200.000 kr. til virksomheder, der tager imod en lærling mere.\n\nSøg senest 1. marts.',
			query: '',
			createdAt: calendar.past(-41, '13:30'),
			writtenBy: by,
			sentAt: at,
			sentBy: by,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const willing = new Set(saysYes.filter(([, list]) => list === 'news').map(([key]) => key));
	await trx
		.insertInto('partnerLetterPartner')
		.values(
			partners.map(({ id, key }) => ({
				letterId,
				organisationId: id,
				outcome: willing.has(key) ? ('sent' as const) : ('no_consent' as const),
				people: willing.has(key) ? 1 : 0,
				doneAt: at,
			})),
		)
		.execute();
	await trx
		.insertInto('partnerLetterReader')
		.values(
			partners
				.filter(({ key }) => willing.has(key))
				.map(({ owner }) => ({ letterId, personId: owner.id, writtenAt: at })),
		)
		.execute();
}
