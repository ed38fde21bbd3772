/** The verbs of a promise's own life, a capability a file. */
export * from '#lib/commitments/writing/drafts.server.ts';
export * from '#lib/commitments/writing/proposals.server.ts';
export * from '#lib/commitments/changing/amendments.server.ts';
export * from '#lib/commitments/milestones/milestones.server.ts';
export * from '#lib/commitments/closing/outcomes.server.ts';
export * from '#lib/commitments/changing/replacement.server.ts';
export * from '#lib/commitments/theory/theory.server.ts';
