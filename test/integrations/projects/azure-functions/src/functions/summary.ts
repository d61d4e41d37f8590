import { app, type HttpRequest, type HttpResponseInit, type InvocationContext } from "@azure/functions";
import { consume } from "../consumer";

export async function summary(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> {
  context.log(`Http function processed request for url "${request.url}"`);
  return { jsonBody: await consume(request.query.get("service")) };
}

app.http("summary", { methods: ["GET"], authLevel: "anonymous", handler: summary });
