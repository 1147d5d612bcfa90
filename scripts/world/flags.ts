// The browser's flags, each with its reason. None is taken over from a default list.

/** Flags for a headless Chromium that keeps its files in `profile` and, if `sandbox`, its renderers in a sandbox. */
export function flags(profile: string, sandbox: boolean): readonly string[] {
  return [
    '--headless', // no window; of the shell and of the full browser alike
    '--remote-debugging-pipe', // spoken to through a pipe: no port that others on the machine could open
    `--user-data-dir=${profile}`, // never the user's own profile
    ...(sandbox ? [] : ['--no-sandbox']),

    // The same picture on every machine.
    '--disable-gpu', // a GPU's rounding differs; nor does a server have one
    '--font-render-hinting=none', // otherwise widths are hinted for a screen and lines break elsewhere
    '--force-color-profile=srgb', // not the monitor's
    '--disable-lcd-text', // no subpixel colours in pictures
    '--hide-scrollbars', // none in pictures
    '--lang=en-US', // not the machine's; a page says its language itself

    // No word to anyone.
    '--host-resolver-rules=MAP * ~NOTFOUND', // no name resolves, whatever slips past the interception
    '--no-proxy-server', // or a proxy would resolve it
    '--disable-background-networking', // field trials, safe browsing, prefetching
    '--disable-component-update', // no parts fetched later
    '--disable-sync',
    '--disable-domain-reliability', // no reports of failed requests
    '--disable-breakpad', // no crash reports
    '--metrics-recording-only', // no usage reports
    '--no-pings',

    // Nothing but the page.
    '--disable-extensions',
    '--disable-default-apps',
    '--no-first-run',
    '--no-default-browser-check',
    '--deny-permission-prompts',
    '--password-store=basic', // no keyring is asked
    '--use-mock-keychain', // nor, on macOS, the keychain
    '--mute-audio',
    '--disable-dev-shm-usage', // containers give /dev/shm 64 MB, too little for a long book
    'about:blank', // not the new-tab page
  ];
}
