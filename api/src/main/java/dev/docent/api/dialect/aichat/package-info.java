/** The AI Chat dialect: prompts are questions, answered as a stream of text. */
@NullMarked
package dev.docent.api.dialect.aichat;

import org.jspecify.annotations.NullMarked;
