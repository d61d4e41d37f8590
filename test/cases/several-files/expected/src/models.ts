// Generated from test/cases/several-files/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export interface Author {
  name?: string;
  books?: Book[];
}

export interface Book {
  title: string;
  by?: Author;
  sequel?: Book;
}
