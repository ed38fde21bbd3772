/** What a part's form does to the draft, read from what it sends. */
import * as v from 'valibot';
import type { PolicyDocument, SectionKey } from '#lib/followup/policy-edition/document.ts';
import { frameInput, rowInputs, typesInput } from '#lib/followup/policy-edition/input.ts';
import { withFrame, withRows, withTypes } from '#lib/followup/policy-edition/sections.ts';

export type Change = (document: PolicyDocument) => PolicyDocument;

const change = <I>(apply: (document: PolicyDocument, input: I) => PolicyDocument) =>
	v.transform<I, Change>((input) => (document) => apply(document, input));

export const changeInputs: Record<SectionKey, v.GenericSchema<unknown, Change>> = {
	frame: v.pipe(frameInput, change(withFrame)),
	principles: v.pipe(rowInputs.principles, change(withRows.principles)),
	areas: v.pipe(rowInputs.areas, change(withRows.areas)),
	goals: v.pipe(rowInputs.goals, change(withRows.goals)),
	committees: v.pipe(rowInputs.committees, change(withRows.committees)),
	lighthouses: v.pipe(rowInputs.lighthouses, change(withRows.lighthouses)),
	marked: v.pipe(rowInputs.marked, change(withRows.marked)),
	types: v.pipe(
		typesInput,
		change((document, { rows }) => withTypes(document, rows)),
	),
};
