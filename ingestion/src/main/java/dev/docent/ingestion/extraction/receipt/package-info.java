/** Reads invoices and receipts, whose amounts must add up. */
@NullMarked
package dev.docent.ingestion.extraction.receipt;

import org.jspecify.annotations.NullMarked;
