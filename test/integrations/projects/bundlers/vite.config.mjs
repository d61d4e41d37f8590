const entry = process.env.ENTRY;

export default {
  build: {
    outDir: "vite",
    emptyOutDir: false,
    lib: { entry: `${entry}.mjs`, formats: ["es"], fileName: () => `${entry}.mjs` },
  },
};
