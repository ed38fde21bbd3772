/** Debates as far as each has come, with what is written in them, hidden and summed up. */
import * as writes from '#lib/dialogue/debates/writes.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import type { City } from '../city.ts';
import { randomFrom } from '../random.ts';
import { debatePlans, type DebatePlanned, type PostPlanned } from './debate-plans.ts';

const code = (word: string, text: string): string => `${word}-${randomFrom(`${word} ${text}`).code(8)}`;

export async function addDebates(city: City): Promise<void> {
	for (const plan of debatePlans) await addDebate(city, plan);
}

async function addDebate(city: City, plan: DebatePlanned): Promise<void> {
	const { trx, calendar, municipality } = city;
	const by = municipality.consultant.id;
	const { question, background, opens, closes } = plan;
	const { id } = await writes.insertDebate(trx, {
		...{ slug: code('debat', question), question, background, contentLocale: 'da' },
		...{ area: currentEdition().focusAreas[plan.area]!.key },
		...{ opensOn: calendar.day(opens), closesOn: calendar.day(closes) },
		...{ state: plan.draft ? 'draft' : 'published', madeAt: calendar.past(opens - 5), madeBy: by },
		...(!plan.draft && { publishedAt: calendar.past(opens - 2), publishedBy: by }),
	});
	for (const { words, source } of plan.facts ?? [])
		await writes.insertFact(trx, {
			...{ debateId: id, words, source, url: null },
			...{ addedAt: calendar.past(opens - 3), addedBy: by },
		});
	for (const post of plan.posts ?? []) await addPost(city, id, post, null);
	const followers = Array.from({ length: plan.followers ?? 0 }, (_, index) => `foelger.${id}.${index}`);
	await addVoices(city, { debateId: id, postId: null, kind: 'follows' }, followers, opens + 1);
	if (plan.summary)
		await writes.updateDebate(trx, id, {
			...{ state: 'summarised', summary: plan.summary.words, unused: plan.summary.unused },
			...{ summarisedAt: calendar.past(plan.summary.day), summarisedBy: by },
		});
}

async function addPost(
	city: City,
	debateId: number,
	plan: PostPlanned,
	replyToId: number | null,
): Promise<void> {
	const { trx, calendar, municipality, partner } = city;
	const by = municipality.consultant.id;
	const { body, hidden, day } = plan;
	const organisation = plan.by ? partner(plan.by) : null;
	const { id } = await writes.insertPost(trx, {
		...{ slug: code('indlaeg', body), debateId, replyToId, body, contentLocale: plan.language ?? 'da' },
		...{ side: plan.side ?? 'neither', shownName: plan.name ?? null },
		...{ organisationId: organisation?.id ?? null, byMunicipality: plan.city ?? false },
		writtenBy: organisation || plan.city ? by : null,
		...{ toldAt: calendar.past(day, '09:30'), receivedAt: calendar.past(day, '09:40') },
		...(plan.unread
			? { state: 'received' }
			: { state: 'shown', shownAt: calendar.past(day, '11:00'), shownBy: by }),
	});
	if (!organisation && !plan.city)
		await addVoices(city, { debateId, postId: id, kind: 'wrote' }, [`skrev.${id}`], day);
	const people = Array.from({ length: plan.support ?? 0 }, (_, index) => `stoetter.${id}.${index}`);
	await addVoices(city, { debateId, postId: id, kind: 'supports' }, people, day + 1);
	for (const reply of plan.replies ?? []) await addPost(city, debateId, reply, id);
	if (hidden) await hide(city, id, hidden, day + 1);
}

/** By the administrator, so that the consultant decides what was appealed. */
async function hide(
	{ trx, calendar, municipality }: City,
	postId: number,
	{ reason, words, appeal }: NonNullable<PostPlanned['hidden']>,
	day: number,
): Promise<void> {
	const at = calendar.past(day);
	await trx
		.insertInto('takedown')
		.values({
			...{ postId, reason, words, stateBefore: 'shown' },
			...{ takenDownAt: at, takenDownBy: municipality.administrator.id },
			...(appeal && { appeal, appealedAt: calendar.past(day + 1) }),
		})
		.execute();
	await writes.updatePost(trx, postId, { state: 'down', downReason: reason, downAt: at });
}

async function addVoices(
	{ trx, calendar }: City,
	about: { debateId: number; postId: number | null; kind: 'wrote' | 'supports' | 'follows' },
	names: readonly string[],
	day: number,
): Promise<void> {
	const at = calendar.past(day, '09:40');
	const times = { askedAt: at, mailedAt: at, confirmedAt: at };
	if (names.length)
		await trx
			.insertInto('debateVoice')
			.values(names.map((name) => ({ ...about, email: `${name}@example.org`, locale: 'da', ...times })))
			.execute();
}
