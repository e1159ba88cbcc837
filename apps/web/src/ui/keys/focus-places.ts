/** Ids of the places that keys may send the focus to. */
export const SEARCH_BOX_ID = 'truck-search';
export const TRUCK_LIST_ID = 'truck-list';
