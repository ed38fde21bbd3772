/** What pages ask of everything at once. */
export { countThings } from '#lib/explore/count-queries.server.ts';
