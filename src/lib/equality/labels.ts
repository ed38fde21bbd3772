import type {
	Deed,
	ExperienceState,
	Ground,
	Moment,
	ReaderRole,
	Reply,
	Setting,
} from '#lib/equality/experience.ts';
import type { Openness } from '#lib/equality/help/hours.ts';
import type { ExperienceView } from '#lib/equality/reading/list.ts';
import { formatDay, inSentence } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const groundLabels: Record<Ground, () => string> = {
	gender: m.equality_ground_gender,
	ethnicity: m.equality_ground_ethnicity,
	belief: m.equality_ground_belief,
	disability: m.equality_ground_disability,
	age: m.equality_ground_age,
	orientation: m.equality_ground_orientation,
	politics: m.equality_ground_politics,
	origin: m.equality_ground_origin,
};
export const groundLabel = (ground: Ground): string => groundLabels[ground]();

const settingLabels: Record<Setting, () => string> = {
	work: m.equality_setting_work,
	school: m.equality_setting_school,
	housing: m.equality_setting_housing,
	shop: m.equality_setting_shop,
	authority: m.equality_setting_authority,
	transport: m.equality_setting_transport,
	online: m.equality_setting_online,
	other: m.equality_setting_other,
};
export const settingLabel = (setting: Setting): string => settingLabels[setting]();

const deedLabels: Record<Deed, () => string> = {
	refused: m.equality_deed_refused,
	worse: m.equality_deed_worse,
	dismissed: m.equality_deed_dismissed,
	harassed: m.equality_deed_harassed,
	no_adjustment: m.equality_deed_no_adjustment,
	threatened: m.equality_deed_threatened,
	other: m.equality_deed_other,
};
export const deedLabel = (deed: Deed): string => deedLabels[deed]();

const momentLabels: Record<Moment, () => string> = {
	this_month: m.equality_moment_this_month,
	this_year: m.equality_moment_this_year,
	earlier: m.equality_moment_earlier,
	goes_on: m.equality_moment_goes_on,
};
export const momentLabel = (moment: Moment): string => momentLabels[moment]();

const replyLabels: Record<Reply, () => string> = {
	code: m.experience_reply_code,
	none: m.experience_reply_none,
};
export const replyLabel = (reply: Reply): string => replyLabels[reply]();

const stateLabels: Record<ExperienceState, () => string> = {
	unread: m.experience_state_unread,
	read: m.experience_state_read,
	answered: m.experience_state_answered,
	ended: m.experience_state_ended,
};
export const stateLabel = (state: ExperienceState): string => stateLabels[state]();

const roleLabels: Record<ReaderRole, () => string> = {
	adviser: m.equality_role_adviser,
	deputy: m.equality_role_deputy,
};
export const roleLabel = (role: ReaderRole): string => roleLabels[role]();

const viewLabels: Record<ExperienceView, () => string> = {
	waiting: m.experience_view_waiting,
	ending: m.experience_view_ending,
	done: m.experience_view_done,
	ended: m.experience_view_ended,
};
export const viewLabel = (view: ExperienceView): string => viewLabels[view]();

/** "Åben nu, til kl. 15.00" @param today the reader's day, against which the next one is named */
export function opennessText(openness: Openness, today: string): string {
	if (openness.kind === 'open') return m.equality_open_until({ time: openness.until.replace(':', '.') });
	if (openness.kind === 'opens')
		return m.equality_opens_at({
			day: inSentence(formatDay(openness.day, today)),
			time: openness.at.replace(':', '.'),
		});
	return m.equality_hours_unknown();
}
