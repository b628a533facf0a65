/** HTML, XML and Markdown. */
@NullMarked
package dev.docent.ingestion.parsing.markup;

import org.jspecify.annotations.NullMarked;
