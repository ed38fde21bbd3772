/** In SQL, whether a person says yes to a list; for the questions of this room. */
import { sql, type RawBuilder } from 'kysely';
import type { MailList } from '#lib/casework/consent/lists.ts';

/** What `p`, a person, last said to the list for the address they have now; null where they said nothing. */
export const lastAnswer = (list: MailList): RawBuilder<boolean | null> => sql<boolean | null>`(
	select c.says_yes from mail_consent c where c.person_id = p.id and c.list = ${list} and lower(c.email) = lower(p.email)
	order by c.id desc limit 1)`;

/** Whether `p` is to be written to: of a service letter everybody, else who said yes last. */
export const isWilling = (list: MailList | null): RawBuilder<boolean> =>
	list === null ? sql<boolean>`true` : sql<boolean>`coalesce(${lastAnswer(list)}, false)`;
