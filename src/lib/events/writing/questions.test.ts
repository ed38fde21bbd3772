/** What an organiser may not ask of those who sign up unseen: what the law lets nobody be chosen by. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeEvent, createEvent, publishEvent } from '#lib/events/events.server.ts';
import { mostQuestions } from '#lib/events/event.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { checkWording, type WordingGround } from '#lib/policy/wording.ts';
import { eventFields, organisation, type TestOrganisation } from '../../../../tests/support/cast/events.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

const db = withDatabase();
let org: TestOrganisation;
/** One that is public. */
let slug: string;
beforeAll(async () => {
	setClock('2026-11-22T12:00:00Z');
	org = await organisation(db(), 'nordlys');
	slug = await drafted({});
	await publishEvent(db(), org.as('editor'), org.slug, slug, { wordingRead: false });
});
afterAll(() => setClock(null));

const drafted = async (asked: Record<string, string>): Promise<string> => {
	const path = await createEvent(db(), org.as('editor'), org.slug, eventFields(org, asked));
	return path.split('/').at(-1)!;
};
const changed = (asked: Record<string, string>): Promise<void> =>
	changeEvent(db(), org.as('editor'), org.slug, slug, eventFields(org, asked));
const refused = { name: 'Refused', code: 'wording_unread' };

const grounds: [question: string, ground: WordingGround][] = [
	['Hvilken religion har du?', 'faith'],
	['Er du muslim?', 'faith'],
	['Er du hindu eller buddhist?', 'faith'],
	['Hvilken tro har du?', 'faith'],
	['Tro', 'faith'],
	['Går du i kirke?', 'faith'],
	['Bærer du tørklæde?', 'faith'],
	['What is your religion?', 'faith'],
	['Which faith do you belong to?', 'faith'],
	['Do you go to church?', 'faith'],
	['Etnicitet', 'ethnicity'],
	['Hvad er din etniske baggrund?', 'ethnicity'],
	['Hvor kommer du oprindeligt fra?', 'ethnicity'],
	['Hvor kommer dine forældre fra?', 'ethnicity'],
	['Hvor er du født?', 'ethnicity'],
	['Hvilken nationalitet har du?', 'ethnicity'],
	['Er du dansk statsborger?', 'ethnicity'],
	['Er du flygtning?', 'ethnicity'],
	['Hvad er dit modersmål?', 'ethnicity'],
	['Hvilken race er du?', 'ethnicity'],
	['What is your ethnicity?', 'ethnicity'],
	['Where are you originally from?', 'ethnicity'],
	['Country of birth', 'ethnicity'],
	['Are you a Danish citizen?', 'ethnicity'],
	['Har du et handicap?', 'disability'],
	['Har I en psykisk sygdom, vi skal kende', 'disability'],
	['Diagnose:', 'disability'],
	['Er du døv eller blind?', 'disability'],
	['Do you have a disability?', 'disability'],
	['Are you mentally ill?', 'disability'],
	['Er du homoseksuel?', 'orientation'],
	['Er du lesbisk eller bøsse?', 'orientation'],
	['Hvad er din seksualitet?', 'orientation'],
	['Are you gay or straight?', 'orientation'],
	['Er du mand eller kvinde?', 'gender'],
	['Køn', 'gender'],
	['Er du transkønnet?', 'gender'],
	['What is your gender?', 'gender'],
	['Are you pregnant?', 'gender'],
	['Hvor gammel er du?', 'age'],
	['Alder:', 'age'],
	['How old are you?', 'age'],
	['Date of birth', 'age'],
	['Hvilket parti stemmer du på?', 'politics'],
	['Er du medlem af en fagforening?', 'politics'],
	['Who do you vote for?', 'politics'],
];

const needs = [
	'Har I brug for tolk?',
	'Hvilket sprog skal tolken tale?',
	'Allergier?',
	'Er der noget, du ikke spiser?',
	'Spiser du kød, halal eller vegetarisk?',
	'Kommer nogen i kørestol?',
	'Har du brug for teleslynge eller ledsager?',
	'Har du brug for en handicapplads?',
	'Kan du gå på trapper?',
	'Do you need a sign-language interpreter?',
	'Do you have any allergies?',
	'Hvor mange børn tager I med, og hvor gamle er de?',
	'How old are the children?',
	'Hvilke sprog taler du?',
	'Hvor meget dansk taler du?',
	'Hvor bor du?',
	'Hvilken skole kommer I fra?',
	'Hvor cykler du fra?',
	'Hvor har du hørt om os?',
	'Where did you hear about us?',
	'Hvad tror du, aftenen skal handle om?',
	'Er du medlem af foreningen?',
	'Which race do you run: 5 or 10 km?',
	'Hvilken race er jeres hund?',
	'Hvilken størrelse trøje: dame eller herre?',
	'Må vi tage billeder af dig?',
	'Hvem kommer du sammen med?',
	'Hvilket parti skak vil du se?',
	'Er du frisk på at bage en kage?',
];

describe('a question that asks who somebody is', () => {
	test.each(grounds)('is looked at before it goes out: %s', async (question, ground) => {
		expect(checkWording(question).map((found) => found.ground)).toContain(ground);
		await expect(changed({ question1: question })).rejects.toMatchObject(refused);
	});

	test('wherever it stands, in a new event too, and goes out once somebody stands by it', async () => {
		for (const asked of [
			...Array.from({ length: mostQuestions }, (_, n) => ({ [`question${n + 1}`]: 'Er du muslim?' })),
			{ question1: 'Hvad er vigtigt for dig?', choices1: 'islam, at være kristen' },
		]) {
			await expect(changed(asked)).rejects.toMatchObject(refused);
			const fresh = await drafted({ title: `Aften ${Object.keys(asked)[0]}`, ...asked });
			const publish = (wordingRead: boolean) =>
				publishEvent(db(), org.as('editor'), org.slug, fresh, { wordingRead, notTheSame: true });
			await expect(publish(false)).rejects.toMatchObject(refused);
			await publish(true);
			expect((await findEvent(db(), fresh))?.state).toBe('published');
		}
	});
});

describe('a question about what somebody needs or wants', () => {
	test.each(needs)('is asked: %s', async (question) => {
		await changed({ question1: question });
		expect((await findEvent(db(), slug))?.questions).toEqual([{ text: question, choices: [] }]);
	});
});
