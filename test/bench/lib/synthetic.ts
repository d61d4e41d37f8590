/** Operations that one resource has: list, create, get, replace, delete. */
const operationsPerResource = 5;
const resourcesPerTag = 4;

/**
 * A valid OpenAPI 3.0 document in YAML with that many operations, the same text on every run. Documents of
 * different sizes differ in nothing else: a resource has the same schemas and operations in all of them.
 */
export function syntheticDocument(operations: number): string {
  const resources = Math.ceil(operations / operationsPerResource);
  const indices = Array.from({ length: resources }, (_, index) => index);
  return [
    "openapi: 3.0.3",
    "info:",
    `  title: ${operations} operations`,
    "  version: 1.0.0",
    "servers:",
    "  - url: https://api.example.com",
    "    description: Production",
    "security:",
    "  - token: []",
    "tags:",
    ...Array.from({ length: Math.ceil(resources / resourcesPerTag) }, (_, tag) => `  - name: group-${tag}`),
    "paths:",
    ...indices.map((index) => paths(index, operations)),
    "components:",
    "  securitySchemes:",
    "    token:",
    "      type: http",
    "      scheme: bearer",
    "  schemas:",
    problemSchema,
    ...indices.map((index) => schemas(index, resources)),
    "",
  ].join("\n");
}

function paths(index: number, operations: number): string {
  const left = operations - index * operationsPerResource;
  const collection = [listOperation(index), createOperation(index)].slice(0, left);
  const item = [getOperation(index), replaceOperation(index), deleteOperation(index)].slice(
    0,
    Math.max(0, left - 2),
  );
  const parts = [`  /things-${index}:`, ...collection];
  if (item.length > 0) parts.push(`  /things-${index}/{id}:`, idParameter, ...item);
  return parts.join("\n");
}

const idParameter = `    parameters:
      - name: id
        in: path
        required: true
        description: Identifies one thing.
        schema: { type: string }`;

function head(method: string, index: number, name: string, summary: string): string {
  return `    ${method}:
      operationId: ${name}${index}
      tags: [group-${Math.floor(index / resourcesPerTag)}]
      summary: ${summary} of kind ${index}.`;
}

function answer(status: number, schema: string): string {
  return `      responses:
        "${status}":
          description: It worked.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/${schema}" }
${failure}`;
}

const failure = `        default:
          description: It did not work.
          content:
            application/problem+json:
              schema: { $ref: "#/components/schemas/Problem" }`;

function listOperation(index: number): string {
  return `${head("get", index, "listThings", "Lists things")}
      parameters:
        - { name: size, in: query, description: How many., schema: { type: integer, minimum: 1, maximum: 500 } }
        - { name: after, in: query, description: Where to go on., schema: { type: string } }
        - { name: state, in: query, schema: { $ref: "#/components/schemas/ThingState${index}" } }
${answer(200, `ThingPage${index}`)}`;
}

function createOperation(index: number): string {
  return `${head("post", index, "createThing", "Makes a thing")}
${requestBody(index)}
${answer(201, `Thing${index}`)}`;
}

function getOperation(index: number): string {
  return `${head("get", index, "getThing", "Reads a thing")}
${answer(200, `Thing${index}`)}`;
}

function replaceOperation(index: number): string {
  return `${head("put", index, "replaceThing", "Replaces a thing")}
${requestBody(index)}
${answer(200, `Thing${index}`)}`;
}

function deleteOperation(index: number): string {
  return `${head("delete", index, "deleteThing", "Removes a thing")}
      responses:
        "204": { description: It is gone. }
${failure}`;
}

function requestBody(index: number): string {
  return `      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/ThingInput${index}" }`;
}

const problemSchema = `    Problem:
      type: object
      required: [code, message]
      properties:
        code: { type: string }
        message: { type: string, description: What went wrong. }
        details:
          type: array
          items: { $ref: "#/components/schemas/Problem" }`;

/** Another resource of the same tag: references in cycles, but no chain of them that grows with the document. */
function neighbour(index: number, distance: number, resources: number): number {
  const first = index - (index % resourcesPerTag);
  return first + ((index + distance - first) % Math.min(resourcesPerTag, resources - first));
}

function schemas(index: number, resources: number): string {
  return `    ThingState${index}:
      type: string
      description: What became of a thing of kind ${index}.
      enum: [draft, active, paused, closed]
    ThingInput${index}:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1, maxLength: 80, description: The name to show. }
        state: { $ref: "#/components/schemas/ThingState${index}" }
        amount: { type: number, format: double, description: In the currency of the account. }
        labels:
          type: object
          additionalProperties: { type: string }
        parent: { $ref: "#/components/schemas/Thing${neighbour(index, 1, resources)}" }
    Thing${index}:
      description: A thing of kind ${index}.
      allOf:
        - $ref: "#/components/schemas/ThingInput${index}"
        - type: object
          required: [id, createdDate]
          properties:
            id: { type: string, format: uuid, readOnly: true }
            createdDate: { type: string, format: date-time, description: When it was made. }
            note: { type: string, nullable: true }
            owner:
              oneOf:
                - { type: string }
                - { $ref: "#/components/schemas/Thing${neighbour(index, 2, resources)}" }
    ThingPage${index}:
      type: object
      required: [items]
      properties:
        items:
          type: array
          items: { $ref: "#/components/schemas/Thing${index}" }
        next: { type: string, nullable: true }`;
}
