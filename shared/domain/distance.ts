/** How far two places are from each other. */

/** Degrees, north and east positive. */
export interface Place {
  lat: number;
  lon: number;
}

/** Mean radius of the Earth in kilometres (IUGG). */
const RADIUS = 6_371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres along the surface in a straight line (haversine). */
export function kilometresBetween(a: Place, b: Place): number {
  const half = (one: number, other: number): number => Math.sin(radians(other - one) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
