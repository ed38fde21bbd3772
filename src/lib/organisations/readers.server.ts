/** What other rooms and pages ask about organisations. Nothing here writes. */
export {
	changedSinceSent,
	countCases,
	howManyCases,
	findDuplicates,
	listCases,
	listReviews,
} from '#lib/organisations/application/approval-queries.server.ts';
export {
	countKinds,
	listPartners,
	listPoints,
	mostPoints,
} from '#lib/organisations/directory/directory-queries.server.ts';
export { findOpenNotes } from '#lib/organisations/application/approval-queries.server.ts';
export { publicPartner } from '#lib/organisations/directory/partner-page.server.ts';
export { mergedInto } from '#lib/organisations/merging/merge-queries.server.ts';
export { takenDown, takenDownSince } from '#lib/organisations/files/picture-queries.server.ts';
export { pickPartners, type PickedPartner } from '#lib/organisations/picker-queries.server.ts';
export { findOrganisationBySlug, findOwners } from '#lib/organisations/queries.server.ts';
export { findSite, listSites } from '#lib/organisations/sites/site-queries.server.ts';
export { standingFactsOf, standingOf } from '#lib/organisations/standing/standing-queries.server.ts';
