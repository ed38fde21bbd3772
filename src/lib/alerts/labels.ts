/** What an alert is about, in words. */
import { filterOf, type Rhythm, type Subject } from '#lib/alerts/alert.ts';
import { chosenIn, nearName } from '#lib/explore/chosen.ts';
import { filterPath, nearKms } from '#lib/explore/filter.ts';
import { m } from '#lib/paraglide/messages.js';

/** `Mad · Nørrebro`; the partner's name; or everything. */
export function subjectLabel({ query, partner }: Subject): string {
	if (partner) return partner.name;
	const chosen = chosenIn(filterOf(query), null).map(({ label }) => label);
	return chosen.length ? chosen.join(' · ') : m.alert_everything();
}

/** How far a place that is followed may reach; its own words are not kept. */
export const reachOptions = () => nearKms.map((km) => ({ value: km, label: nearName({ km, place: '' }) }));

/** Where all of it is seen, in code form. */
export const subjectPath = ({ query, partner }: Subject): string =>
	partner ? `/partners/${partner.slug}` : filterPath(filterOf(query));

const rhythmLabels: Record<Rhythm, () => string> = { daily: m.alert_daily, weekly: m.alert_weekly };
export const rhythmLabel = (rhythm: Rhythm): string => rhythmLabels[rhythm]();

/** What is said yes to, as it stands above the button and is kept. */
export const consentText = (subject: Subject, rhythm: Rhythm): string => {
	const what = subjectLabel(subject);
	return rhythm === 'daily' ? m.alert_consent_daily({ what }) : m.alert_consent_weekly({ what });
};
