/** Limits of what addresses, keys and accounts may use: rates by token buckets, and totals of what is stored. */
@NullMarked
package dev.docent.api.limit;

import org.jspecify.annotations.NullMarked;
