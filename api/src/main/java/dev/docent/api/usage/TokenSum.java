package dev.docent.api.usage;

import dev.docent.retrieval.usage.TokenUsage.Purpose;

/**
 * The tokens of some records for one purpose.
 *
 * @param key what the records have in common: a day, an account or a model
 */
record TokenSum(String key, Purpose purpose, long input, long output) {}
