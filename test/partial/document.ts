/** Numbers from 0 up to a number. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** A document of many small parts, few of which have to do with each other: with most of what parts can have. */
export function manyParts(count = 14): string {
  return `openapi: 3.1.0
info:
  title: Many parts
  description: Nothing of all this is real.
  version: "1"
servers:
  - url: https://api.example.com
    description: Production
tags:
  - name: even
    description: Every other one.
  - name: odd
security:
  - token: []
paths:
${upTo(count).map(pathItem).join("")}webhooks:
${upTo(count / 2)
  .map(webhook)
  .join("")}components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
  parameters:
    limit:
      name: limit
      in: query
      schema:
        type: integer
        maximum: 100
  responses:
${upTo(count).map(problem).join("")}  schemas:
${upTo(count).map(schemas).join("")}`;
}

function pathItem(index: number): string {
  return `  /things-${index}/{id}:
    parameters:
      - name: id
        in: path
        required: true
        schema:
          type: string
    get:
      operationId: getThing${index}
      summary: Gets a thing.
      tags: [${index % 2 === 0 ? "even" : "odd"}]
      parameters:
        - $ref: "#/components/parameters/limit"
        - name: trace
          in: header
          x-client-header:
            fill: call
            role: request-id
          schema:
            type: string
        - name: state
          in: query
          description: Which things.
          schema:
            $ref: "#/components/schemas/State${index}"
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Thing${index}"
              example:
                kind: small
                name: first
        "404":
          $ref: "#/components/responses/Problem${index}"
    put:
      operationId: putThing${index}
      tags: [${index % 2 === 0 ? "even" : "odd"}]
      requestBody:
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Thing${index}"
      responses:
        "204":
          description: Done.
`;
}

function webhook(index: number): string {
  return `  thingChanged${index}:
    post:
      description: A thing has changed.
      requestBody:
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Thing${index}"
      responses:
        "200":
          description: Seen.
`;
}

function problem(index: number): string {
  return `    Problem${index}:
      description: No such thing.
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Base${index}"
`;
}

function schemas(index: number): string {
  return `    Base${index}:
      type: object
      required: [kind]
      discriminator:
        propertyName: kind
        mapping:
          small: Small${index}
      properties:
        kind:
          type: string
        createdAt:
          type: string
          format: date-time
          readOnly: true
    Small${index}:
      allOf:
        - $ref: "#/components/schemas/Base${index}"
        - type: object
          properties:
            size:
              type: integer
              minimum: 1
    Thing${index}:
      description: A thing.
      oneOf:
        - $ref: "#/components/schemas/Small${index}"
        - $ref: "#/components/schemas/Other${index}"
    Other${index}:
      type: object
      properties:
        name:
          type: string
          description: What it is called.
        parts:
          type: array
          items:
            $ref: "#/components/schemas/Thing${index}"
        secret:
          type: string
          writeOnly: true
    State${index}:
      type: string
      enum:
        - new
        - old
`;
}
