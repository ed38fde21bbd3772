/** What is new in the register of barriers and among the debates, for feed readers, in the language of the address. */
import { barrierPath } from '#lib/dialogue/barriers/barrier.ts';
import { placeName, standingText } from '#lib/dialogue/barriers/labels.ts';
import { barriersFeedPath, barriersListPath, type BarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { debatePath } from '#lib/dialogue/debates/debate.ts';
import { debateStandingText } from '#lib/dialogue/debates/labels.ts';
import { debatesFeedPath, debatesListPath, type DebateFilter } from '#lib/dialogue/debates/list.ts';
import { newestDebates, type NewDebate } from '#lib/dialogue/debates/readers.server.ts';
import { newestBarriers, type ShownBarrier } from '#lib/dialogue/readers.server.ts';
import { licence, openHeaders } from '#lib/feeds/licence.ts';
import { mostNews, newsTypes, type NewsFormat } from '#lib/feeds/news-formats.ts';
import { newsFeed, type NewsEntry } from '#lib/feeds/syndication.ts';
import { copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { cut } from '#lib/platform/text/cut.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';

const longestText = 500;

/** A name for good (RFC 4151): from the year in which the site began. */
const nameOf = (kind: string, id: number, origin: string) =>
	`tag:${new URL(origin).hostname},2026:${kind}-${id}`;

const latest = (moments: readonly (Date | null)[]): Date =>
	new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

const barrierEntry = (barrier: ShownBarrier, origin: string): NewsEntry => ({
	id: nameOf('barrier', barrier.id, origin),
	title: barrier.title,
	text: [
		standingText(barrier),
		placeName(barrier.districtNr),
		cut(barrier.body, longestText),
		barrier.answer === null ? '' : `${m.barrier_answer()}: ${cut(barrier.answer, longestText)}`,
	]
		.filter(Boolean)
		.join('\n'),
	url: origin + href(barrierPath(barrier.slug)),
	author: barrier.organisation ?? m.site_name(),
	categories: [focusAreaShortName(barrier.area)],
	publishedAt: barrier.shownAt ?? now(),
	changedAt: latest([barrier.shownAt, barrier.ownedAt, barrier.answeredAt]),
});

const summaryText = ({ summary, unused, background }: NewDebate): string[] => {
	if (summary === null) return [cut(background, longestText)];
	if (unused === null) return [cut(summary, longestText)];
	return [
		`${m.debate_used()}: ${cut(summary, longestText)}`,
		`${m.debate_unused()}: ${cut(unused, longestText)}`,
	];
};

const debateEntry = (debate: NewDebate, origin: string): NewsEntry => ({
	id: nameOf('debate', debate.id, origin),
	title: debate.question,
	text: [debateStandingText(debate), ...summaryText(debate)].join('\n'),
	url: origin + href(debatePath(debate.slug)),
	author: m.site_name(),
	categories: [focusAreaShortName(debate.area)],
	publishedAt: debate.publishedAt ?? now(),
	changedAt: latest([debate.publishedAt, debate.summarisedAt]),
});

interface About {
	title: string;
	lead: string;
	/** The page that it is of, and the file itself, in code form. */
	page: string;
	file: string;
}
const respond = (
	format: NewsFormat,
	entries: readonly NewsEntry[],
	{ title, lead, page, file }: About,
	origin: string,
): Response => {
	const about = {
		title: `${m.site_name()}: ${title}`,
		description: `${lead} ${m.feeds_licence({ credit: licence.credit, licence: licence.name })}`,
		url: origin + href(page),
		source: origin + href(file),
		language: currentLocale(),
		updatedAt: copenhagenInstant(copenhagenDate(now())),
	};
	return new Response(newsFeed(format, entries, about), {
		headers: { ...openHeaders, 'content-type': `${newsTypes[format]}; charset=utf-8` },
	});
};

/** Those that are shown, the newest first. */
export async function barriersFeed(
	db: Database,
	filter: BarrierFilter,
	format: NewsFormat,
	origin: string,
): Promise<Response> {
	const barriers = await newestBarriers(db, filter, mostNews);
	const about = {
		...{ title: m.barrier_heading(), lead: m.barrier_lead() },
		...{ page: barriersListPath(filter), file: barriersFeedPath(filter, format) },
	};
	return respond(
		format,
		barriers.map((barrier) => barrierEntry(barrier, origin)),
		about,
		origin,
	);
}

/** Those that are out, the last to close first. */
export async function debatesFeed(
	db: Database,
	filter: DebateFilter,
	format: NewsFormat,
	origin: string,
): Promise<Response> {
	const debates = await newestDebates(db, filter, mostNews);
	const about = {
		...{ title: m.debate_heading(), lead: m.debate_lead() },
		...{ page: debatesListPath(filter), file: debatesFeedPath(filter, format) },
	};
	return respond(
		format,
		debates.map((debate) => debateEntry(debate, origin)),
		about,
		origin,
	);
}
