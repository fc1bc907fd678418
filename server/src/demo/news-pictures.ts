/** Pictures of the demonstration's articles, drawn in the colours of the house: nobody's photographs. */
const FRAME = (sky: string, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900" width="1600" height="900"><rect width="1600" height="900" fill="${sky}"/>${body}</svg>`;
const WATER =
  '<path d="M0 700h1600v200H0z" fill="#1d4766"/><path d="M0 745q100-22 200 0t200 0 200 0 200 0 200 0 200 0 200 0 200 0M0 815q100-22 200 0t200 0 200 0 200 0 200 0 200 0 200 0 200 0" fill="none" stroke="#4d86ac" stroke-width="9"/>';

const DRAWINGS = {
  /** A crane over a barge. */
  crane: FRAME(
    '#f3e9d8',
    `<circle cx="1270" cy="210" r="105" fill="#e9793a"/>${WATER}<path d="M380 700V230h70v470M300 250h860M415 230 760 130 1120 250M300 250l115-120" fill="none" stroke="#0f1b2d" stroke-width="22"/><path d="M960 250v190" stroke="#0f1b2d" stroke-width="10"/><rect x="880" y="440" width="160" height="80" fill="#c23c06"/><path d="M620 640h760l-70 110H700z" fill="#0f1b2d"/><rect x="760" y="560" width="150" height="80" fill="#0b6b62"/><rect x="920" y="560" width="150" height="80" fill="#1f5a9e"/><rect x="1080" y="560" width="150" height="80" fill="#6a3db4"/>`,
  ),
  /** Two tables and people who change places. */
  evening: FRAME(
    '#13243a',
    `<g fill="none" stroke="#faf8f3" stroke-width="26"><path d="M470 190H350v520h120M1130 190h120v520h-120"/></g><g fill="#52d0bf"><circle cx="610" cy="450" r="66"/></g><g fill="#83b8f5"><circle cx="800" cy="450" r="66"/></g><g fill="#bba2f7"><circle cx="990" cy="450" r="66"/></g><path d="M610 560q95 90 190 0M800 340q95-90 190 0" fill="none" stroke="#ff8a4f" stroke-width="16"/>`,
  ),
  /** Halls under a wide sky, and pipes for hydrogen. */
  works: FRAME(
    '#dfeae8',
    `<path d="M0 640h1600v260H0z" fill="#c9c2b2"/><path d="M120 640V420l150-90 150 90v220M420 640V420l150-90 150 90v220" fill="#505a67"/><path d="M880 640V250h60v390M1010 640V190h60v450" fill="#0f1b2d"/><path d="M1160 640a130 130 0 0 1 260 0z" fill="#0b6b62"/><path d="M0 720h1600M0 770h1600" stroke="#c23c06" stroke-width="18"/>`,
  ),
  /** Ten working days, of which the last is the answer. */
  days: FRAME(
    '#f2efe7',
    `<path d="M330 150H230v600h100M1270 150h100v600h-100" fill="none" stroke="#0f1b2d" stroke-width="26"/><g fill="#cbc4b5"><rect x="330" y="270" width="150" height="150" rx="14"/><rect x="520" y="270" width="150" height="150" rx="14"/><rect x="710" y="270" width="150" height="150" rx="14"/><rect x="900" y="270" width="150" height="150" rx="14"/><rect x="1090" y="270" width="150" height="150" rx="14"/><rect x="330" y="480" width="150" height="150" rx="14"/><rect x="520" y="480" width="150" height="150" rx="14"/><rect x="710" y="480" width="150" height="150" rx="14"/><rect x="900" y="480" width="150" height="150" rx="14"/></g><rect x="1090" y="480" width="150" height="150" rx="14" fill="#c23c06"/><path d="M1126 556l32 34 52-66" fill="none" stroke="#faf8f3" stroke-width="20"/>`,
  ),
} as const;
export type Drawing = keyof typeof DRAWINGS;

/** @returns a PNG of 1600 by 900 pixels */
export async function draw(name: Drawing): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  return Buffer.from((await renderAsync(DRAWINGS[name])).asPng());
}
