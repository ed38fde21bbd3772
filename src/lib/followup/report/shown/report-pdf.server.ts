/** A status report on paper, as the City Council has it before it: the same words and figures as its page. */
import type { ShownSection } from '#lib/followup/report/shown/document.ts';
import type { FigureTable, SectionFigures } from '#lib/followup/report/shown/shapes.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { head, makeRoom, paperOf, say, sayLink, soft, type Paper } from '#lib/platform/paper/paper.server.ts';

export interface ReportOnPaper {
	title: string;
	year: number;
	/** Null before it is published: the paper says how far it is instead. */
	publishedAt: Date | null;
	presentedOn: string | null;
	standing: string;
	cut: { takenAt: Date; checksum: string } | null;
	document: readonly ShownSection[];
	errata: readonly { words: string; writtenAt: Date; title: string | null }[];
	/** The absolute address of the rows behind a figure. */
	addressOf: (source: string) => string;
	/** When it last changed: the same report at the same time is the same bytes. */
	madeAt: Date;
}

/** Least room for a line of figures with its link. */
const rowRoom = 64;

export const statusReportPdf = (report: ReportOnPaper): Promise<Buffer> =>
	paperOf(
		{
			title: report.title,
			author: m.site_name(),
			subject: m.status_report_lead(),
			madeAt: report.madeAt,
			foot: (page, pages) =>
				`${report.title} · ${report.standing} · ${m.impact_report_page({ page, pages })}`,
		},
		(paper) => write(paper, report),
	);

function write(paper: Paper, report: ReportOnPaper): void {
	say(paper, 'P', m.site_name(), { size: 11, colour: soft, after: 18 });
	say(paper, 'H1', report.title, { size: 26, strong: true, after: 6 });
	say(paper, 'P', report.standing, { size: 12, colour: soft, after: 2 });
	if (report.presentedOn)
		say(paper, 'P', m.status_report_presented_on({ date: formatDate(report.presentedOn) }), { colour: soft });
	if (report.cut) {
		const { takenAt, checksum } = report.cut;
		say(paper, 'P', m.status_report_cut_of({ date: formatDate(takenAt) }), { colour: soft });
		say(paper, 'P', m.status_report_checksum({ checksum }), { size: 8, colour: soft, after: 10 });
	}
	errata(paper, report);
	for (const [index, section] of report.document.entries()) {
		head(paper, `${index + 1}. ${section.title}`);
		const lang = section.language;
		for (const part of section.words.split(/\n+/).filter(Boolean))
			say(paper, 'P', part, { after: 6, direction: 'auto', lang });
		if (section.figures) figures(paper, section.figures, report.addressOf);
	}
}

function errata(paper: Paper, { errata: all }: ReportOnPaper): void {
	if (!all.length) return;
	head(paper, m.barometer_errata_title());
	for (const { words, writtenAt, title } of all)
		say(paper, 'P', `${[formatDate(writtenAt), title].filter(Boolean).join(' · ')}: ${words}`, { after: 6 });
}

function figures(
	paper: Paper,
	{ facts, tables, empty }: SectionFigures,
	addressOf: ReportOnPaper['addressOf'],
): void {
	if (empty) say(paper, 'P', empty, { colour: soft });
	for (const { value, label, source } of facts) {
		makeRoom(paper, rowRoom);
		say(paper, 'P', `${value} ${label}`, { strong: true, after: 0 });
		sayLink(paper, m.status_report_rows(), addressOf(source));
	}
	for (const table of tables) tableOf(paper, table, addressOf);
}

/** Line by line, each figure after the name of its column: read aloud as it is seen. */
function tableOf(
	paper: Paper,
	{ caption, columns, rows, note }: FigureTable,
	addressOf: ReportOnPaper['addressOf'],
): void {
	makeRoom(paper, rowRoom + 30);
	say(paper, 'H3', caption, { size: 12, strong: true, after: 4 });
	for (const { head: name, cells, source } of rows) {
		makeRoom(paper, rowRoom);
		say(paper, 'P', name, { strong: true, after: 0 });
		const said = cells.map((cell, index) => `${columns[index + 1]?.label ?? ''}: ${cell}`);
		say(paper, 'P', said.join(' · '), { size: 10.5, after: 0 });
		sayLink(paper, m.status_report_rows(), addressOf(source));
	}
	if (note) say(paper, 'P', note, { size: 9.5, colour: soft, after: 6 });
}
