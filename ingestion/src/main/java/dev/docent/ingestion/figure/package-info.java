/** Figures of documents: what they show, described by a chat model that sees. */
@NullMarked
package dev.docent.ingestion.figure;

import org.jspecify.annotations.NullMarked;
