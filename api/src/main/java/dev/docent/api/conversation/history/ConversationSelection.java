package dev.docent.api.conversation.history;

import org.jspecify.annotations.Nullable;

/**
 * Which conversations are listed.
 *
 * @param assistant null for those with any assistant, and with none
 * @param archived whether those that are archived, or all others
 */
public record ConversationSelection(String owner, @Nullable String assistant, boolean archived) {}
