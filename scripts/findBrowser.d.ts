/** The path of a Chromium that starts. @throws Error whose message is the sentence to show */
export function findBrowser(): string;

/** What Chromium is started with: it runs as root in containers and calls nobody but the page under test. */
export const launchFlags: string[];
