/** Plays a stretch of a truck's past, epoch ms. */
export type PlayTrip = (stretch: { readonly truckId: string; readonly from: number; readonly until: number }) => void;
