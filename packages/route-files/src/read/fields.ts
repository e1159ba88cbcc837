/** What a column of a table, or a property of a JSON object, can be for us. */
export type Field =
  | 'name'
  | 'segment'
  | 'latitude'
  | 'longitude'
  | 'altitude'
  | 'recordedAt'
  | 'heading'
  | 'speed'
  | 'speedKmh'
  | 'speedKnots'
  | 'speedMph';

const NAMES_BY_FIELD: Readonly<Record<Field, string>> = {
  name: 'truckid truck vehicle vehicleid device deviceid uniqueid unit unitid trackerid imei plate placa placas name nombre nome',
  segment: 'segment seg segmentid',
  latitude: 'latitude lat latitud gpslatitude gpslat locationlat latitudedeg latdeg y',
  longitude:
    'longitude lon lng long longitud gpslongitude gpslon gpslng locationlong locationlon longitudedeg londeg x',
  altitude: 'altitude alt ele elevation altitudem elevationm altitud elevacion',
  recordedAt:
    'recordedat time timestamp datetime fixtime gpstime devicetime eventtime timeutc timestamputc timestampms utc tst epoch datahora fechahora fecha',
  heading: 'heading course bearing cog azimuth rumo rumbo headingdeg coursedeg',
  speed: 'speed speedms velocity velocidade velocidad',
  speedKmh: 'speedkmh speedkph speedkmph velocidadekmh velocidadkmh kmh kph',
  speedKnots: 'speedknots speedknot speedkn speedkt speedkts knots',
  speedMph: 'speedmph mph',
};

const FIELD_BY_NAME = new Map(
  Object.entries(NAMES_BY_FIELD).flatMap(([field, names]) => names.split(' ').map((name) => [name, field as Field])),
);

/** What a column or property of this name is, however it is written: `Speed (km/h)`, `recorded_at`, `LATITUDE`. */
export function fieldOf(name: string): Field | undefined {
  const plain = name.slice(0, 64).normalize('NFKD').toLowerCase();
  return FIELD_BY_NAME.get(plain.replaceAll(/[^a-z0-9]/g, ''));
}
