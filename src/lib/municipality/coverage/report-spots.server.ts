/** The white spots for the status report: the same as on the page of where to act, in words of both languages. */
import type { ReadSpots } from '#lib/followup/report/cut/figures.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { sayReason } from '#lib/municipality/coverage/labels.ts';
import { spotFacts, spotQuestions } from '#lib/municipality/coverage/coverage.server.ts';
import { rankSpots, type Reason } from '#lib/municipality/coverage/white-spots.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const said = (reason: Reason) => ({
	da: withLocale('da', () => sayReason(reason)),
	en: withLocale('en', () => sayReason(reason)),
});

/** Every district with every area of the edition in force: the most urgent first, then those where little is missing. */
export const reportSpots: ReadSpots<Database> = async (db, day) => {
	const questions = spotQuestions(db, day);
	const facts = spotFacts({
		promises: await questions.promises(),
		events: await questions.events(),
		partners: await questions.partners(),
	});
	const ranked = rankSpots(facts);
	const known = new Set(ranked.map(({ district, area }) => `${district} ${area}`));
	const others = facts
		.filter(({ district, area }) => !known.has(`${district} ${area}`))
		.map(({ district, area }) => ({ district, area, weight: 0, reasons: [] }));
	return [...ranked, ...others].map(({ district, area, weight, reasons }) => {
		const { named, wholeCity } = facts.find((one) => one.district === district && one.area === area)!;
		const white = named === 0;
		return { district, area, named, wholeCity, white, weight, reasons: reasons.map(said) };
	});
};
