/** Ticket sizes: `code` is the band, bounds in euros (null: open above). */
export const TICKET_BANDS = [
  { code: 'under-25k', minEur: 0, maxEur: 25_000 },
  { code: '25k-50k', minEur: 25_000, maxEur: 50_000 },
  { code: '50k-100k', minEur: 50_000, maxEur: 100_000 },
  { code: '100k-200k', minEur: 100_000, maxEur: 200_000 },
  { code: '200k-500k', minEur: 200_000, maxEur: 500_000 },
  { code: '500k-1m', minEur: 500_000, maxEur: 1_000_000 },
  { code: '1m-3m', minEur: 1_000_000, maxEur: 3_000_000 },
  { code: '3m-10m', minEur: 3_000_000, maxEur: 10_000_000 },
  { code: 'over-10m', minEur: 10_000_000, maxEur: null },
] as const;
