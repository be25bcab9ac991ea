// The addresses on which the extension runs; the manifest needs them before any data is read.
export const SITES = ["www.linkedin.com", "www.xing.com", "www.facebook.com", "web.facebook.com"] as const;
export const MATCHES: string[] = SITES.map((site) => `https://${site}/*`);
