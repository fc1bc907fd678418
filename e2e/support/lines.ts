import { type WebSocketRoute } from 'playwright-core';
import { openWindow } from './browser.ts';

export type CuttableWindow = Awaited<ReturnType<typeof openCuttable>>;

/** A window whose lines can be cut: pages still come then, but no call and no live connection reaches the server. */
export async function openCuttable(url: string) {
  const opened = await openWindow(url, { keeps: true });
  let isCut = false;
  const lines: WebSocketRoute[] = [];
  await opened.context.route('**/api/**', (route) => (isCut ? route.abort() : route.fallback()));
  await opened.context.routeWebSocket('**', (socket) => {
    // Left waiting: nobody answers.
    if (isCut) return;
    socket.connectToServer();
    lines.push(socket);
  });
  const cut = async (value: boolean): Promise<void> => {
    isCut = value;
    for (const line of lines.splice(0)) await line.close();
  };
  return { ...opened, cut };
}
