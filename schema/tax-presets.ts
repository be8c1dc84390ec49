/** The tax systems an owner can choose from. What each brings along is the hub's data. */
export const taxPresetIds = ['in-regular', 'in-composition', 'de-vat', 'us-stacked'] as const
export type TaxPresetId = (typeof taxPresetIds)[number]
