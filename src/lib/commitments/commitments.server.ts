/** The verbs of a promise's own life, a capability a file. */
export * from '#lib/commitments/drafts.server.ts';
export * from '#lib/commitments/proposals.server.ts';
export * from '#lib/commitments/amendments.server.ts';
export * from '#lib/commitments/milestones.server.ts';
export * from '#lib/commitments/outcomes.server.ts';
export * from '#lib/commitments/replacement.server.ts';
export * from '#lib/commitments/theory.server.ts';
