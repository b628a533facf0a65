/** Reading a question and a passage together. */
@NullMarked
package dev.docent.retrieval.reading;

import org.jspecify.annotations.NullMarked;
