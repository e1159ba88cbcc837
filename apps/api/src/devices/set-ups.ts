import type { DeviceSetUp, RegisteredDevice } from '@fleetmap/events';

/** What to write into each app so that it reports as this device. @param origin where the app finds the server */
export function setUpsOf(origin: string, device: RegisteredDevice, token: string): DeviceSetUp[] {
  return [
    traccarClient(origin, token),
    ownTracks(origin, device, token),
    overland(origin, device, token),
    gpsLogger(origin, device, token),
  ];
}

/** From version 9 on the identifier travels in a body; older versions put it into the address and want `trust: name`. */
function traccarClient(origin: string, token: string): DeviceSetUp {
  const url = `${origin}/ingest/osmand`;
  return {
    app: 'traccar-client',
    fields: [
      { field: 'Server URL', value: url },
      { field: 'Device identifier', value: token },
    ],
    // What the app reads from a code: the server, and settings behind it. It does not open this address.
    link: `${url}?${new URLSearchParams({ id: token }).toString()}`,
  };
}

function ownTracks(origin: string, { identifier }: RegisteredDevice, token: string): DeviceSetUp {
  const url = `${origin}/ingest/owntracks`;
  const configuration = {
    _type: 'configuration',
    mode: 3, // HTTP
    url,
    auth: true,
    username: identifier,
    password: token,
    deviceId: 'phone',
  };
  const inline = Buffer.from(JSON.stringify(configuration)).toString('base64');
  return {
    app: 'owntracks',
    fields: [
      { field: 'Mode', value: 'HTTP' },
      { field: 'URL', value: url },
      { field: 'Username', value: identifier },
      { field: 'Password', value: token },
      { field: 'Device ID', value: 'phone' },
    ],
    link: `owntracks:///config?${new URLSearchParams({ inline }).toString()}`,
  };
}

function overland(origin: string, { identifier }: RegisteredDevice, token: string): DeviceSetUp {
  const url = `${origin}/ingest/overland`;
  return {
    app: 'overland',
    fields: [
      { field: 'Receiver Endpoint', value: url },
      { field: 'Access Token', value: token },
      { field: 'Device ID', value: identifier },
    ],
    link: `overland://setup?${new URLSearchParams({ url, token, device_id: identifier }).toString()}`,
  };
}

function gpsLogger(origin: string, { identifier }: RegisteredDevice, token: string): DeviceSetUp {
  return {
    app: 'gpslogger',
    fields: [
      { field: 'URL', value: `${origin}/ingest/gpslogger` },
      { field: 'HTTP method', value: 'POST' },
      { field: 'HTTP body', value: '%ALL' },
      { field: 'Basic authentication: username', value: identifier },
      { field: 'Basic authentication: password', value: token },
    ],
    link: null,
  };
}
