/** Access to Google's models through the Gemini API or Vertex AI, for chat and embedding. */
@NullMarked
package dev.docent.retrieval.gemini;

import org.jspecify.annotations.NullMarked;
