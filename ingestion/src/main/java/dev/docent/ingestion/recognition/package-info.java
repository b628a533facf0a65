/** The text in pictures, with the positions of its words, outside of the pipeline of documents. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
