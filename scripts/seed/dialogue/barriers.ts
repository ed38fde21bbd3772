/** Barriers in every state, with who knows them, what was answered and what came of it. */
import * as writes from '#lib/dialogue/barriers/writes.server.ts';
import { insertLink } from '#lib/dialogue/desk/link-queries.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import type { City } from '../city.ts';
import type { Commitment } from '../commitments/commitment-plan.ts';
import { randomFrom } from '../random.ts';
import { barrierPlans, type BarrierPlanned } from './barrier-plans.ts';

const slugOf = (title: string): string => `barriere-${randomFrom(`barrier ${title}`).code(8)}`;

export async function addBarriers(city: City, commitments: readonly Commitment[]): Promise<void> {
	const ids = new Map<string, number>();
	// What others are merged into comes before them.
	for (const plan of barrierPlans) ids.set(plan.title, await addBarrier(city, plan, ids));
	for (const plan of barrierPlans) await link(city, plan, ids.get(plan.title)!, commitments);
}

function rowOf({ calendar, municipality, partner }: City, plan: BarrierPlanned) {
	const { title, body, help = null, state, came } = plan;
	const by = municipality.consultant.id;
	const isRead = !['received', 'merged', 'down'].includes(state);
	const isRecent = came < 90;
	return {
		slug: slugOf(title),
		...{ state, kind: plan.kind, area: currentEdition().focusAreas[plan.area]!.key },
		...{ districtNr: plan.district ?? null, contentLocale: plan.language ?? 'da' },
		organisationId: plan.by ? partner(plan.by).id : null,
		...(isRecent && { writtenTitle: title, writtenBody: body, writtenHelp: help }),
		...(isRead && { title, body, help, shownAt: calendar.past(1 - came), shownBy: by }),
		...{ toldAt: calendar.past(-came, '09:30'), receivedAt: calendar.past(-came, '09:40') },
		...(plan.owner && {
			committee: 'committee' in plan.owner ? `${currentEdition().key}/${plan.owner.committee}` : null,
			unit: 'unit' in plan.owner ? plan.owner.unit : null,
			...{ answerDueOn: calendar.day(plan.due!), ownedAt: calendar.past(3 - came), ownedBy: by },
		}),
		...(plan.answered && {
			...{ answer: plan.answered.words, answeredAt: calendar.past(plan.answered.day), answeredBy: by },
		}),
		...(plan.down && { downReason: plan.down.reason, downAt: calendar.past(1 - came) }),
	};
}

async function addBarrier(
	city: City,
	plan: BarrierPlanned,
	ids: ReadonlyMap<string, number>,
): Promise<number> {
	const { trx, calendar, municipality } = city;
	const by = municipality.consultant.id;
	const merged = plan.into && {
		...{ mergedIntoId: ids.get(plan.into)!, mergedAt: calendar.past(2 - plan.came), mergedBy: by },
	};
	const { id } = await writes.insertBarrier(trx, { ...rowOf(city, plan), ...merged });
	await addVoices(city, plan, merged ? merged.mergedIntoId : id);
	if (plan.source && plan.state !== 'received')
		await writes.insertSource(trx, {
			...{ barrierId: id, source: plan.source, url: null },
			...{ addedAt: calendar.past(1 - plan.came), addedBy: by },
		});
	for (const { day, words } of plan.outcomes ?? [])
		await writes.insertOutcome(trx, { barrierId: id, words, writtenAt: calendar.past(day), writtenBy: by });
	if (plan.down)
		await trx
			.insertInto('takedown')
			.values({
				...{ barrierId: id, reason: plan.down.reason, words: plan.down.words, stateBefore: 'received' },
				...{ takenDownAt: calendar.past(1 - plan.came), takenDownBy: by },
				...(plan.down.appeal && { appeal: plan.down.appeal, appealedAt: calendar.past(3 - plan.came) }),
			})
			.execute();
	if (plan.reported)
		await trx
			.insertInto('flag')
			.values({ ...plan.reported, barrierId: id, createdAt: calendar.past(-1, '19:10') })
			.execute();
	return id;
}

/** Who told it, and who knows it too. */
async function addVoices({ trx, calendar }: City, plan: BarrierPlanned, barrierId: number): Promise<void> {
	const at = calendar.past(-plan.came, '09:40');
	const name = slugOf(plan.title).slice(-8);
	const voice = (email: string, told: boolean) => ({
		...{ barrierId, email, told, locale: 'da', askedAt: at, mailedAt: at, confirmedAt: at },
		verdict: told ? (plan.verdict ?? null) : null,
		verdictAt: told && plan.verdict ? calendar.past(-2) : null,
	});
	const voices = [
		voice(`fortalt.${name}@example.org`, true),
		...Array.from({ length: plan.known ?? 0 }, (_, index) =>
			voice(`kender.${name}.${index}@example.org`, false),
		),
	];
	await trx.insertInto('barrierVoice').values(voices).execute();
}

/** Promises of partners that run, and have delivered something: what a barrier became. */
async function link(
	{ trx, calendar, municipality }: City,
	{ title, promises = 0, came }: BarrierPlanned,
	barrierId: number,
	commitments: readonly Commitment[],
): Promise<void> {
	if (!promises) return;
	const running = commitments.filter(
		({ state, contributions }) => state === 'active' && contributions.length > 0,
	);
	const linked = { linkedAt: calendar.past(5 - came), linkedBy: municipality.consultant.id };
	for (const { id } of randomFrom(`barrier links ${title}`).some(running, promises))
		await insertLink(trx, barrierId, { kind: 'commitment', id }, linked);
}
