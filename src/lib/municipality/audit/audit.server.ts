/** The log for those who look after the house: who did what, when, to what, and for whom. Nobody writes in it but what is done. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { formatDateTime } from '#lib/i18n/dates.ts';
import {
	auditEntries,
	colleaguesInLog,
	organisationInLog,
} from '#lib/municipality/audit/audit-queries.server.ts';
import type { AuditFilter } from '#lib/municipality/audit/audit-filter.ts';
import { auditRoomName, auditRooms, sayEntry } from '#lib/municipality/audit/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import type { Asked } from '#lib/platform/lists/keyset.server.ts';

/** So many lines are in a file at most. */
export const mostInFile = 10_000;

function mustAudit(actor: Actor): void {
	if (!municipalityMay(actor, 'audit')) notFound();
}

type Entry = Awaited<ReturnType<typeof auditEntries>>['rows'][number];

const whoOf = ({ actor, personName, erasedAt }: Entry): string =>
	actor === 'system' ? m.audit_system() : (!erasedAt && personName) || m.audit_erased();

/** Facts of the case, as they were written down: `count: 3, kind: call`. What a version is told by is for machines to compare. */
const factsOf = ({ details }: Entry): string =>
	Object.entries(details as Record<string, unknown>)
		.filter(([name, value]) => name !== 'version' || typeof value !== 'string')
		.map(([name, value]) => `${name}: ${String(value)}`)
		.join(', ');

const shown = (entry: Entry) => ({
	id: entry.id,
	at: entry.at,
	said: sayEntry(entry.verb),
	facts: factsOf(entry),
	title: entry.title,
	thing: `${entry.subjectKind}-${entry.subjectId}`,
	subjectId: entry.subjectId,
	who: whoOf(entry),
	person: entry.personId,
	organisation: entry.organisationName && {
		name: entry.organisationName,
		slug: entry.organisationSlug!,
	},
});

/** @throws 404 for who is neither auditor nor administrator */
export async function auditLog(db: Database, actor: Actor, filter: AuditFilter, asked: Asked) {
	mustAudit(actor);
	const [{ rows, next, first }, colleagues, organisation] = await Promise.all([
		auditEntries(db, filter, asked),
		colleaguesInLog(db, filter.person),
		filter.organisation === null ? null : organisationInLog(db, filter.organisation),
	]);
	const about = auditRooms
		.map((value) => ({ value, label: auditRoomName(value) }))
		.toSorted((one, other) => one.label.localeCompare(other.label, 'da'));
	return { entries: rows.map(shown), next, first, about, colleagues, organisation: organisation ?? null };
}

/** The newest that fit. @throws 404 for who is neither auditor nor administrator */
export async function auditCsv(db: Database, actor: Actor, filter: AuditFilter): Promise<string> {
	mustAudit(actor);
	const { rows } = await auditEntries(db, filter, { limit: mostInFile });
	return csv(rows, {
		[m.audit_number()]: ({ id }) => Number(id),
		[m.audit_when()]: ({ at }) => formatDateTime(at),
		[m.audit_who()]: whoOf,
		[m.audit_what()]: ({ verb }) => sayEntry(verb),
		[m.audit_verb()]: ({ verb }) => verb,
		[m.audit_about()]: ({ subjectKind, subjectId }) => `${subjectKind}-${subjectId}`,
		[m.audit_titled()]: ({ title }) => title,
		[m.audit_for()]: ({ organisationName }) => organisationName,
		[m.audit_facts()]: factsOf,
	});
}
