package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Persona;
import dev.docent.retrieval.passage.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What the questions of a conversation are answered from, and as whom, as its caller may ask them now.
 *
 * @param persona the assistant; null if there is none
 */
public record AnsweringParty(Scope scope, @Nullable Persona persona) {}
