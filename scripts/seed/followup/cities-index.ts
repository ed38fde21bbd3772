/** Two editions of the cities' index, which do not ask the same. Cities and scores are invented. */
import type { Score } from '#lib/followup/cities-index/cities-index.ts';
import * as queries from '#lib/followup/cities-index/queries.server.ts';
import type { City } from '../city.ts';
import { randomFrom } from '../random.ts';
import { source } from './indicators.ts';

const areas = [
	'Byens vilje',
	'Skole og uddannelse',
	'Kvarterer',
	'Offentlig service',
	'Erhverv og arbejde',
	'Kultur og fritid',
	'Byens rum',
	'Mægling',
	'Sprog',
	'Medier',
	'Udsyn',
	'Viden',
	'Velkomst',
	'Styring',
];
const cities = ['København', 'Bakkeborg', 'Fjordby', 'Sundstad', 'Åkøbing'];

function scoresOf(stream: string, asked: readonly string[]): Score[] {
	const random = randomFrom(stream);
	return asked.flatMap((area, index) =>
		cities.map((city) => ({ area, city, place: index + 1, score: random.whole(38, 96) })),
	);
}

export async function addCitiesIndex({ trx, calendar, municipality }: City): Promise<void> {
	const year = Number(calendar.today.slice(0, 4));
	const plans = [
		{ year: year - 4, asked: areas.slice(0, 12), comparisonNote: null, comparisonNoteEn: null },
		{
			year: year - 1,
			asked: areas,
			comparisonNote: 'To områder er nye, og flere spørgsmål er skrevet om. Et lavere tal kan komme af det.',
			comparisonNoteEn:
				'Two areas are new, and several questions are rewritten. A lower figure may come of that.',
		},
	];
	for (const { asked, ...plan } of plans) {
		const { id } = (await queries.insertEdition(trx, {
			...plan,
			title: `Demo-udgave ${plan.year}`,
			ourCity: cities[0]!,
			source,
			createdAt: calendar.at(-200),
			createdBy: municipality.editor.id,
		}))!;
		await queries.insertScores(trx, id, scoresOf(`index ${plan.year}`, asked));
		await queries.updateEdition(trx, id, {
			state: 'released',
			releasedAt: calendar.at(-190),
			releasedBy: municipality.administrator.id,
		});
	}
}
