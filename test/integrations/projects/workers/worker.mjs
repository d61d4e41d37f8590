import { consume } from "../consumer.mjs";

export default {
  async fetch(request) {
    return Response.json(await consume(new URL(request.url).searchParams.get("service")));
  },
};
