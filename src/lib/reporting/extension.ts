import { addDays } from '#lib/i18n/copenhagen.ts';
import { extensionDays, openWindow, type StandingFacts } from '#lib/organisations/standing/standing.ts';

/** The last day an extension would give: two weeks after the window's grace; null where none can be had. */
export function extensionOnOffer({ today, coveredUntil, extension }: StandingFacts): string | null {
	const window = openWindow(today);
	if (!window || coveredUntil >= window.halfYear || extension?.halfYear === window.halfYear) return null;
	return addDays(window.graceUntil, extensionDays);
}
