import { describe, expect, test } from 'vitest';
import { checkWording, type WordingGround } from '#lib/policy/wording.ts';
import { leastWorkOf } from '../../../tests/support/work.ts';

const warned: [text: string, ground: WordingGround, phrase: string][] = [
	['Vi søger unge under 30 til køkkenet', 'age', 'unge under 30'],
	['For dig mellem 18 og 25 år', 'age', 'mellem 18 og 25 år'],
	['Du er 18-25 år', 'age', '18-25 år'],
	['Kun for unge', 'age', 'Kun for unge'],
	['Bliv en del af et ungt team', 'age', 'ungt team'],
	['You are between 18 and 25 years', 'age', 'between 18 and 25 years'],
	['En aften kun for kvinder', 'gender', 'kun for kvinder'],
	['Women only', 'gender', 'Women only'],
	['Vi søger en frisk pige til receptionen', 'gender', 'søger en frisk pige'],
	['Female applicants preferred', 'gender', 'Female applicants'],
	['For unge med etnisk minoritetsbaggrund', 'ethnicity', 'etnisk'],
	['Kun for danskere', 'ethnicity', 'Kun for danskere'],
	['Dansk som modersmål er et krav', 'ethnicity', 'modersmål'],
	['Native English speakers', 'ethnicity', 'Native English speakers'],
	['Vi vil gerne have flere nydanskere', 'ethnicity', 'nydanskere'],
	['Du er kristen', 'faith', 'kristen'],
	['Ingen tørklæde i butikken', 'faith', 'tørklæde'],
	['Du er rask og rørig', 'disability', 'rask og rørig'],
	['Kun somaliske kvinder over 50', 'age', 'kvinder over 50'],
	['Kun somaliske kvinder over 50', 'gender', 'Kun somaliske kvinder'],
	['Kun somaliske kvinder over 50', 'ethnicity', 'somaliske kvinder'],
	['Oplys seksuel orientering', 'orientation', 'seksuel orientering'],
	['State your political views', 'politics', 'political views'],
];

const lawful = [
	'Kom forbi vores værksted, træk dine første ledninger og mød tre lærlinge.',
	'Du behøver ikke kunne noget på forhånd. Lidt dansk er nok.',
	'Alle er velkomne, uanset alder, køn, etnicitet og religion.',
	'Everybody is welcome, regardless of age, gender, ethnicity or religion.',
	'Børn fra skolealderen er velkomne. Vi har plads til 20 kørestole.',
	'Handicaptoilet og niveaufri indgang. Tag en ven eller en forælder med.',
	'Vi har arbejdet her i over 30 uger, og prisen er under 20 kr.',
	'Kulturaften i kirken ved siden af moskeen',
	'Somalisk mad, tyrkisk kaffe og polske viser. Kvinder og mænd laver mad sammen.',
	'Racerløb på havnen, mandag kl. 18-20',
	'Har du et handicap, så skriv, hvad vi kan gøre. Er du ny i byen, så kom.',
	'Vi spørger ikke, hvor gammel du er, eller hvor du er født.',
	'Every citizen is invited. Where you are from does not matter.',
	'',
];

describe('wording', () => {
	test.each(warned)('warns: %s', (text, ground, phrase) => {
		expect(checkWording(text)).toContainEqual({ ground, phrase });
	});
	test.each(lawful)('lets be: %s', (text) => {
		expect(checkWording(text)).toEqual([]);
	});
	test('names a phrase once, also over several texts', () => {
		expect(checkWording('Kun for kvinder', 'kun for kvinder, kun for kvinder')).toHaveLength(1);
	});
	test('is quick on long texts', () => {
		const work = leastWorkOf(() => checkWording('søger en '.repeat(2000), 'alle '.repeat(1600)));
		expect(work).toBeLessThan(500);
	});
});
