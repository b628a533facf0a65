/** What a question asks for: the kind of value, and the form of the answer. */
@NullMarked
package dev.docent.retrieval.answering.asked;

import org.jspecify.annotations.NullMarked;
