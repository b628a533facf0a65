/** Assistants: who may use them, what they answer from, their versions, links and samples. */
@NullMarked
package dev.docent.api.assistant;

import org.jspecify.annotations.NullMarked;
