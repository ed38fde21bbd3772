/** One mail with all that is new for one address. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { mailingsAddress, oneClickAddress } from '#lib/accounts/letters/mailings.server.ts';
import type { Rhythm } from '#lib/alerts/alert.ts';
import type { DueAlert, NewThing } from '#lib/alerts/digest/due-queries.server.ts';
import { subjectLabel, subjectPath } from '#lib/alerts/labels.ts';
import { formatDate, formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { m } from '#lib/paraglide/messages.js';

/** What one alert has to tell. */
export interface Group {
	alert: DueAlert;
	things: NewThing[];
	/** What there is no room for. */
	more: number;
}

/** A thing that several of somebody's alerts found stands under the first. An alert with nothing of its own says nothing. */
export function grouped(alerts: readonly DueAlert[], things: readonly NewThing[]): Group[] {
	const of = Map.groupBy(things, ({ alertId }) => alertId);
	const told = new Set<string>();
	return alerts.flatMap((alert) => {
		const found = of.get(alert.id) ?? [];
		const own = found.filter(({ type, slug }) => {
			const name = `${type} ${slug}`;
			return !told.has(name) && told.add(name);
		});
		const more = (found[0]?.among ?? 0) - found.length;
		return own.length || more ? [{ alert, things: own, more }] : [];
	});
}

/** A line of a mail is a line, whatever is in a title. */
const told = (thing: NewThing, now: Date): string => {
	const { type, slug, title, organiser, startsAt, endsAt, repeats, kind, deadlineOn, districtNr } = thing;
	const when =
		startsAt && endsAt
			? formatRange(startsAt, endsAt, now)
			: m.alert_mail_deadline({ kind: kind ? kindLabel(kind) : '', date: formatDate(deadlineOn ?? '') });
	const where = placeLabel({ ...thing, districtNr: districtNr as never });
	return [
		title,
		[when, repeats && m.alert_mail_repeats()].filter(Boolean).join(' · '),
		[where, organiser].filter(Boolean).join(' · '),
		webAddress(type === 'event' ? `/events/${slug}` : `/opportunities/${slug}`),
	].join('\n');
};

const count = (groups: readonly Group[]) =>
	groups.reduce((sum, { things, more }) => sum + things.length + more, 0);

/** @param secret of the link to all that the address gets */
export function digestLetter(groups: readonly Group[], rhythm: Rhythm, secret: string, now: Date): Letter {
	const [first] = groups;
	const about = groups.length === 1 && first ? subjectLabel(first.alert.subject) : null;
	const number = count(groups);
	return {
		subject: about
			? m.alert_mail_digest_subject_about({ count: number, what: about })
			: m.alert_mail_digest_subject({ count: number }),
		text: [
			m.alert_mail_hello(),
			rhythm === 'daily' ? m.alert_mail_digest_daily() : m.alert_mail_digest_weekly(),
			...groups.flatMap(({ alert, things, more }) => [
				m.alert_mail_heading({ what: subjectLabel(alert.subject) }),
				...things.map((thing) => told(thing, now)),
				more ? [m.alert_mail_more({ count: more }), webAddress(subjectPath(alert.subject))].join('\n') : null,
			]),
			[m.alert_mail_foot(), mailingsAddress(secret)].join('\n'),
			m.alert_mail_goodbye(),
		],
		unsubscribe: oneClickAddress(secret),
	};
}
