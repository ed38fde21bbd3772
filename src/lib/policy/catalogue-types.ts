/** All types of all editions, also those no longer offered. */
import { cityTypes } from '#lib/policy/catalogue-city.ts';
import { workTypes } from '#lib/policy/catalogue-work.ts';

export const catalogueTypes = [...workTypes, ...cityTypes] as const;
export type CommitmentTypeKey = (typeof catalogueTypes)[number]['key'];
