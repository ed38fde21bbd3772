/** Who helps, the two who read, what was told of discrimination, and some years of figures. */
import { insertHelper } from '#lib/equality/help/helper-queries.server.ts';
import { insertCheck } from '#lib/equality/practice/check-queries.server.ts';
import { questionsOf, type CheckAnswer, type Theme } from '#lib/equality/practice/practice.ts';
import { insertReader, insertReading } from '#lib/equality/reading/reader-queries.server.ts';
import { aboutExperience, aboutLine } from '#lib/equality/telling/sealed.ts';
import { hashesOf } from '#lib/equality/telling/receipt.server.ts';
import { insertExperience, insertLine } from '#lib/equality/telling/telling-writes.server.ts';
import { grounds, settings } from '#lib/equality/experience.ts';
import { seal } from '#lib/platform/sealing.server.ts';
import type { City } from '../city.ts';
import { randomFrom } from '../random.ts';
import { experiencePlans, type ExperiencePlanned } from './experience-plans.ts';
import { helperPlans } from './helper-plans.ts';

export async function addEquality(city: City): Promise<void> {
	const { trx, calendar } = city;
	for (const plan of helperPlans)
		await insertHelper(trx, {
			...{ title: plan.title, wordsDanish: plan.danish, wordsEnglish: plan.english },
			...{ tel: plan.tel ?? null, mail: plan.mail ?? null, web: plan.web ?? null },
			...{ grounds: [...plan.grounds], settings: [...plan.settings], hours: JSON.stringify(plan.hours) },
			checkedOn: calendar.day(-plan.checked),
			retiredOn: plan.retired ? calendar.day(-plan.retired) : null,
		});
	await nameReaders(city);
	await addChecks(city);
	for (const plan of experiencePlans) await addExperience(city, plan);
	await addCounts(city);
}

async function nameReaders({ trx, calendar, municipality, log }: City): Promise<void> {
	const { administrator, consultant, editor } = municipality;
	const at = calendar.past(-400);
	for (const [role, reader] of [
		['adviser', consultant],
		['deputy', editor],
	] as const) {
		const row = { role, personId: reader.id, appointedAt: at, appointedBy: administrator.id };
		const { id } = await insertReader(trx, row);
		log.push({
			...{ at, personId: administrator.id, verb: 'equality_reader.appointed' },
			...{ subjectKind: 'equality_reader', subjectId: id, details: { person: reader.id, role } },
		});
	}
}

/** One that is shared, one that is not, and an earlier one. */
async function addChecks({ trx, calendar, partner }: City): Promise<void> {
	const { id: organisationId, owner } = partner('nordlys-el');
	const plans: readonly [theme: Theme, ago: number, every: number, shared: boolean][] = [
		['service', 20, 4, true],
		['recruitment', 30, 3, false],
		['recruitment', 210, 2, false],
	];
	for (const [theme, ago, every, shared] of plans) {
		const answers = questionsOf(theme).map((question, at): [string, CheckAnswer] => [
			question,
			at % every > 0 ? 'yes' : at > 4 ? 'no' : 'partly',
		]);
		const at = calendar.past(-ago);
		await insertCheck(trx, {
			...{ organisationId, theme, answers: JSON.stringify(Object.fromEntries(answers)) },
			...{ takenAt: at, takenBy: owner.id, sharedAt: shared ? at : null },
		});
	}
}

async function addExperience({ trx, calendar, municipality }: City, plan: ExperiencePlanned): Promise<void> {
	const { number: id, came, state } = plan;
	if (state === 'ended') {
		await insertExperience(trx, { id, state, toldOn: `${calendar.day(-came).slice(0, 7)}-01` });
		return;
	}
	const [receiptHash = null] = await hashesOf(plan.code);
	await insertExperience(trx, {
		...{ id, state, toldOn: calendar.day(-came), receiptHash, takesAnswer: receiptHash !== null },
		...{ grounds: [...plan.grounds], setting: plan.setting, happened: plan.happened },
		...{ districtNr: plan.district ?? null, deeds: [...plan.deeds] },
		sealed: plan.words === undefined ? null : seal(plan.words, aboutExperience(id)),
	});
	const reader = municipality.consultant.id;
	for (const [index, { side, day, words }] of (plan.lines ?? []).entries()) {
		if (side === 'reader')
			await insertReading(trx, { experienceId: id, personId: reader, readAt: calendar.past(-day, '11:20') });
		await insertLine(trx, {
			...{ experienceId: id, place: index + 1, side, sealed: seal(words, aboutLine(id, index + 1)) },
			...{ writtenOn: calendar.day(-day), writtenBy: side === 'reader' ? reader : null },
		});
	}
}

/** Three years that are over: some figures are below five, some are not. */
async function addCounts({ trx, calendar }: City): Promise<void> {
	const thisYear = Number(calendar.today.slice(0, 4));
	const chance = randomFrom('experiences counted');
	const rows = [3, 2, 1].flatMap((ago) =>
		grounds.flatMap((ground) =>
			settings.flatMap((setting) => {
				const told = chance.chance(0.6) ? chance.whole(1, setting === 'work' ? 24 : 11) : 0;
				return told > 0 ? [{ year: thisYear - ago, ground, setting, told }] : [];
			}),
		),
	);
	await trx.insertInto('experienceCount').values(rows).execute();
}
