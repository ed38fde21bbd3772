/** Half-yearly reports: most partners have reported, some early, a few are late, two have gone quiet. */
import { halfYearAfter, type HalfYear } from '#lib/i18n/periods.ts';
import { sql } from 'kysely';
import { commitmentType } from '#lib/policy/catalogue.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import {
	coveredAtStart,
	extensionDays,
	latestWindow,
	windowOf,
} from '#lib/organisations/standing/standing.ts';
import type { Completion, ReportContent } from '#lib/reporting/report.ts';
import { batches, signed, type City, type Partner } from '../city.ts';
import { quietPartners } from '../quiet-partners.ts';
import { randomFrom } from '../random.ts';

const stories = [
	'Den bedste aften var den, hvor naboerne selv tog gryderne med. Næste gang begynder vi en time før.',
	'Vi troede, det svære var at finde folk. Det svære var at finde et lokale, der er åbent efter klokken 17.',
	'To af dem, der kom første gang, står nu selv i døren og siger velkommen.',
	'Det tog længere tid, end vi troede, og det blev bedre af det. Skolen var hurtig til at svare.',
	'Vi har lært at spørge tidligere, hvad folk kan, i stedet for hvad de mangler.',
];
const effects = ['Flere kommer igen uden at blive inviteret.', 'De nye kender nu navnene på opgangen.', ''];

type Answer = ReportContent['lines'][number];

/** What each partner delivered in each half-year, as the counted contributions say. */
async function delivered({ trx }: City): Promise<Map<string, Answer[]>> {
	const { rows } = await sql<Answer & { organisationId: number; half: string }>`
		select c.id as "commitmentId", c.slug, c.title, c.type, x.organisation_id as "organisationId",
			half_year_of(x.happened_on) as half, sum(x.amount) as amount
		from contribution x join commitment c on c.id = x.commitment_id
		where x.counts and not c.lower_is_better group by c.id, x.organisation_id, half order by c.id`.execute(trx);
	const found = new Map<string, Answer[]>();
	for (const { organisationId, half, ...answer } of rows) {
		const key = `${organisationId} ${half}`;
		found.set(key, [...(found.get(key) ?? []), { ...answer, completion: 3, effects: '' }]);
	}
	return found;
}

interface Plan {
	partner: Partner;
	halfYear: HalfYear;
	sentAt: Date | null;
	content: ReportContent;
	versions: number;
}

export async function addReports(city: City): Promise<void> {
	const { calendar } = city;
	const random = randomFrom('reports');
	const latest = latestWindow(calendar.today);
	const isOpen = calendar.today <= latest.graceUntil;
	const closed = isOpen ? halfYearAfter(latest.halfYear, -1) : latest.halfYear;
	const answers = await delivered(city);
	const plans: Plan[] = [];
	let late = 0;
	let begun = 0;
	let extended: Partner | undefined;
	for (const partner of signed(city)) {
		const start = coveredAtStart(calendar.day(-partner.signedDaysAgo!));
		const isQuiet = quietPartners.some(({ key }) => key === partner.key);
		const isDesk = partner.key === 'nordlys-el';
		const isLate = !isQuiet && !isDesk && start < closed && late < 4 && random.chance(0.2);
		if (isLate) late++;
		const until = isQuiet ? start : isLate ? halfYearAfter(closed, -1) : closed;
		const isEarly = isOpen && !isQuiet && !isLate && !isDesk && random.chance(0.35);
		for (
			let half = halfYearAfter(start);
			half <= (isEarly ? latest.halfYear : until);
			half = halfYearAfter(half)
		) {
			plans.push(sent(city, partner, half, answers, random));
		}
		const isDue = isOpen && !isQuiet && !isLate && !isEarly && start < latest.halfYear;
		if (isDue && (isDesk || (begun < 4 && random.chance(0.2)))) {
			begun++;
			const { content } = sent(city, partner, latest.halfYear, answers, random);
			plans.push({ partner, halfYear: latest.halfYear, sentAt: null, versions: 0, content });
		} else if (isDue) extended ??= partner;
	}
	await write(city, plans, random);
	if (extended) await extend(city, extended, latest.halfYear);
}

function sent(
	{ calendar }: City,
	partner: Partner,
	halfYear: HalfYear,
	answers: Map<string, Answer[]>,
	random: ReturnType<typeof randomFrom>,
): Plan {
	const { opensOn, dueOn } = windowOf(halfYear);
	const day = addDays(opensOn, random.whole(0, 44));
	const last = calendar.today < dueOn ? calendar.today : dueOn;
	const at = copenhagenInstant(
		day < last ? day : last,
		`${random.whole(9, 20)}:${random.whole(10, 59)}`.padStart(5, '0'),
	);
	const sentAt = new Date(Math.min(at.getTime(), calendar.now.getTime() - 120_000));
	const lines = (answers.get(`${partner.id} ${halfYear}`) ?? []).map((line) => ({
		...line,
		completion: random.whole(2, 5) as Completion,
		effects: random.pick(effects),
	}));
	const story = lines.length === 0 || random.chance(0.7) ? random.pick(stories) : '';
	const content = { story, picture: null, lines };
	return { partner, halfYear, sentAt, content, versions: random.chance(0.15) ? 2 : 1 };
}

