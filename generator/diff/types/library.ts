/**
 * What witnesses and the declarations around them use of the standard library. Reading the real one takes longer
 * than everything else that the compiler does here; the tests hold every claim against the real one.
 *
 * Classes of the platform are here by their names and enough members to be told apart.
 */
export const library = `
interface Object { constructor: Function; toString(): string; valueOf(): Object; hasOwnProperty(key: PropertyKey): boolean }
interface Function { apply(self: any, values?: any): any; call(self: any, ...values: any[]): any; bind(self: any, ...values: any[]): any; readonly length: number; readonly name: string; prototype: any }
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments { [index: number]: any; length: number }
interface String { readonly length: number; readonly [index: number]: string; at(index: number): string | undefined; charAt(index: number): string; trim(): string; split(by: string): string[]; toUpperCase(): string }
interface Number { toFixed(digits?: number): string; toPrecision(digits?: number): string }
interface Boolean { valueOf(): boolean }
interface BigInt { toString(): string; valueOf(): bigint }
interface Symbol { readonly description: string | undefined }
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol; readonly toStringTag: unique symbol }
declare var Symbol: SymbolConstructor;
interface RegExp { test(text: string): boolean; exec(text: string): string[] | null; readonly source: string }
interface Date { getTime(): number; toISOString(): string }
interface Error { name: string; message: string; stack?: string; cause?: unknown }
interface ErrorConstructor { new (message?: string, options?: { cause?: unknown }): Error; (message?: string): Error; readonly prototype: Error }
declare var Error: ErrorConstructor;
declare var TypeError: ErrorConstructor;

interface ArrayLike<T> { readonly length: number; readonly [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T; at(index: number): T | undefined; concat(...items: (T | readonly T[])[]): T[]; filter(keep: (value: T) => unknown): T[]; forEach(act: (value: T, index: number) => void): void; includes(value: T): boolean; indexOf(value: T): number; join(by?: string): string; map<U>(make: (value: T, index: number) => U): U[]; slice(from?: number, to?: number): T[]; [Symbol.iterator](): IterableIterator<T> }
interface Array<T> { length: number; [index: number]: T; pop(): T | undefined; push(...items: T[]): number; concat(...items: (T | readonly T[])[]): T[]; filter(keep: (value: T) => unknown): T[]; forEach(act: (value: T, index: number) => void): void; includes(value: T): boolean; indexOf(value: T): number; join(by?: string): string; map<U>(make: (value: T, index: number) => U): U[]; slice(from?: number, to?: number): T[]; at(index: number): T | undefined; splice(from: number, many?: number): T[]; [Symbol.iterator](): IterableIterator<T> }
interface IteratorYieldResult<T> { done?: false; value: T }
interface IteratorReturnResult<T> { done: true; value: T }
type IteratorResult<T, Return = any> = IteratorYieldResult<T> | IteratorReturnResult<Return>;
interface Iterator<T, Return = any, Next = any> { next(...values: [] | [Next]): IteratorResult<T, Return>; return?(value?: Return): IteratorResult<T, Return>; throw?(error?: any): IteratorResult<T, Return> }
interface Iterable<T, Return = any, Next = any> { [Symbol.iterator](): Iterator<T, Return, Next> }
interface IterableIterator<T, Return = any, Next = any> extends Iterator<T, Return, Next> { [Symbol.iterator](): IterableIterator<T, Return, Next> }
interface AsyncIterator<T, Return = any, Next = any> { next(...values: [] | [Next]): Promise<IteratorResult<T, Return>>; return?(value?: Return | PromiseLike<Return>): Promise<IteratorResult<T, Return>>; throw?(error?: any): Promise<IteratorResult<T, Return>> }
interface AsyncIterable<T, Return = any, Next = any> { [Symbol.asyncIterator](): AsyncIterator<T, Return, Next> }
interface AsyncIterableIterator<T, Return = any, Next = any> extends AsyncIterator<T, Return, Next> { [Symbol.asyncIterator](): AsyncIterableIterator<T, Return, Next> }
interface AsyncGenerator<T = unknown, Return = any, Next = any> extends AsyncIterator<T, Return, Next> { [Symbol.asyncIterator](): AsyncGenerator<T, Return, Next> }
interface Generator<T = unknown, Return = any, Next = any> extends Iterator<T, Return, Next> { [Symbol.iterator](): Generator<T, Return, Next> }

interface PromiseLike<T> { then<A = T, B = never>(done?: ((value: T) => A | PromiseLike<A>) | null, failed?: ((reason: any) => B | PromiseLike<B>) | null): PromiseLike<A | B> }
interface Promise<T> { then<A = T, B = never>(done?: ((value: T) => A | PromiseLike<A>) | null, failed?: ((reason: any) => B | PromiseLike<B>) | null): Promise<A | B>; catch<B = never>(failed?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B>; finally(act?: (() => void) | null): Promise<T>; readonly [Symbol.toStringTag]: string }
interface PromiseConstructor { readonly prototype: Promise<any>; new <T>(run: (done: (value: T | PromiseLike<T>) => void, failed: (reason?: any) => void) => void): Promise<T>; resolve<T>(value: T): Promise<Awaited<T>>; all<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>[]> }
declare var Promise: PromiseConstructor;
type Awaited<T> = T extends null | undefined ? T : T extends object & { then(done: infer F, ...rest: infer _): any } ? F extends (value: infer V, ...rest: infer _) => any ? Awaited<V> : never : T;

type PropertyKey = string | number | symbol;
type Partial<T> = { [K in keyof T]?: T[K] };
type Required<T> = { [K in keyof T]-?: T[K] };
type Readonly<T> = { readonly [K in keyof T]: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T extends (...values: any) => any> = T extends (...values: infer P) => any ? P : never;
type ReturnType<T extends (...values: any) => any> = T extends (...values: any) => infer R ? R : any;

interface Map<K, V> { get(key: K): V | undefined; set(key: K, value: V): this; has(key: K): boolean; readonly size: number }
interface ReadonlyMap<K, V> { get(key: K): V | undefined; has(key: K): boolean; readonly size: number }
interface Set<T> { add(value: T): this; has(value: T): boolean; readonly size: number }
interface ReadonlySet<T> { has(value: T): boolean; readonly size: number }
interface ArrayBuffer { readonly byteLength: number; slice(from?: number, to?: number): ArrayBuffer; readonly [Symbol.toStringTag]: "ArrayBuffer" }
interface ArrayBufferView { readonly buffer: ArrayBuffer; readonly byteLength: number; readonly byteOffset: number }
interface Uint8Array<Buffer = ArrayBuffer> { readonly buffer: Buffer; readonly byteLength: number; readonly byteOffset: number; readonly length: number; [index: number]: number; readonly [Symbol.toStringTag]: "Uint8Array" }
type BufferSource = ArrayBuffer | ArrayBufferView;
interface Blob { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer>; slice(from?: number, to?: number, type?: string): Blob; stream(): ReadableStream<Uint8Array>; text(): Promise<string> }
interface File extends Blob { readonly name: string; readonly lastModified: number; readonly webkitRelativePath: string }
interface FormData { append(name: string, value: string | Blob): void; getAll(name: string): (File | string)[] }
interface URLSearchParams { append(name: string, value: string): void; getAll(name: string): string[]; readonly size: number }
interface ReadableStream<R = any> { readonly locked: boolean; cancel(reason?: any): Promise<void>; getReader(): { read(): Promise<IteratorResult<R, undefined>> } }
interface AbortSignal { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void }
interface Headers { get(name: string): string | null; set(name: string, value: string): void; has(name: string): boolean; forEach(act: (value: string, name: string) => void): void }
interface URL { readonly href: string; readonly origin: string; readonly pathname: string; readonly searchParams: URLSearchParams; toJSON(): string }
type BodyInit = ReadableStream | Blob | BufferSource | FormData | URLSearchParams | string;
type HeadersInit = [string, string][] | Record<string, string> | Headers;
interface RequestInit { body?: BodyInit | null; headers?: HeadersInit; method?: string; signal?: AbortSignal | null; redirect?: "error" | "follow" | "manual" }
interface Response { readonly body: ReadableStream<Uint8Array> | null; readonly headers: Headers; readonly ok: boolean; readonly status: number; readonly url: string; arrayBuffer(): Promise<ArrayBuffer>; blob(): Promise<Blob>; clone(): Response; json(): Promise<any>; text(): Promise<string> }
`;
