/** Everything the site says once after a redirect. Each room has its own; here they are only listed. */
import { accountFlashes } from '#lib/accounts/flashes.ts';
import { alertFlashes } from '#lib/alerts/flashes.ts';
import { benefitFlashes } from '#lib/benefits/flashes.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { welcomeFlashes } from '#lib/guide/welcome/flashes.ts';
import { importFlashes } from '#lib/importing/flashes.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { opportunityFlashes } from '#lib/opportunities/flashes.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { pledgeFlashes } from '#lib/pledge/flashes.ts';
import { reportingFlashes } from '#lib/reporting/flashes.ts';
import type { FlashTable } from '#lib/platform/flash.ts';

export const flashes: readonly FlashTable[] = [
	accountFlashes,
	alertFlashes,
	benefitFlashes,
	caseworkFlashes,
	commitmentFlashes,
	contributionFlashes,
	dialogueFlashes,
	equalityFlashes,
	eventFlashes,
	followupFlashes,
	methodFlashes,
	welcomeFlashes,
	importFlashes,
	matchingFlashes,
	moderationFlashes,
	networkFlashes,
	opportunityFlashes,
	organisationFlashes,
	pledgeFlashes,
	reportingFlashes,
];
