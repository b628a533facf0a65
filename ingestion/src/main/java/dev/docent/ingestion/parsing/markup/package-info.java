/** Readers of HTML, XML, Markdown, AsciiDoc and notebooks. */
@NullMarked
package dev.docent.ingestion.parsing.markup;

import org.jspecify.annotations.NullMarked;
