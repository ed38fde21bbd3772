/**
 * Equal treatment: finds words that ask for who people are instead of what they can or want to do
 * (lov om forbud mod forskelsbehandling, ligebehandlingsloven). It warns and offers lawful words; a person decides.
 */
import { m } from '#lib/paraglide/messages.js';

export const wordingGrounds = [
	'age',
	'gender',
	'ethnicity',
	'faith',
	'disability',
	'orientation',
	'politics',
] as const;
export type WordingGround = (typeof wordingGrounds)[number];
export interface WordingFinding {
	ground: WordingGround;
	/** The words as written. */
	phrase: string;
}

const people = 'kvinder|mænd|piger|drenge|mødre|fædre|damer|herrer';
const nations =
	'somalisk|tyrkisk|arabisk|polsk|kurdisk|grønlandsk|pakistansk|iransk|irakisk|syrisk|afghansk|rumænsk|ukrainsk|vietnamesisk|eritreisk';
const age = String.raw`(?:år(?:ige)?|years?|yrs?)`;
/** Asked of whoever reads: the sentence ends with its sign, or with the text. In prose the same words may welcome. */
const asks = (words: string) => String.raw`(?:${words})(?!\p{L})[^.!?\n]{0,80}(?:\?|$)`;
/** All that a question says, as over a field. */
const field = (words: string) =>
	String.raw`^(?:(?:hvad er |what is )?(?:din|dit|jeres|your) )?(?:${words})\s?[:?]?$`;
const patterns: Record<WordingGround, string[]> = {
	age: [
		String.raw`(?:unge|voksne|ældre|${people}|young people|adults|women|men)\s+(?:under|over|mellem|between|aged)\s+\d{1,2}(?:\s*(?:og|and|til|to|-|–)\s*\d{2})?`,
		String.raw`(?:under|over|mellem|between|aged|mindst|højst|max\.?|maks\.?|fyldt)\s+\d{2}(?:\s*(?:og|and|til|to|-|–)\s*\d{2})?\s*${age}`,
		String.raw`\d{1,2}\s*(?:-|–|til|to)\s*\d{2}[\s-]*${age}`,
		String.raw`\d{2}-årige?`,
		String.raw`aldersgrænse|aldersgruppen?|age limit|age group`,
		String.raw`kun (?:for )?(?:unge|ældre|seniorer|pensionister)|(?:only for|for) (?:seniors|pensioners|young people) only`,
		String.raw`ungt (?:team|hold)|young team|ungdommelig(?:e|t)?|youthful|nyuddannede under \d+`,
		String.raw`(?:oplys|skriv|state) (?:din |venligst |your )?(?:alder|fødselsdato|age|date of birth)`,
		asks('hvor gammel er du|how old are you|hvornår er du født|when were you born'),
		field('alder|age|fødselsdato|fødselsår|date of birth|year of birth|cpr(?:-nummer)?'),
	],
	gender: [
		String.raw`kun (?:for )?(?:\p{L}+ )?(?:${people})|(?:${people}) kun`,
		String.raw`only (?:for )?(?:women|men|girls|boys|mothers|fathers)|(?:women|men|girls|boys)[\s-]only`,
		String.raw`(?:søger|ønsker|mangler) (?:en |et )?(?:\p{L}+ )?(?:mand|kvinde|pige|dreng|herre|dame|fyr)`,
		String.raw`(?:mandlige?|kvindelige?) (?:ansøgere?|medarbejdere?|elever?|lærlinge?|frivillige?|deltagere?)`,
		String.raw`(?:male|female) (?:applicants?|candidates?|employees?|apprentices?|volunteers?|participants?)`,
		String.raw`gravide?|børneplaner|pregnan(?:t|cy)|oplys (?:dit )?køn|kønsidentitet|gender identity`,
		asks('er du (?:en )?(?:mand|kvinde|dreng|pige)|are you (?:a )?(?:man|woman|boy|girl|male|female)'),
		asks(String.raw`(?:er du|are you) (?:trans(?:kønnet|person|gender)?|cis\p{L}*|non-?bin(?:ær|ary))`),
		asks('hvilket køn|(?:what|which) gender'),
		field('køn|gender|sex'),
	],
	ethnicity: [
		String.raw`etniske?|etnicitet|ethnic(?:ity)?|nydanskere?|indvandrere?|efterkommere?|tosprogede|immigrants?`,
		String.raw`(?:ikke-)?vestlige? (?:baggrund|oprindelse)|dansk (?:baggrund|afstamning)|danish background`,
		String.raw`kun (?:for )?(?:danskere|somaliere|tyrkere|arabere|polakker|kurdere|grønlændere)|danes only|only (?:for )?danes`,
		String.raw`(?:${nations})e (?:${people}|unge|ældre|borgere|familier|medarbejdere|deltagere|frivillige)`,
		String.raw`hudfarve|skin colou?r|nationalitet|nationality|statsborger(?:skab)?|citizenship`,
		String.raw`modersmål|mother tongue|native (?:\p{L}+ )?(?:speakers?|language)|født i danmark|born in denmark`,
		String.raw`fødeland|fødselsland|country of (?:birth|origin)|(?:din|jeres|your) (?:oprindelse|herkomst|afstamning|heritage|descent)`,
		asks('hvor kommer (?:du|dine forældre|din familie) (?:oprindeligt |egentlig )?fra'),
		asks('hvor er (?:du|dine forældre) født|where were (?:you|your parents) born'),
		asks('where (?:are you|do you come|is your family|do your parents come)(?: really| originally)? from'),
		asks(
			'er du (?:dansker?|udlænding|flygtning|asylansøger)|are you (?:danish|a dane|a foreigner|a refugee|an? (?:danish |eu )?citizen)',
		),
		asks('(?:hvilken|hvad) race er du|what race are you|what is your race'),
	],
	faith: [
		String.raw`muslim(?:er|sk|ske|s)?|kristen|kristne|christians?|jøder?|jewish|hindu(?:er)?|buddhist(?:er)?|troende|believers?`,
		String.raw`religion|religiøse?|religious|tørklæder?|headscar(?:f|ves)|hijab`,
		asks('hvilken (?:tro|trosretning|menighed)|hvad er din tro|(?:what|which) faith|what is your faith'),
		asks('(?:går|kommer) du i (?:kirke|kirken|moské|moskeen|synagoge|synagogen)|(?:beder|faster) du'),
		asks('do you (?:go to|attend) (?:a )?(?:church|mosque|synagogue|temple)|do you pray'),
		field('tro|trosretning|faith'),
	],
	disability: [
		String.raw`(?:uden|without|intet) (?:et |a )?(?:handicap|disabilit(?:y|ies))|ikke[\s-]handicappede|able[\s-]bodied`,
		String.raw`rask og rørig|fysisk rask|helt rask|ingen (?:sygdom|diagnoser)|no illness`,
		asks(
			String.raw`har (?:du|I|nogen af jer) (?:et |en |nogen |nogle )?(?:\p{L}+ )?(?:handicap|funktionsnedsættelser?|diagnoser?|sygdom(?:me)?|lidelser?|adhd|autisme)`,
		),
		asks(
			String.raw`er du (?:handicappet|blind|døv|autist|ordblind|sindslidende|(?:kronisk|psykisk|alvorligt) syg)`,
		),
		asks(
			String.raw`do you have (?:an? |any )?(?:\p{L}+ )?(?:disabilit(?:y|ies)|diagnos[ei]s|illness(?:es)?|medical conditions?|adhd|autism)`,
		),
		asks('are you (?:disabled|blind|deaf|autistic|dyslexic|(?:chronically|mentally) ill)'),
		field('handicap|diagnoser?|sygdom(?:me)?|funktionsnedsættelser?|disabilit(?:y|ies)|illness(?:es)?'),
	],
	orientation: [
		String.raw`hetero(?:seksuel\p{L}*|sexual\p{L}*)|homo(?:seksuel\p{L}*|sexual\p{L}*)|seksuel orientering|sexual orientation`,
		String.raw`(?:din|jeres|your) (?:seksualitet|sexuality)`,
		asks(
			String.raw`er (?:du|I|nogen af jer) (?:bøsser?|lesbiske?|biseksuelle?|homo|hetero|queer|lgbt\p{L}*)`,
		),
		asks(String.raw`are you (?:an? )?(?:gay|lesbian|bisexual|straight|queer|lgbt\p{L}*)`),
		field('seksualitet|sexuality'),
	],
	politics: [
		String.raw`politiske? (?:overbevisning|holdning\p{L}*|ståsted)|political (?:views?|opinions?|affiliation|party)|partimedlem\p{L}*`,
		asks('(?:hvem|hvad|hvilket parti) stemmer du på|(?:who|which party|what party) do you vote for'),
		asks(
			'er du medlem af et (?:politisk )?parti|er du medlem af en fagforening|are you a (?:trade )?union member',
		),
	],
};

