/** One mail with all that is new for one address. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { mailingsAddress, oneClickAddress } from '#lib/accounts/letters/mailings.server.ts';
import type { Rhythm } from '#lib/alerts/alert.ts';
import type { DueAlert, NewThing } from '#lib/alerts/digest/due-queries.server.ts';
import { stepLabel, subjectLabel, subjectPath } from '#lib/alerts/labels.ts';
import { barrierPath } from '#lib/dialogue/barriers/barrier.ts';
import { debatePath } from '#lib/dialogue/debates/debate.ts';
import { formatDate, formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import { circlePath } from '#lib/networks/circles/circle.ts';
import { whenText } from '#lib/networks/labels.ts';
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
		const own = found.filter(({ type, id, step }) => {
			const name = `${type} ${id} ${step}`;
			return !told.has(name) && told.add(name);
		});
		const more = (found[0]?.among ?? 0) - found.length;
		return own.length || more ? [{ alert, things: own, more }] : [];
	});
}

const pathOf = ({ type, slug, circle }: NewThing): string => {
	if (circle) return circlePath(circle, slug);
	if (type === 'barrier') return barrierPath(slug);
	if (type === 'debate') return debatePath(slug);
	return type === 'event' ? `/events/${slug}` : `/opportunities/${slug}`;
};

/** The hours or the day that a step of the dialogue is about; a barrier has none. */
function dateOf({ startsAt, endsAt, onDay }: NewThing): string {
	if (startsAt && endsAt) return whenText({ startsAt, endsAt });
	return onDay === null ? '' : formatDate(onDay);
}

/** A line of a mail is a line, whatever is in a title. */
const told = (thing: NewThing, now: Date): string => {
	const { step, title, organiser, startsAt, endsAt, repeats, kind, onDay, districtNr } = thing;
	if (step) return [title, stepLabel(step, dateOf(thing)), webAddress(pathOf(thing))].join('\n');
	const when =
		startsAt && endsAt
			? formatRange(startsAt, endsAt, now)
			: m.alert_mail_deadline({ kind: kind ? kindLabel(kind) : '', date: formatDate(onDay ?? '') });
	const where = placeLabel({ ...thing, districtNr: districtNr as never });
	return [
		title,
		[when, repeats && m.alert_mail_repeats()].filter(Boolean).join(' · '),
		[where, organiser].filter(Boolean).join(' · '),
		webAddress(pathOf(thing)),
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