async function write(
	{ trx, log, calendar }: City,
	plans: readonly Plan[],
	random: ReturnType<typeof randomFrom>,
): Promise<void> {
	const rows = plans.map(({ partner, halfYear, sentAt, content, versions }) => ({
		organisationId: partner.id,
		halfYear,
		story: content.story,
		revision: 1,
		savedBy: partner.owner.id,
		...(sentAt
			? { version: versions, savedAt: sentAt, sentAt, sentBy: partner.owner.id }
			: { version: 0, savedAt: calendar.past(0, '08:40') }),
	}));
	const ids: number[] = [];
	for (const batch of batches(rows)) {
		ids.push(...(await trx.insertInto('report').values(batch).returning('id').execute()).map(({ id }) => id));
	}
	const extra = new Map(plans.map((plan) => [plan, extraHours(plan, random)]));
	const lines = plans.flatMap((plan, i) =>
		plan.content.lines.map(({ commitmentId, amount, completion, effects: words }) => {
			const more = extra.get(plan);
			const whole = more?.commitmentId === commitmentId ? amount + more.amount : amount;
			return {
				reportId: ids[i]!,
				commitmentId,
				completion,
				effects: words,
				amount: plan.sentAt ? whole : null,
			};
		}),
	);
	const lineIds = new Map<string, number>();
	for (const batch of batches(lines)) {
		const added = await trx
			.insertInto('reportLine')
			.values(batch)
			.returning(['id', 'reportId', 'commitmentId'])
			.execute();
		for (const { id, reportId, commitmentId } of added) lineIds.set(`${reportId} ${commitmentId}`, id);
	}
	const contributions = plans.flatMap((plan, i) => {
		const more = extra.get(plan);
		const line = plan.content.lines.find(({ commitmentId }) => commitmentId === more?.commitmentId);
		if (!more || !line || !plan.sentAt) return [];
		line.amount += more.amount;
		return {
			commitmentId: line.commitmentId,
			organisationId: plan.partner.id,
			amount: more.amount,
			happenedOn: plan.sentAt.toISOString().slice(0, 10),
			source: 'report' as const,
			reportedAt: plan.sentAt,
			sourceId: lineIds.get(`${ids[i]} ${line.commitmentId}`)!,
			reportedBy: plan.partner.owner.id,
		};
	});
	for (const batch of batches(contributions)) await trx.insertInto('contribution').values(batch).execute();
	const versions = plans.flatMap(({ sentAt, content, versions: count, partner }, i) =>
		sentAt
			? Array.from({ length: count }, (_, n) => ({
					reportId: ids[i]!,
					version: n + 1,
					sentBy: partner.owner.id,
					sentAt: n + 1 === count ? sentAt : new Date(sentAt.getTime() - 3_600_000),
					content: JSON.stringify(n + 1 === count ? content : { ...content, story: '' }),
				}))
			: [],
	);
	for (const batch of batches(versions)) await trx.insertInto('reportVersion').values(batch).execute();
	plans.forEach(({ partner, halfYear, sentAt, versions: version }, i) => {
		const about = { organisationId: partner.id, subjectKind: 'report', subjectId: ids[i]! };
		if (sentAt)
			log.push({
				...about,
				personId: partner.owner.id,
				verb: 'report.sent',
				at: sentAt,
				details: { halfYear, version },
			});
	});
}

/** Now and then the report brings hours that nobody had written down; never a total's story in the demo's own firm. */
function extraHours({ partner, content, sentAt, halfYear }: Plan, random: ReturnType<typeof randomFrom>) {
	const line = content.lines.find(({ type }) => commitmentType(type).countedFrom === 'manual');
	const isIn = sentAt !== null && sentAt.toISOString().slice(0, 10) >= halfYear;
	if (!line || !isIn || partner.key === 'nordlys-el' || !random.chance(0.3)) return undefined;
	return { commitmentId: line.commitmentId, amount: random.whole(1, 6) / 2 };
}

async function extend({ trx, calendar, log }: City, partner: Partner, halfYear: HalfYear): Promise<void> {
	const until = addDays(windowOf(halfYear).graceUntil, extensionDays);
	const askedAt = calendar.past(0, '08:10');
	const row = { organisationId: partner.id, halfYear, until, askedAt, askedBy: partner.owner.id };
	await trx
		.insertInto('reportingExtension')
		.values({ ...row, reason: 'Vores kasserer er ny og skal nå at samle tallene.' })
		.execute();
	const about = { organisationId: partner.id, subjectKind: 'organisation', subjectId: partner.id };
	log.push({
		...about,
		personId: partner.owner.id,
		verb: 'report.extended',
		at: askedAt,
		details: { halfYear, until },
	});
}
