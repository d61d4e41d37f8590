Object.defineProperty(globalThis, "crypto", { value: undefined });
