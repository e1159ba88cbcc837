/** What a truck is drawn as; a late truck is drawn as what it does, ringed. */
export type Look = 'moving' | 'idle' | 'stopped' | 'silent';

/**
 * Status colours of the list and of the map, for the dark and the light theme. Told apart by lightness and by blue, so that they
 * differ with red-green blindness too; the shape says it a second time. Each has 4.5 : 1 or more on panels and on land.
 */
export const STATUS_LOOK: Record<Look, { dark: string; light: string }> = {
  moving: { dark: '#3ddc9b', light: '#00704a' },
  idle: { dark: '#ffbf47', light: '#945200' },
  stopped: { dark: '#86b0ff', light: '#2b55b8' },
  silent: { dark: '#98a2ad', light: '#5d666f' },
};
