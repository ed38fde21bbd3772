/** What pages ask of everything at once. */
export { countThings } from '#lib/explore/queries/count-queries.server.ts';
