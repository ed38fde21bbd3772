/** Last year's conference with its papers and decisions, and the coming one with its programme. */
import * as decisions from '#lib/dialogue/conference/decision-queries.server.ts';
import { insertPaper } from '#lib/dialogue/conference/paper-queries.server.ts';
import * as queries from '#lib/dialogue/conference/queries.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import type { City } from '../city.ts';
import { comingConference, earlierConference, type ConferenceDay } from '../events/conference.ts';
import type { EventRow } from '../events/plan.ts';
import { keptPdf } from '../papers.ts';

const place = 'Biblioteket Lærkehuset, Bygmestervej 97';

const papers: readonly { title: string; url?: string; lines?: readonly string[]; of?: number }[] = [
	{ title: 'Brevet, vi skrev om, før og efter', url: 'https://eksempel.dk/konference/brevet.pdf', of: 0 },
	{ title: 'Makker i klubben: sådan gør I', url: 'https://eksempel.dk/konference/makker.pdf', of: 1 },
	{
		title: 'Dagen kort fortalt',
		lines: ['Dagen kort fortalt', 'Hvad der blev sagt, og hvad der blev besluttet.'],
	},
];

interface DecisionPlanned {
	words: string;
	by: { committee: string } | { owner: string };
	/** Days from today. */
	due: number;
	into?: 'barrier' | 'action';
	done?: { day: number; outcome: string };
}
const decided: readonly DecisionPlanned[] = [
	{
		words: 'Klubber skal kunne melde et barn ind med en underskrift på papir.',
		by: { committee: 'culture-and-leisure' },
		due: -150,
		into: 'barrier',
		done: { day: -160, outcome: 'Tolv klubber tager imod papiret, og det ligger på bibliotekerne.' },
	},
	{
		words: 'Det første brev til nye borgere bliver skrevet om, så det kan læses på ti minutter.',
		by: { committee: 'finance' },
		due: -30,
		into: 'action',
	},
	{
		words: 'Der kommer danskhold, som begynder efter klokken 17.',
		by: { committee: 'employment-and-integration' },
		due: 45,
	},
	{
		words: 'En liste over klubber med makkere lægges frem på bibliotekerne.',
		by: { owner: 'Biblioteket Lærkehuset' },
		due: -90,
		done: { day: -95, outcome: 'Listen har 31 klubber og bliver rettet hver måned.' },
	},
];

export async function addConferences(city: City, events: readonly EventRow[]): Promise<void> {
	await addConference(city, comingConference, events, -20);
	const { id, sessions } = await addConference(city, earlierConference, events, 60 - 371 - 60);
	await addPapers(city, id, sessions);
	for (const one of decided) await addDecision(city, id, one);
}

async function addConference(
	{ trx, calendar, municipality }: City,
	{ theme, whole, parts }: ConferenceDay,
	events: readonly EventRow[],
	written: number,
) {
	const find = (plan: object) => events.find((event) => event.plan === plan)!;
	const by = municipality.editor.id;
	const at = calendar.past(written, '10:00');
	const made = await queries.insertConference(trx, {
		...{ title: whole.title.replace('Konferencen: ', ''), theme, place },
		...{ heldOn: calendar.day(find(whole).day), umbrellaId: find(whole).id },
		...{ publishedAt: at, createdAt: at, createdBy: by },
	});
	for (const part of parts) {
		const { track, speakers = [] } = part;
		const eventId = find(part).id;
		if (track) await queries.setTrack(trx, eventId, track);
		for (const [name, title, organisation] of speakers)
			await queries.insertSpeaker(trx, {
				...{ eventId, name, title, organisation, consentedAt: at, addedBy: by },
				email: `${slugify(name).replaceAll('-', '.')}@example.org`,
			});
	}
	return { id: made!.id, sessions: parts.map((plan) => find(plan).id) };
}

async function addPapers(
	{ trx, calendar, municipality }: City,
	conferenceId: number,
	sessions: readonly number[],
): Promise<void> {
	const addedAt = calendar.past(60 - 371 + 8);
	for (const { title, url, lines, of } of papers)
		await insertPaper(trx, {
			...{ conferenceId, eventId: of === undefined ? null : sessions[of]!, title },
			...(lines ? await keptPdf(trx, title, lines, addedAt) : { url }),
			...{ addedAt, addedBy: municipality.editor.id },
		});
}

async function addDecision(city: City, conferenceId: number, planned: DecisionPlanned): Promise<void> {
	const { trx, calendar, municipality } = city;
	const by = municipality.editor.id;
	const { id } = await decisions.insertDecision(trx, {
		...{ conferenceId, words: planned.words, dueOn: calendar.day(planned.due) },
		committee: 'committee' in planned.by ? `${currentEdition().key}/${planned.by.committee}` : null,
		owner: 'owner' in planned.by ? planned.by.owner : null,
		...{ writtenAt: calendar.past(60 - 371 + 2), writtenBy: by },
	});
	const into = planned.into && (await thingOf(city, planned.into));
	if (into) await decisions.updateDecision(trx, id, into);
	if (planned.done)
		await decisions.updateDecision(trx, id, {
			...{ doneOn: calendar.day(planned.done.day), outcome: planned.done.outcome, doneBy: by },
		});
}

/** The barrier about the clubs, or the first action of a plan that everybody reads. */
async function thingOf({ trx }: City, kind: 'barrier' | 'action') {
	if (kind === 'barrier') {
		const barrier = await trx
			.selectFrom('barrier')
			.select('id')
			.where('state', '=', 'answered')
			.orderBy('id')
			.executeTakeFirstOrThrow();
		return { barrierId: barrier.id };
	}
	const action = await trx
		.selectFrom('planAction')
		.innerJoin('actionPlan', 'actionPlan.id', 'planAction.planId')
		.select('planAction.id')
		.where('actionPlan.publishedAt', 'is not', null)
		.orderBy('planAction.id')
		.executeTakeFirstOrThrow();
	return { actionId: action.id };
}
