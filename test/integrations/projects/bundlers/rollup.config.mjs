import commonjs from "@rollup/plugin-commonjs";
import nodeResolve from "@rollup/plugin-node-resolve";

export default {
  input: `${process.env.ENTRY}.mjs`,
  output: { file: `rollup/${process.env.ENTRY}.mjs` },
  plugins: [nodeResolve(), commonjs()],
};
