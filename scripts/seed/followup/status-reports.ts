/** The reports to the City Council: last year's is published with a correction, this year's is being heard. */
import { draftWords } from '#lib/followup/report/cut/draft-words.server.ts';
import { readCut } from '#lib/followup/report/cut/cut.server.ts';
import type { SectionKey } from '#lib/followup/report/report.ts';
import * as writes from '#lib/followup/report/writes.server.ts';
import { reportSpots } from '#lib/municipality/coverage/report-spots.server.ts';
import type { City } from '../city.ts';
import { asOf } from './as-of.ts';

const own: Partial<Record<SectionKey, string>> = {
	goals:
		'Målene bliver fulgt hvert halve år. Nogle går den rigtige vej, og andre står stille. Partnernes løfter står ved siden af. De siger ikke, hvad der er årsagen.',
	white_spots:
		'Der er bydele, som intet løfte nævner. Forvaltningen ringer først til partnere, der allerede har et sted i bydelen.',
};

/** A report with its cut and its words, as a draft. @returns its number */
async function drafted(city: City, { year, day }: { year: number; day: number }): Promise<number> {
	const { trx, calendar, municipality } = city;
	const by = municipality.editor.id;
	const [at, after] = [calendar.past(day), calendar.past(day + 1)];
	const title = {
		title: `Status på integrationspolitikken ${year}`,
		titleEn: `Status of the integration policy ${year}`,
	};
	const { id } = (await writes.insertReport(trx, { year, ...title, createdAt: at, createdBy: by }))!;
	const snapshot = await writes.insertSnapshot(trx, {
		reportId: id,
		state: 'building',
		askedAt: at,
		askedBy: by,
	});
	const { figures, sources } = await asOf(city, at, () =>
		readCut(trx, calendar.day(day), reportSpots, async () => {}),
	);
	await writes.completeSnapshot(trx, snapshot.id, {
		figures: JSON.stringify(figures),
		sources,
		takenAt: at,
		readyAt: at,
	});
	await writes.updateReport(trx, id, { snapshotId: snapshot.id });
	await writes.draftSections(trx, id, draftWords(figures, year), at);
	for (const [key, words] of Object.entries(own) as [SectionKey, string][])
		await writes.putSection(trx, { reportId: id, key, words, changedAt: after, changedBy: by });
	return id;
}

export async function addStatusReports(city: City): Promise<void> {
	const { trx, calendar, municipality, log } = city;
	const { editor, administrator, consultant } = municipality;
	const year = Number(calendar.today.slice(0, 4));

	const last = await drafted(city, { year: year - 1, day: -180 });
	const heard = { heardAt: calendar.past(-172), heardBy: editor.id, hearingEndsOn: calendar.day(-152) };
	await writes.updateReport(trx, last, { state: 'hearing', ...heard });
	const approved = { approvedAt: calendar.past(-148), approvedBy: administrator.id };
	await writes.updateReport(trx, last, { state: 'approved', ...approved });
	const presented = {
		presentedOn: calendar.day(-132),
		presentedAt: calendar.past(-131),
		presentedBy: editor.id,
	};
	await writes.updateReport(trx, last, { state: 'presented', ...presented });
	const published = { publishedAt: calendar.past(-127), publishedBy: administrator.id };
	await writes.updateReport(trx, last, { state: 'published', ...published });
	await writes.insertErratum(trx, {
		reportId: last,
		section: 'plans',
		words:
			'Handlingen om fyraftensmøder står som færdig. Det skulle også have stået i teksten, at alle seks aftener er holdt.',
		writtenAt: calendar.past(-110),
		writtenBy: editor.id,
	});
	log.push({
		...{ at: published.publishedAt, actor: 'person', personId: administrator.id, organisationId: null },
		...{ verb: 'status_report.published', subjectKind: 'status_report', subjectId: last },
		details: { year: year - 1 },
	});

	const present = await drafted(city, { year, day: -9 });
	const hearing = { heardAt: calendar.past(-6), heardBy: editor.id, hearingEndsOn: calendar.day(8) };
	await writes.updateReport(trx, present, { state: 'hearing', ...hearing });
	const answered = await writes.insertComment(trx, {
		reportId: present,
		section: 'white_spots',
		words: 'Skriv også, hvem der bliver ringet til først.',
		writtenAt: calendar.past(-4),
		writtenBy: consultant.id,
	});
	await writes.answerComment(trx, answered.id, {
		answer: 'Det står nu i teksten.',
		answeredAt: calendar.past(-3),
		answeredBy: editor.id,
	});
	await writes.insertComment(trx, {
		reportId: present,
		section: 'plans',
		words: 'Kan vi sige, hvilke handlinger der er forsinkede?',
		writtenAt: calendar.past(-2),
		writtenBy: consultant.id,
	});
}
