/** What `Oplev` does beyond links, forms and the script of every page: where one is, and the map, when asked. */
import { listenForMap } from '#lib/explore/map/map-opening.ts';
import { listenForNearMe } from '#lib/explore/near-me.ts';

listenForNearMe();
listenForMap();
