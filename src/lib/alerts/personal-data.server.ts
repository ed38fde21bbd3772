/** What the alerts room holds of people: which address is told what, and when it said yes and no. */
import { sql } from 'kysely';
import { byEmail, byRule, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const searchOf = sql`(select s.query from alert_search s where s.id = t.search_id)`;
const partnerOf = sql`(select o.name from alert_search s join organisation o on o.id = s.organisation_id
	where s.id = t.search_id)`;

const circleOf = sql`(select c.name from alert_search s join circle c on c.id = s.circle_id where s.id = t.search_id)`;
const topicOf = sql`(select s.area from alert_search s where s.id = t.search_id)`;

export const alertsData: PersonalData = {
	room: 'alerts',
	holdings: [
		byRule(
			'alertConsent',
			'alertsYesAndNo',
			({ email }) =>
				email === null
					? null
					: sql<boolean>`exists (select from alert a where a.id = t.alert_id and lower(a.email) = ${email})`,
			{ kind: 'alert', erasure: 'row', copied: ['at', 'step', 'source', 'locale', 'said'] },
		),
		// The search itself is the same for all who follow it, and goes with the last of them.
		byRule(
			'alertSearch',
			'searchesYouFollow',
			({ email }) =>
				email === null
					? null
					: sql<boolean>`exists (select from alert a where a.search_id = t.id and lower(a.email) = ${email})
						and not exists (select from alert a where a.search_id = t.id and lower(a.email) <> ${email})`,
			{ kind: 'alert', erasure: 'row', copied: ['query'] },
		),
		byEmail('alert', 'email', 'alerts', {
			kind: 'alert',
			erasure: 'row',
			copied: ['createdAt', 'confirmedAt', 'endedAt', 'email', 'locale', 'rhythm'],
			beside: { search: searchOf, partner: partnerOf, topic: topicOf, circle: circleOf },
		}),
	],
	impersonal: { 'what it is about': ['alert_search.area'] },
};
