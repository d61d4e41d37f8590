import { consume } from "../../../../consumer.mjs";

export async function GET(request) {
  return Response.json(await consume(request.nextUrl.searchParams.get("service")));
}
