/** Whether the map also shows the trucks that are not of the chosen run. */
export interface OtherTrucks {
  readonly areShown: boolean;
  readonly onShow: (areShown: boolean) => void;
}
