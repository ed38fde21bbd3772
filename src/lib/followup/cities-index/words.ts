import type { RefusedScore, ScoreRefusal } from '#lib/followup/cities-index/scores-file.ts';
import { m } from '#lib/paraglide/messages.js';

const lines: Record<ScoreRefusal, (said: { detail: string }) => string> = {
	unreadable: m.cities_line_unreadable,
	city_missing: m.cities_line_city,
	area_missing: m.cities_line_area,
	score_unread: m.cities_line_score,
	score_bounds: m.cities_line_bounds,
	twice: m.barometer_line_twice,
	too_many: m.barometer_line_too_many,
};

/** "Linje 4: …", what is wrong with a line and what to do. */
export const scoreProblem = ({ line, refusal, detail }: RefusedScore): string =>
	`${m.barometer_line({ line: String(line) })} ${lines[refusal]({ detail })}`;
