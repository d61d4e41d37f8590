// Generated from spec/partner-center-invoices.yaml.
// To change it, edit that document and run `npx wireproof generate`.

/** Where the service is: give one to `createClient` as `baseUrl`. */
export const servers = {
  /** The global cloud. Sign in at `https://login.microsoftonline.com`. */
  global: "https://api.partnercenter.microsoft.com",
  /**
   * Microsoft Cloud for US Government. The address is the global one; sign in at
   * `https://login.microsoftonline.us`.
   */
  usGovernment: "https://api.partnercenter.microsoft.com",
  /**
   * Partner Center operated by 21Vianet. Sign in at `https://login.chinacloudapi.cn`; tokens are for
   * this address.
   */
  china: "https://partner.partnercenterapi.microsoftonline.cn",
} as const;
