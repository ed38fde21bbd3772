/** What an alert is about, in words. */
import { filterOf, type NewsStep, type Rhythm, type Subject } from '#lib/alerts/alert.ts';
import { barriersListPath } from '#lib/dialogue/barriers/list.ts';
import { chosenIn, nearName } from '#lib/explore/chosen.ts';
import { filterPath, nearKms } from '#lib/explore/filter.ts';
import { circlePath, type CircleKind } from '#lib/networks/circles/circle.ts';
import { m } from '#lib/paraglide/messages.js';
import { focusAreaByKey } from '#lib/policy/edition.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';

const topicName = (key: string): string => m.alert_topic({ name: focusAreaShortName(key) });

/** `Mad · Nørrebro`; the name of a partner, a topic, a forum or a network; or everything. */
export function subjectLabel({ query, partner, topic, circle }: Subject): string {
	if (topic !== null) return topicName(topic);
	const named = partner ?? circle;
	if (named) return named.name;
	const chosen = chosenIn(filterOf(query), null).map(({ label }) => label);
	return chosen.length ? chosen.join(' · ') : m.alert_everything();
}

/** How far a place that is followed may reach; its own words are not kept. */
export const reachOptions = () => nearKms.map((km) => ({ value: km, label: nearName({ km, place: '' }) }));

/** Where all of it is seen, in code form. */
export function subjectPath({ query, partner, topic, circle }: Subject): string {
	if (topic !== null) return barriersListPath({ area: focusAreaByKey(topic)?.slug ?? null });
	if (circle) return circlePath(circle.kind, circle.slug);
	return partner ? `/partners/${partner.slug}` : filterPath(filterOf(query));
}

/** Where one asks to follow a topic, a forum or a network, in code form. */
export const followPath = (what: 'topic' | CircleKind, slug: string): string =>
	`/alerts/new?${new URLSearchParams({ [what]: slug })}`;

/** A focus area as it is followed; one that no edition knows has no address. */
export const topicOf = (key: string): { slug: string; name: string } => ({
	slug: focusAreaByKey(key)?.slug ?? '',
	name: topicName(key),
});

/** What happened to what is followed. */
const steps: Record<NewsStep, (about: { date: string }) => string> = {
	shown: m.alert_news_shown,
	answered: m.alert_news_answered,
	opened: m.alert_news_opened,
	summarised: m.alert_news_summarised,
	called: m.alert_news_called,
	minutes: m.alert_news_minutes,
	decided: m.alert_news_decided,
	done: m.alert_news_done,
};
export const stepLabel = (step: NewsStep, date: string): string => steps[step]({ date });

const rhythmLabels: Record<Rhythm, () => string> = { daily: m.alert_daily, weekly: m.alert_weekly };
export const rhythmLabel = (rhythm: Rhythm): string => rhythmLabels[rhythm]();

/** What is said yes to, as it stands above the button and is kept. */
export const consentText = (subject: Subject, rhythm: Rhythm): string => {
	const what = subjectLabel(subject);
	return rhythm === 'daily' ? m.alert_consent_daily({ what }) : m.alert_consent_weekly({ what });
};
