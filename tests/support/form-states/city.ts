/** Those whom the states are about: an organisation with somebody in each role, others around it, and the municipality. */
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Account } from '../actors.ts';
import { makeSite, person, player, type Player, type Somebody } from '../cast/people.ts';
import type { Sample } from '../samples.ts';

/** By `/route ?/action`: where a browser meets that action's form, and who does. */
export type FormSamples = Record<string, Sample>;

export const inDays = (days: number): string => addDays(copenhagenDate(now()), days);

export interface City {
	db: Database;
	us: Player;
	school: Player;
	association: Player;
	housing: Player;
	municipality: Somebody;
	/** A page of our workspace, for our owner. */
	own: (path: string) => Sample;
	/** A page of the municipality's. */
	desk: (path: string) => Sample;
}

/** They come in by a session: nobody types the password. */
export const accountOf = ({ person: { name, email } }: Somebody): Account => ({ name, email, password: '' });

export async function cityOfStates(db: Database): Promise<City> {
	const some = async (kind: OrganisationKind, name: string): Promise<Player> => {
		const made = await player(db, kind, { name });
		await makeSite(db, made.id);
		return made;
	};
	const us = await some('business', 'Mange Slags');
	const municipality = await person(db, 'administrator');
	return {
		db,
		us,
		school: await some('school', 'Skolen ved Søen'),
		association: await some('association', 'Foreningen Fælles'),
		housing: await some('housing', 'Gården Grøn'),
		municipality,
		own: (path) => ({ path: `/workspace/${us.slug}${path}`, as: accountOf(us.as('owner')) }),
		desk: (path) => ({ path: `/municipality${path}`, as: accountOf(municipality) }),
	};
}

/** @returns the contribution's id */
export async function delivered({ db }: Pick<City, 'db'>, by: Player, commitment: number): Promise<number> {
	const reporter = by.as('reporter');
	await addContribution(db, reporter, by.id, { commitment, amount: 1, happenedOn: inDays(-1), note: '' });
	const last = db.selectFrom('contribution').select('id').orderBy('id', 'desc').limit(1);
	return (await last.executeTakeFirstOrThrow()).id;
}
