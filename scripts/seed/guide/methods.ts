/** Method cards of the municipality and of partners, with what came of trying them; one card and one try wait to be read. */
import * as writes from '#lib/guide/methods/writes.server.ts';
import { alsoInEnglish } from '#lib/i18n/text-by-language.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { districtOfPartner, slugFor, type City } from '../city.ts';
import type { Commitment } from '../commitments/commitment-plan.ts';
import { randomFrom } from '../random.ts';
import { methodPlans, type MethodPlanned, type TryPlanned } from './method-plans.ts';

/** In both languages, or in Danish alone. */
const texts = ([da, en]: readonly [da: string, en?: string]) => alsoInEnglish(da, en ?? null);

export async function addMethods(city: City, commitments: readonly Commitment[]): Promise<void> {
	for (const plan of methodPlans) await addMethod(city, plan, commitments);
}

/** A promise of the partner's that was kept: what a card grows out of. */
const grewFrom = (plan: MethodPlanned, commitments: readonly Commitment[]): number | null =>
	commitments.find(
		({ author, partnership, state }) => !partnership && author.key === plan.by && state === 'delivered',
	)?.id ?? null;

async function addMethod(city: City, plan: MethodPlanned, commitments: readonly Commitment[]): Promise<void> {
	const { trx, calendar, municipality, partner } = city;
	const { state = 'shown', came } = plan;
	const by = plan.by ? partner(plan.by) : null;
	const decided = calendar.past(Math.min(0, 3 - came));
	const isDecided = state !== 'proposed';
	const id = await writes.insertMethod(trx, {
		slug: slugFor(plan.title[0], randomFrom(`method ${plan.title[0]}`)),
		...{ state, organisationId: by?.id ?? null, commitmentId: grewFrom(plan, commitments) },
		...{ title: texts(plan.title), summary: texts(plan.summary), forWhom: texts(plan.forWhom) },
		...{ steps: texts(plan.steps), takes: texts(plan.takes) },
		materials: plan.materials ? texts(plan.materials) : null,
		...{ leastPeople: plan.people[0], mostPeople: plan.people[1], duration: plan.duration },
		...{ evidence: plan.evidence, evidenceSource: plan.source ?? null, evidenceUrl: plan.sourceUrl ?? null },
		...{ origin: plan.origin, originName: plan.from ?? null, originUrl: plan.fromUrl ?? null },
		areas: plan.areas.map((area) => currentEdition().focusAreas[area]!.key),
		writtenBy: by?.owner.id ?? municipality.editor.id,
		sentAt: calendar.past(-came),
		...{ shownAt: state === 'shown' ? decided : null, refusal: plan.refusal ?? null },
		...(isDecided && { decidedAt: decided, decidedBy: municipality.consultant.id }),
	});
	for (const tried of plan.tries ?? []) await addTry(city, id, tried);
}

async function addTry(
	{ trx, calendar, municipality, partner }: City,
	methodId: number,
	{ by, day, people, outcome, change, state = 'shown' }: TryPlanned,
): Promise<void> {
	const organisation = partner(by);
	const decided = state !== 'proposed' && {
		...{ decidedAt: calendar.past(Math.min(0, 5 - day)), decidedBy: municipality.editor.id },
	};
	await writes.insertReport(trx, {
		...{ methodId, organisationId: organisation.id, state },
		...{ triedOn: calendar.day(-day), districtNr: districtOfPartner(organisation), people },
		...{ outcome, change: change ?? null, contentLocale: 'da', writtenBy: organisation.owner.id },
		...{ sentAt: calendar.past(2 - day), ...decided },
	});
}
