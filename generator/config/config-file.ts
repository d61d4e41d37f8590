/** The file that configures a repository. */
export const configFile = "wireproof.config.json";
