/** Everything the site holds of people. Each room says what it keeps; here they are only listed. */
import { accountsData } from '#lib/accounts/personal-data.server.ts';
import { alertsData } from '#lib/alerts/personal-data.server.ts';
import { benefitsData } from '#lib/benefits/personal-data.server.ts';
import { caseworkData } from '#lib/casework/personal-data.server.ts';
import { commitmentsData } from '#lib/commitments/personal-data.server.ts';
import { contributionsData } from '#lib/contributions/personal-data.server.ts';
import { dialogueData } from '#lib/dialogue/personal-data.server.ts';
import { equalityData } from '#lib/equality/personal-data.server.ts';
import { eventsData } from '#lib/events/personal-data.server.ts';
import { exploreData } from '#lib/explore/personal-data.server.ts';
import { followupData } from '#lib/followup/personal-data.server.ts';
import { welcomeData } from '#lib/guide/welcome/personal-data.server.ts';
import { methodsData } from '#lib/guide/methods/personal-data.server.ts';
import { importingData } from '#lib/importing/personal-data.server.ts';
import { matchingData } from '#lib/matching/personal-data.server.ts';
import { moderationData } from '#lib/moderation/personal-data.server.ts';
import { networksData } from '#lib/networks/personal-data.server.ts';
import { opportunitiesData } from '#lib/opportunities/personal-data.server.ts';
import { organisationsData } from '#lib/organisations/personal-data.server.ts';
import { partnershipsData } from '#lib/partnerships/personal-data.server.ts';
import { platformData } from '#lib/platform/personal-data/platform-data.server.ts';
import type { PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import { reportingData } from '#lib/reporting/personal-data.server.ts';

/** In the order of erasing: contacts are found by the memberships, which go last. */
export const personalData: readonly PersonalData[] = [
	alertsData,
	caseworkData,
	moderationData,
	dialogueData,
	welcomeData,
	equalityData,
	methodsData,
	networksData,
	followupData,
	exploreData,
	opportunitiesData,
	benefitsData,
	organisationsData,
	importingData,
	eventsData,
	partnershipsData,
	commitmentsData,
	contributionsData,
	matchingData,
	reportingData,
	platformData,
	accountsData,
];
