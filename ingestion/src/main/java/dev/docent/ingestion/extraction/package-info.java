/** From the words of a page to the fields of the document: passports and cards, receipts and invoices, other pages. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
