/** The application's pages in order, and which one an unfinished application goes on with. */
import type { MissingPart, NotableField } from '#lib/organisations/organisation.ts';
import { m } from '#lib/paraglide/messages.js';

export const applicationSteps = ['about', 'where', 'contact', 'send'] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

const labels: Record<ApplicationStep, () => string> = {
	about: m.org_step_about,
	where: m.org_step_where,
	contact: m.org_step_contact,
	send: m.org_step_send,
};

export const stepLinks = (slug: string): { label: string; path: string }[] =>
	applicationSteps.map((step) => ({ label: labels[step](), path: `/workspace/${slug}/application/${step}` }));

/** On which step a missing part is asked for; the e-mail is confirmed elsewhere. */
export const stepOf: Record<MissingPart, ApplicationStep> = {
	purpose: 'about',
	sites: 'where',
	contact: 'contact',
	email: 'send',
};

export const firstStep = (missing: readonly MissingPart[], changesRequested: boolean): ApplicationStep =>
	changesRequested || !missing[0] ? (changesRequested ? 'about' : 'send') : stepOf[missing[0]];

/** On which step the municipality's note is answered. */
export const stepOfNote: Record<NotableField, ApplicationStep> = {
	name: 'about',
	kind: 'about',
	cvr: 'about',
	purpose: 'about',
	languages: 'about',
	website: 'about',
	sites: 'where',
	publicContact: 'contact',
	privateContact: 'contact',
};
