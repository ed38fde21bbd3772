/** What the list of courses is narrowed to. */
import { coursesDesk, coursesPath, topics, type Topic } from '#lib/networks/courses/course.ts';
import { addressFilter, choice, oneOf } from '#lib/platform/addresses/address-filter.ts';

/** `ahead`: the last session is to come. `open`: organisations sign up. */
export const whens = ['ahead', 'open', 'over'] as const;
export type When = (typeof whens)[number];
export interface CourseFilter {
	topic: Topic | null;
	when: When;
}
const filter = addressFilter<CourseFilter>({ topic: oneOf(topics), when: choice(whens, 'ahead') });
export const { read: readCourseFilter, isFiltered } = filter;
export const coursesListPath = (asked: Partial<CourseFilter>, after?: string | null): string =>
	filter.path(coursesPath, asked, { after });

const desk = addressFilter({});
export const coursesDeskPath = (after?: string | null): string => desk.path(coursesDesk, {}, { after });
