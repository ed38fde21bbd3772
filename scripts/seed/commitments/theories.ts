/** Six short answers for some kinds of commitments, as their makers might have written them. */
import type { Theory } from '#lib/commitments/theory/theory.ts';

export const theories: Readonly<Record<string, Theory>> = {
	apprenticeships: {
		challenge:
			'Mange unge i kvarteret vil gerne i lære, men kender ingen i faget. Samtidig mangler vi hænder på værkstedet.',
		targetGroup: 'Elever på grundforløbet og unge i 9. og 10. klasse, der endnu ikke har en aftale.',
		effects:
			'Flere unge fra bydelen bliver udlært og får fast arbejde, og faget får kolleger, der ligner byen.',
		results: 'Alle lærepladser er besat inden fristen, og ni ud af ti er stadig i lære efter prøvetiden.',
		activities:
			'To åbne aftener på værkstedet, besøg fra skolen, en uges praktik før aftalen og en fast makker til hver lærling.',
		resources: 'Fire mestre med tid til oplæring, en koordinator fem timer om ugen og udstyr til alle.',
	},
	'mentor-hours': {
		challenge:
			'Et cv åbner ikke døre alene. Mange søger job i måneder uden at tale med nogen, der kender branchen.',
		targetGroup: 'Jobsøgende, der gerne vil arbejde i et håndværksfag eller på kontor.',
		effects: 'Flere kommer i arbejde, der passer til det, de kan, og bliver der.',
		results: 'Hundrede timers mentortid, og halvdelen har været til samtale inden et halvt år.',
		activities: 'Mentor og mentee mødes hver anden uge. Vi øver samtaler og åbner vores netværk.',
		resources: 'Tolv mentorer, to timer om måneden hver, og et mødelokale.',
	},
	'homework-help': {
		challenge:
			'Nogle elever sidder alene med lektierne, fordi hverken bolig eller familie giver ro og hjælp.',
		targetGroup: 'Elever i 4. til 9. klasse i boligområdet.',
		effects: 'Flere klarer sig godt i skolen og tror på, at de kan tage en uddannelse.',
		results: '',
		activities: 'Lektiecafé to eftermiddage om ugen med frivillige fra gymnasiet og beboerhuset.',
		resources: 'Otte frivillige, et lokale i beboerhuset og frugt på bordet.',
	},
	'language-cafes': {
		challenge: 'Man lærer dansk ved at tale det, men mange møder sjældent nogen at tale med.',
		targetGroup: 'Voksne, der er ved at lære dansk, og naboer, der gerne vil hjælpe.',
		effects: 'Flere tør tale dansk på arbejdet, i skolen og i opgangen.',
		results: 'En café om ugen med mindst ti, der kommer igen.',
		activities: 'Samtale ved små borde om hverdagens emner, med børn velkomne.',
		resources: 'Seks frivillige, kaffe og et lokale med gode borde.',
	},
};
