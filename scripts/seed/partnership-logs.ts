/** Notes, meetings and papers between parties of the demo. */
import type { City, Partner } from './city.ts';
import { keptPdf } from './papers.ts';
import type { PartnershipRow } from './partnerships.ts';
import { signerOf } from './pledges.ts';

export async function addLogs(city: City, strom: PartnershipRow, mentor: PartnershipRow): Promise<void> {
	const [nordlys, school, smedjen] = strom.signed as [Partner, Partner, Partner];
	await notes(city, strom, [
		[nordlys, -52, 'Vi har bestilt 24 sikkerhedsbriller. De ligger i skabet ved døren.'],
		[school, -30, '8.B vil gerne komme to gange. Kan vi lægge dem efter efterårsferien?'],
		[nordlys, -29, 'Ja. Onsdag og torsdag i uge 45 er ledige, begge dage fra 9 til 12.'],
		[smedjen, -9, 'Fire elever har spurgt til grundforløbet efter besøgene. Vi ringer til dem i denne uge.'],
		[
			school,
			-2,
			'Vi har foreslået at tage biblioteket med. Læs forslaget, og sig til, hvis noget er uklart.',
		],
	]);
	await notes(city, mentor, [
		[mentor.signed[0]!, -12, 'Næste hold begynder i januar. Send os navne på mentorer inden jul.'],
	]);
	const next = city.calendar.next(9, 'weekday');
	await meetings(city, strom, [
		{
			by: nordlys,
			day: city.calendar.next(-128, 'weekday'),
			title: 'Første halvår',
			place: 'Rentemestervej 162, kantinen',
			agenda: '1. Hvor mange klasser har været her?\n2. Hvad spørger eleverne om?\n3. Efteråret',
			minutes:
				'Seks klasser har været på besøg. Eleverne spørger mest om løn og om de skal kunne matematik.\nSkolen laver en kort film til forældremødet. Vi mødes igen, når efteråret er gået.',
			attended: [nordlys, school, smedjen],
		},
		{
			by: school,
			day: city.calendar.next(-44, 'weekday'),
			title: 'Efterårets besøg',
			place: 'Skolens bibliotek',
			agenda: 'Datoer til og med december, og hvem der tager imod.',
			minutes: 'Otte datoer er på plads. Nordlys El tager imod hver gang.',
			attended: [nordlys, school],
		},
		{
			by: smedjen,
			day: next,
			title: 'Status før jul',
			place: 'Smedjen, lokale 12',
			onlineUrl: 'https://moede.example/strom',
			agenda: '1. Forslaget om biblioteket\n2. Foråret\n3. Julekage',
			minutes: '',
			attended: [],
		},
	]);
	await documents(city, strom, [
		[
			nordlys,
			-51,
			'Sikkerhed på værkstedet',
			'sikkerhed.pdf',
			['Sikkerhed på værkstedet', 'Briller på. Sluk, før du skiller ad.', 'Spørg hellere én gang for meget.'],
		],
		[
			school,
			-43,
			'Datoer for efteråret',
			'datoer.pdf',
			['Besøg i efteråret', 'Otte onsdage fra kl. 9 til 12.'],
		],
	]);
}

async function notes(
	city: City,
	{ id: partnershipId }: PartnershipRow,
	given: readonly (readonly [Partner, number, string])[],
) {
	const rows = [];
	for (const [partner, day, text] of given) {
		const { id: personId } = await signerOf(city, partner);
		rows.push({
			partnershipId,
			organisationId: partner.id,
			personId,
			text,
			writtenAt: city.calendar.at(day, '15:05'),
		});
	}
	await city.trx.insertInto('partnershipNote').values(rows).execute();
}

interface Given {
	by: Partner;
	day: number;
	title: string;
	place: string;
	onlineUrl?: string;
	agenda: string;
	minutes: string;
	attended: readonly Partner[];
}

async function meetings(city: City, { id: partnershipId }: PartnershipRow, given: readonly Given[]) {
	const { trx, calendar } = city;
	for (const { by, day, attended, onlineUrl = null, ...meeting } of given) {
		const calledAt = calendar.at(Math.min(day - 14, -1), '11:00');
		const caller = await signerOf(city, by);
		const { id } = await trx
			.insertInto('partnershipMeeting')
			.values({
				...meeting,
				onlineUrl,
				partnershipId,
				organisationId: by.id,
				calledBy: caller.id,
				calledAt,
				changedAt: calledAt,
				startsAt: calendar.at(day, '15:00'),
				endsAt: calendar.at(day, '16:30'),
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		if (!attended.length) continue;
		const rows = attended.map((partner) => ({ meetingId: id, organisationId: partner.id }));
		await trx.insertInto('partnershipMeetingAttendance').values(rows).execute();
	}
}

type Paper = readonly [Partner, number, string, string, readonly string[]];
async function documents(
	{ trx, calendar }: City,
	{ id: partnershipId }: PartnershipRow,
	given: readonly Paper[],
) {
	for (const [partner, day, title, fileName, lines] of given) {
		const addedAt = calendar.at(day, '13:30');
		const paper = await keptPdf(trx, fileName, lines, addedAt);
		await trx
			.insertInto('partnershipDocument')
			.values({
				partnershipId,
				organisationId: partner.id,
				addedBy: partner.owner.id,
				title,
				...paper,
				addedAt,
			})
			.execute();
	}
}
