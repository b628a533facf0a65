/** Fields that a chat model reads from the image of a page, kept if the recognized words of the page have them too. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.extraction.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
