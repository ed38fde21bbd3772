/** How status reports are spoken of. */
import type { ReportState } from '#lib/followup/report/report.ts';
import { alsoInEnglish, type TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';

const states: Record<ReportState, () => string> = {
	draft: m.status_report_state_draft,
	hearing: m.status_report_state_hearing,
	approved: m.status_report_state_approved,
	presented: m.status_report_state_presented,
	published: m.status_report_state_published,
};
export const stateLabel = (state: ReportState): string => states[state]();

/** Each of its own shape, so that colour is never alone. */
export const stateSigns: Record<ReportState, string> = {
	draft: '○',
	hearing: '◔',
	approved: '◑',
	presented: '◕',
	published: '●',
};

export const titleOf = ({ title, titleEn }: { title: string; titleEn: string | null }): TextByLanguage =>
	alsoInEnglish(title, titleEn);
