/** Every invented partner of the city. */
import { associations } from './associations.ts';
import { businesses } from './businesses.ts';
import { housing } from './housing.ts';
import { others } from './others.ts';
import type { PartnerPlan } from './plan.ts';
import { schools } from './schools.ts';

export type { PartnerPlan } from './plan.ts';

export const partnerPlans: readonly PartnerPlan[] = [
	...businesses,
	...associations,
	...housing,
	...schools,
	...others,
];