const compiled = wordingGrounds.flatMap((ground) =>
	patterns[ground].map((source) => ({
		ground,
		pattern: new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, 'giu'),
	})),
);

/** "Uanset alder" and the like open the door; they are what the law wants. */
const opening =
	/(?:uanset|ligegyldigt|regardless of|whatever (?:your|their)|no matter (?:your|their)|all|alle)[^.!?\n]{0,60}$/iu;

/** No opening stands further before what it opens, in characters. */
const openingReach = 100;

/** What to look at again in these texts, each phrase once, in the order of the grounds. */
export function checkWording(...texts: string[]): WordingFinding[] {
	const found = new Map<string, WordingFinding>();
	for (const text of texts) {
		const normal = text.normalize('NFC');
		for (const { ground, pattern } of compiled) {
			for (const match of normal.matchAll(pattern)) {
				if (
					opening.test(normal.slice(Math.max(0, match.index - openingReach), match.index)) &&
					ground !== 'gender'
				)
					continue;
				const key = `${ground} ${match[0].toLowerCase()}`;
				if (!found.has(key)) found.set(key, { ground, phrase: match[0] });
			}
		}
	}
	return [...found.values()].sort(
		(a, b) => wordingGrounds.indexOf(a.ground) - wordingGrounds.indexOf(b.ground),
	);
}

const advice: Record<WordingGround, () => string> = {
	age: m.policy_wording_age,
	gender: m.policy_wording_gender,
	ethnicity: m.policy_wording_ethnicity,
	faith: m.policy_wording_faith,
	disability: m.policy_wording_disability,
	orientation: m.policy_wording_orientation,
	politics: m.policy_wording_politics,
};

/** Lawful words to use instead. */
export const wordingAdvice = (ground: WordingGround): string => advice[ground]();
