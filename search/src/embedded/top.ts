/**
 * The best `k` of the numbers 0 … n − 1, best first, by a bounded heap: n·log k comparisons.
 * @param compare negative when the first is better; never 0, or equal ones come in any order
 */
export function best(n: number, k: number, compare: (a: number, b: number) => number): number[] {
  // The worst of those kept is at the root.
  const heap: number[] = [];
  for (let i = 0; i < n && k > 0; i += 1) {
    if (heap.length < k) {
      heap.push(i);
      siftUp(heap, compare);
    } else if (compare(i, heap[0] ?? 0) < 0) {
      heap[0] = i;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

function siftUp(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at] ?? 0, heap[parent] ?? 0) <= 0) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function siftDown(heap: number[], compare: (a: number, b: number) => number): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && compare(heap[child] ?? 0, heap[worst] ?? 0) > 0) worst = child;
    }
    if (worst === at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = kept;
}
