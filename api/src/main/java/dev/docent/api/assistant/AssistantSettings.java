package dev.docent.api.assistant;

import dev.docent.storage.records.NestedValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an assistant is like. Each change of it is a version.
 *
 * @param name one line
 * @param displayName null for the name
 * @param avatarUrl an address of an image, which this service never reads; null for none
 * @param description null for none
 * @param category null for none
 * @param instructions how it should answer, for its owner only; null for none
 * @param traits strings, numbers, booleans, or lists of them, by their names
 * @param model the chat model that the owner wishes; null for the configured one
 * @param temperature 0 to 2; null for the default of the model
 * @param knowledgeBases ids of knowledge bases of its owner; empty if it answers from those of the asker
 * @param suggestedPrompts questions to begin with
 */
public record AssistantSettings(
        String name,
        @Nullable String displayName,
        @Nullable String avatarUrl,
        @Nullable String description,
        @Nullable String category,
        @Nullable String instructions,
        Map<String, Object> traits,
        @Nullable String model,
        @Nullable Double temperature,
        List<String> knowledgeBases,
        List<String> suggestedPrompts)
        implements NestedValue {

    /** The longest instructions, in characters. */
    public static final int MAX_INSTRUCTIONS = 10_000;

    /** The name of a model, or nothing, as a pattern for Bean Validation. */
    public static final String MODEL = "^$|^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}$";

    /** The message about a text that is not a {@link #MODEL}. */
    public static final String NOT_MODEL = "must be the name of a model: up to 100 of A-Z a-z 0-9 . _ : / @ -";

    public AssistantSettings {
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
        knowledgeBases = List.copyOf(knowledgeBases);
        suggestedPrompts = List.copyOf(suggestedPrompts);
    }

    /** {@return the name that users see} */
    public String shownName() {
        return Objects.requireNonNullElse(displayName, name);
    }
}
