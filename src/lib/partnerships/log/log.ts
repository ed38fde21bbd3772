/**
 * What the parties keep between themselves: notes, meetings, documents. Their members read it and nobody else does;
 * the municipality, where it is not a party itself, may know how many meetings were held and when the last one was.
 */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { isLead, isSigned } from '#lib/partnerships/access.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';

/** An organisation as it stands beside what it wrote. */
export interface LogOrganisation {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}

export interface Note {
	id: number;
	text: string;
	organisation: LogOrganisation;
	personId: number | null;
	personName: string | null;
	writtenAt: Date;
	editedAt: Date | null;
}

export interface Meeting {
	id: number;
	organisation: LogOrganisation;
	title: string;
	startsAt: Date;
	endsAt: Date;
	place: string;
	onlineUrl: string | null;
	agenda: string;
	minutes: string;
	sequence: number;
	calledAt: Date;
	changedAt: Date;
	cancelledAt: Date | null;
	/** Organisations that took part. */
	attended: LogOrganisation[];
}

export interface PartnershipDocument {
	id: number;
	organisation: LogOrganisation;
	addedBy: number | null;
	personName: string | null;
	title: string;
	fileName: string;
	fileKey: string;
	mediaType: 'image/webp' | 'application/pdf';
	bytes: number;
	addedAt: Date;
}

export const mayReadLog = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
): boolean => may(actor, 'read', organisationId) && isSigned(partnership, organisationId);

/** Also after it has ended: there are minutes to finish. */
export const mayWriteLog = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
): boolean => may(actor, 'report', organisationId) && isSigned(partnership, organisationId);

/** Calling a meeting, moving and cancelling it. */
export const mayCallMeeting = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
): boolean => may(actor, 'edit', organisationId) && isSigned(partnership, organisationId);

/** One's own; or, as an owner, what a colleague of the same organisation left. */
export const isOwn = (
	actor: Actor,
	organisationId: number,
	written: { organisation: { id: number }; personId: number | null },
): boolean =>
	written.organisation.id === organisationId &&
	(written.personId === actor.person?.id || may(actor, 'manage', organisationId));

/** The organisation that called it, or the lead. */
export const mayChangeMeeting = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
	meeting: { organisation: { id: number } },
): boolean =>
	mayCallMeeting(actor, partnership, organisationId) &&
	(meeting.organisation.id === organisationId || isLead(partnership, organisationId));

export const isHeld = (meeting: Pick<Meeting, 'endsAt' | 'cancelledAt'>, now: Date): boolean =>
	meeting.cancelledAt === null && meeting.endsAt <= now;
