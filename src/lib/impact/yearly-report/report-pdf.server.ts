/** The yearly report on paper. Says what the page says. */
import { inSentence } from '#lib/i18n/dates.ts';
import type { Tone } from '#lib/impact/partner-standing.ts';
import type { ReportLine, YearReport } from '#lib/impact/yearly-report/report.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	head,
	ink,
	makeRoom,
	margin,
	paperOf,
	say,
	soft,
	type Paper,
} from '#lib/platform/paper/paper.server.ts';

const good = '#1a7646';
const signs: Record<Tone, string> = { good: '+', warn: '–', off: '×' };
/** Least room for a commitment on a page: what would be cut in two begins a new one. */
const lineRoom = 92;

export const reportPdf = (report: YearReport, madeAt: Date): Promise<Buffer> =>
	paperOf(
		{
			title: `${report.title} – ${report.organisation.name}`,
			author: m.site_name(),
			subject: report.lead,
			madeAt,
			foot: (page, pages) => `${report.made} · ${m.impact_report_page({ page, pages })}`,
		},
		(paper) => write(paper, report),
	);

function write(paper: Paper, report: YearReport): void {
	say(paper, 'P', m.site_name(), { size: 11, colour: soft, after: 18 });
	say(paper, 'H1', `${report.organisation.name}: ${report.title}`, { size: 26, strong: true, after: 6 });
	say(paper, 'P', report.lead, { size: 12, colour: soft, after: 4 });
	if (report.open) say(paper, 'P', m.impact_report_open(), { colour: soft });
	head(paper, m.impact_report_standing());
	for (const { tone, text } of report.standing) say(paper, 'P', `${signs[tone]}  ${text}`);
	head(paper, m.impact_report_commitments({ year: report.year }));
	if (!report.commitments.length) say(paper, 'P', m.impact_report_no_commitments());
	for (const line of report.commitments) commitment(paper, line);
	if (report.more) say(paper, 'P', report.more, { strong: true });
	trend(paper, report);
	head(paper, m.impact_report_confirmers());
	if (!report.confirmers.length) say(paper, 'P', m.impact_report_confirmers_none());
	for (const line of report.confirmers) say(paper, 'P', line);
	if (report.partnerships.length) {
		head(paper, m.impact_report_partnerships());
		for (const { title, period } of report.partnerships) say(paper, 'P', `${title} (${period})`);
	}
	if (report.stories.length) {
		head(paper, m.impact_report_stories());
		for (const { halfYear, text } of report.stories) {
			say(paper, 'H3', halfYear, { strong: true, after: 2 });
			say(paper, 'P', text, { after: 10, direction: 'auto' });
		}
	}
	paper.moveDown(1);
	say(paper, 'P', m.impact_method(), { size: 9, colour: soft });
}

function commitment(paper: Paper, { title, notes, year, inAll, health, bar }: ReportLine): void {
	makeRoom(paper, lineRoom);
	say(paper, 'H3', title, { strong: true, after: 1 });
	say(paper, 'P', notes.join(' · '), { size: 9.5, colour: soft, after: 4 });
	if (bar) drawBar(paper, bar);
	say(paper, 'P', [inAll, health].filter(Boolean).join(' · '), { size: 10.5, after: 1 });
	if (year) say(paper, 'P', year, { size: 10.5 });
	paper.y += 10;
}

/** Solid for what is confirmed, hatched for what is only told; the sentence below says the same. */
function drawBar(paper: Paper, { confirmed, unconfirmed }: { confirmed: number; unconfirmed: number }): void {
	const width = paper.page.width - 2 * margin;
	const [solid, hatched] = [(width * confirmed) / 100, (width * unconfirmed) / 100];
	const top = paper.y;
	paper.markContent('Artifact', { type: 'Layout' });
	paper.save();
	if (solid > 0) paper.rect(margin, top, solid, 8).fill(good);
	if (hatched > 0) {
		paper.save();
		paper.rect(margin + solid, top, hatched, 8).clip();
		paper.lineWidth(1.2).strokeColor(good);
		for (let x = margin + solid - 8; x < margin + solid + hatched; x += 4) {
			paper.moveTo(x, top + 8).lineTo(x + 8, top);
		}
		paper.stroke();
		paper.restore();
	}
	paper.rect(margin, top, width, 8).lineWidth(0.7).stroke(ink);
	paper.restore();
	paper.endMarkedContent();
	paper.y = top + 13;
}

/** The curve as its table: on paper the figures themselves are what one sends on. */
function trend(paper: Paper, { impact }: YearReport): void {
	const units = impact.units.filter((unit) => unit.trend);
	if (!units.length) return;
	head(paper, m.impact_report_trend());
	for (const { unit, trend: drawing } of units) {
		if (!drawing) continue;
		makeRoom(paper, 60);
		say(paper, 'H3', unit, { strong: true, after: 2 });
		for (const [index, period] of drawing.periods.entries()) {
			const told = drawing.series.flatMap(({ name, cells }) => {
				const cell = cells[index];
				return cell && cell.drawn > 0 ? [`${cell.text} ${inSentence(name)}`] : [];
			});
			if (told.length) say(paper, 'P', `${period}: ${told.join(', ')}`, { size: 10.5, after: 1 });
		}
		paper.y += 8;
	}
}
