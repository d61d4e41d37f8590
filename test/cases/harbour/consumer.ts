import {
  addPhoto,
  createClient,
  getBoat,
  getPhoto,
  isErrorOf,
  listTides,
  moveBoat,
  servers,
  watchLog,
  type Boat,
  type BoatInput,
  type BoatSankWebhook,
  type Client,
} from "./src/index.ts";

/** What the server is asked to be called, and everything that was learned by calling it. */
export async function sail(origin: string, log: (line: string) => void): Promise<void> {
  const client: Client = createClient({ baseUrl: origin, credentials: { key: "k-1" }, maxRetries: 0 });
  const staff = createClient({
    baseUrl: origin,
    credentials: { key: "k-1", staff: { username: "ann", password: "s:1" } },
    maxRetries: 0,
  });

  log(servers.port());
  log(servers.port({ port: "south", stage: "test" }));

  const boat: Boat = await getBoat(client, { boatId: "a/b" });
  // The discriminator tells the two kinds apart.
  log(boat.kind === "sail" ? `sails ${boat.sails}` : `power ${boat.power ?? "none"}`);

  // Nobody sends what only the server can know.
  const wanted: BoatInput = { id: "ada", kind: "motor", power: null };
  for (const boatId of ["now", "later", "there"]) {
    const moved = await moveBoat(client, { boatId, body: wanted });
    log(moved === undefined ? "nothing" : typeof moved === "string" ? `text ${moved}` : `boat ${moved.seenAt}`);
  }

  for (const boatId of ["missing", "refused"]) {
    try {
      await getBoat(client, { boatId });
    } catch (error) {
      if (isErrorOf(error, getBoat, 404)) log(`missing ${error.body.boat}, ${error.body.lastSeen?.length ?? 0}`);
      else if (isErrorOf(error, getBoat, 409)) log(`problem ${error.body.title}`);
      else throw error;
    }
  }

  const file = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
  await addPhoto(staff, { boatId: "ada", body: { file, caption: "At sea" } });
  const photo = await getPhoto(client, { boatId: "ada" });
  log(`photo ${(await photo.arrayBuffer()).byteLength}`);

  for await (const { data, event } of await watchLog(client, { since: { day: "2031-05-06" } })) {
    const isKnown = data.happened === "arrived" || data.happened === "left" || data.happened === "sank";
    log(`${event ?? "message"} ${data.boat} ${data.happened} ${isKnown ? "known" : "new"}`);
  }

  // The path has a server of its own; a caller can say otherwise.
  const heights: number[] = [];
  for await (const height of await listTides(client, { baseUrl: `${origin}/tides-server` })) heights.push(height);
  log(`tides ${heights.join(" ")}`);

  const sunk: BoatSankWebhook = { boat: "ada", happened: "sank" };
  log(`webhook ${sunk.boat}`);
}

/** What must not compile. */
export async function wreck(client: Client): Promise<void> {
  // @ts-expect-error -- a parameter is missing
  await getBoat(client, {});
  // @ts-expect-error -- a read-only property is sent
  await moveBoat(client, { boatId: "x", body: { id: "x", kind: "sail", sails: 1, seenAt: "" } });
  // @ts-expect-error -- another kind's property
  await moveBoat(client, { boatId: "x", body: { id: "x", kind: "sail", power: 1 } });
  // @ts-expect-error -- no such harbour
  servers.port({ port: "east" });
  try {
    await getBoat(client, { boatId: "x" });
  } catch (error) {
    // @ts-expect-error -- the body of a 409 is a problem
    if (isErrorOf(error, getBoat, 409)) error.body.boat;
  }
}
