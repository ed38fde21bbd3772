/** All types of all editions that the site comes with, also those no longer offered. */
import { cityTypes } from '#lib/policy/catalogue-city.ts';
import { togetherTypes } from '#lib/policy/catalogue-together.ts';
import { workTypes } from '#lib/policy/catalogue-work.ts';

export const catalogueTypes = [...workTypes, ...cityTypes, ...togetherTypes] as const;
export type CommitmentTypeKey = (typeof catalogueTypes)[number]['key'];
