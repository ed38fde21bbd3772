/** Lists of organisations that somebody handed in. */
import { handInList } from '#lib/organisations/import/staging.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { unique } from '../actors.ts';
import { makePerson } from './people.ts';

/** A list that waits for a yes, with a line of each outcome that there can be. @returns its number */
export async function waitingList(db: Database): Promise<number> {
	// Journeys run side by side on one site.
	const word = unique();
	const administrator = await makePerson(db, {
		name: 'Rosalinde Prøvestad',
		email: `${word}@prove.example`,
		municipalRole: 'administrator',
	});
	const lines = [
		'Navn;Type;Adresse;Breddegrad;Længdegrad',
		`Nabohaven ${word};byhave;Haven 1;55,68;12,55`,
		`Nabohaven ${word};byhave;Haven 1;55,68;12,55`,
		`Rumskolen ${word};rumstation;Banen 2;55,68;12,55`,
		`For få ${word};forening`,
	];
	return handInList(db, administrator, new File([lines.join('\n')], 'liste-over-naboer.csv'));
}
