/**
 * A partner's contribution report for one year: what was promised and delivered, who confirmed it, what they told.
 * Public, because everything in it stands on public pages already; small figures about people are kept back here too.
 */
import { showsThings } from '#lib/accounts/organisation-states.ts';
import { today as todayHere, withHealth } from '#lib/commitments/readers.server.ts';
import { amountOf, sayAim, sayHealth, sayLevel, shortAmount } from '#lib/commitments/labels.ts';
import { firmestFirst, levelCells, veiledCell } from '#lib/commitments/totals/veil.ts';
import { formatDate, halfYear, inSentence } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { impactOf } from '#lib/impact/impact.server.ts';
import { partnerFacts } from '#lib/impact/partner-facts.server.ts';
import { sayAll } from '#lib/impact/partner-standing.ts';
import * as queries from '#lib/impact/yearly-report/report-queries.server.ts';
import type { ReportLine, YearReport } from '#lib/impact/yearly-report/report.ts';
import { publicPartner } from '#lib/organisations/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

/** So many stand on the page and the paper; the rest is counted. */
export const mostLines = 40;
const mostConfirmers = 12;
const mostPartnerships = 12;
const mostYears = 4;

/** The years there is something to report on, the newest first, at most four. */
export async function reportYears(db: Database, organisationId: number): Promise<number[]> {
	const first = await queries.firstDayOf(db, organisationId);
	if (!first) return [];
	const [from, until] = [Number(first.slice(0, 4)), Number(todayHere().slice(0, 4))];
	const years = Array.from({ length: until - from + 1 }, (_, index) => until - index);
	return years.slice(0, mostYears);
}

/** @throws 404 for who is no partner, and for years before its first and after this one */
export async function yearReport(db: Database, slug: string, yearText: string): Promise<YearReport> {
	const organisation = await publicPartner(db, slug);
	if (!showsThings(organisation.state) || !/^[12]\d{3}$/.test(yearText)) notFound();
	const today = todayHere();
	const { id, name, kind } = organisation;
	const first = await queries.firstDayOf(db, id);
	if (!first || yearText < first.slice(0, 4) || yearText > today.slice(0, 4)) notFound();
	const year = { first: `${yearText}-01-01`, middle: `${yearText}-07-01`, last: `${yearText}-12-31` };
	const [facts, rows, count, confirmers, stories, partnerships, impact] = await Promise.all([
		partnerFacts(db, slug),
		queries.commitmentsIn(db, id, year, mostLines),
		queries.countIn(db, id, year),
		queries.confirmersIn(db, id, year, mostConfirmers),
		queries.storiesIn(db, id, year),
		queries.partnershipsIn(db, id, year, mostPartnerships),
		impactOf(db, { organisation: id }),
	]);
	const left = count - rows.length;
	return {
		organisation: { slug, name, kind },
		year: Number(yearText),
		title: m.impact_report_title({ year: yearText }),
		lead: m.impact_report_lead({ name, year: yearText }),
		open: yearText === today.slice(0, 4),
		standing: sayAll(facts),
		commitments: rows.map((row) => lineOf(row, yearText, today)),
		more: left > 0 ? m.impact_report_and_more({ count: left }) : null,
		impact,
		confirmers: confirmers.map((one) =>
			m.impact_report_confirms({
				who: one.name ?? m.impact_report_city_confirmed(),
				count: one.contributions,
				level: inSentence(sayLevel(one.level)),
			}),
		),
		partnerships: partnerships.map(({ slug: address, title, startsOn, endsOn }) => ({
			slug: address,
			title,
			period: m.impact_report_period({ start: formatDate(startsOn), end: formatDate(endsOn) }),
		})),
		stories: stories.map(({ halfYear: half, text }) => ({ halfYear: halfYear(half), text })),
		made: m.impact_report_made({ date: formatDate(today), place: m.site_name() }),
	};
}

function lineOf(row: queries.YearCommitment, year: string, today: string): ReportLine {
	const commitment = withHealth(row);
	const aims = [sayAim(row)];
	if (row.partnership) aims.push(m.impact_report_shared({ title: row.partnership.title }));
	const shared = { slug: row.slug, title: row.title, notes: aims, health: sayHealth(commitment, today).text };
	if (row.lowerIsBetter) {
		const target = shortAmount(row, row.target);
		const inAll = row.contributions
			? m.impact_report_reading({ reading: shortAmount(row, row.delivered), target })
			: m.impact_report_reading_none({ target });
		return { ...shared, year: '', inAll, bar: null };
	}
	const all = levelCells(row.type, [row]);
	const inYear = levelCells(row.type, [row.year]);
	const told = firmestFirst.flatMap((level, index) => {
		const cell = all[index]?.veiled ? veiledCell(row.year[`level${level}`]) : inYear[index];
		return row.year[`level${level}`] > 0 && cell ? [`${cell.text} ${inSentence(sayLevel(level))}`] : [];
	});
	const veiled = all.some((cell) => cell.veiled);
	const percent = (amount: number) => (row.target > 0 ? Math.min(100, (amount / row.target) * 100) : 100);
	const confirmed = percent(row.confirmed);
	return {
		...shared,
		year: told.length
			? m.impact_report_delivered_year({ year, levels: told.join(', ') })
			: m.impact_report_nothing_year({ year }),
		inAll: veiled
			? m.impact_report_in_all_veiled({ target: amountOf(row, row.target) })
			: m.impact_report_in_all({
					delivered: formatNumber(row.delivered, 2),
					target: amountOf(row, row.target),
				}),
		bar: veiled ? null : { confirmed, unconfirmed: percent(row.delivered) - confirmed },
	};
}
