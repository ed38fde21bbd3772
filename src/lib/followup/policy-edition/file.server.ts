/** The periods of the policy as a file for spreadsheets: the lines of the page, in its words. Pure text. */
import type { editionsPage } from '#lib/followup/policy-edition/readers.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { localised } from '#lib/policy/text.ts';

export const periodsCsv = ({ current, editions }: Awaited<ReturnType<typeof editionsPage>>): string =>
	csv(editions, {
		[m.policy_period()]: ({ key }) => key,
		[m.policy_now()]: ({ key }) => (key === current ? m.barometer_yes() : ''),
		[m.policy_name()]: ({ title }) => localised(title),
		[m.policy_days()]: ({ period }) =>
			m.policy_from_to({ from: formatDate(period.start), until: formatDate(period.end) }),
		[m.policy_contents()]: ({ areas, goals }) => m.policy_contents_text({ areas, goals }),
		[m.policy_by()]: ({ published }) =>
			published ? m.policy_drafted_approved(published) : m.policy_with_the_site(),
	});
