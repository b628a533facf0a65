/** Extracts the fields of passports, cards, receipts and other pages from pictures and PDFs, and stores them. */
@NullMarked
package dev.docent.api.extraction;

import org.jspecify.annotations.NullMarked;
