/** Goes up by the rules of semver.org: a field or a question more is a minor, one less or another meaning a new path. */
export const apiVersion = '1.4.0';
export const apiPath = '/api/v1';
